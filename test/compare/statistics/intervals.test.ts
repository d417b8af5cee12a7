/** 95 % intervals, against published limits and against the sums that define them. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byarFrom,
  differenceInterval,
  poissonInterval,
  poissonLower,
  poissonUpper,
  rateRatioInterval,
  wilsonInterval,
} from '../../../src/compare/statistics/intervals.js';
import { binomialTail, poissonTail } from './sums.js';

describe('limits of a count', () => {
  test.each([
    { count: 0, lower: 0, upper: 3.6889 },
    { count: 3, lower: 0.6187, upper: 8.7673 },
    { count: 9, lower: 4.1154, upper: 17.0848 },
    { count: 10, lower: 4.7874, upper: 18.3915 },
    { count: 16, lower: 9.1395, upper: 25.9844 },
    { count: 100, lower: 81.3621, upper: 121.6279 },
    { count: 1000, lower: 938.9725, upper: 1063.9526 },
  ])('$count: $lower to $upper', ({ count, lower, upper }) => {
    const interval = poissonInterval(count);
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
    expect([poissonLower(count), poissonUpper(count)]).toEqual([interval.lower, interval.upper]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('below ten they are exact: %d', (count) => {
    expect(poissonTail(count, poissonLower(count))).toBeCloseTo(0.025, 9);
    expect(1 - poissonTail(count + 1, poissonUpper(count))).toBeCloseTo(0.025, 9);
  });

  test.each([10, 12, 20, 50, 100])('from ten on they are nearly so: %d', (count) => {
    expect(poissonTail(count, poissonLower(count))).toBeCloseTo(0.025, 3);
    expect(1 - poissonTail(count + 1, poissonUpper(count))).toBeCloseTo(0.025, 3);
  });

  test('they grow with the count, across the change of method too', () => {
    const count = fc.oneof(
      // Bounds of counts are whole or fractions such as 2.9; none but zero is very small.
      fc.constant(0),
      fc.double({ min: 0.5, max: 2e6, noNaN: true }),
      fc.double({ min: byarFrom - 1, max: byarFrom + 1, noNaN: true }),
    );
    // At ten Byar's lower limit lies 0.008 below where the exact one ends: steps are larger than that.
    fc.assert(
      fc.property(count, fc.double({ min: 0.05, max: 100, noNaN: true }), (at, more) => {
        expect(poissonLower(at + more)).toBeGreaterThan(poissonLower(at));
        expect(poissonUpper(at + more)).toBeGreaterThan(poissonUpper(at));
        expect(poissonLower(at)).toBeLessThanOrEqual(at);
        expect(poissonUpper(at)).toBeGreaterThan(at);
      }),
    );
  });
});

describe('limits of a proportion', () => {
  test.each([
    { count: 82, trials: 100, lower: 0.73333, upper: 0.883 },
    { count: 0, trials: 10, lower: 0, upper: 0.27753 },
    { count: 10, trials: 10, lower: 0.72247, upper: 1 },
    // Newcombe (1998), table I, method 3.
    { count: 81, trials: 263, lower: 0.2553, upper: 0.3662 },
    { count: 15, trials: 148, lower: 0.0624, upper: 0.1605 },
    { count: 1, trials: 29, lower: 0.0061, upper: 0.1718 },
  ])('$count of $trials: $lower to $upper', ({ count, trials, lower, upper }) => {
    const interval = wilsonInterval(count, trials);
    const digits = lower === 0.73333 || trials === 10 ? 5 : 4;
    expect(interval.lower).toBeCloseTo(lower, digits);
    expect(interval.upper).toBeCloseTo(upper, digits);
  });

  test('they hold the proportion, stay within 0 and 1, and mirror the rest', () => {
    const share = fc
      .integer({ min: 1, max: 5000 })
      .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));
    fc.assert(
      fc.property(share, ([count, trials]) => {
        const [own, rest] = [wilsonInterval(count, trials), wilsonInterval(trials - count, trials)];
        expect(own.lower).toBeGreaterThanOrEqual(0);
        expect(own.lower).toBeLessThanOrEqual(count / trials);
        expect(own.upper).toBeGreaterThanOrEqual(count / trials);
        expect(own.upper).toBeLessThanOrEqual(1);
        expect(rest.lower).toBeCloseTo(1 - own.upper, 12);
        expect(rest.upper).toBeCloseTo(1 - own.lower, 12);
      }),
    );
  });
});

const exposed = fc.record({
  count: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 3_000_000 })),
  exposure: fc.integer({ min: 1, max: 20_000_000 }),
});

describe('limits of the ratio of two rates', () => {
  test('they are the shares at which the counts, or more, have 2.5 in a hundred', () => {
    const few = fc.integer({ min: 0, max: 15 });
    fc.assert(
      fc.property(few, few, (first, second) => {
        const all = first + second;
        const { lower, upper } = rateRatioInterval({ count: first, exposure: 1 }, { count: second, exposure: 1 });
        const tail = 0.025;
        const below = lower === 0 ? tail : binomialTail(first, all, lower / (1 + lower));
        const above = upper === null ? tail : 1 - binomialTail(first + 1, all, upper / (1 + upper));
        expect([lower === 0, upper === null]).toEqual([first === 0, second === 0]);
        expect(below).toBeCloseTo(tail, 8);
        expect(above).toBeCloseTo(tail, 8);
      }),
    );
  });

  test.each([
    { name: 'nothing against something', first: 0, second: 5, lower: 0, upper: expect.closeTo(1.0913, 4) as number },
    { name: 'something against nothing', first: 5, second: 0, lower: expect.closeTo(0.9164, 4) as number, upper: null },
    { name: 'nothing against nothing', first: 0, second: 0, lower: 0, upper: null },
  ])('$name', ({ first, second, lower, upper }) => {
    const interval = rateRatioInterval({ count: first, exposure: 1 }, { count: second, exposure: 1 });
    expect(interval).toEqual({ lower, upper });
  });

  test('the other way round they are the reciprocals', () => {
    fc.assert(
      fc.property(exposed, exposed, (first, second) => {
        const [own, other] = [rateRatioInterval(first, second), rateRatioInterval(second, first)];
        const share = (a: number, b: number): number => (a === b ? 1 : a / b);
        // Where nearly all events are on one side, the share of the other has eight digits.
        expect(share(own.lower, 1 / (other.upper ?? Infinity))).toBeCloseTo(1, 6);
        expect(share(other.lower, 1 / (own.upper ?? Infinity))).toBeCloseTo(1, 6);
      }),
    );
  });

  test('as many times the exposure of both changes nothing; of one, all in proportion', () => {
    fc.assert(
      fc.property(exposed, exposed, fc.constantFrom(2, 8, 1024), (first, second, times) => {
        const longer = ({ count, exposure }: typeof first): typeof first => ({ count, exposure: exposure * times });
        const { lower, upper } = rateRatioInterval(first, second);
        expect(rateRatioInterval(longer(first), longer(second))).toEqual({ lower, upper });
        expect(rateRatioInterval(first, longer(second))).toEqual({
          lower: lower * times,
          upper: upper === null ? null : upper * times,
        });
      }),
    );
  });

  test('they grow with the first count and fall with the second', () => {
    const more = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(exposed, exposed, more, (first, second, by) => {
        const { lower, upper } = rateRatioInterval(first, second);
        const grown = rateRatioInterval({ ...first, count: first.count + by }, second);
        const against = rateRatioInterval(first, { ...second, count: second.count + by });
        expect(grown.lower).toBeGreaterThan(lower);
        expect(grown.upper ?? Infinity).toBeGreaterThanOrEqual(upper ?? Infinity);
        expect(against.lower).toBeLessThanOrEqual(lower);
        expect(against.upper ?? Infinity).toBeLessThan(upper ?? Infinity);
      }),
    );
  });
});

describe('limits of the difference of two proportions', () => {
  // Newcombe (1998, Statistics in Medicine 17, 873), table II, method 10.
  test.each([
    { first: [56, 70], second: [48, 80], lower: 0.0524, upper: 0.3339 },
    { first: [9, 10], second: [3, 10], lower: 0.1705, upper: 0.809 },
    { first: [10, 10], second: [0, 20], lower: 0.6791, upper: 1 },
    { first: [10, 10], second: [0, 10], lower: 0.6075, upper: 1 },
    { first: [5, 56], second: [0, 29], lower: -0.0381, upper: 0.1926 },
  ] as const)('$first and $second: $lower to $upper', ({ first, second, lower, upper }) => {
    const interval = differenceInterval({ count: first[0], trials: first[1] }, { count: second[0], trials: second[1] });
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
  });

  test('the other way round they change sign', () => {
    const share = fc
      .integer({ min: 1, max: 500 })
      .chain((trials) => fc.record({ count: fc.integer({ min: 0, max: trials }), trials: fc.constant(trials) }));
    fc.assert(
      fc.property(share, share, (first, second) => {
        const [own, other] = [differenceInterval(first, second), differenceInterval(second, first)];
        expect(own.lower).toBeCloseTo(-other.upper, 12);
        expect(own.upper).toBeCloseTo(-other.lower, 12);
      }),
    );
  });
});

test('counts that are nothing to any digit have limits all the same', () => {
  for (const count of [0.001, 1e-6]) {
    expect(poissonInterval(count).lower).toBe(0);
    expect(poissonInterval(count).upper).toBeCloseTo(3.69, 1);
    const [small, large] = [
      { count, exposure: 100_000 },
      { count: 20, exposure: 100_000 },
    ];
    expect(rateRatioInterval(small, large).lower).toBe(0);
    expect(rateRatioInterval(large, small).upper).toBeNull();
  }
});
