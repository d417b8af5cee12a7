/**
 * The document's structure, read off its content before layout: each text and picture gets the tag under which its marks are filed
 * (ISO 32000-1, 14.8.4). Roles come from what a node is: a heading by `headlineLevel`, a table, a list, a picture with `alt`.
 */

/** A place in the structure tree. */
export interface Tag {
  readonly type: string;
  readonly parent: Tag | undefined;
  readonly options: { readonly scope?: 'Column' | 'Row'; readonly alt?: string; readonly lang?: string };
  readonly span: number;
  /** Cells of a row, which exist even when nothing stands in them. */
  readonly cells: Tag[];
}

/** What content nodes may say about their role. */
export interface Role {
  /** Rows of this table belong to the table around it. */
  readonly partOfTable?: boolean;
  /** A table, or a stack of columns, that is a list: each row or child an item, a label and its body. */
  readonly list?: boolean;
  /** A stack of columns that are the lines of the contents. */
  readonly contents?: boolean;
  /** Decoration that no reader should be told. */
  readonly artifact?: boolean;
  /** A table's title among its head rows. */
  readonly caption?: boolean;
  /** A note below a table's rows, which stands beside the table in the structure. */
  readonly outside?: boolean;
  readonly alt?: string;
  /** Points that must be left on the page for the node to start there. */
  readonly room?: number;
}

interface Node extends Role {
  text?: unknown;
  stack?: unknown[];
  columns?: unknown[];
  ul?: unknown[];
  svg?: string;
  table?: { headerRows?: number; body: unknown[][] };
  colSpan?: number;
  headlineLevel?: number;
  tag?: Tag;
  /** In a table's head, which comes again on each page. */
  inHead?: boolean;
}

interface Place {
  readonly tag: Tag | undefined;
  /** Where the outermost table stands. */
  readonly outside?: Tag | undefined;
  readonly table?: Tag;
  readonly inHead?: boolean;
  /** Whether the place is a cell or an item, whose own tag carries a short text. */
  readonly holder?: boolean;
}

const makeTag = (type: string, parent: Tag | undefined, options: Tag['options'] = {}, span = 1): Tag => ({
  type,
  parent,
  options,
  span,
  cells: [],
});

const isHan = /\p{Script=Han}/u;

/** Tags the content in place and returns it. @param foreign the language tag of Chinese in an edition of another language. */
export function assignTags(content: unknown[], foreign: string | undefined): unknown[] {
  const visit = (value: unknown, place: Place): unknown => {
    if (Array.isArray(value)) return value.map((item) => visit(item, place));
    if (typeof value === 'string' || typeof value === 'number') return visit({ text: `${value}` }, place);
    const node = value as Node;
    if (place.inHead) node.inHead = true;
    if (node.artifact) return node;
    if (node.table) return visitTable(node, node.table, place);
    if (node.ul) return visitList(node, node.ul, place);
    if (node.columns) {
      node.columns = node.columns.map((column) => visit(column, place));
      return node;
    }
    if (node.stack && node.contents) return visitContents(node, node.stack as Node[], place);
    if (node.stack && node.list) return visitStack(node, node.stack as Node[], place);
    if (node.stack) {
      const inner = node.caption ? { ...place, tag: makeTag('Caption', place.table), holder: true } : place;
      node.stack = node.stack.map((item) => visit(item, inner));
      return node;
    }
    if (node.svg !== undefined) node.tag = makeTag('Figure', place.tag, { alt: node.alt ?? '' });
    else if (node.text !== undefined) node.tag = tagText(node, place);
    return node;
  };

  const tagText = (node: Node, place: Place): Tag => {
    const lang = foreign !== undefined && isHan.test(plainText(node.text)) ? { lang: foreign } : {};
    const type =
      node.headlineLevel !== undefined ? `H${node.headlineLevel + 1}` : place.holder || node.caption ? 'Span' : 'P';
    if (node.outside) return makeTag('P', place.outside, lang);
    const parent = node.caption ? makeTag('Caption', place.table) : place.tag;
    if (type !== 'Span' || parent === undefined || 'lang' in lang) return makeTag(type, parent, lang);
    return parent;
  };

  const visitTable = (node: Node, table: NonNullable<Node['table']>, place: Place): Node => {
    if (node.list) {
      const list = makeTag('L', place.tag);
      table.body = table.body.map((row) => visitItem(row, list));
      return node;
    }
    const own = node.partOfTable && place.table ? place.table : makeTag('Table', place.tag);
    const heads = table.headerRows ?? 0;
    table.body = table.body.map((row, index) => {
      const inHead = index < heads || (place.inHead ?? false);
      const outside = place.table ? place.outside : place.tag;
      const outer = { tag: own, table: own, inHead, outside };
      // A row that holds a part of the table is no row itself.
      if (row.some(isPart) || row.some(isCaption)) return row.map((cell) => visit(cell, outer));
      return visitRow(row, outer, own);
    });
    return node;
  };

  const visitRow = (row: unknown[], place: Place, table: Tag): unknown[] => {
    const tr = makeTag('TR', table);
    let hidden = 0;
    return row.map((value, column) => {
      const cell = (typeof value === 'object' && value !== null ? value : { text: value }) as Node;
      // The places that a wide cell covers.
      if (hidden > 0) {
        hidden--;
        return { ...cell, artifact: true };
      }
      const span = cell.colSpan ?? 1;
      hidden = span - 1;
      const isHead = place.inHead === true || column === 0;
      const scope = place.inHead ? 'Column' : 'Row';
      const tag = makeTag(isHead ? 'TH' : 'TD', tr, isHead ? { scope } : {}, span);
      tr.cells.push(tag);
      return visit(cell, { ...place, tag, holder: true });
    });
  };

  const visitList = (node: Node, items: unknown[], place: Place): Node => {
    const list = makeTag('L', place.tag);
    node.ul = items.map((item) => visit(item, { tag: makeTag('LBody', makeTag('LI', list)), holder: true }));
    return node;
  };

  const visitStack = (node: Node, items: Node[], place: Place): Node => {
    const list = makeTag('L', place.tag);
    node.stack = items.map((item) => ({ ...item, columns: visitItem(item.columns ?? [], list) }));
    return node;
  };

  const visitContents = (node: Node, lines: Node[], place: Place): Node => {
    const toc = makeTag('TOC', place.tag);
    node.stack = lines.map((line) => {
      const tag = makeTag('TOCI', toc);
      return { ...line, columns: (line.columns ?? []).map((column) => visit(column, { tag, holder: true })) };
    });
    return node;
  };

  /** A label and what it labels. */
  const visitItem = ([label, ...body]: unknown[], list: Tag | undefined): unknown[] => {
    const item = makeTag('LI', list);
    const bodyTag = makeTag('LBody', item);
    return [
      visit(label, { tag: makeTag('Lbl', item), holder: true }),
      ...body.map((part) => visit(part, { tag: bodyTag, holder: true })),
    ];
  };

  return content.map((node) => visit(node, { tag: undefined }));
}

const isPart = (cell: unknown): boolean => {
  const { partOfTable, stack } = cell as Node;
  return partOfTable === true || (stack?.some(isPart) ?? false);
};
const isCaption = (cell: unknown): boolean => (cell as Node).caption === true;

/** The text of a node, whose parts may be styled. */
export function plainText(text: unknown): string {
  if (typeof text === 'string') return text;
  if (Array.isArray(text)) return text.map(plainText).join('');
  return typeof text === 'object' && text !== null && 'text' in text ? plainText(text.text) : '';
}
