/** What stands above a table and its header: title, hint, choice, widths of the columns, and the table itself as Excel knows it. */
import type { Worksheet } from 'exceljs';
import { toColumnLetters } from '../../text/cell-address.js';
import { cutText, toCellText } from './cell-text.js';
import { toCellValue } from './cell-value.js';
import type { Selector, TableSheet } from './sheet.js';
import { countHeaderLines, measureText, toRowHeight } from './text-size.js';
import type { WriteContext } from './write-context.js';

/** Excel's limit for the text of a prompt. */
const longestPrompt = 225;

/** `widths`: of the columns, in characters. */
export function writeHead(
  worksheet: Worksheet,
  sheet: TableSheet,
  context: WriteContext,
  widths: readonly number[],
): void {
  const { look, words } = context;
  for (const [index, width] of widths.entries()) {
    const column = worksheet.getColumn(index + 1);
    column.width = width;
    if (sheet.columns[index]?.detail) Object.assign(column, { outlineLevel: 1, hidden: true });
  }
  if (sheet.columns.some(({ detail }) => detail)) worksheet.properties.outlineLevelCol = 1;
  if (sheet.header_row > 1) {
    const title = worksheet.getCell('A1');
    title.value = toCellText(sheet.title, words.cut);
    title.style = look.styleTitle();
    worksheet.getRow(1).height = toRowHeight(1, look.sizeOf('subtitle'));
    worksheet.getCell('A2').value = words.back;
    worksheet.getCell('A2').style = look.styleHint(true);
    for (const [index, line] of toHintLines(sheet, widths).entries()) {
      const cell = worksheet.getCell(2 + index, 2);
      cell.value = toCellText(line, words.cut);
      cell.style = look.styleHint(false);
    }
  }
  const columns = sheet.columns.map(({ header }) => ({ name: header, filterButton: true }));
  // Styles come from the cells; the finishing pass gives the table its stripes.
  worksheet.addTable({
    name: sheet.table,
    ref: `A${sheet.header_row}`,
    headerRow: true,
    style: { theme: 'TableStyleLight1', showRowStripes: true },
    columns,
    rows: [sheet.columns.map(() => null)],
  });
  const header = worksheet.getRow(sheet.header_row);
  for (const [index, column] of sheet.columns.entries()) header.getCell(index + 1).style = look.styleHeader(column);
  header.height = toRowHeight(countHeaderLines(sheet.columns, widths), look.font_size) + 4;
  if (sheet.selector) writeSelector(worksheet, sheet.selector, context);
}

/** The hint runs over the columns to its right; on two lines where the table is narrow and nothing is chosen below it. */
function toHintLines({ hint, columns, selector }: TableSheet, widths: readonly number[]): string[] {
  const shown = widths.filter((_, index) => index > 0 && !columns[index]?.detail);
  const room = shown.reduce((sum, width) => sum + width, 0) * 0.95;
  if (selector || measureText(hint) <= room) return [hint];
  const sentences = hint.match(/[^。.]+[。.]\s*/gu) ?? [hint];
  let first = '';
  while (sentences.length > 1 && measureText(first + (sentences[0] ?? '')) <= room) first += sentences.shift() ?? '';
  return first === '' ? [hint] : [first.trim(), sentences.join('').trim()];
}

/** The choice in B3, by a name of its own and from the list of another sheet. */
function writeSelector(
  worksheet: Worksheet,
  { id, name, label, value, list, refusal }: Selector,
  context: WriteContext,
): void {
  const { look, nameOf, words } = context;
  const letters = toColumnLetters(list.column + 1);
  worksheet.getCell('A3').value = toCellText(label, words.cut);
  worksheet.getCell('A3').style = look.styleText('label');
  const cell = worksheet.getCell('B3');
  cell.value = toCellText(value, words.cut);
  cell.style = look.styleChoice();
  cell.name = name;
  const own = worksheet.getCell('C3');
  own.value = toCellValue(id.value, id.formula, own);
  own.style = look.styleText('muted');
  own.name = id.name;
  cell.dataValidation = {
    type: 'list',
    allowBlank: false,
    formulae: [`'${nameOf(list.sheet)}'!$${letters}$${list.first}:$${letters}$${list.first + list.count - 1}`],
    showErrorMessage: true,
    errorStyle: 'stop',
    error: cutText(refusal, longestPrompt),
  };
}
