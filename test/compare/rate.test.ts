/** Rates: residents, their basis and date, and bounds that travel. */
import { describe, expect, test } from 'vitest';
import type { Bureau, Population } from '../../src/model/bureau.js';
import { compareScene, memberOf, residents, year, type Row, type Scene } from './figures.js';

const rate = { rate: 'population' } as const;
const census = residents(400_000);
const ends = [2021, 2022, 2023].map((of) => residents(410_000 + of, 'year-end', `${of}-12-31`));

/** A set of two: `a` is looked at, `b` stands beside it. */
function beside(a: Omit<Row, 'bureau'>, differences: Partial<Bureau>, other: Population[]): Scene {
  return {
    indicator: rate,
    rows: [{ ...a, bureau: 'a' }, { bureau: 'b' }],
    bureaus: { a: differences, b: { population: other } },
  };
}

describe('bounds travel through a rate', () => {
  test.each([
    { name: 'exact', figure: { value: 200 }, is: { value: 50, lower: 50, upper: 50 } },
    {
      name: 'more than',
      figure: { value: 1200, upper: 1300, qualifier: 'more-than' },
      is: { value: 300, lower: 300, upper: 325 },
    },
    {
      name: 'no ceiling',
      figure: { value: 1000, upper: null, qualifier: 'more-than' },
      is: { value: 250, lower: 250, upper: null },
    },
    { name: 'zero', figure: { value: 0 }, is: { value: 0, lower: 0, upper: 0 } },
  ] as const)('$name', ({ figure, is }) => {
    const { value } = figure;
    const comparison = compareScene(
      beside({ lower: value, upper: value, ...figure }, { population: [census] }, [census]),
    );
    const member = memberOf(comparison, 'a');
    expect(comparison.measure).toBe('rate');
    expect(member.rate).toEqual(is);
    expect(member.stated.value).toBe(value);
  });
});

describe('one basis for a whole set', () => {
  test.each([
    { name: 'the census', a: [census], b: [census], is: ['census 2020-11-01', 'census 2020-11-01'] },
    {
      name: 'the census, unless all have another',
      a: [census, ...ends],
      b: [census],
      is: ['census 2020-11-01', 'census 2020-11-01'],
    },
    {
      name: 'year-end where all have it',
      a: [census, ...ends],
      b: [census, ...ends],
      is: ['year-end 2023-12-31', 'year-end 2023-12-31'],
    },
    { name: 'none for one who has another basis only', a: ends, b: [census], is: ['none', 'census 2020-11-01'] },
    { name: 'none without residents', a: [], b: [census], is: ['none', 'census 2020-11-01'] },
  ])('$name', ({ a, b, is }) => {
    const { members } = compareScene(beside({}, { population: a }, b));
    expect(members.map(({ population }) => (population ? `${population.basis} ${population.date}` : 'none'))).toEqual(
      is,
    );
    for (const member of members) expect(member.rate === undefined).toBe(member.population === undefined);
  });

  test('a bureau that published nothing has no say in it', () => {
    const scene = beside({}, { population: ends }, ends);
    const { members } = compareScene({ ...scene, bureaus: { ...scene.bureaus, c: { population: [census] } } });
    expect(members.map(({ population }) => population?.basis)).toEqual(['year-end', 'year-end']);
  });
});

test('of two dates as near as one another the one within the period, in whatever order they stand', () => {
  const both = [residents(1000, 'year-end', '2019-12-31'), residents(1200, 'year-end', '2020-12-31')];
  for (const population of [both, both.toReversed()]) {
    const { members } = compareScene(beside({ period: year(2020) }, { population }, both));
    expect(members[0]?.population?.date).toBe('2020-12-31');
  }
});

test.each([
  { name: 'the year itself', period: year(2022), is: '2022-12-31' },
  { name: 'before all', period: year(2019), is: '2021-12-31' },
  { name: 'four weeks', period: { start: '2021-12-04', end: '2021-12-31' }, is: '2021-12-31' },
  { name: 'not stated: the latest', period: null, is: '2023-12-31' },
])('of several dates the nearest to the middle of the period: $name', ({ period, is }) => {
  const population = ends.toReversed();
  expect(memberOf(compareScene(beside({ period }, { population }, ends)), 'a').population?.date).toBe(is);
});

test('a night has no rate and no population; a stock at a date has both', () => {
  const period = { start: '2021-12-31', end: '2021-12-31' };
  const scene = beside({ period }, { population: ends.toReversed() }, ends);
  const night = memberOf(compareScene(scene), 'a');
  expect([night.rate, night.population]).toEqual([undefined, undefined]);
  expect(night.findings.map(({ rule: code }) => code)).not.toContain('denominator-missing');
  const stock = memberOf(compareScene({ ...scene, indicator: { ...rate, measure_type: 'stock' } }), 'a');
  expect(stock.population?.date).toBe('2021-12-31');
  expect(stock.rate).toBeDefined();
});

test.each([
  { name: 'percentages', indicator: { measure_type: 'ratio', unit: 'percent', rate: 'none' }, kind: 'level' },
  { name: 'changes of something that has a rate', indicator: rate, kind: 'change' },
] as const)('$name are compared as stated', ({ indicator, kind }) => {
  const bureaus = { a: { population: [census] }, b: { population: [census] } };
  const comparison = compareScene({
    indicator,
    rows: [
      { bureau: 'a', kind },
      { bureau: 'b', kind },
    ],
    bureaus,
  });
  expect(comparison.measure).toBe('stated');
  expect(comparison.members.map(({ rate: shown, population }) => [shown, population])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
  ]);
});
