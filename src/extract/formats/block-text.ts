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
      const edge = block.has(name) ? (inCell ? ' ' : '\n') : '';
      const within = inCell || cell.has(name);
      waiting.push({ node: cell.has(name) ? '\t' : edge, inCell });
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

function isUnseen(node: PageNode): boolean {
  if (node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11) return true;
  if (unseen.has(node.nodeName.toUpperCase())) return true;
  return /display\s*:\s*none/i.test(node.getAttribute?.('style') ?? '');
}
