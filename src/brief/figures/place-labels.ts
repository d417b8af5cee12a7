/** Room for names beside points, over no other name, no point, no edge and, where that can be, no line. Sizes in CSS pixels. */

export interface Spot {
  readonly x: number;
  /** Downwards. */
  readonly y: number;
}

export interface NamedSpot extends Spot {
  readonly name: string;
}

/** Where a name stands; earlier ones are tried first. */
export type Side = (typeof sides)[number];

const sides = ['right', 'left', 'above', 'below'] as const;

export interface Surroundings {
  readonly width: number;
  readonly height: number;
  /** Points without a name. */
  readonly points: readonly Spot[];
  /** Places on lines, close enough that no name fits between two of them. */
  readonly lines: readonly Spot[];
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** From the middle of a point to its name. */
const gap = 7;
const lineHeight = 13;
/** Half of what points with a name take, and of those without. */
const radii = { named: 5.5, other: 4 };

/** Chinese is as wide as the type is high, Latin about half of it; rather too wide than too narrow. */
const roughWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 12 : 7), 0);

/** In the order of the names, the first having the choice; undefined where there is no room. */
export function placeLabels(named: readonly NamedSpot[], around: Surroundings): (Side | undefined)[] {
  const taken = [
    ...named.map((spot) => boxAround(spot, radii.named)),
    ...around.points.map((spot) => boxAround(spot, radii.other)),
  ];
  const lines = around.lines.map((spot) => boxAround(spot, 1));
  const isFree = (box: Box): boolean =>
    box.left >= 0 &&
    box.right <= around.width &&
    box.top >= 0 &&
    box.bottom <= around.height &&
    !taken.some((other) => overlap(box, other));
  return named.map((spot) => {
    const free = sides.map((side) => ({ side, box: boxOf(spot, side) })).filter(({ box }) => isFree(box));
    const chosen = free.find(({ box }) => !lines.some((line) => overlap(box, line))) ?? free[0];
    if (chosen) taken.push(chosen.box);
    return chosen?.side;
  });
}

const boxAround = ({ x, y }: Spot, half: number): Box => ({
  left: x - half,
  right: x + half,
  top: y - half,
  bottom: y + half,
});

function boxOf({ x, y, name }: NamedSpot, side: Side): Box {
  const width = roughWidth(name);
  const left = { right: x + gap, left: x - gap - width, above: x - width / 2, below: x - width / 2 }[side];
  const middle = y - lineHeight / 2;
  const top = { right: middle, left: middle, above: y - gap - lineHeight, below: y + gap }[side];
  return { left, right: left + width, top, bottom: top + lineHeight };
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
