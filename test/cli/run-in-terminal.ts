/** Runs the built command line in a terminal, by `script` of util-linux: what the terminal gets, both streams in one. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './run-bench.js';

const main = join(projectRoot, 'dist/cli/main.js');

export const hasTerminal =
  process.platform === 'linux' && spawnSync('script', ['--version'], { stdio: 'ignore' }).status === 0;

const quote = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** @param columns width of the terminal. */
export function runInTerminal(
  args: readonly string[],
  {
    cwd,
    columns = 80,
    node = [],
  }: { readonly cwd: string; readonly columns?: number; readonly node?: readonly string[] },
): string {
  const command = [process.execPath, ...node, main, ...args].map(quote).join(' ');
  const env = { ...process.env, TERM: 'xterm-256color', NO_COLOR: '', NODE_OPTIONS: '' };
  const script = ['-qec', `stty cols ${columns}; ${command} || true`, '/dev/null'];
  return execFileSync('script', script, { cwd, env, encoding: 'utf8' }).replaceAll('\r\n', '\n');
}
