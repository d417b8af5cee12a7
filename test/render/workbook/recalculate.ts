/** Lets LibreOffice calculate a workbook anew, whatever values the file carries, and openpyxl read and change it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const office = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((path) => existsSync(path));
const python = '/usr/bin/python3';

/** Why LibreOffice cannot be asked; undefined when it can. */
export const whyNoOffice = (): string | undefined => (office ? undefined : 'soffice is not on this machine');

/** Hard recalculation on loading: LibreOffice has no argument for it. */
const profile = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`;

/** Writes `book.xlsx` of a folder, recalculated, as `recalculated/book.xlsx`; gives its path. */
export function recalculate(folder: string, book: string): string {
  mkdirSync(join(folder, 'profile/user'), { recursive: true });
  writeFileSync(join(folder, 'profile/user/registrymodifications.xcu'), profile);
  const target = join(folder, 'recalculated');
  const options = ['--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', target, join(folder, book)];
  const own = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync(office ?? '', [own, ...options], { stdio: 'ignore', timeout: 120_000 });
  return join(target, book);
}

export type CellValue = string | number | null;

/** A workbook's cells by sheet, row and column, from 0; formulas as they stand in the file, null in cells without. */
export interface ReadCells {
  readonly sheets: readonly {
    readonly name: string;
    readonly values: readonly (readonly CellValue[])[];
    readonly formulas: readonly (readonly (string | null)[])[];
    /** Table names with the row of their header, from 0. */
    readonly tables: Readonly<Record<string, number>>;
  }[];
}

const reading = `
import json, sys, openpyxl
whole, values = openpyxl.load_workbook(sys.argv[1]), openpyxl.load_workbook(sys.argv[1], data_only=True)
def formula(c):
    return str(c.value) if c.data_type == 'f' else None
print(json.dumps({'sheets': [{
    'name': s.title,
    'values': [[c.value for c in row] for row in values[s.title].iter_rows()],
    'formulas': [[formula(c) for c in row] for row in s.iter_rows()],
    'tables': {name: openpyxl.utils.cell.range_boundaries(ref)[1] - 1 for name, ref in s.tables.items()},
} for s in whole]}))
`;

export function readCells(path: string): ReadCells {
  const text = execFileSync(python, ['-c', reading, path], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return JSON.parse(text) as ReadCells;
}

/**
 * Values to put into cells of a table: the row by the text in its first column, the cell by its header; without a key into cells of the
 * table's sheet by their addresses.
 */
export interface Edit {
  readonly table: string;
  readonly key?: string;
  readonly cells: Readonly<Record<string, CellValue>>;
}

const editing = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
for edit in json.loads(sys.argv[3]):
    sheet = next(s for s in book if edit['table'] in s.tables)
    left, top, right, bottom = openpyxl.utils.cell.range_boundaries(sheet.tables[edit['table']].ref)
    if 'key' not in edit:
        for address, value in edit['cells'].items():
            sheet[address].value = value
        continue
    headers = {sheet.cell(top, c).value: c for c in range(left, right + 1)}
    row = next(r for r in range(top + 1, bottom + 1) if sheet.cell(r, left).value == edit['key'])
    for header, value in edit['cells'].items():
        sheet.cell(row, headers[header]).value = value
book.save(sys.argv[2])
`;

/** Changes cells of a workbook as somebody else's program would. */
export function editCells(from: string, to: string, edits: readonly Edit[]): void {
  execFileSync(python, ['-c', editing, from, to, JSON.stringify(edits)]);
}
