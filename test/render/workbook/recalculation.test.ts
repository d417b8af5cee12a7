/** The workbook calculates: what it carries is what LibreOffice calculates, and what is changed in it goes where our own engine puts it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openFolder } from '../../../src/host/node-folder.js';
import { memoryFolder } from '../../../src/host/memory-folder.js';
import { prepare, type Prepared } from '../../../src/pipeline.js';
import { renderWorkbook } from '../../../src/render/workbook/render-workbook.js';
import { projectRoot } from '../../cli/run-bench.js';
import { buildTimeout, sharedBuild } from '../../host/shared-build.js';
import { makeLeague } from '../../league/make-league.js';
import { lintWorkbook } from './lint-workbook.js';
import { inFolder, whyNoPython } from './read-with-python.js';
import { editCells, readCells, recalculate, whyNoOffice, type CellValue, type ReadCells } from './recalculate.js';

const without = whyNoOffice() ?? whyNoPython();
const timeout = 120_000;

type Files = Readonly<Record<string, string>>;

function prepareFiles(files: Files): Prepared {
  const inputs = { folder: memoryFolder(files), templates: openFolder(join(projectRoot, 'templates')) };
  const { value, diagnostics } = prepare(inputs, ['en'], () => undefined);
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return value;
}

async function render({ dataset, editions, templates }: Prepared): Promise<Uint8Array> {
  const [edition] = editions;
  if (!edition) throw new Error('no edition');
  const { report, wording } = edition;
  const created = new Date('2024-01-01T00:00:00Z');
  return await renderWorkbook({ dataset, report, wording, theme: templates.theme, pictures: new Map(), created });
}

/** Cells with a formula whose value differs, beyond what arithmetic rounds. */
function findDifferent(before: ReadCells, after: ReadCells): { count: number; different: string[] } {
  let count = 0;
  const different: string[] = [];
  for (const [index, sheet] of before.sheets.entries()) {
    for (const [row, formulas] of sheet.formulas.entries()) {
      for (const [column, formula] of formulas.entries()) {
        if (formula === null) continue;
        count++;
        const [have, want] = [after, before].map((book) => book.sheets[index]?.values[row]?.[column] ?? '');
        if (!isNear(have ?? '', want ?? ''))
          different.push(`${sheet.name} ${row},${column}: ${formula} ${want} ${have}`);
      }
    }
  }
  return { count, different };
}

const isNear = (a: CellValue, b: CellValue): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)) : a === b;

describe.skipIf(without !== undefined)(`calculated anew${without ? ` (${without})` : ''}`, () => {
  it.each(['zh', 'en'])(
    'every formula of the shipped benchmark gives the value that it carries: %s',
    async (language) => {
      const { folder: built } = await sharedBuild();
      inFolder((folder) => {
        writeFileSync(join(folder, 'book.xlsx'), readFileSync(join(built, `bench-sample.${language}.xlsx`)));
        const before = readCells(join(folder, 'book.xlsx'));
        const { count, different } = findDifferent(before, readCells(recalculate(folder, 'book.xlsx')));
        expect(different).toEqual([]);
        expect(count).toBeGreaterThan(400);
      });
    },
    buildTimeout + timeout,
  );

  it(
    'a value that is carried and wrong is found',
    async () => {
      const bytes = await render(prepareFiles(makeLeague({ bureaus: 5, years: 2, indicators: 3, seed: 3 })));
      const parts = unzipSync(bytes);
      const name =
        Object.keys(parts).find((path) => /<f>COUNTIFS/.test(strFromU8(parts[path] ?? new Uint8Array()))) ?? '';
      const text = strFromU8(parts[name] ?? new Uint8Array());
      parts[name] = strToU8(text.replace(/(<f>COUNTIFS[^<]*<\/f>)<v>5<\/v>/, '$1<v>6</v>'));
      inFolder((folder) => {
        writeFileSync(join(folder, 'book.xlsx'), zipSync(parts));
        const before = readCells(join(folder, 'book.xlsx'));
        const { different } = findDifferent(before, readCells(recalculate(folder, 'book.xlsx')));
        expect(different).toHaveLength(1);
        expect(different[0]).toMatch(/COUNTIFS.* 6 5$/);
      });
    },
    timeout,
  );
});

/** Headers that tell rows of a table apart. */
const keys: Readonly<Record<string, readonly string[]>> = {
  Summary: ['Comparison'],
  Crime: ['Observation'],
  Changes: ['Comparison', 'Bureau', 'After'],
};

interface TableRow {
  /** By header; blanks are empty texts. */
  readonly values: Readonly<Record<string, CellValue>>;
  /** Headers of the cells that hold formulas. */
  readonly live: ReadonlySet<string>;
}

function rowsOf({ sheets }: ReadCells, table: string): TableRow[] {
  const sheet = sheets.find(({ tables }) => table in tables);
  const top = sheet?.tables[table];
  if (!sheet || top === undefined) throw new Error(`no sheet holds the table ${table}`);
  const headers = (sheet.values[top] ?? []).map(String);
  return sheet.values.slice(top + 1).map((row, index) => ({
    values: Object.fromEntries(headers.map((header, column) => [header, row[column] ?? ''])),
    live: new Set(headers.filter((_, column) => (sheet.formulas[top + 1 + index]?.[column] ?? null) !== null)),
  }));
}

const valuesOf = (book: ReadCells, table: string): TableRow['values'][] =>
  rowsOf(book, table).map(({ values }) => values);

/** Cells of those tables by table, key and header; formulas alone where `live`. */
function cellsByKey(book: ReadCells, live: boolean): Map<string, CellValue> {
  return new Map(
    Object.entries(keys).flatMap(([table, headers]) =>
      rowsOf(book, table).flatMap((row) => {
        const key = headers.map((header) => row.values[header]).join(' ');
        return Object.entries(row.values)
          .filter(([header]) => !live || row.live.has(header))
          .map(([header, value]): [string, CellValue] => [`${table} | ${key} | ${header}`, value]);
      }),
    ),
  );
}

describe.skipIf(without !== undefined)(
  `a figure and a population changed in the workbook${without ? ` (${without})` : ''}`,
  () => {
    it(
      'move everything to where our own engine puts it, and are told',
      async () => {
        const files = makeLeague({ bureaus: 6, years: 3, indicators: 4, seed: 5 });
        const before = prepareFiles(files);
        const comparison = before.comparisons.find(({ members }) => members.filter(({ rank }) => rank).length >= 5);
        const last = comparison?.members.find(
          ({ rank, stated }) => rank?.position === rank?.of && stated.upper === stated.value,
        );
        const other = comparison?.members.find(({ rank }) => rank?.position === 1);
        const [id, bureau] = [last?.observation.id ?? '', other?.bureau ?? ''];
        const [value, people] = [(last?.stated.value ?? 0) * 40 + 1, (other?.population?.value ?? 0) * 3 + 7];
        const changed = Object.fromEntries(
          Object.entries(files).map(([path, text]) => [
            path,
            text
              .replace(new RegExp(`^(${id}(?:,[^,]*){3}),[^,]*,[^,]*,[^,]*`, 'm'), `$1,${value},${value},${value}`)
              .replace(`"value":${other?.population?.value},"basis":"census"`, `"value":${people},"basis":"census"`),
          ]),
        );
        const [bytes, expected] = [await render(before), await render(prepareFiles(changed))];
        inFolder((folder) => {
          writeFileSync(join(folder, 'built.xlsx'), bytes);
          writeFileSync(join(folder, 'expected.xlsx'), expected);
          editCells(join(folder, 'built.xlsx'), join(folder, 'book.xlsx'), [
            { table: 'Observations', key: id, cells: { value, lower: value, upper: value } },
            { table: 'Bureaus', key: bureau, cells: { 'Census residents': people } },
          ]);
          const recalculated = readCells(recalculate(folder, 'book.xlsx'));
          const want = cellsByKey(readCells(join(folder, 'expected.xlsx')), true);
          const have = cellsByKey(recalculated, false);
          const isCheck = (cell: string): boolean => cell.endsWith('| Check');
          const wrong = [...want].filter(
            ([cell, content]) => !isCheck(cell) && !isNear(have.get(cell) ?? '', content ?? ''),
          );
          expect(wrong.map(([cell, content]) => [cell, content, have.get(cell)])).toEqual([]);
          // The last became the first, so that ranks did move.
          expect(have.get(`Crime | ${id} | Rank`)).toBe(1);
          const told = [...have].filter(([cell, content]) => isCheck(cell) && content === 'changed since build');
          const ofBureau = before.comparisons.flatMap(({ members }) =>
            members.filter((member) => member.bureau === bureau),
          );
          expect(new Set(told.map(([cell]) => cell.split(' | ')[1]))).toEqual(
            new Set([id, ...ofBureau.filter(({ population }) => population).map(({ observation }) => observation.id)]),
          );
          const cover = recalculated.sheets[0]?.values.flat() ?? [];
          expect(cover.filter((text) => String(text).startsWith('Changed since build.'))).toHaveLength(1);
        });
      },
      timeout,
    );
  },
);

/** Headers of the profile and of the families' sheets that a bureau's row fills. */
const ofMember = [
  'Period',
  'Scope',
  'Stated value',
  'Unit',
  'Rate',
  'Rank',
  'Ranked of',
  'Standing (as built)',
  'Evidence no.',
];

describe.skipIf(without !== undefined)(`the profile${without ? ` (${without})` : ''}`, () => {
  it.each(['Laixi', 'Shizhong'])(
    'shows the bureau that is chosen in every comparison: %s',
    async (bureau) => {
      const { folder: built } = await sharedBuild();
      inFolder((folder) => {
        const source = join(built, 'bench-sample.en.xlsx');
        editCells(source, join(folder, 'book.xlsx'), [{ table: 'Profile', cells: { B3: bureau } }]);
        const book = readCells(recalculate(folder, 'book.xlsx'));
        const families = ['Crime', 'Mediation', 'Traffic', 'Service', 'Prevention'].flatMap((table) =>
          valuesOf(book, table),
        );
        const profile = valuesOf(book, 'Profile');
        expect(profile).toHaveLength(rowsOf(book, 'Summary').length);
        let found = 0;
        for (const row of profile) {
          const own = families.find((each) => each['Comparison'] === row['Comparison'] && each['Bureau'] === bureau);
          if (own) found++;
          expect([row['Comparison'], ...ofMember.map((header) => row[header])]).toEqual([
            row['Comparison'],
            ...ofMember.map((header) => own?.[header] ?? ''),
          ]);
        }
        expect(found).toBe(families.filter((each) => each['Bureau'] === bureau).length);
        expect(found).toBeGreaterThan(3);
      });
    },
    buildTimeout + timeout,
  );
});

describe.skipIf(without !== undefined)(
  `names that could be taken for something else${without ? ` (${without})` : ''}`,
  () => {
    it(
      'calculate nothing, and are found as they stand',
      async () => {
        const names = ['=1+1', '*', "a]'#[b", '😀 مرور', '+cmd|x', 'n'.repeat(300)];
        const files = makeLeague({ bureaus: names.length, years: 1, indicators: 3, seed: 7 });
        const renamed = Object.fromEntries(
          Object.entries(files).map(([path, text]) => {
            if (path !== 'bureaus.yaml') return [path, text];
            let at = -1;
            return [
              path,
              text.replaceAll(
                /("short_name":{"zh":"[^"]*","en":)"[^"]*"/g,
                (_, head: string) => `${head}${JSON.stringify(names[++at])}`,
              ),
            ];
          }),
        );
        const bytes = await render(prepareFiles(renamed));
        expect(lintWorkbook(bytes)).toEqual([]);
        inFolder((folder) => {
          writeFileSync(join(folder, 'built.xlsx'), bytes);
          const before = readCells(join(folder, 'built.xlsx'));
          for (const name of ['*', names[5] ?? '']) {
            editCells(join(folder, 'built.xlsx'), join(folder, 'book.xlsx'), [
              { table: 'Profile', cells: { B3: name } },
            ]);
            const after = readCells(recalculate(folder, 'book.xlsx'));
            const { different } = findDifferent(before, after);
            expect(different.filter((line) => !line.startsWith('Profile '))).toEqual([]);
            const own = valuesOf(after, 'Crime').filter((row) => row['Bureau'] === name);
            expect(own.length).toBeGreaterThan(1);
            const shown = valuesOf(after, 'Profile').map((row) => row['Stated value']);
            expect(shown.filter((value) => value !== '')).toEqual(own.map((row) => row['Stated value']));
          }
        });
      },
      timeout,
    );
  },
);
