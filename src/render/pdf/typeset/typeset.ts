/**
 * Content of pdfmake as the bytes of a tagged PDF. The library's own entry cannot be used: it has no place for structure, for Chinese line
 * breaking, or for a table's head that reads differently where the table goes on. This calls the same parts in the same order.
 */
import type { Content, Style } from 'pdfmake/interfaces.js';
import { keepNothing, type Keep } from '../../../model/keep.js';
import { BoundInlines } from './bound-inlines.js';
import { GatheredDocument } from './gathered-document.js';
import { LayoutBuilder, tableLayouts, type LayoutWriter, type PdfLine } from './pdfmake-parts.js';
import { packObjects } from './pack-objects.js';
import { placeBookmarks } from './place-bookmarks.js';
import { letTallBlocksFlow } from './tall-blocks.js';
import { TaggedRenderer } from './tagged-renderer.js';
import { assignTags } from './tags.js';

/** A document to set. */
export interface Manuscript {
  /** @param measureHeight points that content takes on a page without end. */
  readonly write: (measureHeight: (content: Content[]) => number) => Content[];
  readonly page: {
    readonly width: number;
    readonly height: number;
    readonly margins: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  };
  readonly defaultStyle: Style;
  readonly header: (page: number, count: number) => Content;
  /** @param signs what the cells of the page say that they use. */
  readonly footer: (page: number, count: number, signs: ReadonlySet<string>) => Content;
  /** Paths of the faces of each family. */
  readonly fonts: Readonly<Record<string, Readonly<Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>>>>;
  /** Language tag of the document, and that of Chinese where it is another. */
  readonly language: string;
  readonly foreign: string | undefined;
  readonly info: Readonly<Record<string, string | Date>>;
  /** Whether the file is to conform to PDF/A-3b. */
  readonly archival: boolean;
  readonly attachment: { readonly bytes: Uint8Array; readonly options: object } | undefined;
  /** Takes packed pages and cut faces over from an earlier file. */
  readonly keep?: Keep | undefined;
}

/** Reads and sets the size of a picture of ours, whose root says it in pixels; the library would parse the whole twice. */
const svgSize = {
  measureSVG: (svg: string): { width: number; height: number } => {
    const [, width, height] = svgRoot.exec(svg) ?? [];
    return { width: Number(width), height: Number(height) };
  },
  writeDimensions: (svg: string, { width, height }: { width: number; height: number }): string =>
    svg.replace(svgRoot, (root) =>
      root.replace(/ width="[^"]*" height="[^"]*"/, ` width="${width}" height="${height}"`),
    ),
};
const svgRoot = /^<svg [^>]*? width="([\d.]+)" height="([\d.]+)"[^>]*>/;

/** Em that are put between two characters at most, so that a line ends flush. */
const mostSpread = 0.15;

/** Remembers which node each line is of, and measures text with this folder's rules. */
class Layout extends LayoutBuilder {
  private measuring: unknown;
  private writing!: LayoutWriter;

  /** The library makes its writer when layout begins, and its measurer. */
  set writer(writer: LayoutWriter) {
    letTallBlocksFlow(writer);
    this.writing = writer;
  }

  get writer(): LayoutWriter {
    return this.writing;
  }

  set docMeasure(measure: { textInlines: unknown; readonly pdfDocument: unknown }) {
    measure.textInlines = new BoundInlines(measure.pdfDocument);
    this.measuring = measure;
  }

  get docMeasure(): unknown {
    return this.measuring;
  }

  /** A node that asks for room starts a page where less is left. */
  override processNode(
    node: { readonly room?: number; readonly pageBreak?: string },
    isVerticalAlignmentAllowed?: boolean,
  ): void {
    const { availableHeight } = this.writer.context();
    const { room, pageBreak } = node;
    if (room !== undefined && pageBreak === undefined && availableHeight < room) this.writer.moveToNextPage();
    super.processNode(node, isVerticalAlignmentAllowed);
  }

  override buildNextLine(node: object): PdfLine | null {
    const line = super.buildNextLine(node);
    const [first] = line?.inlines ?? [];
    // What could not be broken leaves a gap that must not be spread over a few characters.
    const most = mostSpread * (first?.fontSize ?? 0) * ((line?.inlines.length ?? 0) - 1);
    if (line && first?.alignment === 'justify' && line.getAvailableWidth() > most)
      line.inlines = [{ ...first, alignment: 'left' }, ...line.inlines.slice(1)];
    return line && Object.assign(line, { node });
  }

  /** Signs that stand on a page that has been laid out, by its number. */
  signsOn(page: number): ReadonlySet<string> {
    const items = this.writer.context().pages[page - 1]?.items ?? [];
    return new Set(items.flatMap(({ item }) => (item as { node?: { signs?: readonly string[] } }).node?.signs ?? []));
  }
}

export async function typeset(script: Manuscript): Promise<Uint8Array> {
  const { page, info, archival, attachment, language } = script;
  const document = openDocument(script.fonts, {
    size: [page.width, page.height],
    pdfVersion: '1.7',
    ...(archival ? { subset: 'PDF/A-3b' } : {}),
    tagged: true,
    displayTitle: true,
    lang: language,
    compress: true,
    info,
  });
  document.keep = script.keep ?? keepNothing;
  if (attachment) document.file(Buffer.from(attachment.bytes), attachment.options);
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.resume();
  const { defaultStyle, header } = script;
  const measureHeight = (part: Content[]): number => {
    const endless = openLayout({ ...page, height: 100_000 });
    endless.layoutDocument(part, document, {}, defaultStyle, undefined, undefined, undefined);
    return endless.writer.context().y - page.margins.top;
  };
  const content = assignTags(script.write(measureHeight), script.foreign);
  const layout = openLayout(page);
  const footer = (current: number, count: number): Content => script.footer(current, count, layout.signsOn(current));
  const pages = layout.layoutDocument(content, document, {}, defaultStyle, undefined, header, footer);
  new TaggedRenderer(document).renderPages(pages);
  placeBookmarks(document.outline, content);
  document.end();
  await ended;
  return packObjects(document.takeBytes());
}

function openDocument(fonts: Manuscript['fonts'], options: object): GatheredDocument {
  const allowed = new Set(Object.values(fonts).flatMap((faces) => Object.values(faces)));
  const all = { ...options, autoFirstPage: false, font: null };
  return new GatheredDocument(fonts, {}, {}, {}, all, null, (path) => allowed.has(path));
}

function openLayout({ width, height, margins }: Manuscript['page']): Layout {
  const layout = new Layout({ width, height }, margins, svgSize);
  layout.registerTableLayouts(tableLayouts);
  return layout;
}
