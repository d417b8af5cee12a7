/** Makes workbooks with a table of observations, as somebody else's program writes them (exceljs), and changes the parts of their files. */
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  observationColumns,
  readObservation,
  type Observation,
  type ObservationColumn,
} from '../../src/model/observation.js';

/** Changes of a file's parts, by their paths; a part that is not there yet is empty. */
export type Changes = Readonly<Record<string, (xml: string) => string>>;

export interface WorkbookOptions {
  /** The table's name. */
  readonly table?: string;
  readonly sheet?: string;
  /** The cell of the first heading. */
  readonly at?: string;
  readonly columns?: readonly ObservationColumn[];
  /** Puts values into cells by their addresses, once the table stands. */
  readonly cells?: Readonly<Record<string, ExcelJS.CellValue>>;
  readonly change?: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void;
  readonly parts?: Changes;
}

export async function makeWorkbook(
  observations: readonly Observation[],
  {
    table = 'Observations',
    sheet = '观测值',
    at = 'A1',
    columns = observationColumns,
    cells = {},
    change,
    parts,
  }: WorkbookOptions = {},
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const worksheet = book.addWorksheet(sheet);
  worksheet.addTable({
    name: table,
    ref: at,
    headerRow: true,
    columns: columns.map((name) => ({ name })),
    rows: observations.map((each) => columns.map((column) => readObservation(each, column) ?? null)),
  });
  for (const [address, value] of Object.entries(cells)) worksheet.getCell(address).value = value;
  change?.(worksheet, book);
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  return parts ? changeParts(bytes, parts) : bytes;
}

export const sheetPart = 'xl/worksheets/sheet1.xml';
export const tablePart = 'xl/tables/table1.xml';

export function changeParts(bytes: Uint8Array, changes: Readonly<Record<string, (xml: string) => string>>): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [path, change] of Object.entries(changes)) {
    const part = parts[path];
    parts[path] = strToU8(change(part ? strFromU8(part) : ''));
  }
  return zipSync(parts, { level: 1 });
}

/** Replaces what must be there. */
export const replace =
  (find: string | RegExp, by: string) =>
  (xml: string): string => {
    const changed = xml.replace(find, () => by);
    if (changed === xml) throw new Error(`${String(find)} is not there`);
    return changed;
  };

/** Puts another cell into a sheet's XML: `<c r="E4" …>…</c>`. */
export const putCell = (cell: string): ((xml: string) => string) => {
  const [, address = ''] = /r="([A-Z]+\d+)"/.exec(cell) ?? [];
  return replace(new RegExp(`<c r="${address}"[^>]*?(?:/>|(?<!/)>.*?</c>)`, 's'), cell);
};

/** Puts a number of a format that has a number of its own, such as 31, a date of East Asian languages; nothing else has a style. */
export const putFormatted = (address: string, value: number, format: number): Changes => ({
  'xl/styles.xml': replace('</cellXfs>', `<xf numFmtId="${format}"/></cellXfs>`),
  [sheetPart]: putCell(`<c r="${address}" s="1"><v>${value}</v></c>`),
});
