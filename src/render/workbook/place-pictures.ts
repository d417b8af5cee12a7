/** Where pictures and charts stand: to the right of the table, as many side by side as a printed page is wide, none over another. */
import type { CellRange } from '../../text/cell-address.js';

/** Size in CSS pixels. */
interface Sized {
  readonly width: number;
  readonly height: number;
}

export interface Place<T extends Sized> {
  readonly item: T;
  /** Column and row of its corner, from 1. */
  readonly column: number;
  readonly row: number;
  /** Size at which it is shown: at most a page. */
  readonly width: number;
  readonly height: number;
}

export interface Placing<T extends Sized> {
  readonly places: readonly Place<T>[];
  /** Cells that they cover, a range a printed page. */
  readonly pages: readonly CellRange[];
}

/** Width in characters of the columns on which they stand; in CSS pixels what programs make of it, and the height of a row of no stated one. */
export const pictureColumn = 9;
const columnPixels = 65;
const freeRow = 17;
const pixelsPerPoint = 96 / 72;
const gap = 24;
/** Height to width of what prints on a page, with room for programs that set rows higher. */
const pageShape = 0.55;
/** Widest that two charts side by side are. */
const narrowestPage = 1300;

/**
 * @param tableColumns columns of the table, and `tableWidth` its width in CSS pixels without those that are folded away: a page is as wide
 * @param top first row beside which they stand
 * @param heightOf height of a row in points; undefined below the table
 */
export function placePictures<T extends Sized>(
  items: readonly T[],
  tableColumns: number,
  tableWidth: number,
  top: number,
  heightOf: (row: number) => number | undefined,
): Placing<T> {
  const left = tableColumns + 2;
  const shelves = toShelves(items, Math.max(narrowestPage, tableWidth));
  // Programs print each page as large as its own width allows.
  const pageHeight = pageShape * Math.max(...shelves.map(widthOf));
  /** The first row that begins so many pixels or more below the head of `row`. */
  const below = (row: number, pixels: number): number => {
    let [at, covered] = [row, 0];
    for (; covered < pixels; at++) covered += (heightOf(at) ?? freeRow / pixelsPerPoint) * pixelsPerPoint;
    return at;
  };
  const places: Place<T>[] = [];
  const pages: CellRange[] = [];
  let row = top;
  for (const page of toPages(shelves, pageHeight)) {
    const first = row;
    let right = left;
    for (const shelf of page) {
      let column = left;
      for (const sized of shelf) {
        places.push({ ...sized, column, row });
        column += Math.ceil((sized.width + gap) / columnPixels);
      }
      right = Math.max(right, column - 1);
      row = below(row, Math.max(...shelf.map(({ height }) => height)) + gap);
    }
    pages.push({ left, top: first, right, bottom: row - 1 });
    // A row between, so that none prints the border of the next.
    row += 1;
  }
  return { places, pages };
}

interface Fitted<T> extends Sized {
  readonly item: T;
}

type Shelf<T> = readonly Fitted<T>[];

const widthOf = (shelf: Shelf<unknown>): number => shelf.reduce((sum, { width }) => sum + width + gap, 0);

/** Items in their order, as many side by side as fit. */
function toShelves<T extends Sized>(items: readonly T[], width: number): Shelf<T>[] {
  const shelves: Fitted<T>[][] = [];
  for (const item of items) {
    const fitted = { item, width: item.width, height: item.height };
    const last = shelves.at(-1);
    if (last && widthOf(last) + item.width + gap <= width) last.push(fitted);
    else shelves.push([fitted]);
  }
  return shelves;
}

/** As many shelves on a page as it is high; what is higher than a page is made smaller. */
function toPages<T>(shelves: readonly Shelf<T>[], most: number): Shelf<T>[][] {
  const pages: Shelf<T>[][] = [];
  let filled = 0;
  for (const shelf of shelves.map((each) => each.map((item) => shrink(item, most - gap)))) {
    const height = Math.max(...shelf.map((item) => item.height)) + gap;
    const last = pages.at(-1);
    if (last && filled + height <= most) last.push(shelf);
    else pages.push([shelf]);
    filled = (last && filled + height <= most ? filled : 0) + height;
  }
  return pages;
}

function shrink<T>({ item, width, height }: Fitted<T>, most: number): Fitted<T> {
  const scale = Math.min(1, most / height);
  return { item, width: Math.round(width * scale), height: Math.round(height * scale) };
}
