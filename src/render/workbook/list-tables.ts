/** The workbook's tables as values, before any library sees them: what a reader of the file must find. */
import { toCellText } from './cell-text.js';
import { planSheets, type PlanInput } from './plan-sheets.js';

export interface TableValues {
  /** Name of the Excel table. */
  readonly name: string;
  readonly headers: readonly string[];
  readonly row_count: number;
  /** Rows count from 0; undefined is blank. */
  readonly cellsOf: (row: number) => readonly (string | number | undefined)[];
}

export function listTables(input: PlanInput): TableValues[] {
  const { wording } = input;
  const { sheets } = planSheets(input, () => undefined);
  const told = wording.say('workbook.cut');
  return sheets.flatMap((sheet) => {
    if (sheet.kind !== 'table') return [];
    const { table, columns, row_count, cellsOf } = sheet;
    return [
      {
        name: table,
        headers: columns.map(({ header }) => header),
        row_count,
        cellsOf: (row: number) =>
          cellsOf(row).map(({ content }) => (typeof content === 'string' ? toCellText(content, told) : content)),
      },
    ];
  });
}
