/** What a build may replace, what it must leave alone, and that a failure leaves nothing behind. */
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashBytes } from '../../src/text/hash-bytes.js';
import { validBenchmark } from '../read/valid-benchmark.js';
import { dataFiles, listFiles, projectRoot, runBench, writeFiles, type RunResult } from './run-bench.js';

/** A build of the data package, to start from. */
const start = mkdtempSync(join(tmpdir(), 'bench-outputs-'));
let folder = '';
beforeAll(async () => {
  writeFiles(join(start, 'yunxi'), validBenchmark);
  const { status, stderr } = await runBench(['build', 'yunxi', '--format', 'data', '--out', 'out'], { cwd: start });
  if (status !== 0) throw new Error(stderr);
});
afterAll(() => rmSync(start, { recursive: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-outputs-'));
  writeFiles(join(folder, 'yunxi'), validBenchmark);
});
afterEach(() => rmSync(folder, { recursive: true }));

const copyStart = (): void => cpSync(join(start, 'out'), join(folder, 'out'), { recursive: true });

const build = async (...args: string[]): Promise<RunResult> =>
  await runBench(['build', 'yunxi', '--format', 'data', ...args], { cwd: folder });

/** Hashes of everything in a folder, by path. */
const contentOf = (of: string): Record<string, string> =>
  Object.fromEntries(listFiles(of).map((path) => [path, hashBytes(readFileSync(join(of, path)))]));

const changeSeeds = (file: string, find: string, replace: string): void => {
  const path = join(folder, 'yunxi', file);
  const text = readFileSync(path, 'utf8');
  expect(text.split(find)).toHaveLength(2);
  writeFileSync(
    path,
    text.replace(find, () => replace),
  );
};

/** A shipped template less the line that begins with `head`. */
function withoutLine(path: string, head: string): string {
  const lines = readFileSync(join(projectRoot, 'templates', path), 'utf8').split('\n');
  const left = lines.filter((line) => !line.startsWith(head));
  expect(left).toHaveLength(lines.length - 1);
  return left.join('\n');
}

describe('a folder that no build made', () => {
  it('is refused, and taken with --force', async () => {
    const out = join(folder, 'letters');
    writeFiles(out, { 'notes.txt': '东川区来信', 'data/observations.csv': '手写的表' });
    const before = contentOf(out);
    const refused = await build('--out', 'letters');
    expect({ status: refused.status, stdout: refused.stdout }).toEqual({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('letters is not empty and no build made it');
    expect(refused.stderr).toContain('--force');
    expect(contentOf(out)).toEqual(before);

    expect((await build('--out', 'letters', '--force')).status).toBe(0);
    expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('东川区来信');
    expect(readFileSync(join(out, 'data/observations.csv'), 'utf8')).toContain('dongchuan-2023/1');
  });

  it('may hold hidden files, which stay', async () => {
    const out = join(folder, 'output');
    const ignored = '*\n!.gitignore\n';
    writeFiles(out, { '.gitignore': ignored });
    for (let round = 0; round < 2; round++) {
      expect((await build('--out', 'output')).status).toBe(0);
      expect(readFileSync(join(out, '.gitignore'), 'utf8')).toBe(ignored);
    }
  });
});

describe('a folder of an earlier build', () => {
  it('is written again', async () => {
    copyStart();
    const first = contentOf(join(folder, 'out'));
    expect((await build('--out', 'out')).status).toBe(0);
    expect(contentOf(join(folder, 'out'))).toEqual(first);
  });

  it('keeps files of other people, and refuses to overwrite one', async () => {
    copyStart();
    writeFiles(join(folder, 'out'), { 'charts/zh/mine.svg': '<svg/>', 'yunxi.zh.pdf': 'signed by hand' });
    expect((await build('--out', 'out')).status).toBe(0);

    const before = contentOf(join(folder, 'out'));
    const refused = await build('--out', 'out', '--format', 'pdf', '--lang', 'zh');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('yunxi.zh.pdf was not written by a build and stands in the way');
    expect(contentOf(join(folder, 'out'))).toEqual(before);
  });

  it('keeps what this build does not make while the inputs are the same', async () => {
    expect((await build('--out', 'out', '--format', 'data,svg', '--lang', 'zh')).status).toBe(0);
    const first = contentOf(join(folder, 'out'));
    const charts = Object.keys(first).filter((path) => path.endsWith('.svg'));
    expect(charts.length).toBeGreaterThan(0);
    expect((await build('--out', 'out', '--lang', 'zh')).status).toBe(0);
    expect(contentOf(join(folder, 'out'))).toEqual(first);
  });

  it('loses what this build does not make once the inputs have changed', async () => {
    expect((await build('--out', 'out', '--format', 'data,svg')).status).toBe(0);
    writeFiles(join(folder, 'out'), { 'charts/zh/mine.svg': '<svg/>' });
    changeSeeds('observations/dongchuan-2023.yaml', 'value: 24\n', 'value: 25\n');
    expect((await build('--out', 'out')).status).toBe(0);
    expect(listFiles(join(folder, 'out')).filter((path) => !path.startsWith('data/figures/'))).toEqual(
      ['charts/zh/mine.svg', ...dataFiles, 'data/datapackage.json', 'manifest.json'].toSorted(),
    );
    expect(readFileSync(join(folder, 'out/data/observations.csv'), 'utf8')).toContain('traffic-deaths,level,25,25,25,');
  });
});

describe('a failure leaves the outputs as they were', () => {
  it('mistakes in the folder: exit 1, every one of them told', async () => {
    copyStart();
    const before = contentOf(join(folder, 'out'));
    changeSeeds('observations/dongchuan-2023.yaml', 'value: 98.5\n', 'value: 980.5\n');
    changeSeeds('observations/beiling-2023.yaml', 'value: 1950\n', 'value: -1950\n');
    changeSeeds('bureaus.yaml', 'level: prefecture\n', 'level: prefectur\n');
    const { status, stdout, stderr } = await build('--out', 'out');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    for (const place of [
      'yunxi/bureaus.yaml:5:10',
      'yunxi/observations/beiling-2023.yaml:5:10',
      'yunxi/observations/dongchuan-2023.yaml:29:10',
    ])
      expect(stderr).toContain(`--> ${place}\n`);
    expect(stderr).toMatch(/nothing was written: \d+ errors/);
    expect(contentOf(join(folder, 'out'))).toEqual(before);
  });

  it.each([
    {
      what: 'a chart template that no chart can be drawn from',
      files: { 'charts/dot-plot.vl.json': '{ "mark": "pont", "data": { "name": "table" } }' },
      says: ['error[chart-broken]: $.mark', 'templates/charts/dot-plot.vl.json:1:11'],
    },
    {
      what: 'a chart template that is no JSON',
      files: { 'charts/dot-plot.vl.json': '{\n  "mark": point\n}' },
      says: ['error[json-syntax]', 'malformed JSON', 'templates/charts/dot-plot.vl.json:2:11'],
    },
    {
      what: 'a plan that names a chart that is not there',
      files: {
        'report.yaml': 'front_figure: { template: pie, data: coverage }\nsections: [{ id: method, part: method }]\n',
      },
      says: [
        'error[unknown-id]',
        'no chart is called "pie"',
        'templates/report.yaml:1:27',
        'templates/charts/pie.vl.json',
      ],
    },
    {
      what: 'a word that the messages lack',
      files: { 'messages/vocabulary.yaml': withoutLine('messages/vocabulary.yaml', 'family.crime:') },
      says: [
        'error[template-broken]: templates/messages has no "family.crime"\n',
        '--> yunxi/templates/messages/vocabulary.yaml\n',
        'nothing was written: 1 error\n',
      ],
    },
  ])('$what: exit 1, told by name', async ({ files, says }) => {
    copyStart();
    const before = contentOf(join(folder, 'out'));
    cpSync(join(projectRoot, 'templates'), join(folder, 'yunxi/templates'), { recursive: true });
    writeFiles(join(folder, 'yunxi/templates'), files);
    const { status, stderr } = await build('--out', 'out', '--format', 'data,svg');
    expect(status).toBe(1);
    for (const text of says) expect(stderr).toContain(text);
    expect(stderr).not.toContain('    at ');
    expect(contentOf(join(folder, 'out'))).toEqual(before);
  });

  it('a character that no font draws: exit 1, the character and its text named', async () => {
    changeSeeds(
      'bureaus.yaml',
      'short_name: { zh: 东川区, en: Dongchuan }',
      'short_name: { zh: 东川区𓀀, en: Dongchuan }',
    );
    const { status, stderr } = await build('--out', 'out', '--format', 'svg');
    expect(status).toBe(1);
    expect(stderr).toContain('𓀀 (U+13000)');
    expect(stderr).toContain('东川区𓀀');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it.each([
    { what: 'a file where the output folder should be', path: 'out', says: 'out: a part of the path is a file' },
    { what: 'a file above the output folder', path: 'above', out: 'above/out', says: 'a part of the path is a file' },
  ])('$what: exit 2, and the path is named', async ({ path, out, says }) => {
    writeFileSync(join(folder, path), '一封信');
    const { status, stdout, stderr } = await build('--out', out ?? path);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('    at ');
    expect(readFileSync(join(folder, path), 'utf8')).toBe('一封信');
  });

  // The files that stand before the obstacle are replaced all the same.
  it.each([
    { what: 'a folder where a file should be', obstacle: 'out/data/sources.csv/inside.txt' },
    { what: 'a file where a folder should be', obstacle: 'out/charts' },
  ])('$what: the old outputs stay whole', async ({ obstacle }) => {
    const before = await buildInto(obstacle);
    expect(contentOf(join(folder, 'out'))).toEqual(before.content);
  });

  it.each([
    { obstacle: 'out/data/sources.csv/inside.txt', path: 'out/data/sources.csv' },
    { obstacle: 'out/charts', path: 'out/charts' },
  ])('$path in the way: exit 2, it is named, nothing half-written is left', async ({ obstacle, path }) => {
    const { result } = await buildInto(obstacle);
    expect(result.status).toBe(2);
    expect(result.stderr).toContain(path);
    expect(readdirSync(join(folder, 'out')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

/** Builds with changed inputs while something stands in the way. */
async function buildInto(obstacle: string): Promise<{ content: Record<string, string>; result: RunResult }> {
  copyStart();
  rmSync(join(folder, 'out/data/sources.csv'));
  writeFiles(folder, { [obstacle]: '挡路' });
  const content = contentOf(join(folder, 'out'));
  changeSeeds('observations/dongchuan-2023.yaml', 'value: 24\n', 'value: 25\n');
  const result = await build('--out', 'out', '--format', 'data,svg', '--lang', 'zh');
  return { content, result };
}
