/** The workbook calculates: what it carries is what LibreOffice calculates, and what is changed in it goes where our own engine puts it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../../cli/run-bench.js';
import { buildTimeout, sharedBuild } from '../../host/shared-build.js';
import { makeLeague } from '../../league/make-league.js';
import { lintWorkbook } from './lint-workbook.js';
import { inFolder, whyNoPython } from './read-with-python.js';
import { prepareFiles, render, renderLeague, type Files } from './render-files.js';
import { editCells, readCells, recalculate, whyNoOffice, type CellValue, type ReadCells } from './recalculate.js';

const without = whyNoOffice() ?? whyNoPython();
const timeout = 120_000;

/**
 * A league with everything that formulas must follow: groups of peers by list and by nearest neighbours, a bureau of reference, a figure without
 * a ceiling, and shares with numerators and denominators.
 */
function makeVariedLeague(nearest: boolean): Files {
  const files = makeLeague({ bureaus: 16, years: 3, indicators: 2, seed: 5 });
  const ids = [...(files['bureaus.yaml'] ?? '').matchAll(/^- {"id":"([^"]*)"/gm)].map((match) => match[1] ?? '');
  const rate = z
    .array(z.looseObject({ id: z.string() }))
    .parse(parse(readFileSync(join(projectRoot, 'seeds/indicators.yaml'), 'utf8')))
    .find(({ id }) => id === 'dispute-mediation-rate');
  const shares = ids.map((id, index) => {
    const [part, whole] = [700 + 17 * index, 900 + 19 * index];
    const value = Math.round((1000 * part) / whole) / 10;
    const bounds = `${value},${(value - 0.05).toFixed(2)},${(value + 0.05).toFixed(2)}`;
    const period = '2024-01-01,2024-12-31';
    return `${id}-2024/90,${id},dispute-mediation-rate,level,${bounds},percent,exact,${period},,${id}-2024,p90:0-8,调解率${value}%,reported,,,${part},${whole},,\r\n`;
  });
  const open = new RegExp(`^(${ids[3]}-2024/1,(?:[^,]*,){4}[^,]*),[^,]*,(\\w+),\\w+`, 'm');
  const named = (id: string): string => JSON.stringify({ id, name: { zh: id, en: id } }).slice(0, -1);
  return {
    ...files,
    'benchmark.yaml': `${files['benchmark.yaml']}reference_bureau: ${ids[2]}
peers:
- ${named('east')},"bureaus":${JSON.stringify(ids.slice(0, 6))}}
${nearest ? `- ${named('near')},"nearest":{"count":4,"variables":["population"]}}\n` : ''}`,
    'indicators.yaml': `${files['indicators.yaml']}- ${JSON.stringify(rate)}\n`,
    'observations/2024.csv': (files['observations/2024.csv'] ?? '').replace(open, '$1,,$2,more-than') + shares.join(''),
  };
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
    'so do peers, neighbours, shares and figures without a ceiling',
    async () => {
      const bytes = await render(prepareFiles(makeVariedLeague(true)));
      expect(lintWorkbook(bytes)).toEqual([]);
      inFolder((folder) => {
        writeFileSync(join(folder, 'book.xlsx'), bytes);
        const before = readCells(join(folder, 'book.xlsx'));
        const { different } = findDifferent(before, readCells(recalculate(folder, 'book.xlsx')));
        expect(different).toEqual([]);
        const contrasts = rowsOf(before, 'Contrasts');
        for (const reference of ['others', 'peers:east', 'peers:near', 'bureau:']) {
          const own = contrasts.filter(({ values }) => String(values['Key']).includes(`|${reference}`));
          const live = own.filter(({ live: headers }) =>
            ['95% lower', 'Its count'].every((header) => headers.has(header)),
          );
          expect([reference, live.length > 10]).toEqual([reference, true]);
        }
        const isOpen = ({ values, live }: TableRow): boolean =>
          live.has('Its count upper') && values['Its count upper'] === '';
        expect(contrasts.some(isOpen)).toBe(true);
        expect(rowsOf(before, 'Mediation').every(({ live }) => live.has('95% lower') && live.has('Numerator'))).toBe(
          true,
        );
        expect(rowsOf(before, 'Summary').every(({ live }) => live.has('Pooled rate'))).toBe(true);
      });
    },
    timeout,
  );

  it(
    'a value that is carried and wrong is found',
    async () => {
      const bytes = await renderLeague({ bureaus: 5, years: 2, indicators: 3, seed: 3 });
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
  Profile: ['Comparison'],
  Crime: ['Observation'],
  Mediation: ['Observation'],
  Contrasts: ['Key'],
  Series: ['Comparison', 'Bureau'],
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
      (book.sheets.some(({ tables }) => table in tables) ? rowsOf(book, table) : []).flatMap((row) => {
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
        // Who is whose neighbour is as built, and would change with a population.
        const files = makeVariedLeague(false);
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
            { table: 'Observations', key: id, cells: { value } },
            { table: 'Bureaus', key: bureau, cells: { 'Census residents': people } },
          ]);
          const recalculated = readCells(recalculate(folder, 'book.xlsx'));
          const want = cellsByKey(readCells(join(folder, 'expected.xlsx')), true);
          const have = cellsByKey(recalculated, false);
          const isCheck = (cell: string): boolean => cell.endsWith('| Check');
          // Of a pair the larger comes first, as built.
          const isAsBuilt = (cell: string, built: ReadonlyMap<string, CellValue>): boolean =>
            isCheck(cell) || cell.endsWith('(as built)') || (cell.includes('|bureau:') && !built.has(cell));
          const wrong = [...want].filter(
            ([cell, content]) => !isAsBuilt(cell, have) && !isNear(have.get(cell) ?? '', content ?? ''),
          );
          expect(wrong.map(([cell, content]) => [cell, content, have.get(cell)])).toEqual([]);
          // The last became the first, so that ranks did move.
          expect(have.get(`Crime | ${id} | Rank`)).toBe(1);
          const told = [...have].filter(
            ([cell, content]) => isCheck(cell) && cell.startsWith('Crime') && content === 'changed since build',
          );
          const ofBureau = before.comparisons.flatMap(({ members }) =>
            members.filter((member) => member.bureau === bureau),
          );
          expect(new Set(told.map(([cell]) => cell.split(' | ')[1]))).toEqual(
            new Set([id, ...ofBureau.filter(({ population }) => population).map(({ observation }) => observation.id)]),
          );
          const cover = recalculated.sheets[0]?.values.flat() ?? [];
          expect(cover.filter((text) => String(text).startsWith('Changed since build'))).toHaveLength(1);
        });
      },
      timeout,
    );
  },
);

/** Headers of the profile and of the families' sheets that a bureau's row fills. */
const ofMember = ['Period', 'Scope', 'Stated value', 'Unit', 'Rate', 'Rank', 'Ranked of', 'Evidence no.'];

/** Files without the row of an observation. */
const withoutRow = (files: Files, id: string): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, text.replace(new RegExp(`^${id},.*\\r?\\n`, 'm'), '')]),
  );

describe.skipIf(without !== undefined)(`a figure taken out of the workbook${without ? ` (${without})` : ''}`, () => {
  it(
    'is missing and not zero: others have the ranks and group values that they have without it, and no cell an error',
    async () => {
      const files = makeLeague({ bureaus: 5, years: 1, indicators: 2, seed: 3 });
      const before = prepareFiles(files);
      const [comparison] = before.comparisons;
      const first = comparison?.members.find(({ rank }) => rank?.position === 1);
      const key = first?.observation.id ?? '';
      const [bytes, expected] = [await render(before), await render(prepareFiles(withoutRow(files, key)))];
      inFolder((folder) => {
        writeFileSync(join(folder, 'built.xlsx'), bytes);
        writeFileSync(join(folder, 'expected.xlsx'), expected);
        editCells(join(folder, 'built.xlsx'), join(folder, 'book.xlsx'), [
          { table: 'Observations', key, cells: { value: '', lower: '', upper: '' } },
        ]);
        const book = readCells(recalculate(folder, 'book.xlsx'));
        expect(errorsIn(book)).toEqual([]);
        const [want, have] = [readCells(join(folder, 'expected.xlsx')), book].map((each) => cellsByKey(each, false));
        const follow = ['Rank', 'Ranked of', 'Rate', '95% lower', 'Median', 'Pooled rate', 'Published', 'Its value'];
        const compared = [...(want ?? [])].filter(([cell]) => follow.some((header) => cell.endsWith(`| ${header}`)));
        const wrong = compared.filter(([cell, content]) => !isNear(have?.get(cell) ?? '', content ?? ''));
        expect(wrong.map(([cell, content]) => [cell, content, have?.get(cell)])).toEqual([]);
        expect(compared.length).toBeGreaterThan(60);
        for (const header of ['Compared value', 'Rate', 'Rank'])
          expect(have?.get(`Crime | ${key} | ${header}`)).toBe('');
      });
    },
    timeout,
  );
});

describe.skipIf(without !== undefined)(`what a figure covers${without ? ` (${without})` : ''}`, () => {
  it(
    'changed in the workbook is told at the figure and on the cover, since it may no longer compare',
    async () => {
      const bytes = await renderLeague({ bureaus: 5, years: 1, indicators: 2, seed: 3 });
      inFolder((folder) => {
        writeFileSync(join(folder, 'built.xlsx'), bytes);
        const [first] = valuesOf(readCells(join(folder, 'built.xlsx')), 'Crime');
        const key = String(first?.['Observation']);
        editCells(join(folder, 'built.xlsx'), join(folder, 'book.xlsx'), [
          { table: 'Observations', key, cells: { scope: '夏季行动' } },
        ]);
        const book = readCells(recalculate(folder, 'book.xlsx'));
        const told = valuesOf(book, 'Crime').filter((row) => row['Check'] === 'changed since build');
        expect(told.map((row) => row['Observation'])).toEqual([key]);
        const cover = book.sheets[0]?.values.flat() ?? [];
        expect(cover.filter((text) => String(text).startsWith('Changed since build'))).toHaveLength(1);
      });
    },
    timeout,
  );
});

/** Texts that spreadsheets show in place of a result. */
const errorsIn = ({ sheets }: ReadCells): string[] =>
  sheets.flatMap(({ name, values }) =>
    values.flat().flatMap((value) => (/^#[A-Z/0!?]+$/.test(String(value)) ? [`${name}: ${value}`] : [])),
  );

describe.skipIf(without !== undefined)(`the check of inputs${without ? ` (${without})` : ''}`, () => {
  const told = (book: ReadCells): CellValue[] =>
    valuesOf(book, 'Check').flatMap((row) => (row['Check'] === '' ? [] : [row['Id'] ?? '']));
  const coverOf = (book: ReadCells): string[] =>
    (book.sheets[0]?.values.flat() ?? [])
      .map(String)
      .filter((text) => /as they were built|^Changed since build/.test(text));

  it(
    'tells whatever was changed, also where no other sheet shows it, and no cell becomes an error',
    async () => {
      const { folder: built } = await sharedBuild();
      inFolder((folder) => {
        const source = join(built, 'bench-sample.en.xlsx');
        const observations = valuesOf(readCells(source), 'Observations');
        const bounds = (id: string): Record<string, CellValue> => {
          const { value, lower, upper } = observations.find((row) => row['id'] === id) ?? {};
          return { value: value ?? '', lower: lower ?? '', upper: upper ?? '' };
        };
        const edits: Record<string, Record<string, CellValue>> = {
          'jiyang-2020/1': { scope: '夏季行动' },
          'jiyang-2020/17': { value: '', lower: '', upper: '' },
          'laixi-2020/3': bounds('laixi-2020/16'),
          'laixi-2020/16': bounds('laixi-2020/3'),
          'shizhong-2022/3': { kind: 'streak' },
          'jiyang-2020/6': { lower: '' },
          'binzhou-2021/1': { qualifier: 'about' },
        };
        editCells(source, join(folder, 'book.xlsx'), [
          ...Object.entries(edits).map(([key, cells]) => ({ table: 'Observations', key, cells })),
          { table: 'Bureaus', key: 'laixi', cells: { 'Census residents': 0 } },
          { table: 'Bureaus', key: 'shizhong', cells: { 'Census date': '2020-12-01' } },
        ]);
        const book = readCells(recalculate(folder, 'book.xlsx'));
        expect(new Set(told(book))).toEqual(new Set([...Object.keys(edits), 'laixi', 'shizhong']));
        expect(coverOf(book)).toEqual([expect.stringMatching(/^Changed since build/)]);
        expect(errorsIn(book)).toEqual([]);
      });
    },
    buildTimeout + timeout,
  );

  it(
    'is silent when rows stand in another order',
    async () => {
      const { folder: built } = await sharedBuild();
      inFolder((folder) => {
        const source = join(built, 'bench-sample.en.xlsx');
        const sheet = readCells(source).sheets.find(({ tables }) => 'Observations' in tables);
        const [first, other] = [1, 40].map((row) => sheet?.values[row] ?? []);
        const place = (row: number, values: readonly CellValue[] = []): [string, CellValue][] =>
          values.map((value, column) => [`${String.fromCodePoint(65 + column)}${row + 1}`, value ?? '']);
        const cells = Object.fromEntries([...place(1, other), ...place(40, first)]);
        editCells(source, join(folder, 'book.xlsx'), [{ table: 'Observations', cells }]);
        const before = readCells(source);
        const book = readCells(recalculate(folder, 'book.xlsx'));
        expect(told(book)).toEqual([]);
        expect(coverOf(book)).toEqual([expect.stringMatching(/as they were built/)]);
        const { different } = findDifferent(before, book);
        // Only the places of the rows are others, and the bounds in them.
        const moved = /: =(?:IF\(ISNA\(MATCH\(Check|MATCH\(|Observations\[\[#This Row\],\[value\]\])/;
        expect(different.filter((line) => !moved.test(line))).toEqual([]);
      });
    },
    buildTimeout + timeout,
  );
});

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
          const state = valuesOf(book, 'Summary').find((each) => each['Comparison'] === row['Comparison']);
          expect(row['State (as built)']).toBe(state?.[`${bureau}: state (as built)`]);
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
