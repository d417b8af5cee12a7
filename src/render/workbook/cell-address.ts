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
