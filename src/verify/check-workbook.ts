/** Reads a workbook back: every cell of every table is what the model gives. */
import ExcelJS from 'exceljs';
import type { CheckResult, Problem } from './problem.js';

export type CellValue = string | number | undefined;

/** A table as the model gives it. */
export interface ExpectedTable {
  readonly name: string;
  readonly headers: readonly string[];
  readonly row_count: number;
  /** Rows count from 0. */
  readonly cellsOf: (row: number) => readonly CellValue[];
}

export async function checkWorkbook(
  file: string,
  bytes: Uint8Array,
  expected: readonly ExpectedTable[],
): Promise<CheckResult> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  const tables = readTables(workbook);
  // What others are calculated from comes first, since a list of differences may be cut.
  const isInput = ({ name }: ExpectedTable): number => Number(name === 'Observations' || name === 'Bureaus');
  const inOrder = expected.toSorted((a, b) => isInput(b) - isInput(a));
  const results = inOrder.map((table) => checkTable(file, table, tables.get(table.name)));
  const known = new Set(expected.map(({ name }) => name));
  const extra = [...tables.keys()].filter((name) => !known.has(name));
  return {
    file,
    compared: results.reduce((sum, { compared }) => sum + compared, 0),
    problems: [
      ...results.flatMap(({ problems }) => problems),
      ...extra.map((name) => ({ file, message: `the model has no table called ${name}` })),
    ],
  };
}

function checkTable(
  file: string,
  { name, headers, row_count: count, cellsOf }: ExpectedTable,
  rows: readonly (readonly CellValue[])[] | undefined,
): CheckResult {
  if (!rows) return { file, compared: 0, problems: [{ file, message: `there is no table called ${name}` }] };
  const problems: Problem[] = [];
  let compared = 0;
  const compare = (have: readonly CellValue[], want: readonly CellValue[], place: string): void => {
    for (const [index, header] of headers.entries()) {
      if (typeof want[index] === 'number') compared++;
      if (isSame(have[index], want[index])) continue;
      const message = `${name}, ${place}, ${header}: ${have[index] ?? 'nothing'} instead of ${want[index] ?? 'nothing'}`;
      problems.push({ file, message });
    }
  };
  compare(rows[0] ?? [], headers, 'header');
  for (let row = 0; row < count; row++) {
    const want = cellsOf(row);
    compare(rows[row + 1] ?? [], want, String(want[0] ?? row + 1));
  }
  if (rows.length !== count + 1)
    problems.push({ file, message: `${name}: ${rows.length - 1} rows instead of ${count}` });
  return { file, compared, problems };
}

/** Spreadsheets keep 15 digits. */
function isSame(have: CellValue, want: CellValue): boolean {
  if (typeof have === 'number' && typeof want === 'number') {
    return Math.abs(have - want) <= 1e-12 * Math.max(Math.abs(have), Math.abs(want));
  }
  return (want ?? '') === (have ?? '');
}

/** Rows of every table, the header's first, by the table's name. */
function readTables(workbook: ExcelJS.Workbook): ReadonlyMap<string, readonly (readonly CellValue[])[]> {
  const tables = new Map<string, CellValue[][]>();
  for (const sheet of workbook.worksheets) {
    for (const table of sheet.getTables() as unknown as {
      table?: { name: string; tableRef?: string; ref?: string };
    }[]) {
      const { name, tableRef, ref } = table.table ?? { name: '' };
      const [, left = 'A', top = '1', right = 'A', bottom = '1'] =
        /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(tableRef ?? ref ?? '') ?? [];
      const [first, last] = [columnNumber(left), columnNumber(right)];
      const rows: CellValue[][] = [];
      for (let row = Number(top); row <= Number(bottom); row++) {
        const cells: CellValue[] = [];
        for (let column = first; column <= last; column++) cells.push(valueOf(sheet.getRow(row).getCell(column)));
        rows.push(cells);
      }
      tables.set(name, rows);
    }
  }
  return tables;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

/** The value of a cell: links show their text, formulas their cached result. */
function valueOf(cell: ExcelJS.Cell): CellValue {
  // In the value of a formula exceljs leaves out a result of 0.
  const value = cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null || value instanceof Date) return undefined;
  if ('text' in value) return typeof value.text === 'string' ? value.text : String(value.text);
  return 'richText' in value ? value.richText.map(({ text }) => text).join('') : undefined;
}
