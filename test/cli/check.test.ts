/** `bench check`: every mistake at once, for people and as JSON. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { plant } from '../read/plant.js';
import { validBenchmark } from '../read/valid-benchmark.js';
import { runBench, writeFiles, type RunResult } from './run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { files, places } = plant(
  validBenchmark,
  [
    { file: 'bureaus.yaml', find: 'level: prefecture', replace: 'level: ▶prefectur' },
    { file: 'observations/beiling-2023.yaml', find: 'value: 82\n', replace: 'value: ▶820\n' },
    {
      file: 'observations/dongchuan-2023.yaml',
      find: 'indicator: homicide-clearance-streak',
      replace: 'indicator: ▶homicide-clearance-streek',
    },
  ],
  'wrong',
);
writeFiles(join(folder, 'wrong'), files);
writeFiles(join(folder, 'fine'), validBenchmark);

const check = async (...args: string[]): Promise<RunResult> => await runBench(['check', ...args], { cwd: folder });

interface Told {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly place: { readonly path: string; readonly line: number; readonly column: number };
  readonly hints: readonly string[];
}

describe('bench check', () => {
  it('counts what a folder holds, and says that nothing is wrong', async () => {
    expect(await check('fine')).toEqual({
      status: 0,
      stdout: '',
      stderr: 'fine: 16 observations, 4 bureaus, 5 sources, 6 indicators; nothing wrong\n',
    });
  });

  it('counts the figures that benchmark.yaml leaves out by its lists, as a build does', async () => {
    const list = validBenchmark['benchmark.yaml']?.replace(
      /bureaus: .*/,
      'bureaus: [yunxi, xiping, beiling]\nindicators: [homicide-clearance-streak, disputes-resolved]',
    );
    writeFiles(join(folder, 'fewer'), { ...validBenchmark, 'benchmark.yaml': list ?? '' });
    const says =
      /^(\d+) figures were left out, since benchmark\.yaml does not list (?:(?:bureau|indicator) \S+ \(\d+\)(?:, |\n))+$/m;
    const { status, stderr } = await check('fewer');
    expect(status).toBe(0);
    expect(says.exec(stderr)?.[0]).toContain('bureau dongchuan (');
    expect(16 - Number(says.exec(stderr)?.[1])).toBe(Number(/(\d+) observations/.exec(stderr)?.[1]));
    const built = await runBench(['build', 'fewer', '--format', 'data', '--out', 'out'], { cwd: folder });
    expect(says.exec(built.stderr)?.[0]).toBe(says.exec(stderr)?.[0]);
  });

  it('tells every mistake in its place, in the order of files and lines, and exits with 1', async () => {
    const { status, stdout, stderr } = await check('wrong');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    const told = [...stderr.matchAll(/--> (\S+)/g)].map(([, place]) => place);
    expect(told).toEqual(expect.arrayContaining([...places]));
    expect(stderr).toContain('did you mean "homicide-clearance-streak"?');
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^wrong: \d+ errors/);
  });

  it('tells characters that no font has where they stand: in a text of several lines, behind an escape, in a cell', async () => {
    const boxes = plant(
      validBenchmark,
      [
        { file: 'observations/xiping-2023.csv', find: '化解纠纷500起', replace: '化解▶🚓500起' },
        {
          file: 'replies.yaml',
          replace:
            '# 😀\n- bureau: beiling\n  date: 2024-01-20\n  text:\n    zh: |\n      第一段。\n\n      第二段有▶😀。\n    en: One.\n',
        },
        { file: 'terms.yaml', find: 'Operation Autumn Wind', replace: '▶"Operation \\U0001F680"' },
      ],
      'boxes',
    );
    writeFiles(join(folder, 'boxes'), boxes.files);
    for (const args of [
      ['check', 'boxes'],
      ['build', 'boxes', '--quiet'],
    ]) {
      const { status, stderr } = await runBench(args, { cwd: folder });
      const told = [...stderr.matchAll(/error\[glyph-missing\].*\n *--> (\S+)/g)].map(([, place]) => place);
      expect({ status, told }).toEqual({ status: 1, told: boxes.places });
      expect(stderr).toContain('= hint: it stands in "');
    }
  });

  it('--json prints the same mistakes on stdout, and the count alone on stderr', async () => {
    const { status, stdout, stderr } = await check('wrong', '--json');
    expect(status).toBe(1);
    const { diagnostics }: { diagnostics: Told[] } = JSON.parse(stdout);
    const told = diagnostics.map(({ place: { path, line, column } }) => `${path}:${line}:${column}`);
    expect(told).toEqual(expect.arrayContaining([...places]));
    const people = (await check('wrong')).stderr;
    for (const { code, severity, message } of diagnostics) expect(people).toContain(`${severity}[${code}]: ${message}`);
    expect(diagnostics).toHaveLength([...people.matchAll(/^(?:error|warning)\[/gm)].length);
    expect(diagnostics.find(({ code }) => code === 'unknown-id')?.hints).toEqual([
      'did you mean "homicide-clearance-streak"?',
    ]);
    expect(stderr).toMatch(/^wrong: \d+ errors[^\n]*\n$/);
  });

  it('tells what is wrong with a large file: the first mistakes of each kind, and how many more there are', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `- id: x/${index}\n  bogus: 1\n`);
    writeFiles(join(folder, 'large'), { ...validBenchmark, 'observations/x.yaml': rows.join('') });
    const { status, stderr } = await check('large');
    expect(status).toBe(1);
    expect([...stderr.matchAll(/nothing is called "bogus" here/g)]).toHaveLength(20);
    expect(stderr).toContain('error[unknown-key]: … and 19980 more like this in large/observations/x.yaml\n');
    expect(stderr).toMatch(/\nlarge: \d+ errors\n$/);
    const { diagnostics }: { diagnostics: Told[] } = JSON.parse((await check('large', '--json')).stdout);
    expect(diagnostics.filter(({ code }) => code === 'unknown-key')).toHaveLength(20_000);
  });

  it('--json of a folder without a mistake is an empty list', async () => {
    const { status, stdout } = await check('fine', '--json');
    expect({ status, value: JSON.parse(stdout) as unknown }).toEqual({ status: 0, value: { diagnostics: [] } });
  });

  it('-q still tells errors', async () => {
    const { status, stderr } = await check('wrong', '-q');
    expect(status).toBe(1);
    expect(stderr).toContain('error[');
    expect(await check('fine', '-q')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('without a folder it takes ./seeds, else the benchmark that is shipped', async () => {
    const other = join(folder, 'elsewhere');
    writeFiles(join(other, 'seeds'), validBenchmark);
    expect((await runBench(['check'], { cwd: other })).stderr).toMatch(/^seeds: 16 observations/);
    expect((await check()).stderr).toMatch(/\/seeds: 69 observations, 4 bureaus/);
  });
});
