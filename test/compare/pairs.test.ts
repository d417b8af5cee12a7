/** Each pair of those that compare: the probability that the first is the larger, and the groups that cannot be told apart. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupIndistinct } from '../../src/compare/indistinct.js';
import { mostPaired } from '../../src/compare/core.js';
import { betaQuantile } from '../../src/compare/statistics/distributions.js';
import type { Contrast } from '../../src/model/comparison.js';
import type { Indicator } from '../../src/model/indicator.js';
import { alike, compareScene, moreThan, residents, type Row, type Scene } from './figures.js';

const rate: Partial<Indicator> = { rate: 'population' };

/** The pair of two counts over a million residents each. */
function pairOf(first: Omit<Row, 'bureau'>, second: Omit<Row, 'bureau'>, scene: Partial<Scene> = {}): Contrast {
  const rows = [
    { bureau: 'a', ...first },
    { bureau: 'b', ...second },
  ];
  const [pair, ...more] = compareScene({ indicator: rate, rows, bureaus: alike(['a', 'b']), ...scene }).pairs;
  if (!pair || more.length > 0) throw new Error('two that compare are one pair');
  return pair;
}

describe('the probability that the first is the larger', () => {
  test.each([
    { name: 'equal counts', first: { value: 100 }, second: { value: 100 }, is: 0.5, digits: 12 },
    { name: 'equal bounds', first: moreThan(100, 200), second: moreThan(100, 200), is: 0.5, digits: 1 },
    { name: 'a little more', first: { value: 110 }, second: { value: 100 }, is: 0.755, digits: 2 },
    { name: 'clearly more', first: { value: 150 }, second: { value: 100 }, is: 0.9992, digits: 3 },
    { name: 'far apart', first: { value: 1000 }, second: { value: 100 }, is: 1, digits: 12 },
    { name: 'one against nothing', first: { value: 1 }, second: { value: 0 }, is: 0.818, digits: 2 },
  ])('$name: $is', ({ first, second, is, digits }) => {
    const pair = pairOf(first, second);
    expect(pair.bureau).toBe('a');
    expect(pair.probability).toBeCloseTo(is, digits);
  });

  test('the larger rate stands first, though its count is the smaller', () => {
    const bureaus = { a: { population: [residents(4_000_000)] }, b: { population: [residents(1_000_000)] } };
    const pair = pairOf({ value: 300 }, { value: 200 }, { bureaus });
    expect([pair.bureau, pair.reference]).toEqual(['b', { type: 'bureau', bureau: 'a' }]);
    expect(pair.word).toBe('higher');
    expect(pair.probability).toBeCloseTo(1, 6);
  });

  test('it is that of two gamma variables, which have a beta ratio', () => {
    const count = fc.integer({ min: 0, max: 300 });
    const people = fc.integer({ min: 2, max: 30 }).map((hundreds) => hundreds * 100_000);
    fc.assert(
      fc.property(count, count, people, people, (first, second, here, there) => {
        fc.pre(first + second > 0);
        const bureaus = { a: { population: [residents(here)] }, b: { population: [residents(there)] } };
        const pair = pairOf({ value: first }, { value: second }, { bureaus });
        const probability = pair.bureau === 'a' ? (pair.probability ?? NaN) : 1 - (pair.probability ?? NaN);
        // The first is the larger where its share of both counts is above its share of the residents.
        const [low, high] = [-0.003, 0.003].map((by) =>
          betaQuantile(Math.min(0.9999, Math.max(0.0001, 1 - probability + by)), first + 0.5, second + 0.5),
        );
        const share = here / (here + there);
        expect((low ?? NaN) <= share || probability > 0.996).toBe(true);
        expect((high ?? NaN) >= share || probability < 0.004).toBe(true);
      }),
    );
  });

  test('of proportions it is that of two beta variables', () => {
    const of = (numerator: number): Partial<Row> => ({ value: numerator, numerator, denominator: 100 });
    const scene = { indicator: { measure_type: 'ratio', unit: 'percent' } } as const;
    expect(pairOf(of(82), of(82), scene).probability).toBeCloseTo(0.5, 1);
    // By normal approximation: a difference of 10 with a standard error of 5.6.
    expect(pairOf(of(85), of(75), scene).probability).toBeCloseTo(0.96, 1);
    expect(pairOf(of(99), of(20), scene).probability).toBe(1);
  });

  test('wider bounds leave less of it', () => {
    const [exact, rough] = [pairOf({ value: 150 }, { value: 100 }), pairOf({ value: 150 }, moreThan(100, 200))];
    expect(rough.probability).toBeLessThan(0.7);
    expect(exact.probability).toBeGreaterThan(0.99);
  });

  test.each([
    { name: 'without a ceiling', first: moreThan(200, null), second: { value: 100 } },
    { name: 'both nothing: it would speak of the residents alone', first: { value: 0 }, second: { value: 0 } },
  ])('there is none $name', ({ first, second }) => {
    expect(pairOf(first, second).probability).toBeUndefined();
  });
});

/** So many counties of one size, whose counts are 20 apart. */
function field(count: number): Scene {
  const ids = Array.from({ length: count }, (_, index) => `county-${index + 1}`);
  const rows = ids.map((bureau, index) => ({ bureau, value: 1000 - 20 * index }));
  return { indicator: rate, rows, bureaus: alike(ids) };
}

describe('how many are paired', () => {
  test('each with each, up to forty', () => {
    const { pairs, indistinct } = compareScene(field(mostPaired));
    expect(mostPaired).toBe(40);
    const named = pairs.map(({ bureau, reference }) =>
      [bureau, reference.type === 'bureau' ? reference.bureau : ''].toSorted().join(' '),
    );
    expect(new Set(named).size).toBe((40 * 39) / 2);
    expect(named).toHaveLength((40 * 39) / 2);
    expect(pairs.every(({ effect }) => (effect?.value ?? 0) >= 1)).toBe(true);
    expect(indistinct.length).toBeGreaterThan(10);
  });

  test('none beyond forty; each is still compared with the others together', () => {
    const { pairs, indistinct, contrasts } = compareScene(field(mostPaired + 1));
    expect([pairs, indistinct]).toEqual([[], []]);
    expect(contrasts.map(({ against, word }) => `${against} ${word}`)).toContain('40 higher');
    expect(contrasts).toHaveLength(41);
  });
});

describe('groups that cannot be told apart', () => {
  const of = (values: readonly (readonly [string, Omit<Row, 'bureau'>])[], polarity: Indicator['polarity']): unknown =>
    compareScene({
      indicator: { ...rate, polarity },
      rows: values.map(([bureau, row]) => ({ bureau, ...row })),
      bureaus: alike(values.map(([bureau]) => bureau)),
    }).indistinct;

  test('two that are alike, one far from both', () => {
    const values = [
      ['a', { value: 100 }],
      ['b', { value: 110 }],
      ['c', { value: 400 }],
    ] as const;
    expect(of(values, 'none')).toEqual([['b', 'a']]);
    expect(of(values, 'lower-is-better')).toEqual([['a', 'b']]);
  });

  test('a chain: the middle one shares a group with each end, the ends share none', () => {
    const values = [
      ['a', { value: 100 }],
      ['b', { value: 125 }],
      ['c', { value: 155 }],
    ] as const;
    expect(of(values, 'none')).toEqual([
      ['c', 'b'],
      ['b', 'a'],
    ]);
  });

  test('what cannot be compared within the bounds is not told apart', () => {
    const values = [
      ['a', { value: 100 }],
      ['b', moreThan(90, null)],
      ['c', { value: 400 }],
    ] as const;
    // b may be as many as a, or as c.
    expect(of(values, 'none')).toEqual([
      ['c', 'b'],
      ['a', 'b'],
    ]);
  });

  test.each([
    { name: 'all far apart', values: [100, 400, 1600], is: [] },
    { name: 'all alike', values: [100, 105, 110], is: [['c', 'b', 'a']] },
  ])('$name', ({ values, is }) => {
    const rows = values.map((value, index) => ['abc'.charAt(index), { value }] as const);
    expect(of(rows, 'higher-is-better')).toEqual(is);
  });

  test('there are none where a figure has no model of chance', () => {
    const parts = { value: 90, numerator: 90, denominator: 100 };
    const indicator = { measure_type: 'ratio', unit: 'percent' } as const;
    const rows = [
      { bureau: 'a', ...parts },
      { bureau: 'b', ...parts },
      { bureau: 'c', ...parts },
    ];
    expect(compareScene({ indicator, rows }).indistinct).toHaveLength(1);
    const bare = compareScene({ indicator, rows: [...rows, { bureau: 'd', value: 90 }] });
    expect(bare.pairs).toHaveLength(3);
    expect(bare.indistinct).toEqual([]);
  });

  const relation = fc
    .record({ size: fc.integer({ min: 1, max: 9 }), apart: fc.array(fc.boolean(), { minLength: 36, maxLength: 36 }) })
    .map(({ size, apart }) => {
      const members = [...'abcdefghi'].slice(0, size);
      let next = 0;
      const told = new Set(
        members.flatMap((first, index) =>
          members
            .slice(index + 1)
            .flatMap((second) => (apart[next++] ? [`${first}${second}`, `${second}${first}`] : [])),
        ),
      );
      return { members, isToldApart: (first: string, second: string): boolean => told.has(first + second) };
    });

  test('two share a group exactly when they are not told apart, and groups are as large as can be', () => {
    fc.assert(
      fc.property(relation, ({ members, isToldApart }) => {
        const agrees = (group: readonly string[]): boolean =>
          group.every((first) => group.every((second) => first === second || !isToldApart(first, second)));
        const subsets = Array.from({ length: 2 ** members.length }, (_, bits) =>
          members.filter((__, index) => (bits >> index) % 2 === 1),
        );
        const largest = subsets.filter(
          (group) =>
            group.length > 1 &&
            agrees(group) &&
            members.every((member) => group.includes(member) || !agrees([...group, member])),
        );
        const groups = groupIndistinct(members, isToldApart);
        expect(groups.map((group) => group.join('')).toSorted()).toEqual(
          largest.map((group) => group.join('')).toSorted(),
        );
        const firsts = groups.map(([first = '']) => first);
        expect(firsts).toEqual(firsts.toSorted());
      }),
      { numRuns: 300 },
    );
  });
});
