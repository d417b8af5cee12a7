/** Reads a workbook back: the table Observations holds the data set, and each family's sheet the report's figures. */
import ExcelJS from 'exceljs';
import type { Dataset } from '../model/dataset.js';
import { observationColumns, toObservationRow } from '../model/observation.js';
import type { Report } from '../model/report.js';
import type { CheckResult, Problem } from './problem.js';

type CellValue = string | number | undefined;
type Tables = ReadonlyMap<string, readonly (readonly CellValue[])[]>;

export async function checkWorkbook(
  file: string,
  bytes: Uint8Array,
  dataset: Dataset,
  report: Report,
): Promise<CheckResult> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  const problems: Problem[] = [];
  const tables = readTables(workbook);
  const observations = tables.get('Observations');
  if (!observations)
    return { file, compared: 0, problems: [{ file, message: 'there is no table called Observations' }] };
  let compared = 0;
  const rows = new Map(observations.map((row) => [String(row[0] ?? ''), row]));
  for (const observation of dataset.observations) {
    const row = rows.get(observation.id);
    if (!row) {
      problems.push({ file, message: `Observations lacks ${observation.id}` });
      continue;
    }
    const expected = toObservationRow(observation);
    for (const [index, column] of observationColumns.entries()) {
      const [want, have] = [expected[column], row[index]];
      if (typeof want === 'number') compared++;
      if ((want ?? '') !== (have ?? '')) {
        problems.push({
          file,
          message: `Observations, ${observation.id}, ${column}: ${String(have)} instead of ${String(want)}`,
        });
      }
    }
  }
  const known = new Set(dataset.observations.map(({ id }) => id));
  for (const extra of rows.keys()) {
    if (!known.has(extra)) problems.push({ file, message: `Observations has ${extra}, which the model lacks` });
  }
  const inSheets = checkFamilies(file, tables, report);
  return { file, compared: compared + inSheets.compared, problems: [...problems, ...inSheets.problems] };
}

/** Body rows of every table, by the table's name. */
function readTables(workbook: ExcelJS.Workbook): Tables {
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
      for (let row = Number(top) + 1; row <= Number(bottom); row++) {
        const cells: CellValue[] = [];
        for (let column = first; column <= last; column++) cells.push(valueOf(sheet.getRow(row).getCell(column).value));
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
function valueOf(value: ExcelJS.CellValue): CellValue {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null || value instanceof Date) return undefined;
  if ('text' in value) return typeof value.text === 'string' ? value.text : String(value.text);
  if ('result' in value)
    return typeof value.result === 'string' || typeof value.result === 'number' ? value.result : undefined;
  return 'richText' in value ? value.richText.map(({ text }) => text).join('') : undefined;
}

/** Each figure's row, found by comparison and observation, holds its value, bounds and rate. */
function checkFamilies(file: string, tables: Tables, report: Report): { compared: number; problems: Problem[] } {
  const problems: Problem[] = [];
  const rows = new Map<string, ReadonlySet<CellValue>>();
  for (const family of ['Crime', 'Mediation', 'Traffic', 'Service', 'Prevention']) {
    for (const cells of tables.get(family) ?? []) {
      const key = report.comparisons.find(({ id }) => id === cells[0])?.id;
      const observation = cells.find(
        (cell) => typeof cell === 'string' && /^[a-z][a-z0-9-]*\/\S+$/.test(cell) && cell !== key,
      );
      rows.set(`${key} ${observation}`, new Set(cells));
    }
  }
  let compared = 0;
  for (const { id, members } of report.comparisons) {
    for (const { observation, stated, rate } of members) {
      const cells = rows.get(`${id} ${observation}`);
      const wanted = [stated.value, stated.lower, stated.upper, rate?.value, rate?.lower, rate?.upper].flatMap(
        (value) => value ?? [],
      );
      compared += wanted.length;
      for (const value of wanted) {
        if (!cells?.has(value))
          problems.push({ file, message: `${id}, ${observation}: ${value} is not in the workbook` });
      }
    }
  }
  return { compared, problems };
}
