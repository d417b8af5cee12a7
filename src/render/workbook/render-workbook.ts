/**
 * Renders the report as an Excel workbook, in phases: say what each sheet holds, write it with exceljs, finish the package.
 * Takes the dataset, the report in one language, its words, the theme and the charts as pictures; gives the bytes of the file,
 * the same for the same input. Refuses tables longer than a sheet of Excel.
 */
import ExcelJS from 'exceljs';
import type { Dataset } from '../../model/dataset.js';
import { languageTags } from '../../model/language.js';
import type { Report } from '../../model/report.js';
import type { Theme } from '../../model/theme.js';
import type { Wording } from '../../model/wording.js';
import { toEdition, type Picture } from './edition.js';
import { toLook, type Look } from './look.js';
import { setPage, setProperties, setView } from './page-setup.js';
import { finishPackage } from './package/finish-package.js';
import type { Sheet, TableSheet } from './sheet.js';
import { buildSheets } from './sheets/registry.js';
import type { WriteContext } from './write-context.js';
import { writeTableSheet } from './write-table-sheet.js';
import { writeTextSheet } from './write-text-sheet.js';

export type { Picture } from './edition.js';

export interface WorkbookInput {
  readonly dataset: Dataset;
  readonly report: Report;
  readonly wording: Wording;
  readonly theme: Theme;
  /** Charts by the id of their figure; figures without a picture are left out. */
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Stands in the file's properties. */
  readonly created: Date;
  /** Rows above which Observations, and other long tables with it, are streamed past exceljs; 20 000 by default. */
  readonly stream_above?: number;
}

const defaultStreamAbove = 20_000;

/** The finishing pass opens the package at once and compresses it anew. */
const uncompressed = { zip: { compression: 'STORE' } } as Partial<ExcelJS.XlsxWriteOptions>;

/** @throws Error when a table has more rows than a sheet of Excel holds. */
export async function renderWorkbook(input: WorkbookInput): Promise<Uint8Array> {
  const { report, wording, theme, created, stream_above = defaultStreamAbove } = input;
  const { sheets, nameOf } = buildSheets(toEdition(input.dataset, report, wording, input.pictures));
  const streamed = chooseStreamed(sheets, stream_above);
  const look = toLook(theme, report.language);
  const workbook = new ExcelJS.Workbook();
  setProperties(workbook, report, created);
  // Cached values are shown until somebody calculates.
  workbook.calcProperties.fullCalcOnLoad = true;
  const words = { cut: wording.say('workbook.cut'), back: wording.say('workbook.back') };
  const context: WriteContext = {
    live: streamed.size === 0,
    language: languageTags[report.language],
    workbook,
    look,
    words,
    nameOf,
  };
  const changes = sheets.map((sheet) => {
    const worksheet = workbook.addWorksheet(nameOf(sheet.id), { properties: { tabColor: tabColourOf(sheet, look) } });
    setPage(worksheet, sheet, look, report, wording);
    setView(worksheet, sheet);
    return sheet.kind === 'table'
      ? writeTableSheet(worksheet, sheet, context, streamed.has(sheet))
      : writeTextSheet(worksheet, sheet, context);
  });
  const written = new Uint8Array(await workbook.xlsx.writeBuffer(uncompressed));
  return finishPackage(written, { sheets: changes, style: look });
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

function tabColourOf(sheet: Sheet, look: Look): { argb: string } {
  if (sheet.id === 'contents' || sheet.id === 'summary') return look.tab.front;
  if (sheet.kind === 'text' || ['bureaus', 'indicators', 'observations', 'sources'].includes(sheet.id))
    return look.tab.data;
  return look.tab.analysis;
}
