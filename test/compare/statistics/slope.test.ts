/** A straight line through yearly rates, and when its direction is told. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  slopeThreshold,
  trendDirection,
  weightedSlope,
  type WeightedPoint,
} from '../../../src/compare/statistics/slope.js';

/** Values of successive years, all of one weight unless said otherwise. */
const yearly = (values: readonly number[], weights: readonly number[] | number = 1): WeightedPoint[] =>
  values.map((value, index) => ({
    time: 2019 + index,
    value,
    weight: typeof weights === 'number' ? weights : (weights[index] ?? 1),
  }));

describe('weighted slope', () => {
  test.each([
    { name: 'an exact line', values: [10, 12, 14, 16, 18], weights: 1, slope: 2, chi: 2 ** 2 * 10 },
    // Mean time (0·1 + 1·5 + 2·2)/8 = 9/8; spread (81 + 5·1 + 2·49)/64 = 2.875.
    {
      name: 'an exact line, whatever the weights',
      values: [10, 12, 14],
      weights: [1, 5, 2],
      slope: 2,
      chi: 2 ** 2 * 2.875,
    },
    { name: 'level', values: [7, 7, 7, 7, 7], weights: 3, slope: 0, chi: 0 },
    // Mean time (0·1 + 1·2 + 2·1)/4 = 1, mean value (1·1 + 2·2 + 5·1)/4 = 2.5; spread 1 + 0 + 1 = 2, common (−1)(−1.5) + 1·2.5 = 4.
    { name: 'by hand', values: [1, 2, 5], weights: [1, 2, 1], slope: 2, chi: 2 ** 2 * 2 },
    // Mean time (0·4 + 1·1 + 2·1)/6 = 0.5, mean value (0·4 + 3 + 3)/6 = 1; spread 4·0.25 + 0.25 + 2.25 = 3.5, common 4·0.5 + 0.5·2 + 1.5·2 = 6.
    {
      name: 'the heavier point draws the line',
      values: [0, 3, 3],
      weights: [4, 1, 1],
      slope: 12 / 7,
      chi: (12 / 7) ** 2 * 3.5,
    },
  ])('$name', ({ values, weights, slope, chi }) => {
    const line = weightedSlope(yearly(values, weights));
    expect(line.slope).toBeCloseTo(slope, 12);
    expect(line.chi_square).toBeCloseTo(chi, 10);
  });

  test('backwards it falls as steeply; heavier weights make it as many times as certain', () => {
    const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 9 }), (list, times) => {
        const line = weightedSlope(yearly(list));
        expect(weightedSlope(yearly(list.toReversed())).slope).toBeCloseTo(-line.slope, 9);
        const heavier = weightedSlope(yearly(list, times));
        expect(heavier.slope).toBeCloseTo(line.slope, 9);
        expect(heavier.chi_square).toBeCloseTo(line.chi_square * times, 4);
      }),
    );
  });
});

describe('the direction that is told', () => {
  // Five yearly points of equal weight w and slope b have χ² = 10·w·b².
  const nearly = 9.5495 / 10;
  test.each([
    { name: 'rising', values: [1, 2, 3, 4, 5], weights: 1, is: 1 },
    { name: 'falling', values: [5, 4, 3, 2, 1], weights: 1, is: -1 },
    { name: 'just beyond the threshold', values: [1, 2, 3, 4, 5], weights: nearly * 1.0001, is: 1 },
    { name: 'just below it', values: [1, 2, 3, 4, 5], weights: nearly * 0.9999, is: 0 },
    { name: 'four points, however steep', values: [1, 20, 300, 4000], weights: 1, is: 0 },
    { name: 'one point makes it', values: [10, 9, 8, 7, 60], weights: 1, is: 0 },
    { name: 'the last point strengthens it', values: [10, 11, 12, 13, 60], weights: 1, is: 1 },
    { name: 'level', values: [7, 7, 7, 7, 7], weights: 100, is: 0 },
  ] as const)('$name', ({ values, weights, is }) => {
    expect(trendDirection(yearly(values, weights))).toBe(is);
  });

  test('one point makes it: the whole line would be told', () => {
    const points = yearly([10, 9, 8, 7, 60]);
    expect(weightedSlope(points).chi_square).toBeGreaterThan(slopeThreshold);
    expect(weightedSlope(points.slice(0, 4)).slope).toBeLessThan(0);
  });

  test('backwards it is the opposite', () => {
    const values = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(values, (list) => {
        const points = yearly(list);
        // A slope of nothing may come out as a hair above or below it.
        const hairs = points.filter(
          (_, left) => Math.abs(weightedSlope(points.filter((__, index) => index !== left)).slope) < 1e-9,
        );
        fc.pre(hairs.length === 0);
        expect(trendDirection(points) + trendDirection(yearly(list.toReversed()))).toBe(0);
      }),
    );
  });
});
