/**
 * Renders the report as an Excel workbook, in phases: say what each sheet holds, write it with exceljs, finish the package.
 * Takes the dataset, the report in one language, its words, the theme and the charts as pictures; gives the bytes of the file,
 * the same for the same input.
 */
import ExcelJS from 'exceljs';
import type { Keep } from '../../model/keep.js';
import { languageTags } from '../../model/language.js';
import type { Theme } from '../../model/theme.js';
import type { Picture } from './edition.js';
import { constants } from './formula.js';
import { toLook, type Look } from './look.js';
import { setPage, setProperties, setView } from './page-setup.js';
import { finishPackage } from './package/finish-package.js';
import { planSheets, type PlanInput } from './plan-sheets.js';
import type { Sheet } from './sheet.js';
import type { WriteContext } from './write-context.js';
import { writeTableSheet } from './write-table-sheet.js';
import { writeTextSheet } from './write-text-sheet.js';

export type { Picture } from './edition.js';

export interface WorkbookInput extends PlanInput {
  readonly theme: Theme;
  /** Charts by the id of their figure; figures without a picture are left out. */
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Stands in the file's properties. */
  readonly created: Date;
  /** Observations up to which cells hold formulas and notes; 20 000 by default. */
  readonly live_up_to?: number;
  /** Takes packed parts over from an earlier build. */
  readonly keep?: Keep;
}

/** The finishing pass opens the package at once and compresses it anew. */
const uncompressed = { zip: { compression: 'STORE' } } as Partial<ExcelJS.XlsxWriteOptions>;

/** Tables must fit into sheets: see `findLongTables`. */
export async function renderWorkbook(input: WorkbookInput): Promise<Uint8Array> {
  const { report, wording, theme, created } = input;
  const { sheets, nameOf, live } = planSheets(input, (figure) => input.pictures.get(figure), input.live_up_to);
  const look = toLook(theme, report.language);
  const workbook = new ExcelJS.Workbook();
  setProperties(workbook, report, created);
  // Cached values are shown until somebody calculates.
  workbook.calcProperties.fullCalcOnLoad = true;
  const words = { cut: wording.say('workbook.cut'), back: wording.say('workbook.back') };
  const context: WriteContext = {
    live,
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
      ? writeTableSheet(worksheet, sheet, context)
      : writeTextSheet(worksheet, sheet, context);
  });
  const written = new Uint8Array(await workbook.xlsx.writeBuffer(uncompressed));
  const numbers = live ? constants(input.dataset.benchmark.rate_base) : {};
  return finishPackage(written, { sheets: changes, style: look, constants: numbers }, input.keep);
}

function tabColourOf(sheet: Sheet, look: Look): { argb: string } {
  if (['contents', 'summary', 'profile'].includes(sheet.id)) return look.tab.front;
  if (sheet.kind === 'text' || ['bureaus', 'indicators', 'observations', 'sources'].includes(sheet.id))
    return look.tab.data;
  return look.tab.analysis;
}
