/** A text that states figures, as it was read from a file. SDMX: the reference metadata of a data source, before it is on file. */

/** What a file of an article may be. */
export const articleFormats = ['txt', 'md', 'html', 'docx', 'pdf'] as const;
export type ArticleFormat = (typeof articleFormats)[number];

export interface Article {
  /** The file's path as it was given. */
  readonly file: string;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  readonly format: ArticleFormat;
  /**
   * The decoded text, byte order mark off, line ends kept: what locators count in. For HTML, DOCX and PDF it is the main text, a line a
   * paragraph.
   */
  readonly text: string;
  /** Stated in the text or in the file's own metadata; null where neither does. */
  readonly title: string | null;
  readonly publisher: string | null;
  /** Date of publication, `YYYY-MM-DD`. */
  readonly published: string | null;
}
