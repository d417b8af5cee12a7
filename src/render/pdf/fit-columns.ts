/** Widths of a table's columns from what stands in them. */
import type { Table } from '../../model/report.js';

/** Spaces between scripts, which the measure does not know. */
const slack = 1.03;

/** A text that is meant to break, such as a title, asks for no more than this share of the table. */
const widestText = 0.3;

/** The same of a figure or a range of figures. */
const widestFigure = 0.18;

/** A text that needs no more than this share of it is not broken. */
const shortText = 0.105;

/** What stays on a line: a range of short numbers, a few Chinese characters, a word or a number with the dash that closes it. */
const pieces =
  /[\d.,%]{1,6}[\u2013\u2014][\d.,%]{1,6}(?!\d)|\p{Script=Han}{1,4}|[^\s\p{Script=Han}\u2013\u2014]+[\u2013\u2014]?/gu;

/**
 * Points for each column, `padding` included, `total` in all. A column has at least what its longest unbreakable piece needs, and of what is left
 * a part in proportion to what its longest text asks beyond that: the automatic layout of CSS 2.1, 17.5.2.2.
 * @param figures points that the aligned figures of each column take.
 */
export function fitColumns(
  { columns, rows }: Table,
  figures: readonly number[],
  total: number,
  padding: number,
  measure: (text: string, bold: boolean) => number,
): number[] {
  const wanted = columns.map(({ heading, align }, column) => {
    const cells = rows.flatMap((row) => (row.length > 1 ? [row[column]] : []));
    let least = Math.max(widestPiece(heading, true, measure), figures[column] ?? 0);
    let full = Math.max(measure(heading, true), least);
    for (const cell of cells) {
      if (!cell) continue;
      const bold = cell.tone === 'strong';
      least = Math.max(least, widestPiece(cell.text, bold, measure));
      full = Math.max(full, measure(cell.text, bold));
    }
    const [needed, asked] = [least, full].map((width) => width * slack + 2 + padding) as [number, number];
    // A very long range breaks at its dash, and asks for nothing beyond its need.
    const most = align === 'right' && asked > total * widestFigure ? needed : Math.min(asked, total * widestText);
    return { needed, most: Math.max(needed, most), asked };
  });
  const whole = wanted.map(({ needed, asked }) => (asked <= total * shortText ? asked : needed));
  const needed = sum(whole) <= total ? whole : wanted.map((column) => column.needed);
  const most = wanted.map((column, index) => Math.max(column.most, needed[index] ?? 0));
  const [least, all] = [sum(needed), sum(most)];
  // Too little for all is shared as it is; what is over goes to all alike.
  if (least >= total) return needed.map((width) => (width * total) / least);
  if (all <= total) return most.map((width) => (width * total) / all);
  const part = (total - least) / (all - least);
  return needed.map((width, index) => width + ((most[index] ?? 0) - width) * part);
}

const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width, 0);

function widestPiece(text: string, bold: boolean, measure: (text: string, bold: boolean) => number): number {
  return (text.match(pieces) ?? []).reduce((widest, piece) => Math.max(widest, measure(piece, bold)), 0);
}
