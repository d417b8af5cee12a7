/** Where pictures stand: to the right of the table, below each other, none over another. */
import type { CellRange } from './cell-address.js';
import type { SheetPicture } from './sheet.js';

export interface PicturePlace {
  readonly picture: SheetPicture;
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
 * @param top first row beside which pictures stand
 * @param heightOf height of a row, in points
 */
export function placePictures(
  pictures: readonly SheetPicture[],
  tableColumns: number,
  top: number,
  heightOf: (row: number) => number,
): PicturePlace[] {
  const left = tableColumns + 2;
  let row = top;
  return pictures.map((picture) => {
    const start = row;
    let covered = 0;
    while (covered < (picture.height + gap) * slack) {
      covered += heightOf(row) * pixelsPerPoint;
      row += 1;
    }
    const right = left + Math.ceil(picture.width / freeColumn);
    return { picture, range: { left, top: start, right, bottom: row - 1 } };
  });
}
