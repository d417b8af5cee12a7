/** Where the texts of a drawing stand, measured with the shipped font. */
import { DOMParser, type Element } from '@xmldom/xmldom';
import { measure } from '../host/shipped-fonts.js';

export interface PlacedText {
  readonly text: string;
  readonly size: number;
  /** CSS pixels from the left and the top of the drawing. Of a turned text the box around it. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly turned: boolean;
}

/** Every text that is drawn, in order. Sides of a line are those of its letters: three quarters of the size above the baseline, a tenth below. */
export function placeTexts(svg: string): PlacedText[] {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  return root ? [...visit(root, 0, 0, 1)] : [];
}

function* visit(element: Element, x: number, y: number, opacity: number): Generator<PlacedText> {
  const transform = element.getAttribute('transform') ?? '';
  const [, dx = '0', dy = '0'] = /translate\(([-\d.]+)[, ]([-\d.]+)\)/.exec(transform) ?? [];
  const [, turn = '0'] = /rotate\(([-\d.]+)\)/.exec(transform) ?? [];
  const [left, top] = [x + Number(dx), y + Number(dy)];
  const own = Number(element.getAttribute('opacity') ?? '1');
  if (element.tagName === 'text') {
    const lines = [...element.childNodes].filter((node) => node.nodeName === 'tspan') as unknown as Element[];
    let down = 0;
    for (const line of lines.length > 0 ? lines : [element]) {
      down += line === element ? 0 : Number(line.getAttribute('dy') ?? '0');
      const placed = place(element, line, left, top + down, (Number(turn) * Math.PI) / 180);
      if (placed.text.trim() !== '' && opacity * own > 0) yield placed;
    }
    return;
  }
  for (const child of element.childNodes)
    if (child.nodeType === 1) yield* visit(child as unknown as Element, left, top, opacity * own);
}

function place(element: Element, line: Element, x: number, y: number, angle: number): PlacedText {
  const text = line.textContent ?? '';
  const size = Number.parseFloat(element.getAttribute('font-size') ?? '0');
  const width = measure(text, size, element.getAttribute('font-weight') === 'bold');
  const anchor = element.getAttribute('text-anchor') ?? 'start';
  const from = anchor === 'end' ? -width : anchor === 'middle' ? -width / 2 : 0;
  const number = (name: string): number => Number.parseFloat(line.getAttribute(name) ?? '0');
  const [baseX, baseY] = [x + number('x'), y + number('y')];
  const corners = [from, from + width].flatMap((along) =>
    [-0.75 * size, 0.1 * size].map((across) => ({
      x: baseX + along * Math.cos(angle) - across * Math.sin(angle),
      y: baseY + along * Math.sin(angle) + across * Math.cos(angle),
    })),
  );
  const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
  return {
    text,
    size,
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
    turned: angle !== 0,
  };
}

/** Pairs of texts that stand over one another; turned ones are left out, since their boxes are larger than they. */
export function overlaps(texts: readonly PlacedText[]): string[] {
  const upright = texts.filter(({ turned }) => !turned);
  return upright.flatMap((a, index) =>
    upright
      .slice(index + 1)
      .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
      .map((b) => `${a.text} | ${b.text}`),
  );
}
