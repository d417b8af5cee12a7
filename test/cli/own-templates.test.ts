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

describe('messages that a set of templates lacks', () => {
  const files = ['findings.yaml', 'report.yaml', 'vocabulary.yaml', 'workbook.yaml'];
  const whole = Object.fromEntries(
    ['report.yaml', 'theme.yaml', ...files.map((name) => `messages/${name}`)].map((path) => [
      `templates/${path}`,
      shipped(path),
    ]),
  );
  const withoutLast = (text: string): string => text.slice(0, [...text.matchAll(/^\S+:/gm)].at(-1)?.index);

  it('are all told in one run, once for both languages, each with its file; a key of the plan alone too', async () => {
    const fewer = Object.fromEntries(
      files.map((name) => [`templates/messages/${name}`, withoutLast(shipped(`messages/${name}`))]),
    );
    const plan = shipped('report.yaml').replace('id: method,', 'id: own-part,');
    for (const command of ['check', 'build']) {
      const { status, stderr } = await run({ ...whole, ...fewer, 'templates/report.yaml': plan }, command);
      const told = [...stderr.matchAll(/templates\/messages has no "(.+)"\n *--> (.+)/g)];
      expect(status).toBe(1);
      expect(told.map(([, , place]) => place)).toEqual([
        'yunxi/templates/messages',
        ...files.map((name) => `yunxi/templates/messages/${name}`),
      ]);
      expect(told[0]?.[1]).toBe('section.own-part');
    }
  });
});
