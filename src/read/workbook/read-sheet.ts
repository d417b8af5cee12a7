/** Reads the cells of a worksheet that stand in the columns of a table, from its first row on. */
import { parseAddress, parseRange, type CellRange } from '../../text/cell-address.js';
import { fail } from './broken-workbook.js';
import { toCell, type Cell, type CellContext, type NumberKind, type WrittenCell } from './cell.js';
import { scanXml, type Attributes } from './scan-xml.js';

export interface SheetCells {
  /** By the row's number; cells from the table's first column on. */
  readonly rows: ReadonlyMap<number, readonly (Cell | undefined)[]>;
  /** Merged cells that touch these columns and rows. */
  readonly merged: readonly CellRange[];
}

export interface SheetContext extends CellContext {
  /** What numbers are, by the cell's style. */
  readonly styles: readonly NumberKind[];
}

/** A cell whose elements are being read. */
interface OpenCell extends WrittenCell {
  readonly row: number;
  readonly index: number;
  value: string | undefined;
  text: string | undefined;
  formula: string | undefined;
}

/** Where the text of an element belongs. */
const targets = new Map<string, 'value' | 'text' | 'formula'>([
  ['v', 'value'],
  ['t', 'text'],
  ['f', 'formula'],
]);

/** @throws BrokenWorkbook where a cell says what cannot be. */
export function readSheet(xml: string, { left, top, right }: CellRange, context: SheetContext): SheetCells {
  const rows = new Map<number, (Cell | undefined)[]>();
  const merged: CellRange[] = [];
  let [row, column] = [0, 0];
  let cell: OpenCell | undefined;
  let target: 'value' | 'text' | 'formula' | undefined;
  let isPhonetic = false;

  /** A cell without an address stands behind the one before it. */
  const openCell = ({ r, t: type = 'n', s = '0' }: Attributes): void => {
    ({ row, column } = r === undefined ? { row, column: column + 1 } : (parseAddress(r) ?? fail()));
    if (row < top || column < left || column > right) return;
    const kind = context.styles[Number(s)] ?? 'number';
    cell = { row, index: column - left, type, kind, value: undefined, text: undefined, formula: undefined };
  };
  const closeCell = (written: OpenCell): void => {
    cell = undefined;
    const content = toCell(written, context);
    if (!content) return;
    const cells = rows.get(written.row) ?? [];
    cells[written.index] = content;
    rows.set(written.row, cells);
  };
  const addMerged = (range: CellRange): void => {
    if (range.bottom >= top && range.right >= left && range.left <= right) merged.push(range);
  };

  scanXml(xml, {
    open(name, attributes) {
      if (name === 'c') openCell(attributes);
      else if (name === 'row') [row, column] = [Number(attributes['r'] ?? row + 1), 0];
      else if (name === 'mergeCell') addMerged(parseRange(attributes['ref'] ?? '') ?? fail());
      else if (name === 'rPh') isPhonetic = true;
      else if (cell && !isPhonetic) {
        target = targets.get(name);
        if (target) cell[target] ??= '';
      }
    },
    text(more) {
      if (cell && target) cell[target] = `${cell[target] ?? ''}${more}`;
    },
    close(name) {
      target = undefined;
      if (name === 'rPh') isPhonetic = false;
      else if (name === 'c' && cell) closeCell(cell);
    },
  });
  return { rows, merged };
}
