/** Quantiles and tails, against the distribution functions summed by hand and against one another. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  betaQuantile,
  chiSquareTail,
  gammaQuantile,
  normal95,
  normalQuantile,
  normalTails,
} from '../../../src/compare/statistics/distributions.js';
import { binomialTail, poissonTail } from './sums.js';

test.each([
  { what: 'the normal deviate of 95 %', is: normal95, published: 1.959964 },
  { what: 'the normal deviate of 99.8 %', is: normalQuantile(0.999), published: 3.090232 },
  { what: 'both normal tails beyond 1.96', is: normalTails(1.959964), published: 0.05 },
  { what: 'both normal tails, whatever the sign', is: normalTails(-3.090232), published: 0.002 },
  { what: 'χ² beyond 3.841459, one degree', is: chiSquareTail(3.841459, 1), published: 0.05 },
  { what: 'χ² beyond 9.5495, one degree', is: chiSquareTail(9.5495, 1), published: 0.002 },
  { what: 'χ² beyond 11.070498, five degrees', is: chiSquareTail(11.070498, 5), published: 0.05 },
])('$what: $published', ({ is, published }) => {
  expect(is).toBeCloseTo(published, 6);
});

const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('gamma', () => {
  test('a whole shape: as likely as that many events of a Poisson count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), probability, (shape, p) => {
        expect(poissonTail(shape, gammaQuantile(p, shape))).toBeCloseTo(p, 9);
      }),
    );
  });

  test('twice the quantile is the quantile of χ² with twice as many degrees', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), probability, (degrees, p) => {
        expect(chiSquareTail(2 * gammaQuantile(p, degrees / 2), degrees)).toBeCloseTo(1 - p, 9);
      }),
    );
  });

  test('it grows with the probability and with the shape, from nothing', () => {
    expect(gammaQuantile(0, 3)).toBe(0);
    const shape = fc.double({ min: 0.5, max: 40, noNaN: true });
    fc.assert(
      fc.property(shape, probability, fc.double({ min: 0.001, max: 5, noNaN: true }), (at, p, more) => {
        expect(gammaQuantile(p, at + more)).toBeGreaterThan(gammaQuantile(p, at));
        expect(gammaQuantile(p + (1 - p) / 2, at)).toBeGreaterThan(gammaQuantile(p, at));
      }),
    );
  });
});

describe('beta', () => {
  const shape = fc.integer({ min: 1, max: 30 });

  test('whole shapes: as likely as at least that many successes', () => {
    fc.assert(
      fc.property(shape, shape, probability, (a, b, p) => {
        expect(binomialTail(a, a + b - 1, betaQuantile(p, a, b))).toBeCloseTo(p, 9);
      }),
    );
  });

  test('turned round it is the rest', () => {
    const any = fc.double({ min: 0.5, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(any, any, fc.constantFrom(0.025, 0.5, 0.975), (a, b, p) => {
        expect(betaQuantile(p, a, b) + betaQuantile(1 - p, b, a)).toBeCloseTo(1, 9);
      }),
    );
  });

  test('it is never refused for counts as large as a country has', () => {
    const count = fc.double({ min: 0, max: 9, noNaN: true }).map((power) => 10 ** power);
    fc.assert(
      fc.property(count, count, (a, b) => {
        const [lower, upper] = [betaQuantile(0.025, a, b + 1), betaQuantile(0.975, a + 1, b)];
        expect(lower).toBeLessThan(a / (a + b));
        expect(upper).toBeGreaterThan(a / (a + b));
        // Beyond small counts the limits of the log odds are those of a normal deviate, in standard errors from the middle.
        if (a < 100 || b < 100) return;
        const errors = (share: number): number => Math.log((share / (1 - share) / a) * b) / Math.sqrt(1 / a + 1 / b);
        expect(errors(lower)).toBeCloseTo(-normal95, 0);
        expect(errors(upper)).toBeCloseTo(normal95, 0);
      }),
      { numRuns: 1000 },
    );
  });
});
