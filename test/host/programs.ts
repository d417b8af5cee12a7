/** Independent readers of our files: programs that may not be on a machine. */
import { execFileSync, spawnSync } from 'node:child_process';

/**
 * What to append to a test's title when a program is missing; undefined when the test should run. In continuous integration
 * (CI=true) it always runs, and so fails where the program is missing.
 */
export function whyWithout(program: string): string | undefined {
  if (process.env['CI'] === 'true') return undefined;
  const { error } = spawnSync(program, ['--version'], { stdio: 'ignore' });
  return error ? `skipped: ${program} is not on this machine` : undefined;
}

/** Output of a program that must succeed. */
export function runProgram(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** What a test's title says of the reason for skipping it; empty without one. */
export const because = (reason: string | undefined): string => (reason === undefined ? '' : ` (${reason})`);
