/** Tells what is wrong with a workbook or with its table as a whole, and where its cells are. */
import type { Collector } from '../diagnostics/collector.js';
import { suggest } from '../diagnostics/suggest.js';
import { toAddress, toRange } from '../text/cell-address.js';
import type { CellFinder } from './observation-rows.js';
import { showCell } from './workbook/cell.js';
import type { Refusal, TableRow, WorkbookTable } from './workbook/read-table.js';

/** Why there is nothing to read. */
export function tellRefusal(refusal: Refusal, tableName: string, path: string, collector: Collector): void {
  const place = { path };
  switch (refusal.reason) {
    case 'broken': {
      const hints = ['open it in Excel, WPS or LibreOffice and save it as .xlsx again'];
      collector.add('workbook-broken', place, {}, { hints });
      return;
    }
    case 'locked':
      collector.add('workbook-locked', place, {}, { hints: ['save it without a password'] });
      return;
    case 'xls':
      collector.add('workbook-kind', place, { kind: 'xls' }, { hints: ['open it in Excel and save it as .xlsx'] });
      return;
    case 'missing': {
      const { tables } = refusal;
      const found =
        tables.length === 0
          ? 'it has no table: mark the figures with their header, choose Insert, Table'
          : `its tables are ${tables.join(', ')}`;
      const hints = [...suggest(tableName, tables), `${found}; name the one with the figures ${tableName}`];
      collector.add('table-missing', place, { table: tableName }, { hints });
    }
  }
}

/** Rows that were typed below the table are easily taken for rows of it: not every program makes the table longer. */
export function tellBelow(table: WorkbookTable, name: string, path: string, collector: Collector): void {
  const { below, range } = table;
  const [first] = below;
  if (!first) return;
  const whole = toRange({ ...range, bottom: range.bottom + below.length });
  const hints = [`make the table as long as its figures, ${whole}, or leave a blank row below it`];
  const column = first.cells.findIndex((cell) => cell !== undefined);
  const place = finderIn(table, first, path)(column);
  collector.add('rows-below-table', place, { rows: below.length, table: name }, { hints, severity: 'warning' });
}

/** Only the first of merged cells has a value. */
export function tellMerged({ merged, sheet }: WorkbookTable, path: string, collector: Collector): void {
  for (const range of merged) {
    const address = toAddress(range.left, range.top);
    const place = { path, line: range.top, column: range.left, cell: { sheet, address } };
    collector.add('cells-merged', place, { range: toRange(range) }, { hints: ['split them: each figure has its own'] });
  }
}

/** Finds the cells of a row. */
export function finderIn({ sheet, range }: WorkbookTable, { row, cells }: TableRow, path: string): CellFinder {
  return (index) => {
    const column = range.left + index;
    const place = { path, line: row, column, cell: { sheet, address: toAddress(column, row) } };
    const lineText = showCell(cells[index]);
    return lineText === '' ? place : { ...place, lineText, width: Array.from(lineText).length };
  };
}
