/**
 * A document whose bytes are gathered as they are written. The library turns each operator of a page and each line of the file into a buffer of its
 * own, a hundred thousand of them; here a page's operators are joined first, and the file does not go through a stream. Pages and cut faces that
 * are those of an earlier file are taken from a keep.
 */
import { deflateSync } from 'node:zlib';
import type { Keep } from '../../../model/keep.js';
import { PDFDocument, type PdfPage } from './pdfmake-parts.js';

/** Where the library has pages that are not written yet, how many bytes it has written, and the faces of the file by several names. */
const unwritten = '_pageBuffer';
const offset = '_offset';
const faces = '_fontFamilies';

/** A page and the operators that it has not been given yet. */
interface GatheringPage extends PdfPage {
  operators?: string[];
}

export class GatheredDocument extends PDFDocument {
  // The library's constructor writes before this class could set anything.
  declare private chunks: Buffer[] | undefined;
  declare page: GatheringPage;
  /** Set before the first page. */
  declare keep: Keep;

  override addContent(operator: string): this {
    // What draws a group of its own puts something else in the page's place.
    if (this.page.content === undefined) this.page.write(operator);
    else (this.page.operators ??= []).push(operator);
    return this;
  }

  override flushPages(): void {
    for (const { operators = [], content } of this[unwritten] as readonly GatheringPage[]) {
      if (!content) continue;
      const text = `${operators.join('\n')}\n`;
      content.write(
        this.keep(
          'page',
          () => text,
          () => deflateSync(Buffer.from(text, 'latin1')),
        ),
      );
      content.compress = false;
      content.data['Filter'] = 'FlateDecode';
    }
    super.flushPages();
  }

  override end(): void {
    for (const { name, subset } of new Set(Object.values(this[faces]))) {
      const encode = subset.encode.bind(subset);
      subset.encode = () => this.keep('face', () => `${name} ${subset.glyphs.join()}`, encode);
    }
    super.end();
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
