/**
 * Reads an article from a file of any of the formats in which reviews are passed on. Takes the file's name and bytes; a file that cannot
 * be read is refused with a reason and what to do. The library of a format is loaded only for a file of it.
 */
import { hashBytes } from '../text/hash-bytes.js';
import { Collector } from '../diagnostics/collector.js';
import type { Outcome } from '../diagnostics/diagnostic.js';
import type { Article, ArticleFormat } from '../model/article.js';
import { readDocx } from './formats/read-docx.js';
import { readHtml } from './formats/read-html.js';
import { readPdf } from './formats/read-pdf.js';
import { readPlain } from './formats/read-plain.js';
import type { ArticleFile, ReadFormat, Reading } from './formats/reading.js';
import { mergeHeaders, readHeader, readStatements, type Header } from './header.js';

const formats: Readonly<Record<string, ArticleFormat>> = {
  txt: 'txt',
  md: 'md',
  html: 'html',
  htm: 'html',
  docx: 'docx',
  pdf: 'pdf',
};

const readers: Readonly<Record<ArticleFormat, ReadFormat>> = {
  txt: readPlain,
  md: readPlain,
  html: readHtml,
  docx: readDocx,
  pdf: readPdf,
};

/** Whether a file's name is that of a kind that is read here: `review.docx`. */
export const isArticleName = (name: string): boolean => formats[extensionOf(name)] !== undefined;

const extensionOf = (path: string): string =>
  /\.(?<extension>[^./\\]+)$/.exec(path)?.groups?.['extension']?.toLowerCase() ?? '';

const saveAsDocx = 'open it in Word or WPS and save it as .docx';
const recognise = 'a picture has no text: recognise it first and save the text as .txt';

/** What to do with files of other kinds. */
const remedies: Readonly<Record<string, string>> = {
  doc: saveAsDocx,
  wps: saveAsDocx,
  rtf: saveAsDocx,
  odt: saveAsDocx,
  ofd: 'open it in an OFD reader and save it as .pdf',
  caj: 'open it in CAJViewer and save it as .pdf',
  mht: 'open it in a browser and save it as .html',
  mhtml: 'open it in a browser and save it as .html',
  jpg: recognise,
  jpeg: recognise,
  png: recognise,
};

/** Reads one article. Title, publisher and date of publication are null where neither the text nor the file's metadata state them. */
export async function readArticle(file: ArticleFile): Promise<Outcome<Article>> {
  const collector = new Collector();
  const { path, bytes } = file;
  const extension = extensionOf(path);
  const format = formats[extension];
  if (format === undefined) {
    const hints = [remedies[extension] ?? `give one of these: ${Object.keys(formats).join(', ')}`];
    collector.add('article-kind', { path }, { kind: extension }, { hints });
    return { value: undefined, diagnostics: collector.diagnostics };
  }
  const reading = await readers[format](file, collector);
  if (reading && reading.text.trim() === '') collector.add('article-empty', { path }, {});
  if (!reading || reading.text.trim() === '') return { value: undefined, diagnostics: collector.diagnostics };
  const sha256 = hashBytes(bytes);
  const value: Article = { file: path, sha256, format, text: reading.text, ...headerOf(reading) };
  return { value, diagnostics: collector.diagnostics };
}

/** What the metadata state, then the text, then what stands around it on its page. */
function headerOf({ text, stated, rumouredTitle, surroundings, site }: Reading): Header {
  const own = readHeader(text);
  const around = surroundings === undefined ? {} : readStatements(surroundings);
  const { title, publisher, published } = mergeHeaders(stated, own, around, { publisher: site ?? null });
  return { title: betterTitle(title, rumouredTitle), publisher, published };
}

/** A title in the file's properties is believed where the text's first line is the start of it, or where the text has none. */
function betterTitle(title: string | null, rumoured: string | undefined): string | null {
  if (rumoured === undefined || !/\p{Script=Han}{4}/u.test(rumoured)) return title;
  if (/\.(?:docx?|wps|pdf|indd)$|^(?:Microsoft|WPS|未命名|文档|无标题)/i.test(rumoured)) return title;
  const bare = (text: string): string => text.replaceAll(/\s+/g, '');
  return title === null || bare(rumoured).startsWith(bare(title)) ? rumoured : title;
}
