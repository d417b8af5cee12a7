/** Figures over the years, with breaks and trends. */
import type { Comparison, Series } from '../../../model/comparison.js';
import { toDataTable, type DataTable } from '../data-table.js';

interface Row {
  readonly comparison: string;
  readonly series: Series;
}

export function tableOfSeries(comparisons: readonly Comparison[]): DataTable {
  const rows = comparisons.flatMap(({ id, series: all }) => all.map((series) => ({ comparison: id, series })));
  return toDataTable<Row>(
    'series',
    'A figure of a bureau over the years: its length, breaks, and the trend since the last break.',
    rows,
    [
      ['comparison', 'string', (row) => row.comparison],
      ['bureau', 'string', ({ series }) => series.bureau],
      ['points', 'integer', ({ series }) => series.points.length],
      ['first_end', 'date', ({ series }) => series.points[0]?.period.end],
      ['last_end', 'date', ({ series }) => series.points.at(-1)?.period.end],
      ['breaks', 'string', ({ series }) => series.breaks.join(' ')],
      ['trend_points', 'integer', ({ series }) => series.trend?.points],
      ['slope_per_year', 'number', ({ series }) => series.trend?.slope],
      ['chi_square', 'number', ({ series }) => series.trend?.chi_square],
      ['trend', 'string', ({ series }) => series.trend?.word],
    ],
  );
}
