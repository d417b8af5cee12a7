/** How sheets open and print: A4 landscape, one page wide (the observations two), titles repeated, head and foot on every page. */
import type { Workbook, Worksheet } from 'exceljs';
import { languageTags } from '../../model/language.js';
import type { Report } from '../../model/report.js';
import type { Wording } from '../../model/wording.js';
import { cutText, toPlainText } from './cell-text.js';
import type { Look } from './look.js';
import type { Sheet } from './sheet.js';

const paperA4 = 9;
const mostTwoWide = 1000;
// The head as a whole may have 255 characters.
const longestHeadTitle = 110;
const longestHeadMarking = 40;

/** What the file says of itself. */
export function setProperties(workbook: Workbook, report: Report, created: Date): void {
  workbook.title = toPlainText(report.title);
  workbook.subject = toPlainText(report.subtitle);
  workbook.creator = toPlainText(report.office ?? report.slug);
  workbook.lastModifiedBy = workbook.creator;
  workbook.created = created;
  workbook.modified = created;
  // exceljs writes the language and does not declare it.
  Object.assign(workbook, { language: languageTags[report.language] });
  workbook.views = [{ x: 0, y: 0, width: 28_800, height: 16_200, firstSheet: 0, activeTab: 0, visibility: 'visible' }];
}

export function setPage(worksheet: Worksheet, sheet: Sheet, look: Look, report: Report, wording: Wording): void {
  worksheet.pageSetup = {
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- exceljs declares the enum and has none at run time
    paperSize: paperA4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: isTwoWide(sheet) ? 2 : 1,
    // The cover is one page; all else takes as many as it needs.
    fitToHeight: sheet.id === 'contents' ? 1 : 0,
    margins: { left: 0.4, right: 0.4, top: 0.75, bottom: 0.65, header: 0.3, footer: 0.3 },
  };
  if (sheet.kind === 'table') worksheet.pageSetup.printTitlesRow = `${sheet.header_row}:${sheet.header_row}`;
  if (isTwoWide(sheet)) worksheet.pageSetup.printTitlesColumn = 'A:A';
  // The font stands between the size and the text: a text that starts with a digit would be read as part of the size.
  const font = `&8&"${look.font_name},Regular"`;
  const title = escapeHead(cutText(toPlainText(report.title), longestHeadTitle));
  const marking = escapeHead(cutText(toPlainText(report.marking ?? ''), longestHeadMarking));
  const page = wording.say('workbook.page', { page: '&P', pages: '&N' });
  worksheet.headerFooter = {
    differentFirst: false,
    differentOddEven: false,
    oddHeader: `&L${font}${title}${marking === '' ? '' : `&R${font}${marking}`}`,
    oddFooter: `&L${font}&A&R${font}${page}`,
  };
}

/** A1 is where the reader starts, on every sheet; the header and the first columns of a table stay in sight. */
export function setView(worksheet: Worksheet, sheet: Sheet): void {
  worksheet.views =
    sheet.kind === 'table'
      ? [{ state: 'frozen', xSplit: sheet.frozen, ySplit: sheet.header_row, activeCell: 'A1', showGridLines: false }]
      : [{ state: 'normal', activeCell: 'A1', showGridLines: false }];
}

/**
 * The many columns of the observations could not be read on one page; each of two has the ids. Long ones stay on one: nobody prints them, and
 * LibreOffice takes minutes to fit them.
 */
const isTwoWide = (sheet: Sheet): boolean =>
  sheet.kind === 'table' && sheet.id === 'observations' && sheet.row_count <= mostTwoWide;

const escapeHead = (text: string): string => text.replaceAll('&', '&&').replaceAll('\n', ' ');
