/** Where the texts of a drawing stand, measured with the shipped fonts. */
import { DOMParser, type Element } from '@xmldom/xmldom';
import { measure } from '../host/shipped-fonts.js';

export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Share of a font's size that Chinese characters and capitals take above and below the baseline. */
const [above, below] = [0.8, 0.1];

/** A box a line of text; rotated texts are not read. */
export function textBoxes(svg: string): TextBox[] {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const boxes: TextBox[] = [];
  if (root) visit(root, 0, 0, boxes);
  return boxes;
}

function visit(element: Element, x: number, y: number, boxes: TextBox[]): void {
  const [, dx = '0', dy = '0'] =
    /translate\(([-\d.]+)[ ,]+([-\d.]+)\)/.exec(element.getAttribute('transform') ?? '') ?? [];
  const [left, top] = [x + Number(dx), y + Number(dy)];
  if (element.tagName === 'text') {
    boxes.push(...linesOf(element, left, top));
    return;
  }
  for (const child of Array.from(element.childNodes))
    if (child.nodeType === 1) visit(child as Element, left, top, boxes);
}

function linesOf(element: Element, x: number, y: number): TextBox[] {
  const numberOf = (of: Element, name: string): number => Number.parseFloat(of.getAttribute(name) ?? '') || 0;
  const size = Number.parseFloat(element.getAttribute('font-size') ?? '');
  const bold = element.getAttribute('font-weight') === 'bold';
  const anchor = element.getAttribute('text-anchor') ?? 'start';
  const spans = Array.from(element.getElementsByTagName('tspan'));
  let baseline = y + numberOf(element, 'y');
  return (spans.length > 0 ? spans : [element]).flatMap((line) => {
    if (line !== element) baseline += numberOf(line, 'dy');
    const text = (line.textContent ?? '').trim();
    if (text === '' || element.getAttribute('opacity') === '0') return [];
    const width = measure(text, size, bold);
    const at = x + (line === element ? numberOf(element, 'x') : 0);
    const left = anchor === 'end' ? at - width : anchor === 'middle' ? at - width / 2 : at;
    return [{ text, left, right: left + width, top: baseline - above * size, bottom: baseline + below * size }];
  });
}

/** Pairs of texts that stand over one another. */
export function overlaps(boxes: readonly TextBox[]): string[] {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} | ${b.text}`),
  );
}
