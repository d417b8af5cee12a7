/**
 * Writes a table sheet with exceljs, all but its rows: of these it gets one for each number format, to fix the styles. Gives what the finishing
 * pass adds: the rows, so that a long table is never in memory as cells, links, alternative texts, charts, print areas.
 */
import type { Buffer as LibraryBuffer, Comment, Worksheet } from 'exceljs';
import { toAddress, toRange } from '../../text/cell-address.js';
import { toCellText } from './cell-text.js';
import type { Look } from './look.js';
import { numberFormats } from './number-format.js';
import type { SheetChanges, WebLink } from './package/finish-package.js';
import type { CellLink, SparklineGroup } from './package/mend-worksheet.js';
import type { TableRows } from './package/table-rows.js';
import { toNativeChart, toSizedChart } from './native-chart.js';
import type { PlacedChart } from './package/add-charts.js';
import { pictureColumn, placePictures } from './place-pictures.js';
import { firstRowOf, type TableCell, type TableSheet } from './sheet.js';
import { writeHead } from './write-head.js';
import { writeConditions } from './write-conditions.js';
import { toLocation, type WriteContext } from './write-context.js';
import { chooseWidths, countRowLines, toPixels, toRowHeight } from './text-size.js';

/** Excel's limits for links of a sheet, and for an address. */
const mostLinks = 65_530;
const longestUrl = 2079;

export function writeTableSheet(worksheet: Worksheet, sheet: TableSheet, context: WriteContext): SheetChanges {
  const { workbook, look, nameOf } = context;
  const first = firstRowOf(sheet);
  const widths = chooseWidths(sheet);
  const heightOf = (cells: readonly TableCell[]): number =>
    toRowHeight(countRowLines(cells, sheet.columns, widths), look.font_size);
  writeHead(worksheet, sheet, context, widths);
  writeTemplateRows(worksheet, sheet, look);
  if (context.live) writeNotes(worksheet, sheet, look);
  writeConditions(worksheet, sheet, look);
  // A table has at least one row below its header, if a blank one.
  const last = sheet.header_row + Math.max(1, sheet.row_count);
  const range = { left: 1, top: sheet.header_row, right: sheet.columns.length, bottom: last };
  const charts = sheet.charts.map((chart) => toSizedChart(chart));
  const { places, pages } = placePictures(
    [...charts, ...sheet.pictures],
    sheet.columns.length,
    toPixels(widths.filter((_, index) => !sheet.columns[index]?.detail)),
    first,
    (row) => (row <= last ? heightOf(sheet.cellsOf(row - first)) : undefined),
  );
  for (const { left, right } of pages)
    for (let column = left; column <= right; column += 1) worksheet.getColumn(column).width = pictureColumn;
  const web_links = webLinksOf(sheet);
  const links: CellLink[] =
    sheet.header_row === 1 ? [] : [{ row: 2, column: 1, location: toLocation({ sheet: 'contents', row: 1 }, nameOf) }];
  const placedCharts: PlacedChart[] = [];
  for (const { item, column, row, width, height } of places) {
    if ('chart' in item) {
      const chart = toNativeChart(sheet, item.chart, context);
      placedCharts.push({ chart, alt: item.chart.alt, column, row, width, height });
      continue;
    }
    // The library's types take a buffer for something else than the platform's.
    const image = workbook.addImage({ buffer: item.png as unknown as LibraryBuffer, extension: 'png' });
    worksheet.addImage(image, { tl: { col: column - 1, row: row - 1 }, ext: { width, height } });
  }
  return {
    name: nameOf(sheet.id),
    links: () => links,
    web_links,
    table_range: toRange(range),
    pictures: sheet.pictures,
    charts: placedCharts,
    sparklines: toSparklines(sheet, context),
    // The table and what stands beside it print on pages of their own, so that neither makes the other small.
    print_areas: pages.length === 0 ? [] : [toRange({ ...range, top: 1 }), ...pages.map((page) => toRange(page))],
    rows: toRows(sheet, context, heightOf, links, mostLinks - web_links.length),
  };
}

/** Row n has each column's style in number format n. */
function writeTemplateRows(worksheet: Worksheet, sheet: TableSheet, look: Look): void {
  const styles = sheet.columns.map((column) => look.styleBody(column));
  for (const format of numberFormats.keys()) {
    const row = worksheet.getRow(firstRowOf(sheet) + format);
    for (const [column, byFormat] of styles.entries()) row.getCell(column + 1).style = byFormat[format] ?? {};
  }
}

/** Collects the links of the cells while their rows are written, before which nobody asks for them: as many as a sheet may have. */
function toRows(
  sheet: TableSheet,
  { words, live, nameOf }: WriteContext,
  heightOf: (cells: readonly TableCell[]) => number,
  links: CellLink[],
  mostOfThem: number,
): TableRows {
  return {
    first: firstRowOf(sheet),
    count: sheet.row_count,
    columns: sheet.columns.length,
    rowAt(index) {
      const cells = sheet.cellsOf(index);
      const row = firstRowOf(sheet) + index;
      for (const [column, { link }] of cells.entries())
        if (link && sheet.columns[column]?.linked && links.length < mostOfThem)
          links.push({ row, column: column + 1, location: toLocation(link, nameOf) });
      return {
        height: heightOf(cells),
        cells: cells.map(({ content, formula, format = 0 }) => ({
          content: typeof content === 'string' ? toCellText(content, words.cut) : content,
          formula: live ? formula : undefined,
          format,
        })),
      };
    },
  };
}

/** Notes are parts of their own: exceljs writes them, to cells that it need not have. */
function writeNotes(worksheet: Worksheet, sheet: TableSheet, look: Look): void {
  const noted = sheet.columns.flatMap((column, index) => (column.noted ? [index] : []));
  for (const column of noted) {
    for (let index = 0; index < sheet.row_count; index += 1) {
      const { note } = sheet.cellAt(index, column);
      if (note) worksheet.getCell(firstRowOf(sheet) + index, column + 1).note = toNote(note(), look);
    }
  }
}

function toSparklines(
  { id, sparklines, header_row, row_count }: TableSheet,
  { look, nameOf }: WriteContext,
): SparklineGroup | undefined {
  if (!sparklines) return undefined;
  const { column, first_column: first, column_count: count } = sparklines;
  const lines = Array.from({ length: row_count }, (_, index) => {
    const row = firstRowOf({ header_row }) + index;
    const range = toRange({ left: first + 1, top: row, right: first + count, bottom: row });
    return { cell: toAddress(column + 1, row), reference: `'${nameOf(id)}'!${range}` };
  });
  return { colour: look.chart.series[0] ?? look.chart.text, lines };
}

/** Pages out of the workbook, as many as a sheet may have links. */
function webLinksOf(sheet: TableSheet): WebLink[] {
  const linked = sheet.columns.flatMap((column, index) => (column.linked === 'shown' ? [index] : []));
  const links = linked.flatMap((column) =>
    Array.from({ length: sheet.row_count }, (_, index): WebLink[] => {
      const { url } = sheet.cellAt(index, column);
      return isWebPage(url) ? [{ row: firstRowOf(sheet) + index, column: column + 1, url }] : [];
    }).flat(),
  );
  return links.slice(0, mostLinks - 1);
}

/** Excel refuses longer addresses, and other schemes could do harm. */
const isWebPage = (url: string | undefined): url is string =>
  url !== undefined && url.length <= longestUrl && /^https?:\/\/[^\s"<>]+$/i.test(url);

const toNote = (text: string, look: Look): Comment => ({
  texts: [{ text: toCellText(text), font: { name: look.font_name, size: look.font_size - 1 } }],
});
