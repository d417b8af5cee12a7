/** What does not fit into a sheet of Excel, before any work is done on it. */
import { planSheets, type PlanInput } from './plan-sheets.js';

const mostRows = 1_048_576;

/** A table that has more rows than a sheet holds below its header. */
export interface LongTable {
  readonly table: string;
  readonly rows: number;
  readonly most: number;
}

export function findLongTables(input: PlanInput): LongTable[] {
  return planSheets(input, () => undefined).sheets.flatMap((sheet) => {
    if (sheet.kind !== 'table') return [];
    const { table, row_count: rows, header_row: header } = sheet;
    return rows > mostRows - header ? [{ table, rows, most: mostRows - header }] : [];
  });
}
