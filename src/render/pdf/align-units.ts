/** Figures of a column stand with their unit digits below one another: those with fewer decimals or a shorter ending are moved in. */
import type { Table } from '../../model/report.js';

/** A figure's digits before the decimal point, and what follows: decimals, 余, a unit. Ranges are no single figure. */
const figure = /^[+\u2212]?\d[\d,]*((?:\.\d+)?[^\d\u2013\u2014]*)$/;

export interface Alignment {
  /** Points to leave at the right of each cell, by row and column. */
  readonly pads: readonly (readonly number[])[];
  /** Points that the figures of each column take, with what is left at their right. */
  readonly widths: readonly number[];
}

export function alignUnits({ columns, rows }: Table, measure: (text: string) => number): Alignment {
  const parts = rows.map((row) =>
    row.map(({ text }, column) => {
      const tail = columns[column]?.align === 'right' && row.length > 1 ? figure.exec(text)?.[1] : undefined;
      return tail === undefined ? undefined : { whole: measure(text), tail: measure(tail) };
    }),
  );
  const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0);
  const own = columns.map((_column, column) => parts.flatMap((row) => row[column] ?? []));
  const tails = own.map((column) => largest(column.map(({ tail }) => tail)));
  return {
    pads: parts.map((row) => row.map((part, column) => (part ? (tails[column] ?? 0) - part.tail : 0))),
    widths: own.map((column, index) => largest(column.map(({ whole, tail }) => whole - tail)) + (tails[index] ?? 0)),
  };
}
