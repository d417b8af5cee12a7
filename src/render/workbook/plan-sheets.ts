/** Which sheets a workbook has, and which of them are too long for cells in memory. */
import type { Dataset } from '../../model/dataset.js';
import type { Report } from '../../model/report.js';
import type { Wording } from '../../model/wording.js';
import { toEdition, type Picture } from './edition.js';
import type { Sheet, TableSheet } from './sheet.js';
import { buildSheets, type SheetList } from './sheets/registry.js';

/** Rows above which tables are streamed past exceljs, and no cell of the workbook holds a formula. */
export const defaultStreamAbove = 20_000;

export interface SheetPlan extends SheetList {
  /** Whether cells hold formulas: where nothing is streamed. */
  readonly live: boolean;
  readonly streamed: ReadonlySet<Sheet>;
}

export function planSheets(
  { dataset, report, wording }: { dataset: Dataset; report: Report; wording: Wording },
  pictures: ReadonlyMap<string, Picture>,
  limit = defaultStreamAbove,
): SheetPlan {
  const build = (live: boolean): SheetList => buildSheets(toEdition(dataset, report, wording, pictures, live));
  const list = build(true);
  if (chooseStreamed(list.sheets, limit).size === 0) return { ...list, live: true, streamed: new Set() };
  const values = build(false);
  return { ...values, live: false, streamed: chooseStreamed(values.sheets, limit) };
}

/**
 * Tables whose rows go past exceljs. Once there are more rows than the limit, a table of more than a tenth of it is streamed, so
 * that those left stay within the limit together.
 */
function chooseStreamed(sheets: readonly Sheet[], limit: number): ReadonlySet<Sheet> {
  const tables = sheets.filter((sheet): sheet is TableSheet => sheet.kind === 'table');
  const total = tables.reduce((sum, { row_count }) => sum + row_count, 0);
  return new Set(total > limit ? tables.filter(({ row_count }) => row_count > limit / 10) : []);
}
