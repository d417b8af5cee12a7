/** `bench build --bureau ID`: the edition about one bureau, beside a main edition that stays as it was. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManifestSchema, type Manifest } from '../../src/model/manifest.js';
import { buildTimeout, sharedBuild } from '../host/shared-build.js';
import { writeLeague } from '../league/write-league.js';
import { validBenchmark } from '../read/valid-benchmark.js';
import { listFiles, runBench, writeFiles, type RunResult } from './run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-bureau-'));
afterAll(() => rmSync(folder, { recursive: true }));

const readManifest = (of: string): Manifest =>
  ManifestSchema.parse(JSON.parse(readFileSync(join(of, 'manifest.json'), 'utf8')));
const hashesOf = (of: string): Record<string, string> =>
  Object.fromEntries(
    listFiles(of).map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(of, path)))
        .digest('hex'),
    ]),
  );

async function readPages(path: string): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(readFileSync(path)));
  return (await extractText(document, { mergePages: false })).text.map((page) => page.replaceAll(/\s/g, ''));
}

/** Texts of every cell, by sheet. */
async function readSheets(path: string): Promise<Map<string, string[]>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return new Map(
    workbook.worksheets.map((sheet) => {
      const cells: string[] = [];
      sheet.eachRow((row) => row.eachCell((cell) => cells.push(`${cell.address}: ${cell.text}`)));
      return [sheet.name, cells];
    }),
  );
}

describe('of the shipped benchmark, for each of its bureaus', () => {
  const out = join(folder, 'shipped');
  let before: Record<string, string> = {};
  let main: Manifest;
  const results: RunResult[] = [];
  const bureaus = [
    { id: 'jiyang', zh: '济阳区', en: 'Jiyang' },
    { id: 'laixi', zh: '莱西市', en: 'Laixi' },
    { id: 'binzhou', zh: '滨州市', en: 'Binzhou' },
    { id: 'shizhong', zh: '济南市中区', en: 'Shizhong' },
  ];

  beforeAll(async () => {
    cpSync((await sharedBuild()).folder, out, { recursive: true });
    before = hashesOf(out);
    main = readManifest(out);
    for (const { id } of bureaus)
      results.push(await runBench(['build', '--bureau', id, '--out', out], { cwd: folder }));
  }, 3 * buildTimeout);

  const names = bureaus.flatMap(({ id }) =>
    ['en.pdf', 'en.xlsx', 'zh.pdf', 'zh.xlsx'].map((end) => `bench-sample.${id}.${end}`),
  );

  it('writes a briefing and a workbook a language, and leaves every other file as it was, byte for byte', () => {
    expect(results.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
    const after = hashesOf(out);
    const added = Object.keys(after).filter((path) => !(path in before));
    expect(added.toSorted()).toEqual(names.toSorted());
    const { 'manifest.json': _old, ...files } = before;
    expect(after).toMatchObject(files);
  });

  it('lists its files in the manifest beside those of the main edition, which stay listed', () => {
    const { outputs, ...rest } = readManifest(out);
    expect(rest).toEqual({ ...main, outputs: undefined } as unknown as typeof rest);
    expect(outputs).toEqual(expect.arrayContaining([...main.outputs]));
    expect(outputs.map(({ path }) => path)).toEqual(
      [...main.outputs.map(({ path }) => path), ...names].toSorted((a, b) => (a < b ? -1 : 1)),
    );
  });

  it.each(bureaus.flatMap((bureau) => (['zh', 'en'] as const).map((language) => ({ ...bureau, language }))))(
    'of $id in $language has a first page of its own, which is one page, and the bureau in its title',
    async ({ id, language, ...name }) => {
      const path = join(out, `bench-sample.${id}.${language}.pdf`);
      const pages = await readPages(path);
      const [first = '', second = ''] = pages;
      expect(first.startsWith(name[language])).toBe(true);
      expect(first).toContain(`bench-sample.${id}.${language}.xlsx`);
      expect(first).toContain(language === 'zh' ? '点击可查原文' : 'leadtothewordsofthesource');
      expect(second).toContain(language === 'zh' ? '符号说明' : 'Keytothesigns');
      const document = await getDocumentProxy(new Uint8Array(readFileSync(path)));
      const { info } = (await document.getMetadata()) as unknown as { info: { Title: string } };
      expect(info.Title.startsWith(name[language])).toBe(true);
    },
  );

  it('has the workbook of the main edition, opened at the bureau', async () => {
    for (const { id, zh } of bureaus.slice(1, 3)) {
      const [own, whole] = [
        await readSheets(join(out, `bench-sample.${id}.zh.xlsx`)),
        await readSheets(join(out, 'bench-sample.zh.xlsx')),
      ];
      expect([...own.keys()]).toEqual([...whole.keys()]);
      const differing = [...whole.keys()].filter((name) => String(own.get(name)) !== String(whole.get(name)));
      expect(differing).toEqual(['单家概况']);
      expect(own.get('单家概况')?.some((cell) => cell.endsWith(`: ${zh}`))).toBe(true);
    }
  });

  it(
    'agrees with the model, and verify says so file by file',
    async () => {
      const { status, stderr } = await runBench(['verify', '--out', out], { cwd: folder });
      expect({ status, stderr: stderr.split('\n').filter((line) => !line.includes('agree')) }).toEqual({
        status: 0,
        stderr: [''],
      });
      for (const name of names) expect(stderr).toContain(`${name}: `);
    },
    buildTimeout,
  );

  it(
    'which another one is not, verify tells',
    async () => {
      const [laixi, jiyang] = ['laixi', 'jiyang'].map((id) => join(out, `bench-sample.${id}.en.pdf`));
      const kept = readFileSync(laixi ?? '');
      writeFileSync(laixi ?? '', readFileSync(jiyang ?? ''));
      const { status, stderr } = await runBench(['verify', '--out', out], { cwd: folder });
      writeFileSync(laixi ?? '', kept);
      expect(status).toBe(1);
      expect(stderr).toMatch(/bench-sample\.laixi\.en\.pdf: \d+ compared, \d+ differences/);
      expect(stderr).toMatch(/head of page one: "Laixi: .*" is not in the PDF/);
    },
    buildTimeout,
  );
});

describe('of a small benchmark', () => {
  writeFiles(join(folder, 'yunxi'), validBenchmark);
  const out = join(folder, 'small');
  const build = async (...args: string[]): Promise<RunResult> =>
    await runBench(['build', 'yunxi', '--out', out, ...args], { cwd: folder });

  it('an unknown id is one message with the id that was meant, and nothing is written', async () => {
    const { status, stdout, stderr } = await build('--bureau', 'dongchaun');
    expect({ status, stdout, files: listFilesOf(out) }).toEqual({ status: 2, stdout: '', files: [] });
    expect(stderr).toBe('error: no bureau has the id "dongchaun"; did you mean dongchuan?\n');
  });

  it.each(['东川区', '990102', 'Dongchuan'])('a name or an area code (%s) leads to the id', async (name) => {
    const { status, stderr } = await build('--bureau', name);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `error: no bureau has the id "${name}"; did you mean dongchuan?\n`,
    });
  });

  it('charts and data are the main edition’s', async () => {
    const { status, stderr } = await build('--bureau', 'yunxi', '--format', 'pdf,svg');
    expect({ status, stderr, files: listFilesOf(out) }).toEqual({
      status: 2,
      stderr: 'error: an edition about one bureau is written as pdf and xlsx only\n',
      files: [],
    });
  });

  it(
    'is built the same twice, and without a main edition',
    async () => {
      const again = join(folder, 'again');
      for (const to of [out, again])
        expect((await runBench(['build', 'yunxi', '--bureau', 'dongchuan', '--out', to], { cwd: folder })).status).toBe(
          0,
        );
      expect(listFiles(out)).toEqual([
        'manifest.json',
        ...['en.pdf', 'en.xlsx', 'zh.pdf', 'zh.xlsx'].map((end) => `yunxi.dongchuan.${end}`),
      ]);
      expect(hashesOf(again)).toEqual(hashesOf(out));
    },
    buildTimeout,
  );

  it(
    'stays when the main edition of the same inputs is built, and goes when the inputs have changed',
    async () => {
      expect((await build('--format', 'data')).status).toBe(0);
      expect(listFiles(out)).toContain('yunxi.dongchuan.zh.pdf');
      expect(readManifest(out).outputs.map(({ path }) => path)).toContain('yunxi.dongchuan.zh.pdf');
      const benchmark = join(folder, 'yunxi/benchmark.yaml');
      const text = readFileSync(benchmark, 'utf8');
      writeFileSync(benchmark, text.replace('date: 2024-02-01', 'date: 2024-02-02'));
      const kept = hashesOf(out);
      const refused = await build('--bureau', 'xiping', '--lang', 'zh', '--format', 'xlsx');
      expect(refused.status).toBe(2);
      expect(refused.stderr).toMatch(
        /holds an edition of earlier inputs, which this build leaves alone; run bench build .*yunxi .*first/,
      );
      expect(hashesOf(out)).toEqual(kept);
      expect((await build('--format', 'data')).status).toBe(0);
      expect(listFiles(out)).not.toContain('yunxi.dongchuan.zh.pdf');
      expect((await build('--bureau', 'xiping', '--lang', 'zh', '--format', 'xlsx')).status).toBe(0);
      expect(listFiles(out)).toContain('yunxi.xiping.zh.xlsx');
      writeFileSync(benchmark, text);
    },
    buildTimeout,
  );
});

describe('of a league, whose main briefing has no pages of bureaus', () => {
  it(
    'shows the bureau in full, its figures among the ends of each set, and verifies',
    async () => {
      const out = join(folder, 'league-out');
      writeLeague(join(folder, 'league'), { bureaus: 40, years: 2, indicators: 4, seed: 9 });
      const args = ['build', 'league', '--lang', 'en', '--out', out];
      expect((await runBench([...args, '--format', 'pdf'], { cwd: folder })).status).toBe(0);
      const id = 'dongchuan';
      expect((await runBench([...args, '--bureau', id, '--format', 'pdf'], { cwd: folder })).status).toBe(0);
      const main = (await readPages(join(out, 'league.en.pdf'))).join('');
      const own = (await readPages(join(out, `league.${id}.en.pdf`))).join('');
      expect(main).not.toContain('FigurespublishedbyDongchuan');
      expect(main).not.toContain('Whereeachnumberwassaid');
      expect(own).toContain('FigurespublishedbyDongchuan');
      expect(own).toContain('Whereeachnumberwassaid');
      expect(own).toContain('AringmarksDongchuan.');
      const { status, stderr } = await runBench(['verify', 'league', '--out', out], { cwd: folder });
      expect({ status, stderr }).toMatchObject({ status: 0 });
    },
    buildTimeout,
  );
});

/** Paths below a folder; none where it does not exist. */
function listFilesOf(of: string): string[] {
  try {
    return listFiles(of);
  } catch {
    return [];
  }
}
