/** Seeded draws: quantiles of gamma distributions, and the orders that names give them. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gammaQuantile } from '../../../src/compare/statistics/distributions.js';
import { drawCount, gammaQuantileAt, gammaQuantiles, shuffledOrder } from '../../../src/compare/statistics/draws.js';

const shape = fc.oneof(
  fc.integer({ min: 0, max: 80 }).map((count) => count + 0.5),
  fc.double({ min: 0.5, max: 1e6, noNaN: true }),
);

describe('quantiles', () => {
  test('they are sorted, positive, and evenly spread about the middle', () => {
    fc.assert(
      fc.property(shape, (of) => {
        const quantiles = gammaQuantiles(of);
        expect(quantiles).toHaveLength(drawCount);
        expect(quantiles).toEqual(quantiles.toSorted());
        expect(quantiles[0]).toBeGreaterThan(0);
        expect(new Set(quantiles).size).toBe(drawCount);
        const mean = quantiles.reduce((sum, value) => sum + value, 0) / drawCount;
        // Cutting off the last half draw of the upper tail leaves the mean a little low.
        expect(Math.abs(mean - of) / Math.sqrt(of)).toBeLessThan(0.01);
      }),
    );
  });

  test('none falls where the shape grows', () => {
    // Counts are whole, or halves and tenths where a bound is.
    fc.assert(
      fc.property(shape, fc.double({ min: 0.1, max: 50, noNaN: true }), (of, more) => {
        const [smaller, larger] = [gammaQuantiles(of), gammaQuantiles(of + more)];
        expect(smaller.findIndex((value, index) => value >= (larger[index] ?? 0))).toBe(-1);
      }),
    );
  });

  test.each([0.5, 1.5, 9.5, 14.5])('below fifteen they are exact: shape %d', (of) => {
    const quantiles = gammaQuantiles(of);
    for (const index of [0, 24, 499, 975, 999])
      expect(quantiles[index]).toBe(gammaQuantile((index + 0.5) / drawCount, of));
  });

  test.each([15, 15.5, 16, 16.5, 20.5, 30, 50, 100.5, 300, 1000.5, 3000, 5000])(
    'from fifteen on they are within a hundredth of a standard deviation of it, below thirty the last draws within two: shape %d',
    (of) => {
      const quantiles = gammaQuantiles(of);
      for (const index of [0, 4, 24, 99, 249, 499, 749, 899, 974, 994, 999]) {
        const exact = gammaQuantile((index + 0.5) / drawCount, of);
        const isLast = of < 30 && (index < 24 || index > 975);
        expect(Math.abs((quantiles[index] ?? 0) - exact) / Math.sqrt(of)).toBeLessThan(isLast ? 0.018 : 0.01);
      }
    },
  );

  test('one by one they are the same', () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: 0, max: drawCount - 1 }), (of, index) => {
        const one = gammaQuantiles(of)[index] ?? 0;
        expect(Math.abs(gammaQuantileAt(index, of) - one)).toBeLessThanOrEqual(1e-12 * one);
      }),
    );
  });

  test('they are written where one asks, and a later call leaves them', () => {
    const out = new Float64Array(drawCount);
    expect(gammaQuantiles(3.5, out)).toBe(out);
    const kept = gammaQuantiles(3.5);
    kept.fill(0);
    expect(gammaQuantiles(3.5)).toEqual(out);
  });
});

describe('orders', () => {
  const name = fc.string({ minLength: 1, maxLength: 40 });

  test('each is an order of all draws', () => {
    const all = Array.from({ length: drawCount }, (_, index) => index);
    fc.assert(
      fc.property(name, (of) => {
        expect([...shuffledOrder(of)].toSorted((a, b) => a - b)).toEqual(all);
      }),
    );
  });

  test('a name gives the same order in every build', () => {
    // Pinned, since two builds of one input must give the same bytes.
    expect([...shuffledOrder('yunxi').slice(0, 8)]).toEqual([292, 853, 660, 950, 303, 541, 874, 995]);
  });

  test('another name gives another order', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(shuffledOrder(a).join() === shuffledOrder(b).join()).toBe(a === b);
      }),
    );
  });

  test('the orders of two names have nothing to do with each other', () => {
    const ids = Array.from({ length: 20 }, (_, index) => shuffledOrder(`criminal-cases-solved/level|county-${index}`));
    const middle = (drawCount - 1) / 2;
    const variance = (drawCount ** 2 - 1) / 12;
    for (const [index, first] of ids.entries()) {
      for (const second of ids.slice(index + 1)) {
        let product = 0;
        for (const [at, value] of first.entries()) product += (value - middle) * ((second[at] ?? 0) - middle);
        // Of 190 pairs none correlates beyond four standard errors, 1/√1000 each.
        expect(Math.abs(product / drawCount / variance)).toBeLessThan(4 / Math.sqrt(drawCount));
      }
    }
  });
});
