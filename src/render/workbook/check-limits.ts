/** What does not fit into a sheet of Excel, before any work is done on it. */
import type { Dataset } from '../../model/dataset.js';
import type { Report } from '../../model/report.js';
import type { Wording } from '../../model/wording.js';
import { planSheets } from './plan-sheets.js';

const mostRows = 1_048_576;

/** A table that has more rows than a sheet holds below its header. */
export interface LongTable {
  readonly table: string;
  readonly rows: number;
  readonly most: number;
}

export function findLongTables(input: {
  readonly dataset: Dataset;
  readonly report: Report;
  readonly wording: Wording;
}): LongTable[] {
  return planSheets(input, new Map()).sheets.flatMap((sheet) => {
    if (sheet.kind !== 'table') return [];
    const { table, row_count: rows, header_row: header } = sheet;
    return rows > mostRows - header ? [{ table, rows, most: mostRows - header }] : [];
  });
}
