/**
 * Reads a PDF. Gives its lines in the order of the file, page after page, without the heads and feet that come again on each page. A
 * PDF without text is a scan and is refused; so is one whose fonts do not say which characters they draw.
 */
import type { Collector } from '../../diagnostics/collector.js';
import type { ArticleFile, ReadFormat } from './reading.js';

/** How many lines at the top and at the bottom of a page may be its head and foot. */
const marginLines = 2;

export const readPdf: ReadFormat = async (file, collector) => {
  const content = await readContent(file, collector);
  if (!content) return undefined;
  const { pages, title, drawsText } = content;
  const empty = pages.filter((lines) => lines.length === 0).length;
  const place = { path: file.path };
  const hints = ['recognise its text first, with WPS or with: ocrmypdf -l chi_sim in.pdf out.pdf'];
  if (empty === pages.length && drawsText) {
    collector.add(
      'article-unmapped',
      place,
      {},
      { hints: ['open it in WPS or a browser, and save what it says as .txt', ...hints] },
    );
    return undefined;
  }
  if (empty === pages.length) {
    collector.add('article-scanned', place, { pages: pages.length }, { hints });
    return undefined;
  }
  if (empty > 0)
    collector.add('pages-scanned', place, { pages: empty, of: pages.length }, { hints, severity: 'warning' });
  const text = withoutMargins(pages.filter((lines) => lines.length > 0))
    .flat()
    .join('\n');
  return { text, stated: {}, ...(title ? { rumouredTitle: title } : {}) };
};

interface Content {
  /** The lines of each page. */
  readonly pages: readonly string[][];
  readonly title: string | undefined;
  /** Whether a page without lines draws characters all the same. */
  readonly drawsText: boolean;
}

async function readContent({ path, bytes }: ArticleFile, collector: Collector): Promise<Content | undefined> {
  const { getDocumentProxy, getMeta, getResolvedPDFJS } = await import('unpdf');
  try {
    // The reader takes the bytes it is given for itself.
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const { OPS } = await getResolvedPDFJS();
    const pages: string[][] = [];
    let drawsText = false;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const lines = linesOf(items.flatMap((item) => ('str' in item ? [item] : [])));
      pages.push(lines);
      if (lines.length === 0) drawsText ||= (await page.getOperatorList()).fnArray.includes(OPS.showText);
    }
    const { info } = await getMeta(document);
    const title: unknown = info['Title'];
    await document.cleanup();
    return { pages, title: typeof title === 'string' ? title.trim() : undefined, drawsText };
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    if (locked) collector.add('article-locked', { path }, {}, { hints: ['open it and save it without a password'] });
    else collector.add('article-broken', { path }, { kind: 'pdf' }, { hints: ['open it and print it into a new PDF'] });
    return undefined;
  }
}

function linesOf(items: readonly { readonly str: string; readonly hasEOL: boolean }[]): string[] {
  const text = items.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join('');
  return text.split('\n').flatMap((line) => line.trim() || []);
}

/** Leaves out the lines at the edge of a page that every page has there, whatever their numbers. */
function withoutMargins(pages: readonly (readonly string[])[]): string[][] {
  if (pages.length < 2) return pages.map((lines) => [...lines]);
  const withoutNumbers = (line: string): string => line.replaceAll(/\d+/g, '#').replaceAll(/\s+/g, '');
  const edges = pages.map(
    (lines) => new Set([...lines.slice(0, marginLines), ...lines.slice(-marginLines)].map(withoutNumbers)),
  );
  const isMargin = (line: string): boolean => edges.every((edge) => edge.has(withoutNumbers(line)));
  return pages.map((lines) =>
    lines.filter((line, index) => !((index < marginLines || index >= lines.length - marginLines) && isMargin(line))),
  );
}
