/** Changes that are computed from two years, and the direction of five or more. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canBoth, percentOf } from '../../src/compare/change.js';
import type { Bureau } from '../../src/model/bureau.js';
import type { Change, Estimate, Series } from '../../src/model/comparison.js';
import type { Indicator } from '../../src/model/indicator.js';
import { compareScene, days, moreThan, residents, year, type Row } from './figures.js';

const rate: Partial<Indicator> = { rate: 'population' };
const ratio: Partial<Indicator> = { measure_type: 'ratio', unit: 'percent' };
const million = { population: [residents(1_000_000)] };

type Figure = number | Omit<Row, 'bureau'>;
const rowOf = (figure: Figure): Omit<Row, 'bureau'> => (typeof figure === 'number' ? { value: figure } : figure);

/** Bureau a's series of levels: a figure a year up to 2023, an empty place where none was published. */
function seriesOf(
  figures: readonly (Figure | undefined)[],
  {
    indicator = rate,
    bureau = million,
    more = [],
  }: {
    indicator?: Partial<Indicator>;
    bureau?: Partial<Bureau>;
    more?: readonly Omit<Row, 'bureau'>[];
  } = {},
): Series | undefined {
  const first = 2024 - figures.length;
  const yearly = figures.flatMap((figure, index): Row[] =>
    figure === undefined ? [] : [{ bureau: 'a', period: year(first + index), ...rowOf(figure) }],
  );
  const rows = [...yearly, ...more.map((row) => ({ bureau: 'a', ...row }))];
  return compareScene({ indicator, rows, bureaus: { a: bureau }, kind: 'level' }).series[0];
}

function changeOf(before: Figure, after: Figure, options: Parameters<typeof seriesOf>[1] = {}): Change {
  const [change, ...more] = seriesOf([before, after], options)?.changes ?? [];
  if (!change || more.length > 0) throw new Error('two years have one change');
  return change;
}

const breakAt = (date: string, indicator = 'disputes-resolved'): Partial<Bureau> => ({
  ...million,
  breaks: [{ date, indicators: [indicator], reason: { zh: '辖区扩大', en: 'larger area' }, source: 'a-2023' }],
});

describe('a change of counts', () => {
  test('leads to both figures', () => {
    expect(changeOf(400, 484)).toEqual({
      bureau: 'a',
      from: { observation: 'a-2023/1', period: year(2022) },
      to: { observation: 'a-2023/2', period: year(2023) },
      size: expect.objectContaining({ value: expect.closeTo(21, 10) as number }) as Estimate,
      unit: 'percent',
      method: 'square-root',
      z: expect.closeTo(2.8284, 4) as number,
      word: 'rise',
      stated: undefined,
    });
  });

  test.each([
    { name: 'a rise', before: 400, after: 484, size: [21, 21, 21], word: 'rise' },
    { name: 'a fall', before: 500, after: 400, size: [-20, -20, -20], word: 'fall' },
    { name: 'within chance', before: 100, after: 120, size: [20, 20, 20], word: 'unclear' },
    { name: 'from nothing', before: 0, after: 10, size: undefined, word: 'rise' },
    { name: 'from what may be nothing', before: moreThan(0, 10), after: 100, size: undefined, word: 'rise' },
    { name: 'to nothing', before: 10, after: 0, size: [-100, -100, -100], word: 'fall' },
    { name: 'a rise at all bounds', before: moreThan(400, 500), after: 600, size: [50, 20, 50], word: 'rise' },
    { name: 'a rise at some bounds only', before: moreThan(400, 600), after: 600, size: [50, 0, 50], word: 'unclear' },
    {
      name: 'a fall at all bounds',
      before: 600,
      after: moreThan(400, 500),
      size: [-100 / 3, -100 / 3, -50 / 3],
      word: 'fall',
    },
    {
      name: 'a fall at some bounds only',
      before: 600,
      after: moreThan(400, 580),
      size: [-100 / 3, -100 / 3, -10 / 3],
      word: 'unclear',
    },
    { name: 'to no ceiling', before: 400, after: moreThan(500, null), size: [25, 25, null], word: 'rise' },
    {
      name: 'to no ceiling from more',
      before: 600,
      after: moreThan(400, null),
      size: [-100 / 3, -100 / 3, null],
      word: 'unclear',
    },
    { name: 'from no ceiling', before: moreThan(500, null), after: 400, size: [-20, -100, -20], word: 'fall' },
    { name: 'from no ceiling to more', before: moreThan(400, null), after: 600, size: [50, -100, 50], word: 'unclear' },
  ])('$name: $word', ({ before, after, size, word }) => {
    const change = changeOf(before, after);
    const rounded = (limit: number | null): number | null => (limit === null ? null : Number(limit.toFixed(9)));
    const found = change.size && [change.size.value, change.size.lower, change.size.upper];
    expect(found?.map(rounded)).toEqual(size?.map(rounded));
    expect(change.word).toBe(word);
  });

  test('with other residents the rates are compared, exactly', () => {
    const grown = {
      population: [residents(500_000, 'year-end', '2022-12-31'), residents(1_000_000, 'year-end', '2023-12-31')],
    };
    // A single bureau is related to the census; b is there so that all of them have year-end residents.
    const rows = (after: number): Row[] => [
      { bureau: 'a', value: 200, period: year(2022) },
      { bureau: 'a', value: after },
      { bureau: 'b' },
    ];
    const of = (after: number): Change | undefined =>
      compareScene({ indicator: rate, rows: rows(after), bureaus: { a: grown, b: grown } }).series[0]?.changes[0];
    expect(of(400)).toMatchObject({ method: 'exact', z: undefined, word: 'unclear', size: { value: 100 } });
    expect(of(200)).toMatchObject({ method: 'exact', word: 'fall', size: { value: 0 } });
    expect(of(520)).toMatchObject({ method: 'exact', word: 'rise' });
  });

  test('its bounds hold whatever lies within the bounds of both', () => {
    const bounds = fc
      .record({ lower: fc.integer({ min: 1, max: 500 }), width: fc.option(fc.integer({ min: 0, max: 300 })) })
      .map(({ lower, width }) => ({ value: lower, lower, upper: width === null ? null : lower + width }));
    const at = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(bounds, bounds, at, at, (before, after, first, second) => {
        const [from, to] = [before, after].map(
          ({ lower, upper }, index) => lower + ((upper ?? lower + 1e6) - lower) * (index === 0 ? first : second),
        );
        const actual = ((to ?? 0) / (from ?? 1) - 1) * 100;
        const size = percentOf(before, after);
        expect(actual).toBeGreaterThanOrEqual((size?.lower ?? Infinity) - 1e-9);
        expect(actual).toBeLessThanOrEqual((size?.upper ?? Infinity) + 1e-9);
      }),
    );
  });
});

describe('what is not tested', () => {
  test.each<{ name: string; indicator: Partial<Indicator> }>([
    { name: 'items, which have no rate', indicator: { unit: 'item' } },
    { name: 'stocks', indicator: { ...rate, measure_type: 'stock' } },
  ])('$name', ({ indicator }) => {
    expect(changeOf(100, 900, { indicator })).toMatchObject({
      size: { value: 800 },
      unit: 'percent',
      method: 'none',
      z: undefined,
      word: 'not-tested',
    });
  });

  test('percentages, whose difference is in points', () => {
    const [before, after] = [
      { value: 90.1, lower: 90.05, upper: 90.15 },
      { value: 95, lower: 94.5, upper: 95.5 },
    ];
    const change = changeOf(before, after, { indicator: ratio });
    expect(change).toMatchObject({ unit: 'percentage-point', method: 'none', word: 'not-tested' });
    expect(change.size?.value).toBeCloseTo(4.9, 10);
    expect(change.size?.lower).toBeCloseTo(4.35, 10);
    expect(change.size?.upper).toBeCloseTo(5.45, 10);
  });

  test('there is no percentage of a percentage, so that zero is no obstacle', () => {
    expect(changeOf(0, 95, { indicator: ratio }).size).toEqual({ value: 95, lower: 95, upper: 95 });
  });
});

describe('beside the change that is stated', () => {
  test.each<{ name: string; before: Figure; after: Figure; stated: Omit<Row, 'bureau'>; agrees: boolean | undefined }>([
    { name: 'rounded', before: 500, after: 449, stated: { value: -10, lower: -10.5, upper: -9.5 }, agrees: true },
    {
      name: 'exact to the last place, up to what arithmetic rounds',
      before: 100,
      after: 130,
      stated: { value: 30 },
      agrees: true,
    },
    {
      name: 'written with one decimal and without bounds',
      before: 430,
      after: 367,
      stated: { value: -14.7 },
      agrees: true,
    },
    { name: 'one decimal, another number', before: 430, after: 370, stated: { value: -14.7 }, agrees: false },
    { name: 'another one', before: 500, after: 450, stated: { value: -25, lower: -25.5, upper: -24.5 }, agrees: false },
    {
      name: 'of a level that was corrected since it cannot be checked',
      before: 500,
      after: { value: 400, published: { value: 450, lower: 450, upper: 450, qualifier: 'exact' } },
      stated: { value: -10 },
      agrees: undefined,
    },
    { name: 'within rough levels', before: moreThan(500, 600), after: 450, stated: { value: -20 }, agrees: true },
    { name: 'half as many again or more', before: 100, after: 190, stated: moreThan(50, null), agrees: true },
    { name: 'not half as many again', before: 100, after: 140, stated: moreThan(50, null), agrees: false },
    { name: 'from nothing it cannot be checked', before: 0, after: 5, stated: { value: 500 }, agrees: undefined },
  ])('$name: $agrees', ({ before, after, stated, agrees }) => {
    const change = changeOf(before, after, { more: [{ kind: 'change', ...stated }] });
    expect(change.stated).toEqual({ observation: 'a-2023/3', agrees });
  });

  test('percentages beside percentage points', () => {
    const of = (value: number): Change['stated'] =>
      changeOf(90, 95, { indicator: ratio, more: [{ kind: 'change-points', value }] }).stated;
    expect([of(5)?.agrees, of(3)?.agrees]).toEqual([true, false]);
  });

  test.each<{ name: string; differences: Omit<Row, 'bureau'> }>([
    { name: 'of a campaign', differences: { scope: '秋风行动' } },
    { name: 'of the year before', differences: { period: year(2022) } },
    { name: 'of another variant', differences: { variant: 'items' } },
    { name: 'that is not dated', differences: { period: null } },
  ])('one $name is about something else', ({ differences }) => {
    const change = changeOf(500, 250, { more: [{ kind: 'change', value: -25, ...differences }] });
    expect(change.stated).toBeUndefined();
  });

  test('whether two can both hold does not depend on which is asked first', () => {
    const bounds = fc
      .record({ lower: fc.integer({ min: 0, max: 20 }), width: fc.option(fc.integer({ min: 0, max: 9 })) })
      .map(({ lower, width }) => ({ lower, upper: width === null ? null : lower + width }));
    fc.assert(
      fc.property(bounds, bounds, (a, b) => {
        const meets = Array.from({ length: 40 }, (_, at) => at).some((at) =>
          [a, b].every(({ lower, upper }) => at >= lower && (upper === null || at <= upper)),
        );
        expect([canBoth(a, b), canBoth(b, a)]).toEqual([meets, meets]);
      }),
    );
  });
});

describe('which years have one', () => {
  const yearsOf = (series: Series | undefined): string[] | undefined =>
    series?.changes.map(({ from, to }) => `${from.period.end.slice(0, 4)}–${to.period.end.slice(0, 4)}`);

  test.each([
    { name: 'each after the first', figures: [100, 110, 120], is: ['2021–2022', '2022–2023'] },
    { name: 'not across a gap', figures: [100, undefined, 120, 130], is: ['2022–2023'] },
    { name: 'none of one year', figures: [undefined, 130], is: undefined },
  ])('$name', ({ figures, is }) => {
    expect(yearsOf(seriesOf(figures))).toEqual(is);
  });

  test.each([
    { name: 'within the later year', date: '2022-07-01', is: ['2020–2021'] },
    { name: 'on the first day of a year', date: '2022-01-01', is: ['2020–2021', '2022–2023'] },
    { name: 'on the last day of a year', date: '2022-12-31', is: ['2020–2021'] },
    { name: 'before all', date: '2020-01-01', is: ['2020–2021', '2021–2022', '2022–2023'] },
    { name: 'after all', date: '2024-01-01', is: ['2020–2021', '2021–2022', '2022–2023'] },
  ])('none across a break $name', ({ date, is }) => {
    const series = seriesOf([100, 110, 120, 130], { bureau: breakAt(date) });
    expect(yearsOf(series)).toEqual(is);
    expect(series?.breaks).toEqual(is.length === 3 ? [] : [date]);
  });

  test('a break of another indicator is none', () => {
    const series = seriesOf([100, 110], { bureau: breakAt('2022-07-01', 'traffic-deaths') });
    expect([yearsOf(series), series?.breaks]).toEqual([['2022–2023'], []]);
  });

  test('parts of years have none; stocks do from date to date', () => {
    const halves = [2022, 2023].map((of) => ({ value: 50, period: days(`${of}-01-01`, `${of}-06-30`) }));
    expect(seriesOf([], { more: halves })).toBeUndefined();
    const dates = [2022, 2023].map((of) => ({ value: 50, period: days(`${of}-12-31`, `${of}-12-31`) }));
    const stocks = seriesOf([], { more: dates, indicator: { measure_type: 'stock' } });
    expect(yearsOf(stocks)).toEqual(['2022–2023']);
  });

  test('changes that are stated have a series of their own, and no change of it', () => {
    const rows = [2022, 2023].map((of): Row => ({ bureau: 'a', kind: 'change', value: 5, period: year(of) }));
    const [series] = compareScene({ indicator: rate, rows, bureaus: { a: million } }).series;
    expect([series?.points.length, series?.changes, series?.trend]).toEqual([2, [], undefined]);
  });
});

describe('the trend', () => {
  const climb = [100, 140, 180, 220, 260];
  const rough = (by: number | null): Figure[] => climb.map((value) => moreThan(value, by === null ? null : value + by));

  test.each<{ name: string; figures: (Figure | undefined)[]; is: string | undefined }>([
    { name: 'rising', figures: climb, is: 'rising' },
    { name: 'falling', figures: climb.toReversed(), is: 'falling' },
    { name: 'within chance', figures: [100, 104, 99, 103, 106], is: 'unclear' },
    { name: 'one year makes it', figures: [100, 95, 90, 85, 200], is: 'unclear' },
    { name: 'four years', figures: climb.slice(1), is: undefined },
    { name: 'five years with a gap', figures: [100, 140, undefined, 220, 260, 300], is: 'rising' },
    { name: 'rising at all bounds', figures: rough(20), is: 'rising' },
    { name: 'rising at all bounds, but within chance', figures: rough(100), is: 'unclear' },
    { name: 'not rising at all bounds', figures: rough(200), is: 'unclear' },
    { name: 'falling at all bounds', figures: rough(20).toReversed(), is: 'falling' },
    { name: 'not falling at all bounds', figures: rough(200).toReversed(), is: 'unclear' },
    { name: 'one year without a ceiling', figures: [...climb.slice(0, 4), moreThan(260, null)], is: 'unclear' },
    { name: 'from nothing', figures: [0, 10, 20, 30, 40], is: 'rising' },
  ])('$name: $is', ({ figures, is }) => {
    expect(seriesOf(figures)?.trend?.word).toBe(is);
  });

  test('is per year, in units of the rate, with its χ²', () => {
    const trend = seriesOf(climb)?.trend;
    // Of a million residents 40 more a year are 4 more per 100 000; the weights are 100 over each count.
    const weights = climb.map((value) => 100 / value);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = weights.reduce((sum, weight, index) => sum + weight * index, 0) / total;
    const spread = weights.reduce((sum, weight, index) => sum + weight * (index - mean) ** 2, 0);
    expect(trend?.points).toBe(5);
    expect(trend?.slope).toBeCloseTo(4, 10);
    expect(trend?.chi_square).toBeCloseTo(16 * spread, 8);
  });

  test.each([
    { name: 'in the second year', date: '2018-07-01', points: 5, word: 'rising' },
    { name: 'from the third year on', date: '2019-01-01', points: 5, word: 'rising' },
    { name: 'in the third year', date: '2019-07-01', points: undefined, word: undefined },
    { name: 'before all', date: '2016-07-01', points: 7, word: 'unclear' },
  ])('only since the last break: $name', ({ date, points, word }) => {
    // Far higher before: with those years the line does not rise.
    const trend = seriesOf([900, 800, ...climb], { bureau: breakAt(date) })?.trend;
    expect([trend?.points, trend?.word]).toEqual([points, word]);
  });

  test('of two breaks the later one counts, in whatever order they are on file', () => {
    const [later, earlier] = [breakAt('2019-01-01'), breakAt('2017-07-01')];
    const breaks = [...(later.breaks ?? []), ...(earlier.breaks ?? [])];
    const series = seriesOf([900, 800, ...climb], { bureau: { ...million, breaks } });
    expect(series?.breaks).toEqual(['2017-07-01', '2019-01-01']);
    expect(series?.trend).toMatchObject({ points: 5, word: 'rising' });
  });

  test.each<{ name: string; indicator: Partial<Indicator> }>([
    { name: 'counts that have no rate', indicator: {} },
    { name: 'stocks', indicator: { ...rate, measure_type: 'stock' } },
    { name: 'percentages', indicator: ratio },
  ])('there is none of $name', ({ indicator }) => {
    const series = seriesOf([10, 20, 30, 40, 50], { indicator });
    expect([series?.points.length, series?.trend]).toEqual([5, undefined]);
  });
});
