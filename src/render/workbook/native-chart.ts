/** From a chart of a table's rows to a native chart: references to the cells, and what stands in them. */
import { toColumnLetters } from './cell-address.js';
import { numberFormats } from './number-format.js';
import type { BarChart, CellColumn } from './package/bar-chart.js';
import { firstRowOf, type TableChart, type TableSheet } from './sheet.js';
import type { WriteContext } from './write-context.js';

/** In CSS pixels: the width, a bar, and what titles and axes take. */
const width = 620;
const barHeights = { few: 30, many: 18 };
const many = 15;
const frame = 130;

export const toSizedChart = (chart: TableChart): { chart: TableChart; width: number; height: number } => ({
  chart,
  width,
  height: frame + barHeights[chart.count < many ? 'few' : 'many'] * chart.count,
});

export function toBarChart(sheet: TableSheet, chart: TableChart, { look, nameOf, language }: WriteContext): BarChart {
  const { first, count, bounds, title, value_title, category_title, unranked } = chart;
  const top = firstRowOf(sheet) + first;
  const refer = (column: number, from: number, to: number): string => {
    const letters = toColumnLetters(column + 1);
    return `'${nameOf(sheet.id)}'!$${letters}$${from}${to === from ? '' : `:$${letters}$${to}`}`;
  };
  const cells = Array.from({ length: count }, (_, index) => sheet.cellsOf(first + index));
  const read = <T extends string | number>(column: number, type: 'string' | 'number'): CellColumn<T> => ({
    reference: refer(column, top, top + count - 1),
    values: cells.map((row) => {
      const content = row[column]?.content;
      return typeof content === type ? (content as T) : undefined;
    }),
  });
  const formats = cells.flatMap((row) => row[chart.values]?.format ?? []);
  return {
    title,
    value_title,
    category_title,
    language,
    font: look.font_name,
    number_format: numberFormats[Math.max(0, ...formats)] ?? 'General',
    categories: read<string>(chart.categories, 'string'),
    name: {
      reference: refer(chart.values, sheet.header_row, sheet.header_row),
      values: [sheet.columns[chart.values]?.header],
    },
    values: read<number>(chart.values, 'number'),
    bounds: bounds && { above: read<number>(bounds.above, 'number'), below: read<number>(bounds.below, 'number') },
    unranked,
    colours: look.chart,
  };
}
