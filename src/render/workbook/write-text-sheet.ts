/** Writes a text sheet with exceljs: a page to read, without a table. */
import type { Worksheet } from 'exceljs';
import { toLocation, type WriteContext } from './write-context.js';
import { toCellText } from './cell-text.js';
import { toCellValue } from './cell-value.js';
import type { SheetChanges } from './package/finish-package.js';
import type { TextCell, TextLine, TextSheet } from './sheet.js';
import { countLines, toRowHeight } from './text-size.js';

export function writeTextSheet(worksheet: Worksheet, sheet: TextSheet, context: WriteContext): SheetChanges {
  const { live, look, words, nameOf } = context;
  for (const [index, width] of sheet.widths.entries()) worksheet.getColumn(index + 1).width = width;
  for (const [index, line] of sheet.lines.entries()) {
    const row = worksheet.getRow(index + 1);
    for (const [column, entry] of line.entries()) {
      if (!entry) continue;
      const cell = row.getCell(column + 1);
      if (entry.text !== '')
        cell.value = toCellValue(
          typeof entry.text === 'string' ? toCellText(textOf(entry, live), words.cut) : entry.text,
          live ? entry.formula : undefined,
          cell,
        );
      cell.style = look.styleText(entry.tone);
    }
    row.height = heightOf(line, sheet.widths, context);
  }
  return {
    name: nameOf(sheet.id),
    *links() {
      for (const [index, line] of sheet.lines.entries())
        for (const [column, entry] of line.entries())
          if (entry?.link) yield { row: index + 1, column: column + 1, location: toLocation(entry.link, nameOf) };
    },
    rows: undefined,
    table_range: undefined,
    pictures: [],
    charts: [],
    web_links: [],
    sparklines: undefined,
    print_areas: [],
  };
}

const textOf = ({ text, without_formula: plain }: TextCell, live: boolean): string =>
  String(live ? text : (plain ?? text));

function heightOf(line: TextLine, widths: readonly number[], { look }: WriteContext): number {
  const heights = line.map((entry, column) => (entry ? heightOfCell(entry, widths[column] ?? 0, look) : 0));
  return Math.max(toRowHeight(1, look.font_size), ...heights);
}

function heightOfCell({ text, tone }: TextCell, width: number, look: WriteContext['look']): number {
  const size = look.sizeOf(tone);
  // A title runs over the columns to its right.
  if (tone === 'title' || tone === 'subtitle' || tone === 'heading') return toRowHeight(1, size) + 4;
  return toRowHeight(countLines(String(text), (width * look.font_size) / size), size);
}
