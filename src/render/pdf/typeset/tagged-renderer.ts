/**
 * Draws laid-out pages with the structure that `assignTags` gave their content; rules, running heads and repeated table heads are artifacts.
 * Neighbouring characters of one style are drawn together, where the library would draw each Chinese character alone.
 */
import {
  Renderer,
  type DrawnLine,
  type Inline,
  type LaidOutPage,
  type PdfDocument,
  type PdfLine,
  type StructElement,
} from './pdfmake-parts.js';
import type { Tag } from './tags.js';

/** What layout leaves on a line or picture. */
export interface Drawn {
  readonly tag?: Tag;
  readonly inHead?: boolean;
  /** Drawn at the first place of a table's head only, or only where the head comes again. */
  readonly when?: 'first' | 'again';
}

interface Picture extends Drawn {
  readonly x: number;
  readonly y: number;
  readonly _width: number;
  readonly _height: number;
}

export class TaggedRenderer extends Renderer {
  private readonly elements = new Map<Tag, StructElement>();
  private readonly root: StructElement;
  /** Nodes of table heads, with the page on which each came first. */
  private readonly firstPages = new Map<Drawn, LaidOutPage>();
  /** The element whose marks are open. */
  private open: StructElement | 'artifact' | undefined;

  constructor(pdfDocument: PdfDocument) {
    super(pdfDocument);
    this.root = pdfDocument.struct('Document');
    pdfDocument.addStructure(this.root);
  }

  override renderPages(pages: readonly LaidOutPage[]): void {
    const document = this.pdfDocument;
    for (const page of pages) {
      document.addPage({ size: [page.pageSize.width, page.pageSize.height] });
      document.page.dictionary.data['Tabs'] = 'S';
      for (const { type, item } of page.items) this.drawItem(type, item, page);
      this.close();
    }
    this.root.end();
  }

  private drawItem(type: string, item: object, page: LaidOutPage): void {
    switch (type) {
      case 'vector':
        this.mark(undefined);
        this.renderVector(item);
        return;
      case 'svg':
        this.drawPicture(item as Picture);
        return;
      case 'line':
        this.drawLine(item as PdfLine & { readonly node?: Drawn }, page);
        return;
      default:
        throw new Error(`the briefing draws no ${type}`);
    }
  }

  private drawPicture(picture: Picture): void {
    const { tag, x, y, _width: width, _height: height } = picture;
    if (tag) {
      // The box is known only now.
      const element = this.elementOf(tag, { bbox: [x, y, x + width, y + height] });
      this.mark(element);
    } else this.mark(undefined);
    this.renderSVG(picture);
    this.close();
  }

  private drawLine(line: PdfLine & { readonly node?: Drawn }, page: LaidOutPage): void {
    const { node } = line;
    const again = node?.inHead === true && this.comesAgain(node, page);
    if (node?.when === (again ? 'first' : 'again')) return;
    if (line.inlines.every(({ text }) => text === '')) return;
    const element = node?.tag && !again ? this.elementOf(node.tag) : undefined;
    resolvePages(line);
    // Each part of the line is drawn on the line's own baseline.
    const height = line.getHeight();
    const ascent = line.getAscenderHeight();
    for (const [index, run] of joinRuns(line.inlines).entries()) {
      const { first, text, width, characterSpacing } = run;
      const part: DrawnLine = {
        id: index === 0 ? line.id : undefined,
        inlines: [{ ...first, text, width, characterSpacing, linkToDestination: null }],
        getHeight: () => height,
        getAscenderHeight: () => ascent,
      };
      const target = first.linkToDestination;
      if (typeof target === 'string' && element) this.drawLink(part, line, run, target, element);
      else {
        this.mark(element);
        this.renderLine(part, line.x, line.y);
      }
    }
  }

  private drawLink(part: DrawnLine, { x, y }: PdfLine, run: Run, target: string, element: StructElement): void {
    this.close();
    const link = this.pdfDocument.struct('Link');
    element.add(link);
    const content = this.pdfDocument.markStructureContent('Link');
    this.renderLine(part, x, y);
    this.pdfDocument.endMarkedContent();
    link.add(content);
    const width = run.width + run.characterSpacing * (run.text.length - 1);
    const { height } = run.first;
    const top = y + (part.getHeight() - height);
    const options = { structParent: link, Contents: Object(run.text) as object };
    this.pdfDocument.goTo(x + run.first.x, top, width, height, target, options);
    // The reference to the annotation takes the page on which it is written.
    link.end();
  }

  private comesAgain(node: Drawn, page: LaidOutPage): boolean {
    const first = this.firstPages.get(node);
    if (first === undefined) this.firstPages.set(node, page);
    return first !== undefined && first !== page;
  }

  /** Opens the marks of an element, or of an artifact; marks that are open for it stay open. */
  private mark(element: StructElement | undefined): void {
    const wanted = element ?? 'artifact';
    if (this.open === wanted) return;
    this.close();
    if (element) {
      const type = element.dictionary.data['S'] as string;
      element.add(this.pdfDocument.markStructureContent(type));
    } else this.pdfDocument.markContent('Artifact', { type: 'Layout' });
    this.open = wanted;
  }

  private close(): void {
    if (this.open !== undefined) this.pdfDocument.endMarkedContent();
    this.open = undefined;
  }

  private elementOf(tag: Tag, options: object = {}): StructElement {
    const known = this.elements.get(tag);
    if (known) return known;
    const parent = tag.parent ? this.elementOf(tag.parent) : this.root;
    // A row makes its cells at once, so that none is missing.
    const made = this.elements.get(tag);
    if (made) return made;
    const element = this.pdfDocument.struct(tag.type, { ...tag.options, ...options });
    if (tag.span > 1) {
      const data = element.dictionary.data;
      data['A'] = { ...(data['A'] as object | undefined), O: 'Table', ColSpan: tag.span };
    }
    parent.add(element);
    this.elements.set(tag, element);
    for (const cell of tag.cells) this.elementOf(cell);
    return element;
  }
}

/** Where the library keeps the node to whose page a text refers. */
const pageReference = '_pageNodeRef';

/** The number of a page is known only now; layout has left the room of five digits for it. */
function resolvePages(line: PdfLine): void {
  for (const inline of line.inlines) {
    const reference = inline[pageReference] ?? line[pageReference];
    if (reference === undefined) continue;
    inline.text = `${reference.positions[0]?.pageNumber ?? ''}`;
    const width = inline.font.widthOfString(inline.text, inline.fontSize);
    if (inline.alignment === 'right') inline.x += inline.width - width;
    inline.width = width;
    inline[pageReference] = undefined;
  }
  line[pageReference] = undefined;
}

const sameStyle = ({ first, characterSpacing }: Run, inline: Inline): boolean =>
  first.font === inline.font &&
  first.fontSize === inline.fontSize &&
  first.color === inline.color &&
  first.linkToDestination === inline.linkToDestination &&
  characterSpacing === inline.characterSpacing;

/** Least space, in em, that tells two runs apart. */
const tolerance = 0.001;

/** Pieces that are drawn as one, in the style and at the place of the first. */
interface Run {
  readonly first: Inline;
  text: string;
  width: number;
  characterSpacing: number;
}

/**
 * Joins pieces that follow one another in one style. Single characters that justification has spread evenly become one run with that
 * character spacing.
 */
function joinRuns(inlines: readonly Inline[]): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const inline of inlines) {
    if (inline.text === '') continue;
    const run = runs.at(-1);
    const space = inline.x - end;
    const width = inline.font.widthOfString(inline.text, inline.fontSize);
    const joins = run !== undefined && sameStyle(run, inline) && canJoin(run, inline, space);
    if (joins) {
      run.characterSpacing = run.text.length > 1 || space < tolerance ? run.characterSpacing : space;
      run.text += inline.text;
      run.width += width;
    } else runs.push({ first: inline, text: inline.text, width, characterSpacing: inline.characterSpacing });
    end = inline.x + width;
  }
  return runs;
}

function canJoin(run: Run, inline: Inline, space: number): boolean {
  const limit = tolerance * inline.fontSize;
  if (Math.abs(space - run.characterSpacing) < limit) return run.characterSpacing < limit || inline.text.length === 1;
  return run.text.length === 1 && inline.text.length === 1 && space > 0;
}
