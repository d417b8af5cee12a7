/**
 * Reads the table Observations of a workbook (the columns of `observationColumns`) into located values. Takes the workbook that a build writes, as it
 * is or as Excel, WPS or LibreOffice have saved it after an edit, and any other with such a table.
 */
import { Collector } from '../diagnostics/collector.js';
import { observationColumns } from '../model/observation.js';
import { joinEntries, lose, unreadable, type Entries } from './code-list.js';
import {
  checkHeadings,
  readRow,
  toHeadings,
  type CellContent,
  type CellFinder,
  type Heading,
  type ObservationRow,
} from './observation-rows.js';
import { finderIn, tellBelow, tellMerged, tellRefusal } from './tell-table.js';
import { showCell, type Cell } from './workbook/cell.js';
import { readTable, type TableRow } from './workbook/read-table.js';

/** The table's name, in the workbook of any language. */
const tableName = 'Observations';

export function readObservationsXlsx(path: string, bytes: Uint8Array, collector: Collector): Entries<ObservationRow> {
  const table = readTable(bytes, tableName);
  if ('reason' in table) {
    tellRefusal(table, tableName, path, collector);
    return unreadable;
  }
  const headings = toHeadings(table.header.map(showCell));
  const whereIn = (row: TableRow): CellFinder => finderIn(table, row, path);
  const whereInHeader = whereIn({ row: table.range.top, cells: table.header });
  if (!headings.some(({ isKnown }) => isKnown)) {
    const hints = [`the columns are ${observationColumns.join(', ')}`];
    collector.add('table-headless', whereInHeader(0), { table: tableName }, { hints });
    return unreadable;
  }
  const isReadable = checkHeadings(headings, whereInHeader, collector, 'column-missing');
  tellBelow(table, tableName, path, collector);
  tellMerged(table, path, collector);
  if (!isReadable) return unreadable;
  return joinEntries(
    table.rows.map((row) => {
      const whereIs = whereIn(row);
      const isMerged = table.merged.some(({ top, bottom }) => top <= row.row && row.row <= bottom);
      // What a merged cell covers is empty, which would be told again for each.
      return isMerged ? readMerged(headings, row, whereIs) : readCells(headings, row, whereIs, collector);
    }),
  );
}

/** All that stands as text in the table, however wrong the rest of it is; empty where there is no table. */
export function readTextsXlsx(bytes: Uint8Array): string {
  const table = readTable(bytes, tableName);
  return 'reason' in table
    ? ''
    : [...table.rows, ...table.below].map(({ cells }) => cells.map(showCell).join('\n')).join('\n');
}

/** One row. Where a cell cannot be used, what else is wrong with the row is told all the same. */
function readCells(
  headings: readonly Heading[],
  { cells }: TableRow,
  whereIs: CellFinder,
  collector: Collector,
): Entries<ObservationRow> {
  const contents = headings.map(({ type }, column) => toContent(cells[column], type));
  const unusable = new Set<number | undefined>();
  for (const [column, { name, type, isKnown }] of headings.entries()) {
    if (isOwnValue(cells[column], name)) contents[column] = undefined;
    const misfit = isKnown && !isOwnValue(cells[column], name) && findMisfit(cells[column], type);
    if (!misfit) continue;
    const place = whereIs(column);
    const { found, hints } = misfit;
    collector.add('wrong-type', place, { key: name, expected: `a ${type}`, found }, { hints });
    unusable.add(place.column);
    contents[column] = undefined;
  }
  if (unusable.size === 0) return readRow(headings, contents, whereIs, collector);
  const own = new Collector();
  const read = readRow(headings, contents, whereIs, own);
  collector.take(own.diagnostics.filter(({ place }) => !unusable.has(place.column)));
  return toLost(read);
}

/** A bound that is calculated from the value of its row, by a program that does not calculate: it is as good as none. */
const isOwnValue = (cell: Cell | undefined, name: string): boolean =>
  (name === 'lower' || name === 'upper') && cell?.type === 'formula' && /\[value\]\]?$/.test(cell.formula);

/** What a merged cell covers is empty, which is not to be told once more for each cell. */
function readMerged(headings: readonly Heading[], { cells }: TableRow, whereIs: CellFinder): Entries<ObservationRow> {
  const contents = headings.map(({ type }, column) => toContent(cells[column], type));
  return toLost(readRow(headings, contents, whereIs, new Collector()));
}

/** A row that is not to be believed, but for its ids. */
const toLost = ({ entries, ...left }: Entries<ObservationRow>): Entries<ObservationRow> =>
  joinEntries([{ ...left, entries: [] }, ...entries.map(({ value, at }) => lose(value, at))]);

const toContent = (cell: Cell | undefined, type: Heading['type']): CellContent =>
  cell?.type === 'number' && type === 'number' ? cell.number : cell?.type === 'text' ? cell.text : showCell(cell);

/** What a spreadsheet has made of a cell that its column cannot hold. */
function findMisfit(
  cell: Cell | undefined,
  type: Heading['type'],
): { readonly found: string; readonly hints: readonly string[] } | undefined {
  const general = 'give the cell the number format General and type it again';
  if (cell?.type === 'error') return { found: `the error ${cell.error}`, hints: [] };
  if (cell?.type === 'formula') {
    const hints = ['open the file in Excel, WPS or LibreOffice and save it, so that it is calculated'];
    return { found: 'a formula whose result is not in the file', hints };
  }
  if (cell?.type === 'percentage' && type === 'number') {
    const hints = [
      `write ${showCell(cell).replace('%', '')} in the number format General: the cell holds ${cell.number}`,
    ];
    return { found: showCell(cell), hints };
  }
  if (cell?.type !== 'date' || type === 'date') return undefined;
  return { found: `the date ${cell.date}`, hints: [type === 'number' ? general : general.replace('General', 'Text')] };
}
