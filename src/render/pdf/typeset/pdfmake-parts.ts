/**
 * The parts of pdfmake 0.3.11 and pdfkit 0.19.1 that lie behind the public entry and that this folder builds on. The version is pinned
 * exactly: another one is read again before it is taken.
 */
import { createRequire } from 'node:module';

/** A piece of text of one style that no line break cuts. */
export interface Inline {
  text: string;
  width: number;
  height: number;
  /** Within its line. */
  x: number;
  leadingCut: number;
  /** Width at the end that does not count at a line's end. */
  trailingCut: number;
  font: PdfFont;
  fontSize: number;
  color: string;
  characterSpacing: number;
  alignment: string;
  linkToDestination?: string | null;
  link?: string | null;
  /** Set where the next piece must stand on the same line. */
  noNewLine?: boolean | undefined;
  lineEnd?: boolean | undefined;
  leadingIndent?: number | undefined;
  noWrap?: boolean | null;
  _pageNodeRef?: PageReference | undefined;
}

export interface PdfFont {
  readonly ascender: number;
  lineHeight(size: number): number;
  widthOfString(text: string, size: number, features?: unknown): number;
}

/** A node to whose page a text refers. */
interface PageReference {
  readonly positions: readonly { readonly pageNumber: number }[];
}

export interface PdfLine {
  inlines: Inline[];
  x: number;
  y: number;
  id?: string;
  _pageNodeRef?: PageReference | undefined;
  getHeight(): number;
  getAvailableWidth(): number;
  getAscenderHeight(): number;
}

/** What drawing takes of a line. */
export interface DrawnLine {
  readonly inlines: readonly Inline[];
  readonly id: string | undefined;
  readonly getHeight: () => number;
  readonly getAscenderHeight: () => number;
}

export interface LaidOutPage {
  readonly pageSize: { readonly width: number; readonly height: number };
  readonly items: readonly { readonly type: string; readonly item: object }[];
}

export interface StructContent {
  readonly refs: readonly unknown[];
}

export interface StructElement {
  readonly dictionary: { readonly data: Record<string, unknown> };
  add(child: StructElement | StructContent): this;
  end(): void;
}

export interface OutlineItem {
  addItem(text: string, options: { expanded: boolean }): OutlineItem;
  readonly outlineData: { Dest: unknown };
}

/** A face of the file, cut down to the glyphs that occur, in the order in which they came. */
interface EmbeddedFace {
  readonly name: string;
  readonly subset: { readonly glyphs: readonly number[]; encode: () => Uint8Array };
}

export interface PdfPage {
  readonly dictionary: { readonly data: Record<string, unknown> };
  /** What is drawn on it. */
  readonly content?: { compress: boolean; readonly data: Record<string, unknown>; write(bytes: Uint8Array): void };
  write(operators: string): void;
}

export interface PdfDocument {
  readonly outline: OutlineItem;
  page: PdfPage;
  /** Pages that are not written yet. */
  readonly _pageBuffer: readonly PdfPage[];
  /** Bytes written so far. */
  _offset: number;
  readonly _fontFamilies: Readonly<Record<string, EmbeddedFace>>;
  addContent(operator: string): this;
  flushPages(): void;
  _write(data: string | Buffer): void;
  addPage(options: { size: [number, number] }): void;
  file(bytes: Uint8Array, options: object): void;
  struct(type: string, options?: object): StructElement;
  addStructure(element: StructElement): void;
  markContent(tag: string, options?: object): void;
  markStructureContent(tag: string): StructContent;
  endMarkedContent(): void;
  goTo(x: number, y: number, width: number, height: number, name: string, options: object): void;
  on(event: 'end', listener: () => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  /** Lets the stream come to its end, although nobody reads it. */
  resume(): void;
  end(): void;
}

/** The styles that hold where a text stands. */
export interface StyleStack {
  getProperty(name: string): unknown;
  /** Asks with the styles of an item on top. */
  auto<T>(item: object, ask: () => T): T;
}

interface TextInlinesPart {
  measure(inlines: Inline[], styles: StyleStack): Inline[];
  widthOfText(text: string, inline: Inline): number;
}

/** Where the layout stands. */
export interface LayoutContext {
  readonly pages: readonly LaidOutPage[];
  /** Points from the top of the page. */
  readonly y: number;
  readonly availableHeight: number;
  readonly availableWidth: number;
  readonly pageMargins: { readonly top: number; readonly bottom: number };
  getCurrentPage(): { readonly pageSize: { readonly height: number } };
}

export interface LayoutWriter {
  /** Blocks within blocks that are to stay whole. */
  readonly transactionLevel: number;
  /** Heads of tables that come again on each page. */
  readonly repeatables: readonly { readonly height: number }[];
  context(): LayoutContext;
  moveToNextPage(): void;
  beginUnbreakableBlock(width?: number, height?: number): void;
  commitUnbreakableBlock(x?: number, y?: number): void;
  addFragment(fragment: LaidOutPage & { readonly height: number }): void;
}

interface LayoutBuilderPart {
  registerTableLayouts(layouts: object): void;
  layoutDocument(
    content: unknown,
    document: PdfDocument,
    styles: object,
    defaultStyle: object,
    background: undefined,
    header: unknown,
    footer: unknown,
  ): LaidOutPage[];
  processNode(node: object, isVerticalAlignmentAllowed?: boolean): void;
  buildNextLine(node: object): PdfLine | null;
}

interface RendererPart {
  readonly pdfDocument: PdfDocument;
  renderPages(pages: readonly LaidOutPage[]): void;
  renderLine(line: DrawnLine, x: number, y: number): void;
  renderVector(vector: object): void;
  renderSVG(svg: object): void;
}

const require = createRequire(import.meta.url);
const load = (part: string): unknown => (require(`pdfmake/js/${part}.js`) as { readonly default: unknown }).default;

export const TextInlines = load('TextInlines') as new (pdfDocument: unknown) => TextInlinesPart;

export const LayoutBuilder = load('LayoutBuilder') as new (
  pageSize: object,
  pageMargins: object,
  svgMeasure: object,
) => LayoutBuilderPart;

export const Renderer = load('Renderer') as new (pdfDocument: PdfDocument) => RendererPart;

export const PDFDocument = load('PDFDocument') as new (
  fonts: object,
  images: object,
  patterns: object,
  attachments: object,
  options: object,
  virtualFileSystem: null,
  localAccessPolicy: (path: string) => boolean,
) => PdfDocument;

export const { tableLayouts } = require('pdfmake/js/tableLayouts.js') as { readonly tableLayouts: object };
