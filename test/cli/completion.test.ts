/** Completion scripts, in the shells themselves from the program's own definitions. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeProgram } from '../../src/cli/describe-program.js';
import { createProgram } from '../../src/cli/program.js';
import { shells, type Shell } from '../../src/cli/write-completion.js';
import { runBench, writeFiles } from './run-bench.js';

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

/** What each shell offers for a line, the last word of which is unfinished. */
const offers: Readonly<Record<Shell, (line: string) => string[]>> = {
  bash: (line) => {
    // As bash parts it: an equals sign is a word.
    const words: string[] = line.match(/(?:\\.|'[^']*'|[^\s=\\'])+|=/g) ?? [];
    if (/\s$/.test(line)) words.push('');
    const script = `compopt() { :; }; source bench.bash
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _bench; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return lines(execFileSync('bash', ['-c', script, 'bash', ...words], { cwd: folder, encoding: 'utf8' }));
  },
  zsh: (line) => lines(execFileSync('zsh', ['-f', 'offer.zsh', line], { cwd: folder, encoding: 'utf8', env: zshEnv })),
  fish: (line) => {
    const script = 'source bench.fish; complete -C "$argv[1]"';
    const found = lines(execFileSync('fish', ['--no-config', '-c', script, line], { cwd: folder, encoding: 'utf8' }));
    return found.map((each) => each.split('\t')[0] ?? '');
  },
};

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** A file that a user has must not take part. */
const zshEnv = { ...process.env, ZDOTDIR: folder, TERM: 'dumb' };

/** zsh completes on a terminal only: one that is made for it prints each match, then DONE. */
const zshFiles = {
  'offer.zsh': `
    zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell 'source ./inner.zsh'
    local line
    while zpty -r shell line; do [[ $line == *READY* ]] && break; done
    zpty -w -n shell "$1"$'\\t'
    while zpty -r shell line; do
      line=\${line%%[$'\\r\\n']*}
      [[ $line == *MATCH* ]] && print -r -- \${line#*MATCH}
      [[ $line == *DONE* ]] && break
    done
    zpty -d shell`,
  'inner.zsh': `
    PROMPT=
    autoload -U compinit && compinit -u -D
    source ./bench.zsh
    bindkey '^I' complete-word
    compadd() {
      if [[ \${@[1,(i)(-|--)]} != *-(O|A|D)\\ * ]]; then
        local -a hits
        builtin compadd -A hits "$@"
        for hit in $hits; do print -r -- $'\\n'"MATCH$IPREFIX$hit"; done
      fi
      builtin compadd "$@"
    }
    done-now() { print -r -- $'\\n'DONE; exit }
    comppostfuncs=(done-now)
    print READY`,
};

const ids = `# - id: nobody
- id: beiling
  population:
    - { date: 2023-12-31, value: 500000, basis: year-end, source: yearbook }
-
  id: "dongchuan"
- { id: 'xiping', level: county }
`;
writeFiles(folder, {
  ...zshFiles,
  'mine/bureaus.yaml': ids,
  'my reviews/bureaus.yaml': '- id: yunlan\n',
  'seeds/benchmark.yaml': '',
  'seeds/bureaus.yaml': '- id: wangchuan\n- id: luming\n',
});

describe.each(shells)('%s', (shell) => {
  it.skipIf(!isThere(shell)).each<readonly [string, string, readonly string[]]>([
    ['commands', 'bench ver', ['verify']],
    ['the command for help', 'bench he', ['help']],
    ['commands to help with', 'bench help ver', ['verify']],
    ['options of a command', 'bench build --for', ['--force', '--format']],
    ['words of an option', 'bench explain --lang ', ['en', 'zh']],
    ['words of an argument', 'bench completion z', ['zsh']],
    ['codes of rules', 'bench explain sc', ['scope-differs']],
    ['files', 'bench extract rev', ['review.txt']],
    ['words of a list', 'bench build --lang ', ['en', 'zh']],
    ['the second word of a list', 'bench build --format pdf,', ['pdf,data', 'pdf,svg', 'pdf,xlsx']],
    ['the second word of a list in the same word', 'bench build --format=pdf,s', ['pdf,svg']],
    ['the bureaus of ./seeds', 'bench build --bureau ', ['luming', 'wangchuan']],
    ['the bureaus of a folder', 'bench build mine --bureau ', ['beiling', 'dongchuan', 'xiping']],
    ['one of them', 'bench email mine --lang zh --each --bureau d', ['dongchuan']],
    ['them behind other options', 'bench build -q -o seeds --lang zh mine --bureau=x', ['xiping']],
    ['those of a folder with a space', String.raw`bench build my\ reviews --bureau `, ['yunlan']],
    ['those of a folder in quotes', `bench build 'my reviews' --bureau `, ['yunlan']],
    ['those of an option', 'bench extract seeds --benchmark mine --bureau b', ['beiling']],
    ['none of a folder without any', 'bench build nowhere --bureau ', []],
  ])('offers %s', (_, line, wanted) => {
    const found = offers[shell](line).map((each) => each.replace(/^--[^=]+=/, ''));
    expect(found.toSorted()).toEqual(wanted);
  });

  it.skipIf(!isThere(shell))('offers the bureaus that are shipped where there are no seeds', () => {
    rmSync(join(folder, 'seeds/benchmark.yaml'));
    const found = offers[shell]('bench build --bureau ');
    writeFiles(folder, { 'seeds/benchmark.yaml': '' });
    expect(found.toSorted()).toEqual(['binzhou', 'jiyang', 'laixi', 'shizhong']);
  });
});

it.skipIf(!isThere('bash'))('bash offers a folder with a space as one', () => {
  expect(offers.bash('bench check my')).toEqual(['my reviews']);
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
