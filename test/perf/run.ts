/**
 * Measures whole builds in cold processes: the shipped benchmark and leagues of growing size. Prints wall time, CPU time and peak memory by
 * phase, and CPU time as a ratio to a fixed piece of work done in the same minute; then what a watched benchmark takes after a change. Nothing
 * here is asserted.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLeague } from '../league/write-league.js';
import { measureRebuilds } from './rebuild.js';
import { reference } from './reference.js';

interface Phase {
  readonly phase: string;
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

const runs = 3;
const leagues = [5, 136, 1000];
const main = join(process.cwd(), 'dist', 'cli', 'main.js');

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const column = (value: number, width = 9): string => value.toFixed(0).padStart(width);

function measureReference(): number {
  return Number(execFileSync(process.execPath, ['-e', reference], { encoding: 'utf8' }));
}

function build(folder: string, out: string): Phase[] {
  const result = spawnSync(process.execPath, [main, 'build', folder, '--out', out, '--timings', '--quiet'], {
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(result.stderr);
  return JSON.parse(result.stdout) as Phase[];
}

function report(name: string, folder: string, scratch: string, count: number): void {
  const out = join(scratch, 'out');
  const references: number[] = [];
  const results: Phase[][] = [];
  for (let run = 0; run < count; run++) {
    references.push(measureReference());
    results.push(build(folder, out));
    rmSync(out, { recursive: true, force: true });
  }
  const phases = results[0]?.map(({ phase }) => phase) ?? [];
  const of = (phase: string, key: 'wall' | 'cpu' | 'peak'): number =>
    median(results.map((result) => result.find((entry) => entry.phase === phase)?.[key] ?? 0));
  const total = (key: 'wall' | 'cpu'): number =>
    median(results.map((result) => result.reduce((sum, phase) => sum + phase[key], 0)));
  const peak = median(results.map((result) => Math.max(...result.map((phase) => phase.peak))));
  console.log(`\n${name}`);
  console.log('phase        wall ms   cpu ms  peak MiB');
  for (const phase of phases)
    console.log(
      `${phase.padEnd(10)}${column(of(phase, 'wall'))}${column(of(phase, 'cpu'))}${column(of(phase, 'peak'), 10)}`,
    );
  console.log(`${'all'.padEnd(10)}${column(total('wall'))}${column(total('cpu'))}${column(peak, 10)}`);
  console.log(
    `CPU over reference (${median(references).toFixed(0)} ms): ${(total('cpu') / median(references)).toFixed(1)}`,
  );
}

function measureVersion(): void {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    execFileSync(process.execPath, [main, '--version']);
    return performance.now() - start;
  });
  console.log(`bench --version: ${median(times).toFixed(0)} ms`);
}

/** After a change of one observation: wall time, since threads share the work, beside a build in a new process in the same minute. */
async function reportRebuilds(name: string, benchmark: string, scratch: string): Promise<void> {
  const out = join(scratch, 'cold');
  const measureCold = (): number => {
    const start = performance.now();
    build(benchmark, out);
    return performance.now() - start;
  };
  const before = measureCold();
  const rebuilds = await measureRebuilds(main, benchmark, scratch);
  const cold = (before + measureCold()) / 2;
  const warm = median(rebuilds);
  const range = [Math.min(...rebuilds), Math.max(...rebuilds)].map((time) => time.toFixed(0)).join(' to ');
  console.log(
    `\n${name}, watched: ${warm.toFixed(0)} ms of wall time after a change (${range}, median of ${rebuilds.length}); ` +
      `over a build in a new process (${cold.toFixed(0)} ms): ${(warm / cold).toFixed(2)}`,
  );
}

/** A workbook alone: a data set of that length would take more to read and compare. */
function measureLongWorkbook(count: number): void {
  const work = measureReference();
  const program = join(import.meta.dirname, 'long-workbook.js');
  const text = execFileSync(process.execPath, [program, String(count)], { encoding: 'utf8' });
  const { bytes, cpu, peak } = JSON.parse(text) as { bytes: number; cpu: number; peak: number };
  console.log(
    `\nworkbook of ${count} observations: ${(bytes / 1e6).toFixed(1)} MB, ${cpu.toFixed(0)} ms of CPU, ${peak.toFixed(0)} MiB; ` +
      `CPU over reference (${work.toFixed(0)} ms): ${(cpu / work).toFixed(1)}`,
  );
}

const scratch = mkdtempSync(join(tmpdir(), 'bench-perf-'));
try {
  measureVersion();
  report('shipped benchmark, both languages, all formats', 'seeds', scratch, runs);
  await reportRebuilds('shipped benchmark, both languages, all formats', 'seeds', scratch);
  for (const bureaus of leagues) {
    const folder = join(scratch, `league-${bureaus}`);
    writeLeague(folder, { bureaus, years: 5, indicators: 12, seed: 1 });
    report(`league of ${bureaus} × 5 years × 12 indicators`, folder, scratch, bureaus > 500 ? 1 : runs);
  }
  measureLongWorkbook(500_000);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
