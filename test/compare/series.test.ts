/** A bureau's whole years, one after the other. */
import { expect, test } from 'vitest';
import { compareScene, days, residents, year, type Row, type Scene } from './figures.js';

/** Series of the first bureau as "year value" in order. */
function seriesOf(scene: Scene): string[] {
  const first = compareScene(scene).series.find(({ bureau }) => bureau === 'a');
  return (first?.points ?? []).map(({ period, shown }) => `${period.end.slice(0, 4)} ${shown.value}`);
}

const a = (value: number, of: number, differences: Partial<Row> = {}): Row => ({
  bureau: 'a',
  value,
  lower: value,
  upper: value,
  period: year(of),
  ...differences,
});

test.each([
  { name: 'in order of years', rows: [a(3, 2023), a(1, 2021), a(2, 2022)], is: ['2021 1', '2022 2', '2023 3'] },
  { name: 'one year is no series', rows: [a(3, 2023)], is: [] },
  {
    name: 'campaigns and parts of years are left out',
    rows: [
      a(3, 2023),
      a(2, 2022),
      a(1, 2021, { scope: '秋风行动' }),
      a(1, 2020, { period: days('2020-01-01', '2020-06-30') }),
    ],
    is: ['2022 2', '2023 3'],
  },
  {
    name: 'an undated figure is left out',
    rows: [a(3, 2023), a(2, 2022), a(9, 2021, { period: null })],
    is: ['2022 2', '2023 3'],
  },
  {
    name: 'one figure a year: reported before derived',
    rows: [a(4, 2023, { status: 'derived' }), a(3, 2023), a(2, 2022)],
    is: ['2022 2', '2023 3'],
  },
  {
    name: 'variants are never mixed',
    rows: [
      a(80, 2023, { variant: 'items' }),
      a(60, 2022, { variant: 'transactions' }),
      a(70, 2021, { variant: 'items' }),
    ],
    is: ['2021 70', '2023 80'],
  },
])('$name', ({ rows, is }) => {
  expect(seriesOf({ rows })).toEqual(is);
  expect(
    seriesOf({ rows: rows.toReversed().map((row, index) => ({ ...row, id: `a-2023/${rows.length - index}` })) }),
  ).toEqual(is);
});

test('rates use the residents nearest to each year, and years without any are left out', () => {
  const population = [residents(400_000, 'year-end', '2021-12-31'), residents(500_000, 'year-end', '2023-12-31')];
  const rows = [a(200, 2021), a(250, 2023), { bureau: 'b' }];
  const indicator = { rate: 'population' } as const;
  expect(seriesOf({ indicator, rows, bureaus: { a: { population }, b: { population } } })).toEqual([
    '2021 50',
    '2023 50',
  ]);
  expect(seriesOf({ indicator, rows, bureaus: { b: { population } } })).toEqual([]);
});
