/** Ranks with ties, the ranks that bounds leave open, and the median. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fewestRanked, medianOf, placeValues, possiblePlaces, rankValues } from '../../src/compare/rank.js';
import { isClearlyAbove, type Estimate } from '../../src/model/comparison.js';
import { polarities } from '../../src/model/indicator.js';

describe('competition ranks', () => {
  test.each([
    { name: 'the largest is first', values: [10, 30, 20], polarity: 'none', is: ['3', '1', '2'] },
    {
      name: 'the largest is first where higher is better',
      values: [10, 30, 20],
      polarity: 'higher-is-better',
      is: ['3', '1', '2'],
    },
    {
      name: 'the smallest is first where lower is better',
      values: [10, 30, 20],
      polarity: 'lower-is-better',
      is: ['1', '3', '2'],
    },
    {
      name: 'ties share a place and leave a gap',
      values: [30, 20, 30, 10],
      polarity: 'none',
      is: ['1=', '3', '1=', '4'],
    },
    { name: 'a tie at the end', values: [30, 10, 10], polarity: 'none', is: ['1', '2=', '2='] },
    { name: 'all equal', values: [5, 5, 5], polarity: 'lower-is-better', is: ['1=', '1=', '1='] },
    { name: 'falls: less negative is larger', values: [-27.1, -13, -5], polarity: 'none', is: ['3', '2', '1'] },
    { name: 'two are a pair', values: [10, 30], polarity: 'none', is: [] },
    { name: 'none', values: [], polarity: 'none', is: [] },
  ] as const)('$name', ({ values, polarity, is }) => {
    const ranks = rankValues(values, polarity);
    expect(ranks.map(({ position, tied }) => `${position}${tied ? '=' : ''}`)).toEqual(is);
    for (const rank of ranks) expect(rank.of).toBe(values.length);
  });
});

const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: fewestRanked, maxLength: 30 });

test('a place is one more than the number of those who are strictly before', () => {
  fc.assert(
    fc.property(values, (list) => {
      for (const [index, { position, tied }] of rankValues(list, 'lower-is-better').entries()) {
        expect(position).toBe(1 + list.filter((value) => value < (list[index] ?? 0)).length);
        expect(tied).toBe(list.filter((value) => value === list[index]).length > 1);
      }
    }),
  );
});

test('the two directions mirror each other', () => {
  fc.assert(
    fc.property(values, (list) => {
      const mirrored = list.map((value) => 0 - value);
      expect(rankValues(list, 'lower-is-better')).toEqual(rankValues(mirrored, 'higher-is-better'));
    }),
  );
});

test('places are ranks for any number of values, a pair or one too', () => {
  expect(placeValues([], 'none')).toEqual([]);
  expect(placeValues([7], 'none')).toEqual([{ position: 1, tied: false }]);
  expect(placeValues([10, 30], 'none')).toEqual([
    { position: 2, tied: false },
    { position: 1, tied: false },
  ]);
  expect(placeValues([10, 30], 'lower-is-better').map(({ position }) => position)).toEqual([1, 2]);
  expect(placeValues([5, 5], 'none')).toEqual([
    { position: 1, tied: true },
    { position: 1, tied: true },
  ]);
  fc.assert(
    fc.property(values, fc.constantFrom(...polarities), (list, polarity) => {
      const places = placeValues(list, polarity);
      expect(rankValues(list, polarity)).toEqual(places.map((place) => ({ ...place, of: list.length })));
    }),
  );
});

const from = (lower: number, upper: number | null): Estimate => ({ value: lower, lower, upper });

describe('places that the bounds leave open', () => {
  test.each([
    { name: 'exact figures have one', bounds: [from(10, 10), from(30, 30), from(20, 20)], is: ['3–3', '1–1', '2–2'] },
    {
      name: 'equal figures share the better one',
      bounds: [from(30, 30), from(20, 20), from(20, 20)],
      is: ['1–1', '2–2', '2–2'],
    },
    {
      name: 'an exact figure within the bounds of a rough one',
      bounds: [from(1200, 1300), from(1250, 1250), from(900, 900)],
      is: ['1–2', '1–2', '3–3'],
    },
    {
      name: 'bounds that only touch may tie, which is no worse place',
      bounds: [from(1200, 1300), from(1300, 1300), from(1100, 1200)],
      is: ['1–2', '1–1', '2–3'],
    },
    { name: 'no ceiling', bounds: [from(10, null), from(30, 30), from(20, 20)], is: ['1–3', '1–2', '2–3'] },
    { name: 'two without a ceiling', bounds: [from(10, null), from(30, null)], is: ['1–2', '1–2'] },
    { name: 'all alike and rough', bounds: [from(10, 20), from(10, 20), from(10, 20)], is: ['1–3', '1–3', '1–3'] },
    { name: 'none', bounds: [], is: [] },
  ])('$name', ({ bounds, is }) => {
    expect(possiblePlaces(bounds, 'none').map(({ best, worst }) => `${best}–${worst}`)).toEqual(is);
  });

  test('the smallest is first where lower is better', () => {
    const bounds = [from(10, null), from(30, 30), from(20, 20)];
    const places = possiblePlaces(bounds, 'lower-is-better');
    expect(places.map(({ best, worst }) => `${best}–${worst}`)).toEqual(['1–3', '2–3', '1–2']);
  });

  const estimate = fc
    .record({ lower: fc.integer({ min: 0, max: 30 }), width: fc.option(fc.integer({ min: 0, max: 12 })) })
    .map(({ lower, width }) => from(lower, width === null ? null : lower + width));
  const estimates = fc.array(estimate, { minLength: 1, maxLength: 12 });

  test('the best is one more than those clearly before; the worst leaves out those clearly behind', () => {
    fc.assert(
      fc.property(estimates, (list) => {
        for (const [index, { best, worst }] of possiblePlaces(list, 'higher-is-better').entries()) {
          const own = list[index] ?? from(0, 0);
          const others = list.filter((_, other) => other !== index);
          expect(best).toBe(1 + others.filter((other) => isClearlyAbove(other, own)).length);
          expect(worst).toBe(1 + others.filter(({ upper }) => upper === null || upper > own.lower).length);
        }
      }),
    );
  });

  test('whatever lies within the bounds, the place lies within the range', () => {
    const chosen = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(estimates, chosen, fc.constantFrom(...polarities), (list, at, polarity) => {
        const actual = list.map(({ lower, upper }, index) => lower + ((upper ?? 60) - lower) * (at[index] ?? 0));
        const ranges = possiblePlaces(list, polarity);
        for (const [index, { position }] of placeValues(actual, polarity).entries()) {
          expect(position).toBeGreaterThanOrEqual(ranges[index]?.best ?? Infinity);
          expect(position).toBeLessThanOrEqual(ranges[index]?.worst ?? 0);
        }
      }),
    );
  });
});

describe('median', () => {
  test.each([
    { values: [3, 1, 2], is: 2 },
    { values: [4, 1, 3, 2], is: 2.5 },
    { values: [5, 5, 5], is: 5 },
    { values: [1, 2], is: 1.5 },
    { values: [7], is: 7 },
    { values: [1, Infinity, 2], is: 2 },
    { values: [1, Infinity, Infinity, 2], is: Infinity },
    { values: [Infinity, Infinity], is: Infinity },
  ])('of $values is $is', ({ values: list, is }) => {
    expect(medianOf(list)).toBe(is);
  });
});
