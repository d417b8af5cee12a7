/** The spread of rates, and the limits at each size of population. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { funnelLimit, measureDispersion, winsorise, type Dispersion } from '../../../src/compare/statistics/funnel.js';
import type { Exposed } from '../../../src/compare/statistics/intervals.js';
import { poissonTail } from './sums.js';

const exposures = [0.5, 1, 0.8, 1.6, 1.2, 3, 0.4, 1.5, 2.5, 0.6];
const ratesOf = (counts: readonly number[]): Exposed[] =>
  counts.map((count, index) => ({ count, exposure: exposures[index] ?? 1 }));

/** Two areas far out on either side, and others that differ, too. */
const unlike = measureDispersion(ratesOf([52, 118, 73, 240, 95, 410, 61, 150, 330, 28]));
const alike = measureDispersion(ratesOf([50, 104, 75, 166, 118, 310, 44, 149, 262, 58]));

/*
 * By hand: Σx = 1557, ΣN = 13.1, θ₀ = 118.8550. The z scores are −0.9956, −0.0786, −2.4142, 3.4036, −4.3916, 2.7311, 1.8304, −2.2096, 1.8565,
 * −6.3064; of ten one is drawn in at each end: −6.3064 to −4.3916 and 3.4036 to 2.7311. The sum of their squares is 71.9950. Σw = 52.4 and
 * Σw² = 382.56, so that τ² = (71.9950 − 9) ÷ (52.4 − 382.56/52.4) = 1.39681.
 */
test('a worked example: the areas differ by more than chance', () => {
  expect(unlike.centre).toBeCloseTo(1557 / 13.1, 12);
  expect(unlike.phi).toBeCloseTo(7.1995030430567, 10);
  expect(unlike.tau_squared).toBeCloseTo(1.3968092394048, 10);
});

/* θ₀ = 1336 ÷ 13.1; Σz² after drawing in is 1.15012, below n − 1 = 9. */
test('a worked example: they differ by less', () => {
  expect(alike.centre).toBeCloseTo(1336 / 13.1, 12);
  expect(alike.phi).toBeCloseTo(0.115011936010532, 10);
  expect(alike.tau_squared).toBe(0);
});

describe('limits', () => {
  // (√118.8550 + z√(1/4N + 1.39681))², with z = ±1.959964 and ±3.090232.
  test.each([
    { exposure: 0.5, p: 0.001, is: 44.17 },
    { exposure: 0.5, p: 0.025, is: 67.2844 },
    { exposure: 0.5, p: 0.975, is: 184.9985 },
    { exposure: 0.5, p: 0.999, is: 229.7672 },
    { exposure: 3, p: 0.001, is: 51.0146 },
    { exposure: 3, p: 0.025, is: 72.5486 },
    { exposure: 3, p: 0.975, is: 176.5331 },
    { exposure: 3, p: 0.999, is: 214.9647 },
  ])('with spread between areas: $p at $exposure', ({ exposure, p, is }) => {
    expect(funnelLimit(unlike, exposure, p)).toBeCloseTo(is, 3);
  });

  // Poisson quantiles r − (P(X ≤ r) − p) ÷ P(X = r), from another library's distribution function.
  test.each([
    { mean: 0.5, limits: [0, 0, 1.86003, 3.47586] },
    { mean: 3, limits: [0, 0, 6.39384, 9.1265] },
    { mean: 20, limits: [7.16919, 11.205, 28.74577, 34.71353] },
    { mean: 100, limits: [70.06528, 80.36634, 119.58089, 131.80475] },
    { mean: 12345.6, limits: [12003.16939, 12127.80052, 12563.34722, 12689.88001] },
  ])('of chance alone: a mean of $mean', ({ mean, limits }) => {
    const plain = { centre: mean / 2, phi: 0.7, tau_squared: 0 };
    const found = [0.001, 0.025, 0.975, 0.999].map((p) => funnelLimit(plain, 2, p) * 2);
    for (const [index, limit] of limits.entries()) expect(found[index]).toBeCloseTo(limit, 4);
  });

  const dispersion = fc.record<Dispersion>({
    centre: fc.double({ min: 0.05, max: 500, noNaN: true }),
    phi: fc.constant(2),
    tau_squared: fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 20, noNaN: true })),
  });
  const exposure = fc.double({ min: 0.2, max: 60, noNaN: true });

  test('of a larger share are wider, and hold the pooled rate', () => {
    fc.assert(
      fc.property(dispersion, exposure, (of, size) => {
        const [least = 0, low = 0, high = 0, most = 0] = [0.001, 0.025, 0.975, 0.999].map((p) =>
          funnelLimit(of, size, p),
        );
        expect(least).toBeGreaterThanOrEqual(0);
        expect(low).toBeGreaterThanOrEqual(least);
        expect(low).toBeLessThanOrEqual(of.centre);
        expect(most).toBeGreaterThan(high);
        // The mean of few events lies below the whole count that 97.5 % do not exceed.
        expect(high > of.centre || of.centre * size < 0.1).toBe(true);
      }),
    );
  });

  test('of a larger population are narrower where areas differ', () => {
    fc.assert(
      fc.property(dispersion, exposure, exposure, (of, one, other) => {
        fc.pre(of.tau_squared > 0);
        const [small, large] = [Math.min(one, other), Math.max(one, other)];
        expect(funnelLimit(of, large, 0.999)).toBeLessThanOrEqual(funnelLimit(of, small, 0.999));
        expect(funnelLimit(of, large, 0.001)).toBeGreaterThanOrEqual(funnelLimit(of, small, 0.001));
      }),
    );
  });

  test('of chance alone stand at the first whole count that reaches the share, or less than one below', () => {
    const mean = fc.double({ min: 0.05, max: 200, noNaN: true });
    fc.assert(
      fc.property(mean, fc.constantFrom(0.001, 0.025, 0.975, 0.999), (of, p) => {
        const count = Math.ceil(funnelLimit({ centre: of, phi: 0.7, tau_squared: 0 }, 1, p));
        expect(1 - poissonTail(count + 1, of)).toBeGreaterThan(p - 1e-9);
        expect(count === 0 || 1 - poissonTail(count, of) < p + 1e-9).toBe(true);
      }),
    );
  });
});

describe('winsorised values', () => {
  test.each([
    { name: 'of ten one at each end', values: [9, 1, 5, 4, 6, 3, 7, 2, 8, 90], is: [9, 2, 5, 4, 6, 3, 7, 2, 8, 9] },
    { name: 'of nine none', values: [90, 1, 5, 4, 6, 3, 7, 2, 8], is: [90, 1, 5, 4, 6, 3, 7, 2, 8] },
  ])('$name', ({ values, is }) => {
    expect(winsorise(values, 0.1)).toEqual(is);
  });

  test('are drawn in once only, and by no more than the share at each end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 60 }), (values) => {
        const drawnIn = winsorise(values, 0.1);
        const moved = drawnIn.filter((value, index) => value !== values[index]);
        expect(moved.length).toBeLessThanOrEqual(2 * Math.floor(values.length / 10));
        expect(winsorise(drawnIn, 0.1)).toEqual(drawnIn);
      }),
    );
  });
});

describe('the spread', () => {
  const rates = fc.array(
    fc.record<Exposed>({ count: fc.integer({ min: 1, max: 5000 }), exposure: fc.integer({ min: 1, max: 90 }) }),
    { minLength: 10, maxLength: 60 },
  );

  test('is the same in any order', () => {
    fc.assert(
      fc.property(rates, (list) => {
        const [one, other] = [measureDispersion(list), measureDispersion(list.toReversed())];
        expect(other.phi).toBeCloseTo(one.phi, 6);
        expect(other.tau_squared).toBeCloseTo(one.tau_squared, 6);
      }),
    );
  });

  test('does not hang on the base of the rates, and the limits are in its units', () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 2, max: 10 }), (list, times) => {
        const one = measureDispersion(list);
        const other = measureDispersion(list.map(({ count, exposure }) => ({ count, exposure: exposure * times })));
        expect(other.phi / one.phi).toBeCloseTo(1, 6);
        const [limit, scaled] = [funnelLimit(one, 5, 0.975), funnelLimit(other, 5 * times, 0.975)];
        expect((scaled * times) / limit).toBeCloseTo(1, 6);
      }),
    );
  });

  test('is none where all rates are equal', () => {
    const equal = measureDispersion(exposures.map((exposure) => ({ count: 80 * exposure, exposure })));
    expect(equal).toMatchObject({ tau_squared: 0 });
    expect(equal.centre).toBeCloseTo(80, 10);
    expect(equal.phi).toBeCloseTo(0, 10);
  });

  test('one area of thirty that is far out does not widen the limits that show it', () => {
    const thirty = Array.from({ length: 30 }, (_, index) => ({ count: index === 7 ? 200 : 100, exposure: 1 }));
    const dispersion = measureDispersion(thirty);
    // Its own z² of 63 is more than thirty areas have by chance.
    expect((2 * (Math.sqrt(200) - Math.sqrt(dispersion.centre))) ** 2).toBeGreaterThan(60);
    expect(dispersion.tau_squared).toBe(0);
    expect(funnelLimit(dispersion, 1, 0.999)).toBeLessThan(200);
  });
});
