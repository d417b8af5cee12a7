/** `bench init`: a folder that builds as it is, or nothing at all. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { writeNewFiles } from '../../src/host/new-files.js';
import { hashBytes } from '../../src/text/hash-bytes.js';
import { ManifestSchema } from '../../src/model/manifest.js';
import { buildTimeout } from '../host/shared-build.js';
import { readPages, withoutReaders } from '../render/pdf/read-pdf.js';
import { listFiles, projectRoot, runBench, writeFiles, type RunResult } from './run-bench.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-init-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = async (...args: string[]): Promise<RunResult> => await runBench(args, { cwd: folder });
const init = async (...args: string[]): Promise<RunResult> => await run('init', ...args);

/** Hashes of everything in the folder, by path. */
const contents = (): Record<string, string> =>
  Object.fromEntries(listFiles(folder).map((path) => [path, hashBytes(readFileSync(join(folder, path)))]));

const text = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');

describe('a new folder', () => {
  const start = mkdtempSync(join(tmpdir(), 'bench-init-'));
  let made: RunResult;
  let commands: string[][] = [];
  beforeAll(async () => {
    made = await runBench(['init', 'yunlan'], { cwd: start });
    commands = [...made.stderr.matchAll(/^ {2}bench (.+)$/gm)].map(([, line = '']) => line.split(' '));
  });
  afterAll(() => rmSync(start, { recursive: true }));

  it('is told with what it holds, and three commands to type', () => {
    expect({ status: made.status, stdout: made.stdout }).toEqual({ status: 0, stdout: '' });
    const told = [...made.stderr.matchAll(/^ {2}([\w.]+\/?) {2,}\S/gm)].map(([, name = '']) => name.replace('/', ''));
    expect(told.sort()).toEqual(readdirSync(join(start, 'yunlan')).sort());
    expect(commands.map(([name]) => name)).toEqual(['build', 'extract', 'check']);
  });

  it(
    'runs them as they are printed: nothing is wrong, and each says something',
    async () => {
      const says = [/9 comparable, 1 indicative/, /wangchuan-2022/, /nothing wrong/];
      for (const [index, command] of commands.entries()) {
        const { status, stdout, stderr } = await runBench(command, { cwd: start });
        expect({ command, status }).toEqual({ command, status: 0 });
        expect(stderr).not.toMatch(/error|warning/);
        expect(stdout + stderr).toMatch(says[index] ?? '');
      }
    },
    buildTimeout,
  );

  it(
    'has outputs that agree with it, and with its articles',
    async () => {
      const { status, stderr } = await runBench(['verify', 'yunlan', '--articles', 'yunlan/articles'], { cwd: start });
      expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('all agree') });
    },
    buildTimeout,
  );

  it(
    'has an edition about each of its bureaus, and their numbers stand whole',
    async () => {
      for (const bureau of ['wangchuan', 'shidu']) {
        const { status } = await runBench(['build', 'yunlan', '--bureau', bureau, '--format', 'pdf'], { cwd: start });
        expect(status).toBe(0);
      }
      const { status, stderr } = await runBench(['verify', 'yunlan'], { cwd: start });
      expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('all agree') });
      expect(stderr).toContain('yunlan.wangchuan.zh.pdf: ');
    },
    buildTimeout,
  );

  it.skipIf(withoutReaders !== undefined)('a table goes on with a group of rows, never with the remarks on one', () => {
    const pages = readPages(join(start, 'yunlan/output/yunlan.en.pdf'));
    const goingOn = pages.flatMap((page) => page.split('(continued)').slice(1));
    expect(goingOn.length).toBeGreaterThan(0);
    for (const part of goingOn) {
      const first = part.split('\n').find((line) => / • |\[\d+\]|^ *(?:Median|Ranks|Cannot|Without|Not) /.test(line));
      expect(first).toMatch(/ • |\[\d+\]/);
    }
  });

  it('is built from its own files alone: schemas and articles take no part', () => {
    const manifest = ManifestSchema.parse(JSON.parse(readFileSync(join(start, 'yunlan/output/manifest.json'), 'utf8')));
    const own = manifest.inputs.flatMap(({ path }) => (path.startsWith('templates/') ? [] : path));
    const expected = listFiles(join(start, 'yunlan')).filter((path) => !/^(schemas|articles|output)\//.test(path));
    expect(own.sort()).toEqual(expected);
  });

  it('has the catalogue and the schemas of the package, and a schema for each file', () => {
    const files = listFiles(join(start, 'yunlan'));
    for (const path of files.filter((name) => name.startsWith('schemas/') || name === 'indicators.yaml'))
      expect(readFileSync(join(start, 'yunlan', path))).toEqual(readFileSync(join(projectRoot, 'seeds', path)));
    for (const path of files.filter((name) => name.endsWith('.yaml'))) {
      const [, schema = ''] =
        /^# yaml-language-server: \$schema=(.+)\n/.exec(readFileSync(join(start, 'yunlan', path), 'utf8')) ?? [];
      expect(files).toContain(join(path, '..', schema));
    }
  });

  it('takes what is extracted with a schema for editors', async () => {
    const file = 'yunlan/observations/wangchuan-2022.yaml';
    const article = 'yunlan/articles/wangchuan-2022.txt';
    await runBench(['extract', article, '--benchmark', 'yunlan', '-o', 'elsewhere.yaml'], { cwd: start });
    await runBench(['extract', article, '--benchmark', 'yunlan', '-o', file], { cwd: start });
    const [first, ...rest] = readFileSync(join(start, file), 'utf8').split('\n');
    expect(first).toBe('# yaml-language-server: $schema=../schemas/observations.schema.json');
    expect(readFileSync(join(start, 'elsewhere.yaml'), 'utf8')).toBe(rest.join('\n'));
  });
});

describe('its name is the slug where it can be', () => {
  it.each([
    { name: 'yunlan-2023', slug: 'yunlan-2023' },
    { name: '2023', slug: '2023' },
    { name: 'true', slug: 'true' },
    { name: 'deep/er/yunlan/', slug: 'yunlan' },
    { name: 'Yunlan', slug: 'my-benchmark' },
    { name: 'my reviews', slug: 'my-benchmark' },
    { name: '云澜', slug: 'my-benchmark' },
  ])('$name', async ({ name, slug }) => {
    const { status, stderr } = await init(name);
    expect(status).toBe(0);
    expect(parse(text(name, 'benchmark.yaml'))).toMatchObject({ slug });
    const typed = name.replace(/\/$/, '');
    expect(stderr).toContain(`\n  bench build ${name.includes(' ') ? `'${typed}'` : typed}\n`);
  });
});

it.skipIf(process.platform === 'win32').each(['my reviews', '~', '$HOME "`x`', "the chief's", '云澜 & 望川'])(
  'the next commands can be pasted into a shell: %s',
  async (name) => {
    const { stderr } = await init(name);
    for (const line of stderr.split('\n').filter((each) => each.startsWith('  bench '))) {
      const script = `bench() { printf '%s\\n' "$@"; }; ${line}`;
      const words = execFileSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' }).trimEnd().split('\n');
      expect(words).toContain(name);
      expect(words.length).toBeLessThan(5);
    }
  },
);

describe('a place that is there', () => {
  it('is taken when it is empty, hidden files aside', async () => {
    writeFiles(folder, { 'mine/.gitignore': 'output/\n' });
    expect((await init('mine')).status).toBe(0);
    expect(text('mine', '.gitignore')).toBe('output/\n');
    expect((await run('check', 'mine')).stderr).toContain('nothing wrong');
  });

  it('may be the folder where one is, or a link', async () => {
    mkdirSync(join(folder, 'yunlan'));
    symlinkSync(join(folder, 'yunlan'), join(folder, 'link'));
    const { status, stderr } = await runBench(['init', '.'], { cwd: join(folder, 'yunlan') });
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('bench build .\n') });
    expect(text('yunlan', 'benchmark.yaml')).toContain('slug: yunlan\n');
    expect((await init('link')).stderr).toContain('link holds a benchmark already');
  });

  it.each([
    { name: 'letters', args: ['letters'], says: 'letters is not empty (a.txt, b.txt, c.txt and 2 more)' },
    { name: 'letters, with --eject', args: ['letters', '--eject'], says: 'letters is not empty (a.txt' },
    { name: 'a benchmark', args: ['mine'], says: 'mine holds a benchmark already' },
    { name: 'its templates', args: ['mine', '--eject'], says: 'mine/templates is not empty (report.yaml)' },
    { name: 'the folder where one is', args: ['.'], says: '. is not empty (letters, mine)' },
    { name: 'a file', args: ['letters/a.txt'], says: 'letters/a.txt is a file' },
    { name: 'a folder below a file', args: ['letters/a.txt/b/c'], says: 'letters/a.txt is a file' },
  ])('is refused and left alone: $name', async ({ args, says }) => {
    const letters = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`letters/${name}.txt`, '东川区来信']));
    writeFiles(folder, {
      ...letters,
      'mine/benchmark.yaml': 'slug: mine\n',
      'mine/templates/report.yaml': 'sections: []\n',
    });
    const before = contents();
    const { status, stdout, stderr } = await init(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`error: ${says}`);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(contents()).toEqual(before);
  });

  it.skipIf(process.platform !== 'linux')('is told when nobody may write there', async () => {
    const { status, stderr } = await init('/sys/bench-init');
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^error: \/sys\/bench-init cannot be made: (the file system is read-only|permission denied|not permitted)/,
    );
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('--eject', () => {
  /** Of the package, without the starter. */
  const shipped = listFiles(join(projectRoot, 'templates')).filter((path) => !path.startsWith('starter/'));

  it.each([
    { name: 'with a new folder', first: [] },
    { name: 'into a benchmark that is there', first: [['mine']] },
  ])('copies the templates $name', async ({ first }) => {
    for (const args of first) expect((await init(...args)).status).toBe(0);
    const before = contents();
    const { status, stderr } = await init('mine', '--eject');
    expect(status).toBe(0);
    expect(stderr).toContain('plan, words, colours and charts');
    expect(contents()).toMatchObject(before);
    expect(listFiles(join(folder, 'mine/templates'))).toEqual(shipped);
    for (const path of shipped)
      expect(text('mine/templates', path)).toBe(readFileSync(join(projectRoot, 'templates', path), 'utf8'));
    expect((await run('check', 'mine')).stderr).toContain('nothing wrong');
  });

  it('makes a build take them', async () => {
    await init('mine', '--eject');
    const words = text('mine/templates/messages/vocabulary.yaml').replace('en: Road traffic', 'en: Roads');
    writeFiles(folder, { 'mine/templates/messages/vocabulary.yaml': words });
    expect((await run('build', 'mine', '--format', 'data', '--lang', 'en')).status).toBe(0);
    const { inputs } = ManifestSchema.parse(JSON.parse(text('mine/output/manifest.json')));
    const sha256 = hashBytes(new TextEncoder().encode(words));
    expect(inputs).toContainEqual({ path: 'templates/messages/vocabulary.yaml', sha256 });
  });
});

describe('all or nothing', () => {
  it.each([
    { name: 'a new folder', there: [] },
    { name: 'an empty folder', there: ['new'] },
  ])('what cannot be written whole leaves nothing behind: $name', ({ there }) => {
    for (const name of there) mkdirSync(join(folder, name));
    const bytes = new TextEncoder().encode('望川区');
    const files = ['a.yaml', 'b/c.yaml', 'a.yaml/d.yaml'].map((path) => ({ path, bytes }));
    expect(() => writeNewFiles(join(folder, 'new'), files)).toThrow(/EEXIST|ENOTDIR/);
    expect(readdirSync(folder, { recursive: true })).toEqual(there);
  });

  it('what came meanwhile is left alone, and nothing else stays', () => {
    const bytes = new TextEncoder().encode('望川区');
    writeFiles(folder, { 'new/b.yaml': '东川区' });
    const files = ['a.yaml', 'b.yaml'].map((path) => ({ path, bytes }));
    expect(() => writeNewFiles(join(folder, 'new'), files)).toThrow('is there already');
    expect(contents()).toEqual({ 'new/b.yaml': hashBytes(new TextEncoder().encode('东川区')) });
  });
});
