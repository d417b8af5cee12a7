/** Names beside points never lie over one another. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeLabels, type NamedSpot, type Side, type Surroundings } from '../../../src/brief/figures/place-labels.js';

const empty: Surroundings = { width: 490, height: 340, points: [], lines: [] };
const at = (x: number, y: number, name = '东川区'): NamedSpot => ({ x, y, name });

describe('a name stands', () => {
  test.each<{ name: string; spots: readonly NamedSpot[]; around?: Partial<Surroundings>; is: (Side | undefined)[] }>([
    { name: 'right of its point', spots: [at(200, 100)], is: ['right'] },
    { name: 'left of it at the right edge', spots: [at(480, 100)], is: ['left'] },
    { name: 'above it at the bottom', spots: [at(200, 340)], is: ['above'] },
    { name: 'below it in the corner above', spots: [at(30, 3)], around: { width: 60 }, is: ['below'] },
    { name: 'off another point', spots: [at(200, 100)], around: { points: [{ x: 225, y: 102 }] }, is: ['left'] },
    { name: 'off another name', spots: [at(200, 100), at(225, 112)], is: ['right', 'below'] },
    {
      name: 'off lines where it can',
      spots: [at(200, 100)],
      around: {
        lines: [
          { x: 220, y: 100 },
          { x: 180, y: 100 },
        ],
      },
      is: ['above'],
    },
    {
      name: 'over a line where it must',
      spots: [at(200, 340)],
      around: { lines: [{ x: 200, y: 325 }] },
      is: ['above'],
    },
    { name: 'nowhere without room', spots: [at(20, 10)], around: { width: 40, height: 20 }, is: [undefined] },
  ])('$name', ({ spots, around, is }) => {
    expect(placeLabels(spots, { ...empty, ...around })).toEqual(is);
  });
});

test('no two names overlap, wherever the points are', () => {
  const spot = fc.record({
    x: fc.integer({ min: 0, max: 490 }),
    y: fc.integer({ min: 0, max: 340 }),
    name: fc.constantFrom('东川区', '白沙县', 'Dongchuan', 'Shi'),
  });
  /** The name as it is drawn, a Chinese character 12 pixels wide, a Latin one no more than 7. */
  const boxOf = ({ x, y, name }: NamedSpot, side: Side): [number, number, number, number] => {
    const width = /\p{Script=Han}/u.test(name) ? name.length * 12 : name.length * 7;
    const left = side === 'right' ? x + 7 : side === 'left' ? x - 7 - width : x - width / 2;
    const top = side === 'above' ? y - 19 : side === 'below' ? y + 8 : y - 6;
    return [left, left + width, top, top + 12];
  };
  fc.assert(
    fc.property(fc.array(spot, { minLength: 2, maxLength: 12 }), (spots) => {
      const boxes = placeLabels(spots, empty).flatMap((side, index) => {
        const own = spots[index];
        return side && own ? [boxOf(own, side)] : [];
      });
      const pairs = boxes.flatMap((a, index) => boxes.slice(index + 1).map((b) => [a, b] as const));
      const overlapping = pairs.filter(([a, b]) => a[0] < b[1] && b[0] < a[1] && a[2] < b[3] && b[2] < a[3]);
      expect(overlapping).toEqual([]);
    }),
  );
});
