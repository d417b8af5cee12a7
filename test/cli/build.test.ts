/** What `bench build` writes and says, and that the same input gives the same bytes. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManifestSchema, type Manifest } from '../../src/model/manifest.js';
import { runProgram, because, whyWithout } from '../host/programs.js';
import { buildTimeout, sharedBuild, type SharedBuild } from '../host/shared-build.js';
import { validBenchmark } from '../read/valid-benchmark.js';
import { dataFiles, listFiles, runBench, writeFiles, type RunResult } from './run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-build-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFiles(join(folder, 'yunxi'), validBenchmark);

const build = async (...args: string[]): Promise<RunResult> =>
  await runBench(['build', 'yunxi', ...args], { cwd: folder });

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

const readManifest = (of: string): Manifest =>
  ManifestSchema.parse(JSON.parse(readFileSync(join(of, 'manifest.json'), 'utf8')));

const hashesOf = (of: string): Record<string, string> =>
  Object.fromEntries(listFiles(of).map((path) => [path, hashOf(join(of, path))]));

describe('the shipped benchmark', () => {
  let shared: SharedBuild;
  beforeAll(async () => {
    shared = await sharedBuild();
  }, buildTimeout);

  it('gives the briefing, the workbook, the charts and the data package in both languages', () => {
    const files = listFiles(shared.folder);
    const ofFigures = (path: string): boolean => path.startsWith('charts/') || path.startsWith('data/figures/');
    expect(files.filter((path) => !ofFigures(path))).toEqual([
      'bench-sample.en.pdf',
      'bench-sample.en.xlsx',
      'bench-sample.zh.pdf',
      'bench-sample.zh.xlsx',
      ...[...dataFiles, 'data/datapackage.json'].toSorted(),
      'manifest.json',
    ]);
    const namesIn = (group: string): string[] =>
      files.flatMap((path) => (path.startsWith(`${group}/`) ? path.slice(group.length + 1) : []));
    const charts = namesIn('charts/zh').flatMap((name) => (name.endsWith('.svg') ? name.slice(0, -4) : []));
    expect(charts.length).toBeGreaterThanOrEqual(8);
    for (const name of charts) expect(name).toMatch(/^figure-[a-z0-9-]+$/);
    for (const language of ['zh', 'en']) {
      expect(namesIn(`charts/${language}`)).toEqual(charts.flatMap((name) => [`${name}.svg`, `${name}.vl.json`]));
      expect(namesIn(`data/figures/${language}`)).toEqual(['datapackage.json', ...charts.map((name) => `${name}.csv`)]);
    }
  });

  it('says on stderr what was written, how large it is and what to know, and nothing on stdout', () => {
    const { stdout, stderr } = shared.result;
    expect(stdout).toBe('');
    for (const name of ['bench-sample.zh.pdf', 'bench-sample.en.pdf', 'bench-sample.zh.xlsx', 'bench-sample.en.xlsx']) {
      const bytes = statSync(join(shared.folder, name)).size;
      const size = bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
      expect(stderr).toContain(`${join(shared.folder, name)}  ${size}\n`);
    }
    const charts = listFiles(join(shared.folder, 'charts')).length;
    expect(stderr).toContain(`${shared.folder}/charts/  ${charts} files, `);
    const data = listFiles(join(shared.folder, 'data')).length;
    expect(stderr).toContain(`${shared.folder}/data/  ${data} files, `);
    const { observations, comparisons } = readManifest(shared.folder).counts;
    const last = stderr.trimEnd().split('\n').at(-1) ?? '';
    expect(last).toContain(`${observations} observations, ${comparisons} comparisons, `);
    const counted = [...last.matchAll(/(\d+) (comparable|indicative|not comparable|published by one only)\b/g)];
    expect(counted.map(([, , what]) => what)).toEqual([
      'comparable',
      'indicative',
      'not comparable',
      'published by one only',
    ]);
    expect(counted.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(comparisons);
  });

  it('is described by its manifest: every file with its size and hash, every input', () => {
    const { outputs, inputs, counts, languages } = readManifest(shared.folder);
    const described = outputs.map(({ path, sha256, bytes }) => ({ path, sha256, bytes }));
    const found = listFiles(shared.folder)
      .filter((path) => path !== 'manifest.json')
      .map((path) => ({
        path,
        sha256: hashOf(join(shared.folder, path)),
        bytes: statSync(join(shared.folder, path)).size,
      }));
    expect(described).toEqual(found);
    const paths = inputs.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['benchmark.yaml', 'observations/laixi-2020.yaml', 'templates/charts/dot-plot.vl.json']),
    );
    expect(languages).toEqual(['zh', 'en']);
    const rows = readFileSync(join(shared.folder, 'data/observations.csv'), 'utf8').trimEnd().split('\r\n');
    expect(counts.observations).toBe(rows.length - 1);
    expect(counts.messages).toBeGreaterThanOrEqual(3);
  });

  it(
    'has the same bytes when it is built elsewhere, more than a year later and in another time zone',
    async () => {
      const again = join(folder, 'again');
      // A clock that runs 500 days ahead.
      const clock = `const Real = Date, ahead = 500 * 864e5;
        globalThis.Date = class extends Real {
          constructor(...parts) { if (parts.length === 0) super(Real.now() + ahead); else super(...parts); }
          static now() { return Real.now() + ahead; }
        };`;
      const { status } = await runBench(['build', '--out', again], {
        cwd: folder,
        env: { TZ: 'America/New_York', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
        node: ['--import', `data:text/javascript,${encodeURIComponent(clock)}`],
      });
      expect(status).toBe(0);
      expect(hashesOf(again)).toEqual(hashesOf(shared.folder));
    },
    buildTimeout,
  );
});

describe('a small benchmark', () => {
  it('--format data writes the data package only', async () => {
    const { status, stdout } = await build('--format', 'data', '--out', 'data-only');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    const files = listFiles(join(folder, 'data-only'));
    expect(files.some((path) => /^data\/figures\/(zh|en)\/figure-.*\.csv$/.test(path))).toBe(true);
    expect(files.filter((path) => !path.startsWith('data/figures/'))).toEqual([
      ...[...dataFiles, 'data/datapackage.json'].toSorted(),
      'manifest.json',
    ]);
  });

  it('--lang en writes no Chinese edition', async () => {
    const { status } = await build('--lang', 'en', '--format', 'svg,xlsx', '--out', 'english');
    expect(status).toBe(0);
    const files = listFiles(join(folder, 'english'));
    expect(files.filter((path) => !path.startsWith('charts/en/'))).toEqual(['manifest.json', 'yunxi.en.xlsx']);
    expect(files.filter((path) => path.startsWith('charts/en/')).length).toBeGreaterThan(0);
    expect(readManifest(join(folder, 'english')).languages).toEqual(['en']);
  });

  it('stands by default in the output folder of the benchmark that was named', async () => {
    expect((await build('--format', 'data')).status).toBe(0);
    expect(existsSync(join(folder, 'yunxi/output/data/observations.csv'))).toBe(true);
    expect(existsSync(join(folder, 'output'))).toBe(false);
  });

  it('-q says nothing when nothing is wrong', async () => {
    expect(await build('-q', '--format', 'data', '--out', 'quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('--timings prints each phase as JSON on stdout', async () => {
    const { stdout } = await build('--timings', '--format', 'data', '--out', 'timed');
    const phases: { phase: string; wall: number }[] = JSON.parse(stdout);
    expect(phases.map(({ phase }) => phase)).toEqual(['start', 'read', 'compare', 'brief', 'data', 'write']);
    for (const { wall } of phases) expect(wall).toBeGreaterThanOrEqual(0);
  });

  const withoutPdf = whyWithout('pdfinfo') ?? whyWithout('qpdf');
  it.skipIf(withoutPdf !== undefined)(
    `--attach puts the workbook into the briefing, byte for byte; SOURCE_DATE_EPOCH sets its date${because(withoutPdf)}`,
    async () => {
      const env = { SOURCE_DATE_EPOCH: '1704164645', TZ: 'Asia/Shanghai' };
      const args = ['build', 'yunxi', '--lang', 'zh', '--format', 'pdf,xlsx', '--attach', '--out', 'attached'];
      expect((await runBench(args, { cwd: folder, env })).status).toBe(0);
      const [pdf, workbook] = [join(folder, 'attached/yunxi.zh.pdf'), join(folder, 'attached/yunxi.zh.xlsx')];
      expect(runProgram('pdfinfo', ['-isodates', pdf])).toMatch(/^CreationDate:\s+2024-01-02T03:04:05Z$/m);
      expect(runProgram('qpdf', ['--list-attachments', pdf])).toMatch(/^yunxi\.zh\.xlsx -> /);
      const out = join(folder, 'extracted.xlsx');
      runProgram('pdfdetach', ['-save', '1', '-o', out, pdf]);
      expect(hashOf(out)).toBe(hashOf(workbook));
    },
  );

  const python = '/usr/bin/python3';
  const withoutPython = whyWithout(python);
  it.skipIf(withoutPython !== undefined)(
    `SOURCE_DATE_EPOCH sets the date of the workbook${because(withoutPython)}`,
    async () => {
      const env = { SOURCE_DATE_EPOCH: '1704164645', TZ: 'Asia/Shanghai' };
      const args = ['build', 'yunxi', '--lang', 'en', '--format', 'xlsx', '--out', 'dated'];
      expect((await runBench(args, { cwd: folder, env })).status).toBe(0);
      const script = 'import openpyxl,sys; print(openpyxl.load_workbook(sys.argv[1]).properties.created.isoformat())';
      const dated = join(folder, 'dated/yunxi.en.xlsx');
      expect(runProgram(python, ['-c', script, dated]).trim()).toBe('2024-01-02T03:04:05');
    },
  );
});
