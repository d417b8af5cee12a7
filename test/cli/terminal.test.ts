/** What a person sees on a terminal: progress that leaves nothing behind, and marks under what they mark. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/diagnostics/print.js';
import { validBenchmark } from '../read/valid-benchmark.js';
import { writeFiles } from './run-bench.js';
import { hasTerminal, runInTerminal } from './run-in-terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-terminal-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFiles(join(folder, 'yunxi'), validBenchmark);

// oxlint-disable-next-line no-control-regex -- what terminals take
const withoutColour = (text: string): string => text.replaceAll(/\u001b\[[\d;]*m/g, '');

/** The lines that stay: what was cleared is gone, where it took one line. */
const linesLeft = (printed: string): string[] =>
  withoutColour(printed)
    .split('\n')
    .map((line) => line.slice(line.lastIndexOf('\r\u001b[2K') + 1).replace('\u001b[2K', ''));

describe.skipIf(!hasTerminal)('on a terminal', () => {
  it('a failure stands on a line of its own', () => {
    const module = `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      fs.renameSync = () => { throw Object.assign(new Error(), { code: 'ENOSPC', syscall: 'rename', path: 'out' }); };
      syncBuiltinESMExports();`;
    const node = ['--import', `data:text/javascript,${encodeURIComponent(module)}`];
    const printed = runInTerminal(['build', 'yunxi', '--format', 'data', '--out', 'out'], { cwd: folder, node });
    expect(printed).toContain('read …');
    expect(linesLeft(printed)[0]).toMatch(/^error: out: the disk is full/);
  });

  it.each([60, 80])('progress takes one line of %d columns, however long the path is', (columns) => {
    const path = `${'articles-of-the-year/'.repeat(5)}东川区分局工作总结.txt`;
    writeFiles(folder, { [path]: '全年破获刑事案件12起。\n' });
    const printed = runInTerminal(['extract', path, '--benchmark', 'yunxi', '-o', 'found.yaml', '--force'], {
      cwd: folder,
      columns,
    });
    const [progress = ''] = withoutColour(printed).split('\r');
    expect(progress).toMatch(/^….*工作总结\.txt …$/);
    expect(displayWidth(progress)).toBeLessThan(columns);
    expect(linesLeft(printed)[0]).toMatch(/^found\.yaml: /);
  });

  it('a long line of Chinese is cut so that its mark stands below it', () => {
    const benchmark = (validBenchmark['benchmark.yaml'] ?? '').replace(
      'zh: 一个市和三个区县, ',
      `zh: ${'一个市和三个区县'.repeat(12)}, wrong: key, `,
    );
    writeFiles(join(folder, 'long'), { ...validBenchmark, 'benchmark.yaml': benchmark });
    const lines = linesLeft(runInTerminal(['check', 'long'], { cwd: folder }));
    const at = lines.findIndex((line) => line.includes('^'));
    const [text = '', under = ''] = lines.slice(at - 1, at + 1);
    expect(displayWidth(text)).toBeLessThanOrEqual(80);
    expect(under.indexOf('^')).toBe(displayWidth(text.slice(0, text.indexOf('wrong'))));
  });
});
