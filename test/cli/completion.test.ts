/** Completion scripts, in the shells themselves from the program's own definitions. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeProgram } from '../../src/cli/describe-program.js';
import { createProgram } from '../../src/cli/program.js';
import { shells } from '../../src/cli/write-completion.js';
import { runBench } from './run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-completion-'));
afterAll(() => rmSync(folder, { recursive: true }));

const isThere = (shell: string): boolean => {
  try {
    execFileSync('which', [shell], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

beforeAll(async () => {
  for (const shell of shells) {
    const { status, stdout, stderr } = await runBench(['completion', shell], { cwd: folder });
    if (status !== 0) throw new Error(stderr);
    writeFileSync(join(folder, `bench.${shell}`), stdout);
  }
  writeFileSync(join(folder, 'review.txt'), '');
});

/** What a shell offers for the words typed so far, the last of them unfinished. */
const offers: Readonly<Record<'bash' | 'fish', (words: readonly string[]) => string[]>> = {
  bash: (words) => {
    const script = `compopt() { :; }; source bench.bash
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _bench; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return lines(execFileSync('bash', ['-c', script, 'bash', ...words], { cwd: folder, encoding: 'utf8' }));
  },
  fish: (words) => {
    const script = `source bench.fish; complete -C '${words.join(' ')}'`;
    const found = lines(execFileSync('fish', ['--no-config', '-c', script], { cwd: folder, encoding: 'utf8' }));
    return found.map((line) => line.split('\t')[0] ?? '');
  },
};

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

describe.each(['bash', 'fish'] as const)('%s', (shell) => {
  it.skipIf(!isThere(shell)).each<readonly [string, readonly string[], readonly string[]]>([
    ['commands', ['bench', 'ver'], ['verify']],
    ['options of a command', ['bench', 'build', '--for'], ['--force', '--format']],
    ['words of an option', ['bench', 'explain', '--lang', ''], ['en', 'zh']],
    ['words of an argument', ['bench', 'completion', 'z'], ['zsh']],
    ['files', ['bench', 'extract', 'rev'], ['review.txt']],
  ])('offers %s', (_, words, wanted) => {
    expect(offers[shell](words).toSorted()).toEqual(wanted);
  });
});

describe.each(shells)('%s', (shell) => {
  it.skipIf(!isThere(shell))('takes the script as it is', () => {
    const check = shell === 'fish' ? ['--no-execute'] : ['-n'];
    expect(() => execFileSync(shell, [...check, join(folder, `bench.${shell}`)])).not.toThrow();
  });

  it('knows every command and every option', () => {
    const script = readFileSync(join(folder, `bench.${shell}`), 'utf8');
    const commands = describeProgram(createProgram());
    expect(commands.length).toBeGreaterThan(5);
    for (const { name, options } of commands) {
      expect(script).toContain(name);
      for (const flag of options.flatMap(({ names }) => names))
        expect(script).toContain(shell === 'fish' ? flag.replace(/^-+/, '') : flag);
    }
  });
});

it('another shell is told which there are', async () => {
  const { status, stderr } = await runBench(['completion', 'tcsh'], { cwd: folder });
  expect(status).toBe(2);
  expect(stderr).toContain('Allowed choices are bash, zsh, fish');
});

it('every command has an example', () => {
  const bare = describeProgram(createProgram()).filter(({ examples }) => examples.length === 0);
  expect(bare.map(({ name }) => name)).toEqual([]);
});
