/** Addresses of cells in A1 notation. Rows and columns count from 1. */

/** 1 → A, 27 → AA. */
export function toColumnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export function toAddress(column: number, row: number): string {
  return `${toColumnLetters(column)}${row}`;
}

export interface CellRange {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** `A4:V30` */
export function toRange({ left, top, right, bottom }: CellRange): string {
  return `${toAddress(left, top)}:${toAddress(right, bottom)}`;
}

/** The range that `A4:V30`, `$A$4:$V$30` or `A4` names; undefined when it names none. */
export function parseRange(text: string): CellRange | undefined {
  const [first = '', last = first, ...more] = text.split(':');
  const from = parseAddress(first);
  const to = parseAddress(last);
  if (!from || !to || more.length > 0) return undefined;
  return { left: from.column, top: from.row, right: to.column, bottom: to.row };
}

/** `V30` → column 22, row 30. */
export function parseAddress(text: string): { readonly column: number; readonly row: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text) ?? [];
  if (letters === undefined) return undefined;
  const column = Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(digits) };
}
