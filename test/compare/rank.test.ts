/** Ranks with ties, and the median. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fewestRanked, medianOf, rankValues } from '../../src/compare/rank.js';

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

describe('median', () => {
  test.each([
    { values: [3, 1, 2], is: 2 },
    { values: [4, 1, 3, 2], is: 2.5 },
    { values: [5, 5, 5], is: 5 },
    { values: [1, 2], is: undefined },
    { values: [], is: undefined },
  ])('of $values is $is', ({ values: list, is }) => {
    expect(medianOf(list)).toBe(is);
  });
});
