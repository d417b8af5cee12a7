/** The text of a part of a page as a reader sees it: a line a block, a tab between the cells of a row. */

/** The little of a document's nodes that reading needs; linkedom and every browser have it. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<PageNode>;
  getAttribute?(name: string): string | null;
}

const block = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR CAPTION CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TFOOT THEAD TR UL'.split(
    ' ',
  ),
);
const cell = new Set(['TD', 'TH']);
const unseen = new Set(
  'BUTTON HEAD IFRAME INPUT NOSCRIPT OPTION SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE'.split(' '),
);

/** A cell with more is a part of the page. */
const longestCell = 60;
const mostNodes = 40;

/** Lines without blanks around them and without empty ones. Works without recursion, since pages nest without limit. */
export function blockText(root: PageNode): string {
  const pieces: string[] = [];
  const waiting: { readonly node: PageNode | string; readonly inCell: boolean }[] = [{ node: root, inCell: false }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, inCell } = next;
    if (typeof node === 'string') pieces.push(node);
    else if (node.nodeType === 3) pieces.push((node.textContent ?? '').replaceAll(/[ \t\r\n\f]+/g, ' '));
    else if (!isUnseen(node)) {
      const name = node.nodeName.toUpperCase();
      // Paragraphs within a cell belong to one line, the row.
      const isCell = cell.has(name) && (inCell || isShort(node));
      const isBlock = block.has(name) || (cell.has(name) && !isCell);
      const edge = isBlock ? (inCell ? ' ' : '\n') : '';
      const within = inCell || isCell;
      waiting.push({ node: isCell ? '\t' : edge, inCell });
      // linkedom makes the list anew each time it is asked for.
      for (const child of Array.from(node.childNodes).toReversed()) waiting.push({ node: child, inCell: within });
      waiting.push({ node: edge, inCell });
    }
  }
  const lines = pieces.join('').split('\n');
  return lines
    .flatMap(
      (line) =>
        line
          .replaceAll(/ +/g, ' ')
          .replaceAll(/ ?\t[ \t]*/g, '\t')
          .replaceAll(/^[ \t]+|[ \t]+$/g, '') || [],
    )
    .join('\n');
}

/** Whether a cell holds a name or a number. Pages that are laid out in tables have their paragraphs in cells. */
function isShort(node: PageNode): boolean {
  let length = 0;
  const waiting = [node];
  for (let seen = 0; waiting.length > 0; seen++) {
    const next = waiting.pop();
    if (next?.nodeType === 3) length += (next.textContent ?? '').trim().length;
    else if (next) waiting.push(...Array.from(next.childNodes).slice(0, mostNodes));
    if (length > longestCell || seen >= mostNodes) return false;
  }
  return true;
}

function isUnseen(node: PageNode): boolean {
  if (node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11) return true;
  if (unseen.has(node.nodeName.toUpperCase())) return true;
  return /display\s*:\s*none/i.test(node.getAttribute?.('style') ?? '');
}
