/** `corrections.yaml` and `replies.yaml`: what holds instead of what was published, and what bureaus have to say. Places are invented. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashBytes } from '../../src/text/hash-bytes.js';
import { validBenchmark } from '../read/valid-benchmark.js';
import { runBench, writeFiles, type RunResult } from './run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-corrections-'));
afterAll(() => rmSync(folder, { recursive: true }));

const correction = `- observation: dongchuan-2023/1
  stated: 化解矛盾纠纷1950起
  expect: 1950
  value: 1905
  reason: { zh: 排版时数字颠倒, en: Two digits were swapped in print. }
  provider: { zh: 东川区分局办公室, en: 'Office of the Dongchuan Branch' }
  date: 2024-01-20
`;

const reply = `- bureau: dongchuan
  date: 2024-01-25
  text: { zh: 本辖区2023年合并了两个街道。, en: Two subdistricts were merged in 2023. }
`;

/** The id and the value of the first observation of the small benchmark, whatever they are. */
const observations = validBenchmark['observations/dongchuan-2023.yaml'] ?? '';
const id = /- id: (\S+)/.exec(observations)?.[1] ?? '';
const value = Number(/value: (\d+)/.exec(observations)?.[1]);

const fit = (text: string): string =>
  text.replaceAll('dongchuan-2023/1', id).replaceAll('expect: 1950', `expect: ${value}`);

const build = async (files: Readonly<Record<string, string>>, ...args: string[]): Promise<RunResult> => {
  rmSync(join(folder, 'yunxi'), { recursive: true, force: true });
  rmSync(join(folder, 'out'), { recursive: true, force: true });
  writeFiles(join(folder, 'yunxi'), { ...validBenchmark, ...files });
  return await runBench(['build', 'yunxi', '--out', 'out', ...args], { cwd: folder });
};

/** Builds anew from a table that the last build wrote, in place of all observations. @returns hashes of the outputs, and of those before. */
async function buildFrom(
  made: string,
  files: Readonly<Record<string, string>>,
  formats: string,
): Promise<{ readonly again: readonly string[]; readonly before: readonly string[] }> {
  const again = join(folder, `again-${made.includes('xlsx') ? 'xlsx' : 'csv'}`);
  rmSync(again, { recursive: true, force: true });
  writeFiles(join(again, 'yunxi'), { ...validBenchmark, ...files });
  rmSync(join(again, 'yunxi/observations'), { recursive: true });
  writeFiles(join(again, 'yunxi/observations'), { [basename(made)]: readFileSync(join(folder, made)) });
  const { status, stderr } = await runBench(['build', 'yunxi', '--out', 'out', '--format', formats, '--lang', 'zh'], {
    cwd: again,
  });
  expect([status, stderr.includes('error')]).toEqual([0, false]);
  const outputs = ['data/observations.csv', 'data/comparisons.csv', 'yunxi.zh.xlsx', 'yunxi.zh.pdf'];
  const hashes = (at: string): string[] =>
    outputs
      .filter((path) => path.startsWith('data/') || formats.includes(path.slice(-3)))
      .map((path) => hashBytes(readFileSync(join(at, 'out', path))));
  return { again: hashes(again), before: hashes(folder) };
}

const readRows = (): Record<string, string>[] =>
  parse(readFileSync(join(folder, 'out/data/observations.csv')), { bom: true, columns: true });

describe('a correction that meets its value', () => {
  let text = '';
  beforeAll(async () => {
    const { status, stderr } = await build(
      { 'corrections.yaml': fit(correction), 'replies.yaml': reply },
      '--format',
      'data,pdf,xlsx',
      '--lang',
      'zh',
    );
    if (status !== 0 || stderr.includes('error')) throw new Error(stderr);
    text = execFileSync('pdftotext', ['-layout', join(folder, 'out/yunxi.zh.pdf'), '-'], { encoding: 'utf8' });
  }, 60_000);

  it('holds in every table, and the figure keeps its words', () => {
    const csv = readFileSync(join(folder, 'out/data/observations.csv'), 'utf8');
    const row = csv.split('\r\n').find((line) => line.startsWith(`${id},`)) ?? '';
    expect(row.split(',').slice(4, 7)).toEqual(['1905', '1905', '1905']);
  });

  it('stands in the data beside what was published', () => {
    const rows = readRows();
    const shown = (row: Record<string, string>): string[] =>
      ['value', 'published_value', 'published_lower', 'published_qualifier'].map((name) => row[name] ?? '');
    expect(rows.filter((row) => row['id'] === id).map(shown)).toEqual([['1905', '3400', '3400', 'more-than']]);
    expect(rows.filter((row) => row['published_value'] !== '')).toHaveLength(1);
    const { resources } = JSON.parse(readFileSync(join(folder, 'out/data/datapackage.json'), 'utf8')) as {
      resources: { name: string; schema: { fields: { name: string; type: string }[] } }[];
    };
    const fields = resources.find(({ name }) => name === 'observations')?.schema.fields.slice(-4);
    expect(fields?.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'published_value number',
      'published_lower number',
      'published_upper number',
      'published_qualifier string',
    ]);
  });

  it.each(['out/yunxi.zh.xlsx', 'out/data/observations.csv'])(
    'is the same again when %s is the input',
    async (made) => {
      const files = { 'corrections.yaml': fit(correction), 'replies.yaml': reply };
      const { again, before } = await buildFrom(made, files, 'data,pdf,xlsx');
      expect(again).toEqual(before);
    },
    60_000,
  );

  it('is printed with what was stated, what holds, why and by whom', () => {
    const printed = text.replaceAll(/\s/g, '');
    for (const part of ['更正', '排版时数字', '东川区分局办', '原为3,400余', '1,905起'])
      expect(printed).toContain(part);
  });

  it('is marked at the figure, and the mark is explained', () => {
    expect(text).toMatch(/1,905.*\s更\s/);
    expect(text).toMatch(/更\s+公布后已更正/);
  });

  it('is told with each sentence of page one, chart and table that has the figure', () => {
    const pages = text.split('\f').map((page) => page.replaceAll(/\s/g, ''));
    const told = '公布后已更正：东川区化解矛盾纠纷（原为3,400余起）';
    expect(pages[0]?.match(/东川区238\.1/)).not.toBeNull();
    expect(pages[0]).toContain(told);
    expect(pages.join('').split(told).length - 1).toBeGreaterThanOrEqual(4);
  });

  it('stands beside the reply on the bureau’s page', () => {
    expect(text.replaceAll(/\s/g, '')).toContain('2024-01-25）：本辖区2023年合并了两个街道。');
  });

  it('is verified like everything else', async () => {
    const { status, stderr } = await runBench(['verify', 'yunxi', '--out', 'out'], { cwd: folder });
    expect(stderr).toMatch(/\d+ numbers compared, all agree\n$/);
    expect(status).toBe(0);
  }, 60_000);
});

it('a reply keeps its paragraphs, and its apostrophes are no wider than its letters', async () => {
  const words = `- bureau: dongchuan
  date: 2024-01-25
  text:
    zh: |
      本辖区2023年
      合并了两个街道。

      另见年鉴。
    en: |
      The branch’s two “subdistricts”
      were merged.

      See “年鉴”.
`;
  const { status } = await build({ 'replies.yaml': words }, '--format', 'pdf,xlsx');
  expect(status).toBe(0);
  const printed = (language: string): string =>
    execFileSync('pdftotext', ['-layout', join(folder, `out/yunxi.${language}.pdf`), '-'], { encoding: 'utf8' });
  expect(printed('zh').replaceAll(/\s/g, '')).toContain('：本辖区2023年合并了两个街道。另见年鉴。');
  expect(printed('zh')).toMatch(/\n +另见年鉴。\n/);
  const [comment = '', second = ''] = printed('en').split(/(?=See “年鉴”\.\n)/);
  expect(comment.replaceAll(/\s+/g, ' ')).toMatch(
    /bureau's comment \(.*\): The branch's two "subdistricts" were merged\. $/,
  );
  expect(second).not.toBe('');
  expect((await runBench(['verify', 'yunxi', '--out', 'out'], { cwd: folder })).status).toBe(0);
}, 60_000);

it('a reply that is longer than a page goes on over the next', async () => {
  const sentences = Array.from({ length: 90 }, (_, index) => `第${index + 1}条说明：本辖区合并街道之后口径有变。`);
  const words = `- bureau: dongchuan
  date: 2024-01-31
  text: { zh: ${sentences.join('')}, en: Merged. }
`;
  expect((await build({ 'replies.yaml': words }, '--format', 'pdf', '--lang', 'zh')).status).toBe(0);
  const path = join(folder, 'out/yunxi.zh.pdf');
  const pages = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f');
  const printed = pages.map((page) => page.replaceAll(/\s/g, ''));
  const running = /—\d+\/\d+—|云溪公安盘点比较/g;
  const all = printed.join('').replaceAll(running, '');
  for (const sentence of sentences) expect(all).toContain(sentence);
  expect(printed.filter((page) => page.includes('条说明')).length).toBeGreaterThan(1);
  expect(printed.join('')).toContain('东川区公布的数据');
  expect(printed.filter((page) => page !== '').every((page) => page.length > 60)).toBe(true);
}, 60_000);

it('an exact figure may have the bounds of its rounding, up to the edition’s date', async () => {
  const rounded = correction
    .replace('dongchuan-2023/1', 'dongchuan-2023/3')
    .replace('expect: 1950', 'expect: 98.5')
    .replace('value: 1905', 'value: 97.8\n  lower: 97.75\n  upper: 97.85')
    .replace('2024-01-20', '2024-02-01');
  rmSync(join(folder, 'yunxi'), { recursive: true, force: true });
  writeFiles(join(folder, 'yunxi'), { ...validBenchmark, 'corrections.yaml': rounded });
  expect((await runBench(['check', 'yunxi'], { cwd: folder })).stderr).toContain('nothing wrong');
});

it('the order in which corrections stand in their file changes nothing', async () => {
  const other = correction
    .replace(/observation: .*/, 'observation: xiping-2023/2')
    .replace('1950\n  value: 1905', '500\n  value: 505')
    .concat(
      correction
        .replace(/observation: .*/, 'observation: xiping-2023/3')
        .replace('1950\n  value: 1905', '900\n  value: 905'),
    );
  const pages: Buffer[] = [];
  for (const both of [fit(correction) + other, other + fit(correction)]) {
    const { status, stderr } = await build({ 'corrections.yaml': both }, '--format', 'pdf', '--lang', 'zh');
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('yunxi.zh.pdf') as string });
    pages.push(readFileSync(join(folder, 'out/yunxi.zh.pdf')));
  }
  expect(hashBytes(pages[0] ?? '')).toBe(hashBytes(pages[1] ?? ' '));
}, 60_000);

it('files that hold nothing yet are as good as none', async () => {
  const empty = '# nothing to correct yet\n';
  const { status } = await build({ 'corrections.yaml': empty, 'replies.yaml': empty }, '--format', 'data');
  expect(status).toBe(0);
}, 60_000);

describe('what does not fit is told, and nothing is written', () => {
  it.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'a source that has changed',
      { 'corrections.yaml': fit(correction).replace(/expect: \d+/, 'expect: 7') },
      ['error[correction-outdated]', `is for the value 7, but ${value} is on file`, 'yunxi/corrections.yaml:3:11'],
    ],
    [
      'an observation that is not there',
      { 'corrections.yaml': correction.replace('dongchuan-2023/1', 'dongchuan-2023/99') },
      ['error[unknown-id]', 'no observation is called "dongchuan-2023/99"', 'yunxi/corrections.yaml:1:16'],
    ],
    [
      'two corrections of one figure',
      { 'corrections.yaml': fit(correction + correction) },
      ['error[duplicate-id]', `two corrections are called "${id}"`, 'yunxi/corrections.yaml:8:16'],
    ],
    [
      'a correction without its reason',
      { 'corrections.yaml': fit(correction).replace(/ {2}reason: .*\n/, '') },
      ['error[key-missing]', '"reason" is missing'],
    ],
    [
      'a value that cannot be',
      { 'corrections.yaml': fit(correction).replace('value: 1905', 'value: -3') },
      ['error[count-negative]', 'yunxi/corrections.yaml:4:10'],
    ],
    [
      'a correction that changes nothing',
      {
        'corrections.yaml': fit(correction).replace(
          'value: 1905',
          `value: ${value}\n  upper: 3500\n  qualifier: more-than`,
        ),
      },
      ['error[correction-idle]', `${value} is what is on file`, 'yunxi/corrections.yaml:4:10'],
    ],
    [
      'a wording without its bounds',
      { 'corrections.yaml': fit(correction).replace('value: 1905', 'value: 1905\n  qualifier: about') },
      [
        'error[bounds-missing]: a figure that is "about" needs its bounds',
        'yunxi/corrections.yaml:5:14',
        'give lower and upper',
      ],
    ],
    [
      'an exact figure without a ceiling',
      { 'corrections.yaml': fit(correction).replace('value: 1905', 'value: 1905\n  upper: null') },
      [
        'error[bounds-inexact]: a figure that is "exact" cannot be anything from 1905 to no ceiling',
        'yunxi/corrections.yaml:5:10',
        'say about or more-than as its qualifier',
      ],
    ],
    [
      'a reply of nobody',
      { 'replies.yaml': reply.replace('dongchuan', 'dongchaun') },
      ['error[unknown-id]', 'no bureau is called "dongchaun"', 'did you mean "dongchuan"?', 'yunxi/replies.yaml:1:11'],
    ],
  ])('%s', async (_, files, says) => {
    const { status, stderr } = await build(files, '--format', 'data');
    expect(status).toBe(1);
    for (const part of says) expect(stderr).toContain(part);
    expect(stderr).toContain('nothing was written');
  });
});

describe('a percentage with numerator and denominator', () => {
  const share = (fields: string): string =>
    correction
      .replace('dongchuan-2023/1', 'xiping-2023/4')
      .replace('expect: 1950', 'expect: 96.2')
      .replace(/value: .*/, `value: 97.4\n  lower: 97.35\n  upper: 97.45${fields}`);
  const parts = ['numerator', 'denominator', 'published_numerator', 'published_denominator'];

  it.each<readonly [string, string, readonly string[]]>([
    ['loses them, since they gave what was published', '', ['', '', '481', '500']],
    ['has those that hold', '\n  numerator: 487\n  denominator: 500', ['487', '500', '481', '500']],
  ])(
    '%s',
    async (_, fields, shown) => {
      const files = { 'corrections.yaml': share(fields) };
      const { status } = await build(files, '--format', 'data,xlsx', '--lang', 'zh');
      expect(status).toBe(0);
      const row = readRows().find((each) => each['id'] === 'xiping-2023/4');
      expect(parts.map((name) => row?.[name])).toEqual(shown);
      expect([row?.['value'], row?.['published_value']]).toEqual(['97.4', '96.2']);
      for (const made of ['out/yunxi.zh.xlsx', 'out/data/observations.csv']) {
        const { again, before } = await buildFrom(made, files, 'data,xlsx');
        expect(again).toEqual(before);
      }
      const { status: verified, stderr } = await runBench(['verify', 'yunxi', '--out', 'out'], { cwd: folder });
      expect({ verified, stderr }).toEqual({ verified: 0, stderr: expect.stringContaining('all agree') as string });
    },
    60_000,
  );

  it.each<readonly [string, string, readonly string[]]>([
    [
      'half of them is refused',
      '\n  numerator: 487',
      ['error[key-missing]: "denominator" is missing', 'corrections.yaml:7:14', 'together, or neither'],
    ],
    [
      'others than give the value are refused',
      '\n  numerator: 470\n  denominator: 500',
      ['error[share-contradicted]', 'corrections.yaml:4:10', 'mend one of the three'],
    ],
    [
      'more than all is refused',
      '\n  numerator: 501\n  denominator: 500',
      ['error[share-impossible]', 'corrections.yaml:7:14'],
    ],
  ])('%s', async (_, fields, says) => {
    const { status, stderr } = await build({ 'corrections.yaml': share(fields) }, '--format', 'data');
    expect(status).toBe(1);
    for (const part of says) expect(stderr).toContain(part);
  });
});

describe('a streak', () => {
  const streak = (fields: string, holds = 5): string =>
    correction
      .replace('dongchuan-2023/1', 'dongchuan-2023/6')
      .replace('expect: 1950', 'expect: 9')
      .replace(/value: .*/, `value: ${holds}${fields}`);
  const check = async (corrections: string, file = observations): Promise<string> => {
    rmSync(join(folder, 'yunxi'), { recursive: true, force: true });
    const files = { 'corrections.yaml': corrections, 'observations/dongchuan-2023.yaml': file };
    writeFiles(join(folder, 'yunxi'), { ...validBenchmark, ...files });
    return (await runBench(['check', 'yunxi'], { cwd: folder })).stderr;
  };

  it('of another length needs its period', async () => {
    const stderr = await check(streak(''));
    for (const says of [
      'error[streak-period]: 5 years in a row do not take the published period, 2015-01-01 to 2023-12-31',
      'yunxi/corrections.yaml:4:10',
      'give the period that holds, such as period: { start: 2019-01-01, end: 2023-12-31 }',
    ])
      expect(stderr).toContain(says);
    expect(await check(streak('', 8))).toContain('error[streak-period]');
    expect(await check(streak('\n  lower: 8\n  upper: 9\n  qualifier: about', 8))).toContain('nothing wrong');
    const unstated = observations.replace('{ start: 2015-01-01, end: 2023-12-31 }', 'null');
    expect(await check(streak('', 8), unstated)).toContain('nothing wrong');
  });

  it('has a period that fits, whoever gives it', async () => {
    const period = '\n  period: { start: 2012-01-01, end: 2023-12-31 }';
    const stderr = await check(streak(period));
    expect(stderr).toContain(
      'warning[streak-length]: 5 years in a row, but the period 2012-01-01 to 2023-12-31 has 12',
    );
    expect(stderr).toContain('yunxi/corrections.yaml:5:20');
    const turned = await check(streak(period.replace('2012', '2024')));
    expect(turned).toContain('error[period-reversed]');
    expect(turned).toContain('yunxi/corrections.yaml:5:20');
    const own = await check('', observations.replace('{ start: 2015-01-01,', '{ start: 2019-01-01,'));
    expect(own).toContain('warning[streak-length]: 9 years in a row, but the period 2019-01-01 to 2023-12-31 has 5');
    expect(own).toContain('one that ends there starts 2015-01-01');
    for (const almost of ['2014-01-01', '2016-01-01'])
      expect(await check('', observations.replace('2015-01-01', almost))).toContain('nothing wrong');
  });

  it('is printed with the period that holds, and keeps the other in the tables', async () => {
    const files = { 'corrections.yaml': streak('\n  period: { start: 2019-01-01, end: 2023-12-31 }') };
    const { status } = await build(files, '--format', 'data,pdf,xlsx', '--lang', 'zh');
    expect(status).toBe(0);
    const row = readRows().find((each) => each['id'] === 'dongchuan-2023/6');
    const names = ['value', 'period_start', 'published_value', 'published_period_start', 'published_period_end'];
    expect(names.map((name) => row?.[name])).toEqual(['5', '2019-01-01', '9', '2015-01-01', '2023-12-31']);
    expect(row).not.toHaveProperty('published_numerator');
    const printed = execFileSync('pdftotext', ['-layout', join(folder, 'out/yunxi.zh.pdf'), '-'], { encoding: 'utf8' });
    expect(printed).toMatch(/2019\S*2023/);
    expect(printed).not.toMatch(/2015\S*2023/);
    for (const made of ['out/yunxi.zh.xlsx', 'out/data/observations.csv']) {
      const { again, before } = await buildFrom(made, files, 'data,pdf,xlsx');
      expect(again).toEqual(before);
    }
    const { status: verified, stderr } = await runBench(['verify', 'yunxi', '--out', 'out'], { cwd: folder });
    expect({ verified, stderr }).toEqual({ verified: 0, stderr: expect.stringContaining('all agree') as string });
  }, 60_000);
});

describe('a figure that is derived from a corrected one', () => {
  const table = validBenchmark['observations/xiping-2023.csv'] ?? '';
  const correct = (of: string, onFile: number, holds: number): string =>
    correction
      .replace('dongchuan-2023/1', of)
      .replace(/expect: .*/, `expect: ${onFile}`)
      .replace(/value: .*/, `value: ${holds}`);
  const part = correct('xiping-2023/1', 400, 420);
  const total = correct('xiping-2023/3', 900, 920);
  const [mended, twice] = ['920,920,920,case', '1840,1840,1840,case'];
  /** A figure that is derived from the derived one. */
  const next = (formula: string): string =>
    `xiping-2023/6,xiping,disputes-resolved,level,${twice},exact,2023-01-01,2023-04-30,,xiping-2023,,,derived,三月与四月之和,,,,${formula},xiping-2023/3\n`;
  const mend = (csv: string): string => csv.replace('900,900,900,case', mended).replace('400 + 500', '420 + 500');

  it.each<readonly [string, string, string, readonly string[]]>([
    ['rests on what was published', part, table, ['xiping-2023/3']],
    ['is corrected as well', part + total, table, []],
    ['is mended, with its formula', part, mend(table), []],
    ['has a new value and its old formula', part, table.replace('900,900,900,case', mended), ['xiping-2023/3']],
    ['is mended, and a third rests on it', part, mend(table) + next('900 + 900'), ['xiping-2023/6']],
    ['is corrected, and a third rests on it', part + total, table + next('2 × 900'), ['xiping-2023/6']],
    ['is mended, and a third as well', part, mend(table) + next('920 + 920'), []],
    ['is corrected, and a third is mended', part + total, table + next('2 × 920'), []],
  ])('%s', async (_, corrections, csv, told) => {
    rmSync(join(folder, 'yunxi'), { recursive: true, force: true });
    const files = { 'corrections.yaml': corrections, 'observations/xiping-2023.csv': csv };
    writeFiles(join(folder, 'yunxi'), { ...validBenchmark, ...files });
    const { stderr } = await runBench(['check', 'yunxi'], { cwd: folder });
    const found = [...stderr.matchAll(/^(?:error|warning)\[(.*)\]: (\S+)/gm)].map(([, code, of]) => `${code} ${of}`);
    expect(found).toEqual(told.map((of) => `derived-outdated ${of}`));
  });

  it('is told at the correction, with what to do', async () => {
    const { status, stderr } = await build({ 'corrections.yaml': part }, '--format', 'data');
    expect(status).toBe(1);
    for (const says of [
      'error[derived-outdated]: xiping-2023/3 is derived from xiping-2023/1, which is corrected from 400 to 420',
      'yunxi/corrections.yaml:4:10',
      'the derived figure stands here: yunxi/observations/xiping-2023.csv:4:',
      'correct xiping-2023/3 in corrections.yaml as well, or mend its value and its formula',
    ])
      expect(stderr).toContain(says);
  });
});

describe('what counts for nothing is told, and the rest is built', () => {
  const rejected = observations.replace(`- id: ${id}\n`, `- id: ${id}\n  status: rejected\n`);
  it.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'a correction of a figure that was refused',
      { 'corrections.yaml': fit(correction), 'observations/dongchuan-2023.yaml': rejected },
      ['warning[correction-unused]', `${id} is rejected and takes no part`, 'yunxi/corrections.yaml:1:16'],
    ],
    [
      'half a case',
      { 'corrections.yaml': fit(correction).replace('value: 1905', 'value: 1905.5') },
      ['warning[count-fractional]', '1905.5 is no whole number of the unit "case"', 'yunxi/corrections.yaml:4:10'],
    ],
    [
      'an exact figure with bounds',
      { 'corrections.yaml': fit(correction).replace('value: 1905', 'value: 1905\n  lower: 1900') },
      ['warning[bounds-inexact]', 'from 1900 to 1905', 'yunxi/corrections.yaml:5:10'],
    ],
    [
      'a correction and a reply after the edition',
      {
        'corrections.yaml': fit(correction).replace('2024-01-20', '2024-02-02'),
        'replies.yaml': reply.replace('2024-01-25', '2024-02-03'),
      },
      [
        'warning[dated-later]: the correction is dated 2024-02-02, later than the edition (2024-02-01)',
        'yunxi/corrections.yaml:7:9',
        'warning[dated-later]: the reply is dated 2024-02-03',
        'yunxi/replies.yaml:2:9',
        "mend it, or the edition's date in benchmark.yaml",
        ' 2 warnings',
      ],
    ],
    [
      'a correction and a reply of a bureau that is left out',
      {
        'corrections.yaml': fit(correction),
        'replies.yaml': reply,
        'benchmark.yaml': (validBenchmark['benchmark.yaml'] ?? '').replace('[yunxi, dongchuan,', '[yunxi,'),
      },
      [
        `warning[correction-outside]: ${id} takes no part, with its correction or without: benchmark.yaml does not include dongchuan`,
        'yunxi/corrections.yaml:1:16',
        'warning[reply-outside]: the reply is printed nowhere: benchmark.yaml does not include dongchuan',
        'yunxi/replies.yaml:1:11',
        'include it there, or take this away',
        ' 2 warnings',
      ],
    ],
    [
      'a correction under an indicator that is left out',
      {
        'corrections.yaml': fit(correction),
        'replies.yaml': reply,
        'benchmark.yaml': `${validBenchmark['benchmark.yaml']}indicators: [traffic-deaths]\n`,
      },
      ['warning[correction-outside]', 'benchmark.yaml does not include disputes-resolved', ' 1 warning'],
    ],
    [
      'a file of almost the name',
      { 'Correction.yml': fit(correction), 'reply.yaml': reply, 'recipients.yaml': '[]' },
      ['yunxi/Correction.yml', 'call it corrections.yaml', 'yunxi/reply.yaml', 'call it replies.yaml', ' 2 warnings'],
    ],
    [
      'a folder of observations',
      { 'observations/old/a.yaml': '[]', 'observations/notes/readme.txt': '' },
      ['warning[folder-unread]: the file in this folder is not read', 'yunxi/observations/old/', ' 1 warning'],
    ],
  ])('%s', async (_, files, says) => {
    rmSync(join(folder, 'yunxi'), { recursive: true, force: true });
    writeFiles(join(folder, 'yunxi'), { ...validBenchmark, ...files });
    const { status, stderr } = await runBench(['check', 'yunxi'], { cwd: folder });
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining(' warning') as string });
    for (const part of says) expect(stderr).toContain(part);
  });

  it('links are followed, and those that lead nowhere are told', async () => {
    rmSync(join(folder, 'yunxi'), { recursive: true, force: true });
    writeFiles(join(folder, 'yunxi'), validBenchmark);
    renameSync(join(folder, 'yunxi/observations/dongchuan-2023.yaml'), join(folder, 'elsewhere.yaml'));
    symlinkSync(join(folder, 'elsewhere.yaml'), join(folder, 'yunxi/observations/dongchuan-2023.yaml'));
    symlinkSync('nowhere', join(folder, 'yunxi/corrections.yaml'));
    symlinkSync('itself.yaml', join(folder, 'yunxi/observations/itself.yaml'));
    const { status, stderr } = await runBench(['check', 'yunxi'], { cwd: folder });
    expect(status).toBe(0);
    expect([...stderr.matchAll(/warning\[(\S+)\].*\n --> (\S+)/g)].map(([, code, path]) => `${code} ${path}`)).toEqual([
      'link-broken yunxi/corrections.yaml',
      'link-broken yunxi/observations/itself.yaml',
    ]);
    expect(stderr).toContain('yunxi: 16 observations,');
  });
});

it('an edit of a corrected row counts for nothing and is told: the correction is what counts', async () => {
  const csv = (holds: number, stated = 25): string =>
    `id,bureau,indicator,kind,value,lower,upper,unit,qualifier,period_start,period_end,source,phrase,published_value,published_lower,published_upper,published_qualifier
beiling-2023/9,beiling,traffic-deaths,level,${holds},${holds},${holds},person,exact,2023-01-01,2023-12-31,beiling-2023,死亡25人,${stated},25,25,exact
`;
  const own = correction
    .replace(/observation: .*/, 'observation: beiling-2023/9')
    .replace('1950\n  value: 1905', '25\n  value: 5');
  const check = async (holds: number, corrections: string, stated?: number): Promise<string> => {
    rmSync(join(folder, 'yunxi'), { recursive: true, force: true });
    writeFiles(join(folder, 'yunxi'), {
      ...validBenchmark,
      'observations/beiling.csv': csv(holds, stated),
      'corrections.yaml': corrections,
    });
    return (await runBench(['check', 'yunxi'], { cwd: folder })).stderr;
  };
  expect(await check(5, own)).toContain('nothing wrong');
  const edited = await check(7, own);
  expect(edited).toContain(
    'warning[correction-overrules]: 7 stands here for beiling-2023/9, but 5 counts: corrections.yaml says so',
  );
  expect(edited).toContain('yunxi/observations/beiling.csv:2:45');
  expect(edited).toContain('change it in corrections.yaml');
  expect(await check(7, '')).toContain('but 25 counts: corrections.yaml does not correct it');
  // 29 stands in published_value, from character 105 on.
  const restated = await check(5, own, 29);
  expect(restated).toContain('is for the value 25, but 29 is on file');
  expect(restated).toContain('or make published_value 25 again: what holds is changed in corrections.yaml');
  expect(restated).toContain('the value 29 is outside its own bounds, 25 to 25');
  expect(restated).toContain('yunxi/observations/beiling.csv:2:105');
  expect(restated).not.toContain('correction-overrules');
  const broken = await check(5, own.replace('expect: 25', 'expect: many'));
  expect(broken).toContain('error[wrong-type]');
  expect(broken).not.toContain('correction-overrules');
  const otherwise = own.replace('value: 5', 'value: 5\n  lower: 4\n  upper: 6\n  qualifier: about');
  expect(await check(5, otherwise)).toContain('5 stands here for beiling-2023/9, but 4 counts');
});
