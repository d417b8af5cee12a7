/** Builds that are ended at any moment leave one whole edition, or the next command completes it. Places are invented. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashBytes } from '../../src/text/hash-bytes.js';
import { validBenchmark } from '../read/valid-benchmark.js';
import { listFiles, projectRoot, runBench, writeFiles } from './run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-interrupted-'));
const out = join(folder, 'out');
afterAll(() => rmSync(folder, { recursive: true }));

/** A module for `--import`, which runs before the program. */
const toModule = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

/** Each rename takes some milliseconds, so that a build can be ended between two. */
const slowRenames = toModule(`
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { renameSync } = fs;
  fs.renameSync = (from, to) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4);
    renameSync(from, to);
  };
  syncBuiltinESMExports();`);

const benchmark = validBenchmark['benchmark.yaml'] ?? '';
/** Two states of the inputs; the second has fewer indicators, so that files of the first go. */
const states = [benchmark, `${benchmark}indicators: [traffic-deaths]\n`] as const;

const args = ['build', 'yunxi', '--out', 'out', '--lang', 'zh', '--format', 'data'] as const;

const contentOf = (): Record<string, string> =>
  Object.fromEntries(
    listFiles(out)
      .filter((path) => !path.startsWith('.'))
      .map((path) => [path, hashBytes(readFileSync(join(out, path)))]),
  );

const prepare = (state: number): void =>
  writeFiles(join(folder, 'yunxi'), { 'benchmark.yaml': states[state] ?? benchmark });

/** What each state gives, the user's own files included. */
const editions: Record<string, string>[] = [];
/** Wall time of a build with slow renames, in ms. */
let duration = 0;

beforeAll(async () => {
  writeFiles(join(folder, 'yunxi'), validBenchmark);
  writeFiles(out, { '.gitignore': '*\n' });
  for (const state of [1, 0, 1, 0]) {
    prepare(state);
    const before = performance.now();
    const { status, stderr } = await runBench(args, { cwd: folder, node: ['--import', slowRenames] });
    if (status !== 0) throw new Error(stderr);
    duration = performance.now() - before;
    writeFiles(out, { 'charts/zh/mine.svg': '<svg/>', 'notes.txt': '东川来信' });
    editions[state] = contentOf();
  }
}, 60_000);

/** Starts a build and ends it after so many milliseconds. @returns whether it was ended before it was done. */
async function buildAndKill(after: number): Promise<boolean> {
  const main = join(projectRoot, 'dist/cli/main.js');
  const child = spawn(process.execPath, ['--import', slowRenames, main, ...args], {
    cwd: folder,
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), after);
  return await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve(status === null);
    });
  });
}

describe('a build that is killed', () => {
  it('fifty times leaves a whole edition, at the latest after the next command', async () => {
    let [state, killed, torn] = [0, 0, 0];
    for (let round = 0; round < 50; round++) {
      const next = 1 - state;
      prepare(next);
      // From the start to the end, the last third, in which files are moved, more often.
      const part = round % 2 === 0 ? (round + 1) / 50 : 0.7 + (0.3 * round) / 50;
      if (await buildAndKill(duration * part)) killed += 1;
      const found = JSON.stringify(contentOf());
      const isWhole = editions.some((edition) => JSON.stringify(edition) === found);
      if (!isWhole) torn += 1;
      const { stderr } = await runBench(['verify', 'yunxi', '--out', 'out'], { cwd: folder });
      const restored = contentOf();
      expect(stderr.includes('1 interrupted build completed')).toBe(
        !isWhole || (JSON.stringify(restored) !== found && isWhole),
      );
      state = editions.findIndex((edition) => JSON.stringify(edition) === JSON.stringify(restored));
      expect(state).toBeGreaterThanOrEqual(0);
      expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual(['.gitignore']);
    }
    // Without these the test would have shown nothing.
    expect(killed).toBeGreaterThan(10);
    expect(torn).toBeGreaterThan(0);
  }, 240_000);
});
