/** What programs get on stdout from build and verify, and where something is wrong; check, diff, explain and extract have tests of their own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hashBytes } from '../../src/text/hash-bytes.js';
import { validBenchmark } from '../read/valid-benchmark.js';
import { runBench, writeFiles, type RunResult } from './run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-json-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFiles(join(folder, 'yunxi'), validBenchmark);

const run = async (...args: string[]): Promise<RunResult> => await runBench(args, { cwd: folder });

interface Built {
  readonly folder: string;
  readonly outputs: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
  readonly counts: { readonly observations: number };
  readonly diagnostics: readonly { readonly code: string; readonly severity: string; readonly place: object }[];
}

const build = async (): Promise<{ readonly status: number | null; readonly built: Built }> => {
  const { status, stdout } = await run('build', 'yunxi', '--format', 'data', '--out', 'out', '--json');
  return { status, built: JSON.parse(stdout) as Built };
};

describe('build --json', () => {
  it('names each file with its size and hash', async () => {
    const { status, built } = await build();
    expect([status, built.folder, built.counts.observations]).toEqual([0, 'out', 16]);
    expect(built.outputs.length).toBeGreaterThan(5);
    for (const { path, sha256, bytes } of built.outputs) {
      const file = readFileSync(join(folder, 'out', path));
      expect([path, hashBytes(file), file.length]).toEqual([path, sha256, bytes]);
    }
  });

  it('names what is wrong, and no file', async () => {
    const path = join(folder, 'yunxi/bureaus.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('level: prefecture', 'level: prefectur'));
    const { status, built } = await build();
    writeFileSync(path, text);
    expect([status, built.outputs]).toEqual([1, []]);
    expect(built.diagnostics.map(({ code, severity, place }) => ({ code, severity, place }))).toMatchObject([
      { code: 'not-listed', severity: 'error', place: { path: 'yunxi/bureaus.yaml', line: 5, column: 10 } },
    ]);
  });
});

describe('verify --json', () => {
  it('tells of each file how much was compared, and what differs', async () => {
    await build();
    const table = join(folder, 'out/data/observations.csv');
    writeFileSync(table, readFileSync(table, 'utf8').replace(',24,24,24,', ',42,24,24,'));
    const { status, stdout, stderr } = await run('verify', 'yunxi', '--out', 'out', '--json');
    expect([status, stderr]).toEqual([1, '']);
    const { outputs } = JSON.parse(stdout) as {
      outputs: { file: string; compared: number; problems: { message: string }[] }[];
    };
    const differing = outputs.filter(({ problems }) => problems.length > 0).map(({ file }) => file);
    expect(differing).toContain('data/observations.csv');
    expect(outputs.every(({ compared }) => Number.isInteger(compared))).toBe(true);
  });
});

const commands = [
  { command: 'check', args: ['check'], more: [] },
  { command: 'build', args: ['build'], more: ['--out', 'other'] },
  { command: 'verify', args: ['verify'], more: ['--out', 'out'] },
  { command: 'diff', args: ['diff', 'out'], more: [] },
];

describe.each(commands)('$command --json', ({ args, more }) => {
  it('tells a mistake in the data on stdout, with exit 1', async () => {
    await build();
    writeFiles(join(folder, 'wrong'), {
      ...validBenchmark,
      'benchmark.yaml': (validBenchmark['benchmark.yaml'] ?? '').replace('languages: [zh, en]', 'languages: [zh, fr]'),
    });
    const { status, stdout, stderr } = await run(...args, 'wrong', ...more, '--json');
    const { diagnostics } = JSON.parse(stdout) as Built;
    expect({ status, codes: diagnostics.map(({ code }) => code) }).toEqual({ status: 1, codes: ['not-listed'] });
    expect(stderr).not.toContain('error[');
  });

  it('tells wrong usage on stderr alone, with exit 2', async () => {
    const wrong = [['nowhere'], ['yunxi/benchmark.yaml'], [''], ['yunxi', '--lang', 'fr']];
    for (const each of wrong) {
      const { status, stdout, stderr } = await run(...args, ...each, ...more, '--json');
      expect({ each, status, stdout }).toEqual({ each, status: 2, stdout: '' });
      expect(stderr).toMatch(/^error: [^\n]+\n/);
    }
  });
});
