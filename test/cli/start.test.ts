/** How the command starts: quickly, with help for slips, and without colour where nobody sees it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { validBenchmark } from '../read/valid-benchmark.js';
import { projectRoot, runBench, writeFiles, type RunResult } from './run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFiles(join(folder, 'seeds'), validBenchmark);

const run = async (...args: string[]): Promise<RunResult> => await runBench(args, { cwd: folder });

/** Packages that a run loads, noted by a loader hook. */
async function packagesOf(...args: string[]): Promise<Set<string>> {
  const log = join(folder, `loaded-${args.join('-').replaceAll('/', '')}.txt`);
  const hook = `import { appendFileSync } from 'node:fs';
    export async function resolve(specifier, context, next) {
      const found = await next(specifier, context);
      appendFileSync(${JSON.stringify(log)}, found.url + '\\n');
      return found;
    }`;
  const register = `import { register } from 'node:module'; register(${JSON.stringify(toDataUrl(hook))});`;
  const { status } = await runBench(args, { cwd: folder, node: ['--import', toDataUrl(register)] });
  expect(status).toBe(0);
  const urls = readFileSync(log, 'utf8').split('\n');
  return new Set(urls.flatMap((url) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []));
}

const toDataUrl = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

const heavy = [
  ...['exceljs', 'vega', 'vega-lite', 'pdfmake', 'fontkit', 'subset-font', '@resvg/resvg-js', 'unpdf'],
  ...['@mozilla/readability', 'linkedom', 'mammoth', 'opencc-js'],
];

describe.concurrent('what is loaded', () => {
  it('--version needs the command line only', async () => {
    expect([...(await packagesOf('--version'))]).toEqual(['commander']);
  });

  it.each<readonly [string, readonly string[], readonly string[]]>([
    // Which characters can be printed the fonts say.
    ['check', ['check'], ['fontkit']],
    ['a build of data', ['build', '--format', 'data', '--out', 'data-only'], []],
  ])('%s loads no renderer', async (_, args, wanted) => {
    const loaded = await packagesOf(...args);
    expect([...loaded]).toEqual(expect.arrayContaining(['commander', 'yaml', 'zod']));
    expect(heavy.filter((name) => loaded.has(name))).toEqual(wanted);
  });

  it('charts load vega and neither workbook nor briefing', async () => {
    const loaded = await packagesOf('build', '--format', 'svg', '--lang', 'zh', '--out', 'svg-only');
    expect(heavy.filter((name) => loaded.has(name))).toEqual(['vega', 'vega-lite', 'fontkit']);
  });
});

describe('--version and --help', () => {
  it('help on a command that there is not names it, and what may be meant', async () => {
    const { status, stdout, stderr } = await run('help', 'buidl');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain("unknown command 'buidl'\n(Did you mean build?)");
    expect((await run('help', 'build')).stdout).toContain('Usage: bench build');
  });

  it('print on stdout and succeed', async () => {
    const { version }: { version: string } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    expect(await run('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
    const help = await run('--help');
    expect(help.status).toBe(0);
    for (const command of ['build', 'check', 'verify']) expect(help.stdout).toMatch(new RegExp(`^ +${command} `, 'm'));
  });
});

describe.concurrent('wrong usage is exit 2, told on stderr', () => {
  it.each([
    { args: ['biuld'], says: ["unknown command 'biuld'", 'Did you mean build?'] },
    { args: ['build', '--langs', 'zh'], says: ["unknown option '--langs'", 'Did you mean --lang?'] },
    { args: ['check', '--jsno'], says: ["unknown option '--jsno'", 'Did you mean --json?'] },
    { args: ['build', '--lang', 'zh,fr'], says: ['"fr" is not one of zh, en'] },
    { args: ['build', '--format', 'pdf,docx'], says: ['"docx" is not one of pdf, xlsx, svg, data'] },
    { args: ['build', '--out'], says: ['--out', 'argument missing'] },
    { args: ['check', 'seeds', 'more'], says: ['too many arguments'] },
    { args: ['verify', '--out', 'nowhere'], says: ['nowhere holds no manifest.json', 'bench build'] },
    ...[
      ...['init', 'build', 'check', 'verify', 'email', 'diff seeds', 'build --out', 'verify --articles'],
      'extract review.txt --benchmark',
    ].map((command) => ({ args: [...command.split(' '), ''], says: ["The folder's name is empty"] })),
    { args: ['extract', 'review.txt', '-o', ''], says: ["The file's name is empty"] },
    { args: ['email', '--recipients', ''], says: ["The file's name is empty"] },
    { args: [], says: ['Usage: bench'] },
  ])('bench $args', async ({ args, says }) => {
    const { status, stdout, stderr } = await run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    for (const text of says) expect(stderr).toContain(text);
  });
});

describe.concurrent('in a pipe no escape code is written', () => {
  it.each([
    ['check', {}],
    ['check', { NO_COLOR: '1' }],
    ['check', { FORCE_COLOR: '1', TERM: 'xterm-256color' }],
    ['build', { NO_COLOR: '1' }],
    ['biuld', {}],
  ])('bench %s with %o', async (command, env) => {
    const broken = join(folder, 'broken');
    writeFiles(broken, { ...validBenchmark, 'benchmark.yaml': 'slug: 云溪\nlanguages: [zh, fr]\n' });
    const { stdout, stderr } = await runBench([command, broken], { cwd: folder, env });
    expect(stderr.length).toBeGreaterThan(20);
    expect(stdout + stderr).not.toContain('\u001b');
  });
});

it.skipIf(process.platform === 'win32')('the bin can be run after any build, not only once npx has linked it', () => {
  const bin = join(projectRoot, 'dist/cli/main.js');
  expect(statSync(bin).mode & 0o111).toBe(0o111);
  expect(execFileSync(bin, ['--version'], { encoding: 'utf8' })).toMatch(/^\d+\.\d+\.\d+\n$/);
});
