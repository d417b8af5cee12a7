/**
 * The parts of pdfmake 0.3.11 and pdfkit 0.19.1 that lie behind the public entry and that this folder builds on. The version is pinned
 * exactly: another one is read again before it is taken.
 */

/** A piece of text of one style that no line break cuts. */
interface Inline {
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
  noNewLine?: boolean;
  lineEnd?: boolean;
  leadingIndent?: number;
  noWrap?: boolean | null;
  _pageNodeRef?: unknown;
}

interface PdfFont {
  readonly ascender: number;
  lineHeight(size: number): number;
  widthOfString(text: string, size: number, features?: unknown): number;
}

declare module 'pdfmake/js/TextInlines.js' {
  class TextInlines {
    constructor(pdfDocument: unknown);
    measure(inlines: Inline[], styles: unknown): Inline[];
    widthOfText(text: string, inline: Inline): number;
  }
  const module: { readonly default: typeof TextInlines };
  export default module;
}

declare module 'pdfmake/js/Line.js' {
  class Line {
    inlines: Inline[];
    x: number;
    y: number;
    id?: string;
    _pageNodeRef?: unknown;
    clone(): Line;
    getHeight(): number;
    getAscenderHeight(): number;
  }
  const module: { readonly default: typeof Line };
  export type PdfLine = Line;
  export default module;
}

declare module 'pdfmake/js/LayoutBuilder.js' {
  import type { PdfLine } from 'pdfmake/js/Line.js';

  interface PageItem {
    readonly type: string;
    readonly item: object;
  }
  export interface LaidOutPage {
    readonly pageSize: { readonly width: number; readonly height: number };
    readonly items: readonly PageItem[];
  }
  class LayoutBuilder {
    readonly writer: {
      context(): {
        readonly pages: readonly LaidOutPage[];
        readonly y: number;
        readonly availableHeight: number;
      };
      moveToNextPage(): void;
    };
    constructor(pageSize: object, pageMargins: object, svgMeasure: object);
    registerTableLayouts(layouts: object): void;
    layoutDocument(
      content: unknown,
      document: unknown,
      styles: object,
      defaultStyle: object,
      background: undefined,
      header: unknown,
      footer: unknown,
    ): LaidOutPage[];
    processNode(node: object, isVerticalAlignmentAllowed?: boolean): void;
    buildNextLine(node: object): PdfLine | null;
  }
  const module: { readonly default: typeof LayoutBuilder };
  export default module;
}

declare module 'pdfmake/js/Renderer.js' {
  import type { LaidOutPage } from 'pdfmake/js/LayoutBuilder.js';
  import type { PdfLine } from 'pdfmake/js/Line.js';
  import type { PdfDocument } from 'pdfmake/js/PDFDocument.js';

  class Renderer {
    readonly pdfDocument: PdfDocument;
    constructor(pdfDocument: PdfDocument);
    renderPages(pages: readonly LaidOutPage[]): void;
    renderLine(line: PdfLine, x: number, y: number): void;
    renderVector(vector: object): void;
    renderSVG(svg: object): void;
  }
  const module: { readonly default: typeof Renderer };
  export default module;
}

declare module 'pdfmake/js/PDFDocument.js' {
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
  class PDFDocument {
    readonly outline: OutlineItem;
    readonly page: { readonly dictionary: { readonly data: Record<string, unknown> } };
    _pdfMakePages: unknown;
    constructor(
      fonts: object,
      images: object,
      patterns: object,
      attachments: object,
      options: object,
      virtualFileSystem: null,
      localAccessPolicy: (path: string) => boolean,
    );
    addPage(options: { size: [number, number] }): void;
    file(bytes: Uint8Array, options: object): void;
    struct(type: string, options?: object): StructElement;
    addStructure(element: StructElement): void;
    markContent(tag: string, options?: object): void;
    markStructureContent(tag: string): StructContent;
    endMarkedContent(): void;
    goTo(x: number, y: number, width: number, height: number, name: string, options: object): void;
    on(event: 'data', listener: (chunk: Uint8Array) => void): void;
    on(event: 'end', listener: () => void): void;
    on(event: 'error', listener: (error: Error) => void): void;
    end(): void;
  }
  const module: { readonly default: typeof PDFDocument };
  export type PdfDocument = PDFDocument;
  export default module;
}

declare module 'pdfmake/js/tableLayouts.js' {
  const module: { readonly tableLayouts: object };
  export default module;
}
