/**
 * A document whose bytes are gathered as they are written. The library turns each operator of a page and each line of the file into a buffer of its
 * own, a hundred thousand of them; here a page's operators are joined first, and the file does not go through a stream.
 */
import { PDFDocument, type PdfPage } from './pdfmake-parts.js';

/** Where the library keeps pages that are not written yet, and how many bytes it has written. */
const unwritten = '_pageBuffer';
const offset = '_offset';

/** A page and the operators that it has not been given yet. */
interface GatheringPage extends PdfPage {
  operators?: string[];
}

export class GatheredDocument extends PDFDocument {
  // The library's constructor writes before this class could set anything.
  declare private chunks: Buffer[] | undefined;
  declare page: GatheringPage;

  override addContent(operator: string): this {
    // What draws a group of its own puts something else in the page's place.
    if (this.page.content === undefined) this.page.write(operator);
    else (this.page.operators ??= []).push(operator);
    return this;
  }

  override flushPages(): void {
    for (const page of this[unwritten] as readonly GatheringPage[]) {
      if (page.operators) page.write(page.operators.join('\n'));
      delete page.operators;
    }
    super.flushPages();
  }

  override _write(data: string | Buffer): void {
    const bytes = typeof data === 'string' ? Buffer.from(`${data}\n`, 'latin1') : data;
    (this.chunks ??= []).push(bytes);
    this[offset] += bytes.length;
  }

  /** The whole file, once the document has ended. */
  takeBytes(): Buffer {
    return Buffer.concat(this.chunks ?? []);
  }
}
