/**
 * Formulas over the workbook's own tables, as the file stores them. Only functions that Excel 2007, WPS and LibreOffice share, so that no
 * name needs a prefix: ABS, AND, BETAINV, COUNT, COUNTA, COUNTIF, COUNTIFS, GAMMAINV, IF, INDEX, ISNA, ISNUMBER, LEFT, MATCH, MAX, MEDIAN,
 * MIN, SQRT, SUM, SUMIFS, SUMPRODUCT.
 */
import { toHeader } from './cell-text.js';

/** A formula without its `=`; as an array where `is_array`, which Excel marks by braces. */
export interface Formula {
  readonly text: string;
  readonly is_array?: boolean;
}

/** Numbers that formulas call by a name of the workbook: residents that rates are per, and the normal deviate of 95 % intervals. */
export const constants = (rateBase: number): Readonly<Record<string, number>> => ({
  rate_base: rateBase,
  z_95: 1.959963984540054,
});

export const toFormula = (text: string | undefined): Formula | undefined => (text === undefined ? undefined : { text });

/** One column of an Excel table: how formulas name it whole, and the cell of it in a formula's own row. */
export interface TableReference {
  readonly column: (header: string) => string;
  readonly own: (header: string) => string;
  /** Headers from one to another; LibreOffice knows no shorter way of writing all. */
  readonly headers: (first: string, last: string) => string;
  /** All cells below the header. */
  readonly data: string;
}

export function referTo(table: string): TableReference {
  return {
    column: (header) => `${table}[${escapeHeader(header, true)}]`,
    headers: (first, last) => `${table}[[#Headers],[${escapeHeader(first, false)}]:[${escapeHeader(last, false)}]]`,
    data: `${table}[]`,
    own: (header) => `${table}[[#This Row],[${escapeHeader(header, false)}]]`,
  };
}

/** Excel escapes four characters in a header's name, and puts brackets about a name that holds more than letters, digits and spaces. */
function escapeHeader(header: string, isAlone: boolean): string {
  const shown = toHeader(header);
  const escaped = shown.replaceAll(/['#[\]]/g, "'$&");
  return isAlone && /[^\p{L}\p{N}_ ]/u.test(shown) ? `[${escaped}]` : escaped;
}

/** A text as formulas write it: joined from pieces where it is longer than the 255 characters that Excel allows. */
export function quote(text: string): string {
  // No half of a pair is cut off: a piece has at most 254 units.
  const pieces = text.match(/.{1,127}/gsu) ?? [''];
  return pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join('&');
}

/** A number as formulas write it; a blank as the empty text that formulas give for it. */
export const literal = (value: number | null | undefined): string =>
  value === null || value === undefined ? '""' : String(value).toUpperCase();

/** The cell of `column` in the row whose `keys` holds the key; an error where no row does. */
export const lookUp = (column: string, keys: string, key: string): string => `INDEX(${column},MATCH(${key},${keys},0))`;

/** Nothing where one of the cells holds no number, as where a figure was taken out. */
export const whenNumbers = (cells: readonly string[], formula: string): string =>
  `IF(COUNT(${cells.join(',')})=${cells.length},${formula},"")`;

/** Criterion of COUNTIFS and SUMIFS that any number meets, and no text. */
export const anyNumber = '">-1E+300"';

/** A blank stays blank, where a formula alone would make it 0. */
export const orBlank = (cell: string): string => `IF(${cell}="","",${cell})`;
