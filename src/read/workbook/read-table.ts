/**
 * Finds a table of a workbook by its name and reads its cells as plain values. Other sheets, charts, pictures, notes and conditional formats are
 * never looked at, so that nothing about them can be in the way; libraries take the whole file into their own model, with every cell that a validation
 * covers, and refuse it over a filter that they do not know.
 */
import { parseRange, type CellRange } from '../../text/cell-address.js';
import { BrokenWorkbook, fail } from './broken-workbook.js';
import type { Cell } from './cell.js';
import { openPackage, type Package } from './open-package.js';
import { readSheet } from './read-sheet.js';
import { readStrings } from './read-strings.js';
import { readStyles } from './read-styles.js';
import { scanXml } from './scan-xml.js';

export interface WorkbookTable {
  /** Name of the sheet that the table is on. */
  readonly sheet: string;
  /** Header and rows, without a row of totals. */
  readonly range: CellRange;
  /** From left to right; empty for a table whose header is hidden. */
  readonly header: readonly (Cell | undefined)[];
  /** Those that are not blank. */
  readonly rows: readonly TableRow[];
  /** Merged cells that touch the table. */
  readonly merged: readonly CellRange[];
  /** What follows right below the table in its columns, up to the first blank row. */
  readonly below: readonly TableRow[];
}

export interface TableRow {
  /** Number in the sheet. */
  readonly row: number;
  /** From the table's first column on; cells at the end may be left out. */
  readonly cells: readonly (Cell | undefined)[];
}

/** Why there is no table to read. */
export type Refusal =
  /** `xls`: a workbook of Excel 97 to 2003, whatever its name says. */
  | { readonly reason: 'broken' | 'locked' | 'xls' }
  /** None of that name; those that there are. */
  | { readonly reason: 'missing'; readonly tables: readonly string[] };

/** @param name the table's, in small letters or capitals, which Excel does not tell apart. */
export function readTable(bytes: Uint8Array, name: string): WorkbookTable | Refusal {
  if (compoundFile.every((byte, index) => bytes[index] === byte)) {
    const isLocked = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return { reason: isLocked ? 'locked' : 'xls' };
  }
  try {
    return findTable(openPackage(bytes), name);
  } catch (error) {
    if (error instanceof BrokenWorkbook) return { reason: 'broken' };
    throw error;
  }
}

/** How files of old Office programs start, and those that are locked with a password. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function findTable(source: Package, wanted: string): WorkbookTable | Refusal {
  const root = source.relationsOf('').find(({ kind }) => kind === 'officeDocument') ?? fail();
  const { sheets, from1904 } = readWorkbook(source.readPart(root.path) ?? fail());
  const relations = source.relationsOf(root.path);
  const names: string[] = [];
  for (const { id, name: sheet } of sheets) {
    const part = relations.find((each) => each.id === id && each.kind === 'worksheet');
    const tables = part ? source.relationsOf(part.path).filter(({ kind }) => kind === 'table') : [];
    for (const { path } of tables) {
      const table = readTablePart(source.readPart(path) ?? fail());
      names.push(table.name);
      if (!part || table.name.toLowerCase() !== wanted.toLowerCase()) continue;
      const partOf = (kind: string): string | undefined => {
        const shared = relations.find((each) => each.kind === kind);
        return shared && source.readPart(shared.path);
      };
      const strings = readStrings(partOf('sharedStrings'));
      const styles = readStyles(partOf('styles'));
      const cells = readSheet(source.readPart(part.path) ?? fail(), table.range, { strings, styles, from1904 });
      return { sheet, ...toTable(table, cells) };
    }
  }
  return { reason: 'missing', tables: names };
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly id: string }[];
  readonly from1904: boolean;
}

function readWorkbook(xml: string): Workbook {
  const sheets: { name: string; id: string }[] = [];
  let from1904 = false;
  scanXml(xml, {
    open(element, { name = '', id = '', date1904 }) {
      if (element === 'sheet') sheets.push({ name, id });
      else if (element === 'workbookPr') from1904 = isOn(date1904);
    },
  });
  return sheets.length === 0 ? fail() : { sheets, from1904 };
}

interface TablePart {
  readonly name: string;
  readonly range: CellRange;
  readonly hasHeader: boolean;
  readonly hasTotals: boolean;
}

function readTablePart(xml: string): TablePart {
  let table: TablePart | undefined;
  scanXml(xml, {
    open(element, { name = '', displayName = name, ref = '', headerRowCount = '1', totalsRowCount = '0' }) {
      if (element !== 'table') return;
      const range = parseRange(ref) ?? fail();
      table = { name: displayName, range, hasHeader: headerRowCount !== '0', hasTotals: totalsRowCount !== '0' };
    },
  });
  return table ?? fail();
}

/** Takes the header, the rows and what follows out of the cells that stand in the table's columns. */
function toTable(
  { range, hasHeader, hasTotals }: TablePart,
  { rows, merged }: ReturnType<typeof readSheet>,
): Omit<WorkbookTable, 'sheet'> {
  const { left, top, right, bottom } = range;
  const last = hasTotals ? bottom - 1 : bottom;
  const written = [...rows]
    .map(([row, cells]): TableRow => ({ row, cells }))
    .filter((row) => !isBlank(row))
    .toSorted((a, b) => a.row - b.row);
  const header = rows.get(top) ?? [];
  return {
    range: { ...range, bottom: last },
    header: hasHeader ? Array.from({ length: right - left + 1 }, (_, index) => header[index]) : [],
    rows: written.filter(({ row }) => row <= last && (row > top || !hasHeader)),
    merged: merged.filter((each) => each.top <= last),
    below: hasTotals
      ? []
      : written.filter(({ row }) => row > bottom).filter(({ row }, index) => row === bottom + 1 + index),
  };
}

const isBlank = ({ cells }: TableRow): boolean =>
  cells.every((cell) => cell === undefined || (cell.type === 'text' && cell.text.trim() === ''));
