/**
 * How wide columns and how high rows are. Widths are in Excel's unit, a digit of the normal font; a Han character takes two.
 * Heights are in points. Both are estimates on the generous side: Excel's fonts are not at hand when the file is written.
 */
import { eastAsianWidth } from 'get-east-asian-width';
import { countShown } from './number-format.js';
import type { TableCell, TableColumn, TableSheet } from './sheet.js';

const narrowest = 7;
/** Indent and margins of a cell. */
const padding = 3;
/** Room for a table's filter button beside its header, with the margins. */
const filterButton = 4;
/** So many rows are looked at for a column's width. */
const sampled = 2000;
const highestRow = 400;

/** Digits' widths that a text takes on one line. */
export function measureText(text: string): number {
  if (/^[\u0020-\u007e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += eastAsianWidth(character.codePointAt(0) ?? 0, { ambiguousAsWide: true });
  return width;
}

/** Width of each column of a table: its longest entry, within limits, and room for its header on at most three lines. */
export function chooseWidths(sheet: TableSheet): number[] {
  const widths = sheet.columns.map(({ header }) => headerWidth(header));
  const step = Math.max(1, Math.ceil(sheet.row_count / sampled));
  for (let row = 0; row < sheet.row_count; row += step) {
    for (const [column, cell] of sheet.cellsOf(row).entries())
      widths[column] = Math.max(widths[column] ?? 0, contentWidth(cell) + padding);
  }
  return widths.map((width, index) => Math.min(sheet.columns[index]?.widest ?? narrowest, Math.max(narrowest, width)));
}

function contentWidth({ content, format }: TableCell): number {
  if (content === undefined) return 0;
  if (typeof content === 'number') return format === undefined ? String(content).length : countShown(content, format);
  return content.split('\n').reduce((widest, line) => Math.max(widest, measureText(line)), 0);
}

function headerWidth(header: string): number {
  const longestWord = Math.max(...header.split(' ').map((word) => (/^[\u0020-\u024f]*$/.test(word) ? word.length : 4)));
  return Math.max(longestWord, Math.ceil(measureText(header) / 3)) + filterButton;
}

/** Width of columns together in CSS pixels: a digit of the normal font takes about seven, the margins of a column five. */
export const toPixels = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width * 7 + 5, 0);

/** Lines that a text takes in a column. */
export function countLines(text: string, width: number): number {
  const room = Math.max(1, width - padding + 0.5);
  if (text.length * 2 <= room && !text.includes('\n')) return 1;
  return text.split('\n').reduce((lines, line) => {
    // Words are moved whole to the next line, which leaves gaps.
    const loss = /[a-z]{3}/i.test(line) ? 1.12 : 1.03;
    const measured = measureText(line);
    return lines + Math.max(1, measured <= room ? 1 : Math.ceil((measured * loss) / room));
  }, 0);
}

/** Height of a row of so many lines in a font of `size` points. */
export function toRowHeight(lines: number, size: number): number {
  return Math.min(highestRow, Math.round((lines * size * 1.45 + 4) * 4) / 4);
}

/** Lines of a table's row: those of its longest text. */
export function countRowLines(
  cells: readonly TableCell[],
  columns: readonly TableColumn[],
  widths: readonly number[],
): number {
  let lines = 1;
  for (const [index, { content }] of cells.entries()) {
    const column = columns[index];
    if (typeof content === 'string' && column?.align === 'left' && !column.detail)
      lines = Math.max(lines, countLines(content, widths[index] ?? narrowest));
  }
  return lines;
}

/** Lines of a table's header; the filter button takes room on it. */
export function countHeaderLines(columns: readonly TableColumn[], widths: readonly number[]): number {
  return Math.max(1, ...columns.map(({ header }, index) => countLines(header, (widths[index] ?? narrowest) - 2)));
}
