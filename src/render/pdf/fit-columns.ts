/** Widths of a table's columns from what stands in them, so that the rows take as few lines as the width allows. */
import type { Table } from '../../model/report.js';

/** Points by which a column is wider than its text, so that rounding breaks nothing. */
const spare = 0.5;

/** Part of a line that is lost at its end where a text breaks. */
const lost = 0.06;

/**
 * What stays on a line: a range of short numbers, a number with its unit, Chinese characters, a word, a number with the dash that closes it.
 * @param characters how many Chinese characters, as a quantifier.
 */
const piecesWith = (characters: string): RegExp =>
  new RegExp(
    [
      String.raw`[\uff08(]?[\d.,%]{1,6}[\u2013\u2014][\d.,%]{1,6}(?!\d)[\uff09)]?`,
      String.raw`[+\u2212]?\d[\d.,]*\p{Script=Han}{1,4}`,
      String.raw`\p{Script=Han}${characters}`,
      String.raw`\uff08?[^\s\p{Script=Han}\u2013\u2014\uff08]+[\u2013\u2014]?`,
    ].join('|'),
    'gu',
  );

const usualPieces = piecesWith('{1,4}');
/** Where there is no room for that. */
const tightPieces = piecesWith('');

/**
 * Points for each column, `padding` included, `total` in all. A column has at least what its longest unbreakable piece needs; what is left goes,
 * step by step, to the column in which it saves most lines a point, and when it saves none to all alike.
 * @param figures points that the aligned figures of each column take.
 */
export function fitColumns(
  { columns, rows }: Table,
  figures: readonly number[],
  total: number,
  padding: number,
  measure: (text: string, bold: boolean) => number,
): number[] {
  const body = rows.filter((row) => row.length > 1);
  const head = columns.map(({ heading }) => measure(heading, true));
  const texts = body.map((row) => row.map(({ text, tone }) => measure(text, tone === 'strong')));
  const leastOf = (unbroken: RegExp): number[] =>
    columns.map(({ heading }, column) => {
      const widest = (text: string, bold: boolean): number => widestPiece(text, bold, unbroken, measure);
      const own = body.map((row) => widest(row[column]?.text ?? '', row[column]?.tone === 'strong'));
      return largest([widest(heading, true), figures[column] ?? 0, ...own]) + spare + padding;
    });
  const widths = leastOf(usualPieces);
  const used = sum(widths);
  if (used >= total) return squeeze(widths, leastOf(tightPieces), total);
  const left = spend(total - used, widths, [head, ...texts], padding);
  return widths.map((width) => width + left / widths.length);
}

/** Takes what is too much from columns of words, down to the least; numbers keep their width as long as that is enough. */
function squeeze(widths: readonly number[], least: readonly number[], total: number): number[] {
  const [used, needed] = [sum(widths), sum(least)];
  if (needed >= total) return least.map((width) => (width * total) / needed);
  const share = (total - needed) / (used - needed);
  return least.map((width, column) => width + share * ((widths[column] ?? width) - width));
}

/** Widens columns while that saves lines; gives what is left of the points. */
function spend(points: number, widths: number[], rows: readonly (readonly number[])[], padding: number): number {
  let left = points;
  for (;;) {
    const lines = rows.map((row) => row.map((text, column) => countLinesIn(text, (widths[column] ?? 0) - padding)));
    const before = sum(lines.map(largest));
    let best: { column: number; step: number; saved: number } | undefined;
    for (const [column, width] of widths.entries()) {
      const steps = [...stepsOf(column, width - padding, rows)].filter((step) => step <= left);
      const others = steps.length === 0 ? [] : lines.map((row) => largest(row.with(column, 1)));
      for (const step of steps) {
        const room = width + step - padding;
        const after = sum(rows.map((row, index) => Math.max(others[index] ?? 1, countLinesIn(row[column] ?? 0, room))));
        const saved = before - after;
        if (saved > 0 && (!best || saved / step > best.saved / best.step)) best = { column, step, saved };
      }
    }
    if (!best) return left;
    widths[best.column] = (widths[best.column] ?? 0) + best.step;
    left -= best.step;
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 1);

/** Lines that a text of a width takes in a column. */
export const countLinesIn = (text: number, room: number): number =>
  text <= room ? 1 : Math.ceil(text / (room * (1 - lost)));

/** How much wider a column has to be for some text in it to take a line less. */
function stepsOf(column: number, room: number, rows: readonly (readonly number[])[]): Set<number> {
  const steps = rows.flatMap((row) => {
    const text = row[column] ?? 0;
    const lines = countLinesIn(text, room);
    if (lines === 1) return [];
    const needed = lines === 2 ? text : text / ((lines - 1) * (1 - lost));
    return [Math.ceil(needed - room) + spare];
  });
  return new Set(steps);
}

function widestPiece(
  text: string,
  bold: boolean,
  unbroken: RegExp,
  measure: (text: string, bold: boolean) => number,
): number {
  return (text.match(unbroken) ?? []).reduce((widest, piece) => Math.max(widest, measure(piece, bold)), 0);
}
