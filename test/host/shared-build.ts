/** One build of the shipped benchmark for all test files of a run: the first that asks makes it, the others wait for it. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';
import { runBench, type RunResult } from '../cli/run-bench.js';

export interface SharedBuild {
  /** Holds the outputs; tests read it and never write to it. */
  readonly folder: string;
  /** What the command said. */
  readonly result: RunResult;
}

/** How long a `beforeAll` that asks for the build may take. */
export const buildTimeout = 120_000;

export async function sharedBuild(): Promise<SharedBuild> {
  const root = inject('sharedFolder');
  const folder = join(root, 'build');
  const ended = join(root, 'build.json');
  if (claim(join(root, 'build.claimed'))) {
    const outcome = await runBench(['build', '--out', folder], { cwd: root, env: { TZ: 'Asia/Shanghai' } }).catch(
      (error: unknown): RunResult => ({ status: null, stdout: '', stderr: String(error) }),
    );
    writeFileSync(`${ended}.part`, JSON.stringify(outcome));
    renameSync(`${ended}.part`, ended);
  }
  while (!existsSync(ended)) await wait(50);
  const result: RunResult = JSON.parse(readFileSync(ended, 'utf8'));
  if (result.status !== 0) throw new Error(`the build of the shipped benchmark failed: ${result.stderr}`);
  return { folder, result };
}

/** Whether this test file is the first to ask. */
function claim(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch {
    return false;
  }
}
