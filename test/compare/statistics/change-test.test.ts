/** Whether two counts differ by more than chance. */
import { randomLcg, randomPoisson } from 'd3-random';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  probabilityOf,
  squareRootDeviate,
  testChange,
  type ChangeTest,
} from '../../../src/compare/statistics/change-test.js';
import { rateRatioInterval } from '../../../src/compare/statistics/intervals.js';

const change = (before: number, after: number, earlier = 1, later = earlier): ChangeTest =>
  testChange({ count: before, exposure: earlier }, { count: after, exposure: later });

describe('equal exposures: z = √2(√x₁−√x₀)', () => {
  test.each([
    { before: 400, after: 484, z: 2.8284, direction: 1 },
    { before: 484, after: 400, z: -2.8284, direction: -1 },
    { before: 100, after: 120, z: 1.3498, direction: 0 },
    { before: 120, after: 100, z: -1.3498, direction: 0 },
    { before: 100, after: 129, z: 1.9202, direction: 0 },
    { before: 100, after: 130, z: 1.9824, direction: 1 },
    { before: 0, after: 1, z: 1.4142, direction: 0 },
    { before: 0, after: 2, z: 2, direction: 1 },
    { before: 0, after: 0, z: 0, direction: 0 },
  ])('$before to $after: $z', ({ before, after, z, direction }) => {
    const tested = change(before, after, 515_679);
    expect(tested).toEqual({ method: 'square-root', z: expect.closeTo(z, 4) as number, direction });
  });

  test.each([
    { z: 0, is: 1 },
    { z: 1.959964, is: 0.05 },
    { z: -1.959964, is: 0.05 },
    { z: 2.8284, is: 0.0047 },
  ])('a deviate of $z has the probability $is', ({ z, is }) => {
    expect(probabilityOf(z)).toBeCloseTo(is, 4);
  });

  test('backwards it is the opposite', () => {
    const count = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(count, count, (before, after) => {
        expect(squareRootDeviate(before, after)).toBeCloseTo(-squareRootDeviate(after, before), 9);
        expect(change(before, after).direction + change(after, before).direction).toBe(0);
      }),
    );
  });

  test('about five in a hundred are told of pairs that do not differ', () => {
    const draw = randomPoisson.source(randomLcg(0.17))(100);
    const pairs = 20_000;
    const told = Array.from({ length: pairs }, () => change(draw(), draw())).filter(({ direction }) => direction !== 0);
    expect(told.length / pairs).toBeLessThan(0.06);
    expect(told.length / pairs).toBeGreaterThan(0.04);
  });
});

describe('other exposures: the exact interval of the ratio', () => {
  test.each([
    { name: 'the same rate', before: 100, after: 200, earlier: 1, later: 2, direction: 0 },
    { name: 'a rise', before: 100, after: 200, earlier: 1, later: 1.1, direction: 1 },
    { name: 'a fall', before: 100, after: 100, earlier: 1, later: 2, direction: -1 },
    { name: 'six from nothing', before: 0, after: 6, earlier: 1, later: 1.01, direction: 1 },
    { name: 'five from nothing', before: 0, after: 5, earlier: 1, later: 1.01, direction: 0 },
    { name: 'nothing from six', before: 6, after: 0, earlier: 1.01, later: 1, direction: -1 },
  ])('$name', ({ before, after, earlier, later, direction }) => {
    expect(change(before, after, earlier, later)).toEqual({ method: 'exact', z: undefined, direction });
  });

  test('told exactly when 1 lies outside the limits; backwards it is the opposite', () => {
    const count = fc.integer({ min: 0, max: 400 });
    const exposure = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(count, count, exposure, exposure, (before, after, earlier, later) => {
        fc.pre(earlier !== later);
        const { lower, upper } = rateRatioInterval(
          { count: after, exposure: later },
          { count: before, exposure: earlier },
        );
        const { direction } = change(before, after, earlier, later);
        expect(direction === 0).toBe(lower <= 1 && (upper === null || upper >= 1));
        expect(direction + change(after, before, later, earlier).direction).toBe(0);
      }),
    );
  });
});
