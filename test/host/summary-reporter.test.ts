/** The last line of a run, which programs read: a run of small files in a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectRoot, writeFiles } from '../cli/run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-reporter-'));
symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
afterAll(() => rmSync(folder, { recursive: true }));

const head = "import { beforeAll, describe, expect, it } from 'vitest';\n";
const files: Readonly<Record<string, string>> = {
  'passing.test.js': `${head}it('a', () => {}); it('b', () => expect(1).toBe(1));`,
  'failing.test.js': `${head}it('a', () => {}); it('b', () => expect(1).toBe(2));`,
  'skipping.test.js': `${head}it('a', () => {}); it.skip('b', () => {}); it.todo('c'); describe.skip('d', () => it('e', () => {}));`,
  'unreadable.test.js': `${head}import './not-there.js'; it('a', () => {});`,
  'throwing.test.js': `${head}throw new Error('云溪');`,
  'malformed.test.js': `${head}it('a', () => {`,
  'empty.test.js': head,
  'hook.test.js': `${head}describe('a', () => { beforeAll(() => { throw new Error('no'); }); it('b', () => {}); });`,
  'rejecting.test.js': `${head}it('a', () => { void Promise.reject(new Error('no one listens')); });`,
  'expected.test.js': `${head}it.fails('a', () => expect(1).toBe(2));`,
};
writeFiles(folder, files);
writeFiles(folder, {
  'vitest.config.js': `export default { test: { include: ['*.test.js'], reporters: ['default', ${JSON.stringify(join(projectRoot, 'test/summary-reporter.ts'))}] } };`,
});

function run(...names: string[]): { status: number | null; lines: string[] } {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(projectRoot, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder, ...names],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } },
  );
  return { status, lines: stdout.trimEnd().split('\n') };
}

describe('the last line of a run', () => {
  it.each([
    { names: ['passing'], last: '2 passed, 0 failed', status: 0 },
    { names: ['passing', 'failing'], last: '3 passed, 1 failed', status: 1 },
    { names: ['skipping'], last: '1 passed, 0 failed, 3 skipped', status: 0 },
    { names: ['passing', 'unreadable'], last: '2 passed, 1 failed', status: 1 },
    { names: ['throwing', 'malformed', 'empty'], last: '0 passed, 3 failed', status: 1 },
    { names: ['hook'], last: '0 passed, 1 failed, 1 skipped', status: 1 },
    { names: ['rejecting'], last: '1 passed, 1 failed', status: 1 },
    { names: ['expected'], last: '1 passed, 0 failed', status: 0 },
  ])('$names: $last', ({ names, last, status }) => {
    const result = run(...names);
    expect(result.lines.at(-1)).toBe(last);
    expect(result.status).toBe(status);
    // The usual report is there as well.
    expect(result.lines.join('\n')).toMatch(/Test Files .*\d/);
  });
});
