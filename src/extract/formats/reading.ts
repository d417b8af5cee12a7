/** What a file of an article gives, before its heading lines are read. */
import type { Collector } from '../../diagnostics/collector.js';
import type { Header } from '../header.js';

export interface ArticleFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Reading {
  /** The main text; for HTML, DOCX and PDF a line a paragraph or a row, with tabs between cells. */
  readonly text: string;
  /** What the file's own metadata state. */
  readonly stated: Partial<Header>;
  /** A title in the metadata that may be anything: it counts only where the text bears it out or has none. */
  readonly rumouredTitle?: string;
  /** The site that a page names as its own; it is the publisher where nobody else is named. */
  readonly site?: string;
  /** All that a page shows, where the main text is only part of it: labels such as 来源 may stand outside. */
  readonly surroundings?: string;
}

/** Undefined when the file cannot be read; the collector then has the reason. */
export type ReadFormat = (file: ArticleFile, collector: Collector) => Promise<Reading | undefined>;
