/** Reads a workbook with openpyxl, a reader that shares no code with the writer. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const python = '/usr/bin/python3';

/** Why openpyxl cannot be asked; undefined when it can. */
export function whyNoPython(): string | undefined {
  try {
    execFileSync(python, ['-c', 'import openpyxl'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return `${python} with openpyxl is not on this machine`;
  }
}

export interface ReadSheet {
  readonly name: string;
  readonly freeze: string | null;
  readonly tables: Readonly<Record<string, string>>;
  /** Names of the columns as the tables have them. */
  readonly columns: readonly string[];
  /** Of formulas what they carry. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Number format of each cell. */
  readonly formats: readonly (readonly string[])[];
  /** Data type of each cell as openpyxl names it: n, s, f. */
  readonly types: readonly (readonly string[])[];
  readonly notes: Readonly<Record<string, string>>;
  readonly links: Readonly<Record<string, string>>;
  /** Lists to choose from: the cell, and where the choices stand. */
  readonly lists: Readonly<Record<string, string>>;
  /** Types of the conditional formats by their ranges. */
  readonly conditions: Readonly<Record<string, readonly string[]>>;
  /** Columns that are folded away. */
  readonly folded: readonly string[];
  readonly merged: number;
  readonly landscape: boolean;
  readonly fit_width: number;
}

export interface ReadBook {
  readonly title: string;
  readonly language: string;
  readonly sheets: readonly ReadSheet[];
}

const script = `
import json, sys, openpyxl
book, values = openpyxl.load_workbook(sys.argv[1]), openpyxl.load_workbook(sys.argv[1], data_only=True)
def conditions(s):
    found = {}
    for entry in s.conditional_formatting:
        found.setdefault(str(entry.sqref), []).extend(rule.type for rule in entry.rules)
    return found
def folded(s):
    groups = [d for d in s.column_dimensions.values() if d.hidden and d.outlineLevel == 1]
    return [openpyxl.utils.get_column_letter(n) for d in groups for n in range(d.min, d.max + 1)]
def read(s):
    cells = [c for row in s.iter_rows() for c in row]
    return {
        'name': s.title, 'freeze': s.freeze_panes, 'tables': dict(s.tables.items()),
        'columns': [c.name for t in s.tables.values() for c in t.tableColumns],
        'rows': [[c.value for c in row] for row in values[s.title].iter_rows()],
        'formats': [[c.number_format for c in row] for row in s.iter_rows()],
        'types': [[c.data_type for c in row] for row in s.iter_rows()],
        'notes': {c.coordinate: c.comment.text for c in cells if c.comment},
        'links': {c.coordinate: c.hyperlink.location or c.hyperlink.target for c in cells if c.hyperlink},
        'lists': {str(v.sqref): v.formula1 for v in s.data_validations.dataValidation if v.type == 'list'},
        'conditions': conditions(s),
        'folded': folded(s),
        'merged': len(s.merged_cells.ranges),
        'landscape': s.page_setup.orientation == 'landscape', 'fit_width': s.page_setup.fitToWidth,
    }
print(json.dumps({'title': book.properties.title, 'language': book.properties.language, 'sheets': [read(s) for s in book]}))
`;

export function readWithPython(bytes: Uint8Array): ReadBook {
  return inFolder((folder) => {
    const path = join(folder, 'book.xlsx');
    writeFileSync(path, bytes);
    const output = execFileSync(python, ['-c', script, path], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const book: ReadBook = JSON.parse(output);
    return book;
  });
}

/** The sheet that holds a table of this name. */
export function sheetWith(book: ReadBook, table: string): ReadSheet {
  const sheet = book.sheets.find(({ tables }) => table in tables);
  if (!sheet) throw new Error(`no sheet holds the table ${table}`);
  return sheet;
}

/** Runs with a folder that is gone afterwards. */
export function inFolder<T>(run: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'bench-workbook-'));
  try {
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
