/** A benchmark's own templates: a whole set, or just the files that differ. Places are invented. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { validBenchmark } from '../read/valid-benchmark.js';
import { projectRoot, runBench, writeFiles, type RunResult } from './run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-templates-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shipped = (path: string): string => readFileSync(join(projectRoot, 'templates', path), 'utf8');

async function run(files: Readonly<Record<string, string>>, command: string, ...args: string[]): Promise<RunResult> {
  rmSync(join(folder, 'yunxi'), { recursive: true, force: true });
  writeFiles(join(folder, 'yunxi'), { ...validBenchmark, ...files });
  return await runBench([command, 'yunxi', ...args], { cwd: folder });
}

const svg = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const { status, stderr } = await run(files, 'build', '--format', 'svg', '--lang', 'zh', '--out', 'out');
  if (status !== 0) throw new Error(stderr);
  return readFileSync(join(folder, 'out/charts/zh/figure-disputes-resolved-level.svg'), 'utf8');
};

describe('a folder of templates without a plan of its own', () => {
  it('needs only what differs, such as the look', async () => {
    const theme = shipped('theme.yaml');
    const colour = '#0b5394';
    expect(theme).toContain(colour);
    const [usual, own] = [await svg({}), await svg({ 'templates/theme.yaml': theme.replaceAll(colour, '#7a1f1f') })];
    expect(usual).toContain(colour);
    expect(own.replaceAll('#7a1f1f', colour)).toBe(usual);
    expect(own).not.toBe(usual);
  });

  it.each([
    ['templates/email.zh.md', `${shipped('email.zh.md')}\n{nobody-knows-this}\n`],
    ['templates/theme.yaml', 'accent: {{'],
    ['templates/messages/report.yaml', 'page: {{'],
  ])('is checked: %s', async (path, text) => {
    const { status, stderr } = await run({ [path]: text }, 'check');
    expect(status).toBe(1);
    expect(stderr).toContain(`yunxi/${path}:`);
  });
});
