/** Where pictures and charts stand: to the right of the table, below each other, none over another. */
import type { CellRange } from './cell-address.js';

/** Size in CSS pixels. */
interface Sized {
  readonly width: number;
  readonly height: number;
}

export interface Place<T extends Sized> {
  readonly item: T;
  /** Cells that it covers. */
  readonly range: CellRange;
}

/** Width of a column that nobody set, and heights, in CSS pixels. */
const freeColumn = 64;
const pixelsPerPoint = 96 / 72;
const gap = 16;
// Programs set rows of no stated height lower than Excel does; what is printed reaches to the picture's foot in all of them.
const slack = 1.2;

/**
 * @param top first row beside which they stand
 * @param heightOf height of a row, in points
 */
export function placePictures<T extends Sized>(
  items: readonly T[],
  tableColumns: number,
  top: number,
  heightOf: (row: number) => number,
): Place<T>[] {
  const left = tableColumns + 2;
  let row = top;
  return items.map((item) => {
    const start = row;
    let covered = 0;
    while (covered < (item.height + gap) * slack) {
      covered += heightOf(row) * pixelsPerPoint;
      row += 1;
    }
    // A row between, so that none prints the border of the next.
    const bottom = row - 1;
    row += 1;
    const right = left + Math.ceil(item.width / freeColumn);
    return { item, range: { left, top: start, right, bottom } };
  });
}
