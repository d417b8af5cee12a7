/** From a chart of a table's rows to a native chart: references to the cells, and what stands in them. */
import { toColumnLetters } from '../../text/cell-address.js';
import { toPlainText } from './cell-text.js';
import { numberFormats } from './number-format.js';
import type { BarChart } from './package/bar-chart.js';
import type { CellRun, ChartFrame } from './package/chart-xml.js';
import type { LineChart } from './package/line-chart.js';
import {
  firstRowOf,
  type TableBarChart,
  type TableCell,
  type TableChart,
  type TableLineChart,
  type TableSheet,
} from './sheet.js';
import type { WriteContext } from './write-context.js';

/** In CSS pixels: the width, a bar, what titles and axes take, and a chart of lines. */
const width = 620;
const barHeights = { few: 30, many: 18 };
const many = 15;
const frame = 130;
const lineHeight = 320;

export const toSizedChart = (chart: TableChart): { chart: TableChart; width: number; height: number } => ({
  chart,
  width,
  height: chart.kind === 'line' ? lineHeight : frame + barHeights[chart.count < many ? 'few' : 'many'] * chart.count,
});

export const toNativeChart = (sheet: TableSheet, chart: TableChart, context: WriteContext): BarChart | LineChart =>
  chart.kind === 'bar' ? toBarChart(sheet, chart, context) : toLineChart(sheet, chart, context);

/** Cells of a table; rows and columns count from 0, the header is row -1. */
interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

function toBarChart(sheet: TableSheet, chart: TableBarChart, context: WriteContext): BarChart {
  const { first, count } = chart;
  const down = (column: number): Block => ({ row: first, column, rows: count, columns: 1 });
  const texts = (block: Block): CellRun<string> => readTexts(sheet, block, context);
  const numbers = (column: number): CellRun<number> => readNumbers(sheet, down(column), context);
  return {
    kind: 'bar',
    ...frameOf(sheet, chart, context, down(chart.values)),
    categories: texts(down(chart.categories)),
    name: texts({ row: -1, column: chart.values, rows: 1, columns: 1 }),
    values: numbers(chart.values),
    above: numbers(chart.above),
    below: numbers(chart.below),
    highest: numbers(chart.highest),
    highest_name: texts({ row: -1, column: chart.highest, rows: 1, columns: 1 }),
    unranked: chart.unranked,
  };
}

function toLineChart(sheet: TableSheet, chart: TableLineChart, context: WriteContext): LineChart {
  const { rows, names, first_column: column, column_count: columns } = chart;
  const along = (row: number): Block => ({ row, column, rows: 1, columns });
  return {
    kind: 'line',
    ...frameOf(sheet, chart, context, along(rows[0] ?? 0)),
    categories: readTexts(sheet, along(-1), context),
    lines: rows.map((row) => ({
      name: readTexts(sheet, { row, column: names, rows: 1, columns: 1 }, context),
      values: readNumbers(sheet, along(row), context),
    })),
  };
}

/** Numbers have as many decimals as those of the block have at the most. */
function frameOf(
  sheet: TableSheet,
  { title, value_title, category_title }: TableChart,
  { look, language }: WriteContext,
  block: Block,
): Omit<ChartFrame, 'categories'> {
  const formats = cellsOf(sheet, block).flatMap((cell) => cell.format ?? []);
  return {
    title,
    value_title,
    category_title,
    language,
    font: look.font_name,
    number_format: numberFormats[formats.reduce((most, format) => Math.max(most, format), 0)] ?? 'General',
    colours: look.chart,
  };
}

function readTexts(sheet: TableSheet, block: Block, context: WriteContext): CellRun<string> {
  const texts = cellsOf(sheet, block).map(({ content }) =>
    typeof content === 'string' ? toPlainText(content) : undefined,
  );
  return { reference: refer(sheet, block, context), values: texts };
}

function readNumbers(sheet: TableSheet, block: Block, context: WriteContext): CellRun<number> {
  const numbers = cellsOf(sheet, block).map(({ content }) => (typeof content === 'number' ? content : undefined));
  return { reference: refer(sheet, block, context), values: numbers };
}

function cellsOf(sheet: TableSheet, { row, column, rows, columns }: Block): readonly TableCell[] {
  if (row === -1) return sheet.columns.slice(column, column + columns).map(({ header }) => ({ content: header }));
  return Array.from({ length: rows }, (_, at) => sheet.cellsOf(row + at).slice(column, column + columns)).flat();
}

/** `'Sheet'!$A$5:$A$9` */
function refer(sheet: TableSheet, { row, column, rows, columns }: Block, { nameOf }: WriteContext): string {
  const top = firstRowOf(sheet) + row;
  const corner = (right: number, bottom: number): string => `$${toColumnLetters(right + 1)}$${bottom}`;
  const last = rows * columns === 1 ? '' : `:${corner(column + columns - 1, top + rows - 1)}`;
  return `'${nameOf(sheet.id)}'!${corner(column, top)}${last}`;
}
