/** Names and texts that hold control characters: what is printed shows them, and none reaches the terminal. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { validBenchmark } from '../read/valid-benchmark.js';
import { runBench, writeFiles } from './run-bench.js';
import { hasTerminal, runInTerminal } from './run-in-terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-hidden-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Sets a window's title, rings, turns colour on, in one byte as well, and turns the direction of writing. */
const name = '云溪\u001b]0;owned\u0007\u001b[1;31m\u009b31m\u202e';
const shown = String.raw`云溪\u001b]0;owned\u0007\u001b[1;31m\u009b31m\u202e`;
writeFiles(join(folder, name), {
  ...validBenchmark,
  'bureaus.yaml': (validBenchmark['bureaus.yaml'] ?? '').replace('level: prefecture', `level: "pre\u0085\u007f", x: y`),
});
mkdirSync(join(folder, `empty${name}`));

// oxlint-disable-next-line no-control-regex -- what is looked for
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;

describe.skipIf(process.platform === 'win32')('control characters are shown as escapes', () => {
  it.each([
    { what: 'of a folder, in mistakes', args: ['check', name] },
    { what: 'of a folder, in JSON', args: ['check', name, '--json'] },
    { what: 'of a folder that is not there', args: ['verify', `no${name}`] },
    { what: 'of a folder without outputs', args: ['verify', `empty${name}`] },
    { what: 'of a new folder', args: ['init', `new${name}`] },
    { what: 'of an article', args: ['extract', `${name}.txt`] },
    { what: 'of a wrong option', args: ['check', `--${name}`] },
    { what: 'of a wrong command', args: [name] },
    { what: 'of a wrong word', args: ['build', '--format', name] },
    { what: 'of a bureau', args: ['build', '--bureau', name] },
  ])('$what', async ({ args }) => {
    const { stdout, stderr } = await runBench(args, { cwd: folder });
    expect(stdout + stderr).toContain(shown);
    expect(stdout + stderr).not.toMatch(control);
  });

  it('JSON means the characters themselves', async () => {
    const { stdout } = await runBench(['check', name, '--json'], { cwd: folder });
    const { diagnostics }: { diagnostics: { place: { path: string } }[] } = JSON.parse(stdout);
    expect(diagnostics[0]?.place.path).toBe(join(name, 'bureaus.yaml'));
  });

  it.skipIf(!hasTerminal)('on a terminal the only ones are those of our colours', () => {
    const printed = runInTerminal(['check', name], { cwd: folder });
    expect(printed).toContain(`\u001b[1;31merror[`);
    expect(printed).toContain(shown);
    // oxlint-disable-next-line no-control-regex -- what is looked for
    expect(printed.replaceAll(/\u001b\[(?:[012]|1;3[136])m/g, '')).not.toMatch(control);
  });

  it('signs that stand for colours are none where there is no colour', async () => {
    const { stderr } = await runBench(['check', 'a\ufdd0b\ufdd5'], { cwd: folder });
    expect(stderr).not.toContain('\u001b');
  });
});
