/** Where pictures and charts stand: to the right of the table, as many side by side as a printed page is wide, none over another. */
import type { CellRange } from './cell-address.js';

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
  const page = { width: Math.max(narrowestPage, tableWidth), height: Math.max(narrowestPage, tableWidth) * pageShape };
  /** The first row that begins so many pixels or more below the head of `row`. */
  const below = (row: number, pixels: number): number => {
    let [at, covered] = [row, 0];
    for (; covered < pixels; at++) covered += (heightOf(at) ?? freeRow / pixelsPerPoint) * pixelsPerPoint;
    return at;
  };
  const places: Place<T>[] = [];
  const pages: CellRange[] = [];
  let row = top;
  for (const shelves of toPages(
    items.map((item) => fit(item, page)),
    page,
  )) {
    const first = row;
    let right = left;
    for (const shelf of shelves) {
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

/** Smaller where it is higher or wider than a page. */
function fit<T extends Sized>(item: T, page: Sized): Fitted<T> {
  const scale = Math.min(1, (page.height - gap) / item.height, (page.width - gap) / item.width);
  return { item, width: Math.round(item.width * scale), height: Math.round(item.height * scale) };
}

/** Items in their order, as many side by side as fit, and as many rows of them on a page. */
function toPages<T>(items: readonly Fitted<T>[], page: Sized): Fitted<T>[][][] {
  const pages: Fitted<T>[][][] = [];
  let [width, height, filled] = [0, 0, 0];
  for (const item of items) {
    const [last] = pages.slice(-1);
    const [shelf] = last?.slice(-1) ?? [];
    if (
      shelf &&
      width + item.width + gap <= page.width &&
      filled - height + Math.max(height, item.height) + gap <= page.height
    ) {
      shelf.push(item);
      width += item.width + gap;
      filled += Math.max(0, item.height + gap - height);
      height = Math.max(height, item.height + gap);
      continue;
    }
    width = item.width + gap;
    height = item.height + gap;
    if (last && filled + height <= page.height) {
      last.push([item]);
      filled += height;
    } else {
      pages.push([[item]]);
      filled = height;
    }
  }
  return pages;
}
