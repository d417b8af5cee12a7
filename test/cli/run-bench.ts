/** Runs the built command line in a process of its own. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const main = join(projectRoot, 'dist/cli/main.js');

export interface RunOptions {
  readonly cwd: string;
  /** Added to the environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Arguments of node itself. */
  readonly node?: readonly string[];
  /** Called with the process when it runs, such as for ending it. */
  readonly onStart?: (child: RunningBench) => void;
}

export interface RunResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export type RunningBench = ChildProcessByStdio<null, Readable, Readable>;

/** @throws Error when `dist` does not hold what `src` says. */
export function startBench(args: readonly string[], { cwd, env = {}, node = [] }: RunOptions): RunningBench {
  assertBuilt();
  const whole: NodeJS.ProcessEnv = { ...process.env };
  for (const name of ['SOURCE_DATE_EPOCH', 'NO_COLOR', 'FORCE_COLOR', 'NODE_OPTIONS']) delete whole[name];
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) delete whole[name];
    else whole[name] = value;
  }
  return spawn(process.execPath, [...node, main, ...args], { cwd, env: whole, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** @throws Error when `dist` does not hold what `src` says. */
export async function runBench(args: readonly string[], options: RunOptions): Promise<RunResult> {
  return await new Promise((resolve, reject) => {
    const child = startBench(args, options);
    options.onStart?.(child);
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}

let checked = false;

/** Every module of `src` has a younger one in `dist`, and the fonts are there. */
function assertBuilt(): void {
  if (checked) return;
  const src = join(projectRoot, 'src');
  const stale = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .find((path) => {
      const built = join(projectRoot, 'dist', path.replace(/\.ts$/, '.js'));
      return !existsSync(built) || statSync(built).mtimeMs < statSync(join(src, path)).mtimeMs;
    });
  if (stale !== undefined) throw new Error(`dist is older than src/${stale}; run "npm run build" before the tests`);
  if (!existsSync(join(projectRoot, 'dist/fonts/sans-regular.ttf')))
    throw new Error('dist/fonts holds no fonts; run "npm run build" before the tests');
  checked = true;
}

/** Writes files of a benchmark, or of anything else, below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Paths of all files below a folder, hidden ones too, sorted. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Tables of the data package, by their paths in an output folder. */
export const dataFiles = [
  'bureaus',
  'changes',
  'comparisons',
  'contrasts',
  'indicators',
  'neighbours',
  'observations',
  'series',
  'sources',
].map((name) => `data/${name}.csv`);
