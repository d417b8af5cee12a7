/**
 * Each command that README and docs show runs as it is written. Commands are read from the documents, in their order: lines that begin with
 * `bench` in indented or fenced blocks, and whole blocks of `sh`. YAML blocks that say where they belong are put there.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDocx, paragraph } from '../extract/make-files.js';
import { projectRoot, runBench, writeFiles } from '../cli/run-bench.js';

const root = mkdtempSync(join(tmpdir(), 'bench-documented-'));
afterAll(() => rmSync(root, { recursive: true }));

/** What every page starts from, and where the page in hand is tried. */
const start = join(root, 'start');
let folder = start;

const pages = ['README.md', 'README.zh.md', ...readdirSync(join(projectRoot, 'docs')).map((name) => `docs/${name}`)]
  .filter((path) => path.endsWith('.md'))
  .sort();

type Step = { readonly type: 'command'; readonly line: string } | { readonly type: 'yaml'; readonly text: string };

/** What a page tells its reader to do. */
function stepsOf(page: string): Step[] {
  const steps: Step[] = [];
  const blocks = page.matchAll(/^ *```(\w*)\n([^]*?)^ *```$|^(?: {4}\S.*\n)+/gm);
  for (const [block, language, body] of blocks) {
    if (language === 'yaml' && /^# (?:at the end of|in) /.test(body ?? ''))
      steps.push({ type: 'yaml', text: body ?? '' });
    else if (language === undefined || language === 'sh')
      for (const line of (body ?? block).split('\n').map((each) => each.replace(/ +#.*$/, '').trim()))
        if (language === 'sh' ? line !== '' : /^(?:npx )?bench (?!<)/.test(line)) steps.push({ type: 'command', line });
  }
  return steps;
}

/** Needs what a test cannot have; each is tried elsewhere. */
const elsewhere: readonly (readonly [RegExp, string])[] = [
  [/ --smtp /, 'a mail server: test/cli/email*.test.ts'],
  [/ --watch\b/, 'it goes on until it is ended: test/cli/watch.test.ts'],
  [/ --model /, 'a language model: test/extract'],
  [/^source </, 'a shell of its own: test/cli/completion.test.ts'],
  [/fpath|\.config|\.local/, 'the home of a user: test/cli/completion.test.ts'],
];

/** Synopses, not commands. */
const isSynopsis = (line: string): boolean => /[[<][a-z]+(?:\.\.\.)?[\]>]|…/.test(line);

const run = (line: string): { status: number | null; stderr: string } => {
  const bin = join(root, 'bin');
  const { status, stderr } = spawnSync('bash', ['-c', line.replace(/^npx /, '')], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  return { status, stderr };
};

/** `# at the end of FILE`, or `# in FILE` with the key below which the rest belongs. */
function applyYaml(text: string): { status: number; stderr: string } {
  const [head = '', key = '', ...below] = text.split('\n');
  const file = join(folder, /(?:of|in) (\S+)$/.exec(head)?.[1] ?? '');
  const before = readFileSync(file, 'utf8');
  const isAtEnd = head.startsWith('# at the end');
  if (!isAtEnd && !before.includes(`\n${key}\n`)) return { status: 1, stderr: `${file} has no ${key}` };
  const rest = below.join('\n');
  const after = isAtEnd ? `${before}\n${key}\n${rest}` : before.replace(`\n${key}\n`, () => `\n${key}\n${rest}`);
  writeFileSync(file, after);
  return { status: 0, stderr: '' };
}

const commandFile = join(root, 'bin/bench');

beforeAll(async () => {
  mkdirSync(dirname(commandFile));
  writeFileSync(commandFile, `#!/bin/sh\nexec "${process.execPath}" "${join(projectRoot, 'dist/cli/main.js')}" "$@"\n`);
  chmodSync(commandFile, 0o755);
  // What the pages take for granted: the shipped benchmark and its outputs, those of a year before, articles, recipients.
  cpSync(join(projectRoot, 'seeds'), join(start, 'seeds'), { recursive: true });
  const starter = join(projectRoot, 'templates/starter/articles');
  const article = readFileSync(join(starter, 'wangchuan-2022.txt'));
  writeFiles(start, {
    'review.txt': article,
    'reviews/review.txt': article,
    'review.docx': makeDocx({ body: article.toString().trim().split('\n').map(paragraph).join('') }),
    'recipients.yaml': '- to: zhang@bureau.example\n',
  });
  cpSync(starter, join(start, 'articles'), { recursive: true });
  for (const args of [['build'], ['build', '--format', 'data', '--out', 'output-2022']]) {
    const { status, stderr } = await runBench(args, { cwd: start });
    if (status !== 0) throw new Error(stderr);
  }
}, 60_000);

/** Those of a page that can be tried here, in its order. */
const triedOf = (path: string): Step[] =>
  stepsOf(readFileSync(join(projectRoot, path), 'utf8')).filter(
    (step) =>
      step.type === 'yaml' ||
      (!isSynopsis(step.line) &&
        !step.line.startsWith('npm ') &&
        !elsewhere.some(([pattern]) => pattern.test(step.line))),
  );

const tried = pages.map((path) => ({ path, steps: triedOf(path) })).filter(({ steps }) => steps.length > 0);

describe.sequential.each(tried)('$path', ({ path, steps }) => {
  beforeAll(() => {
    folder = join(root, path.replaceAll('/', '-'));
    cpSync(start, folder, { recursive: true });
  });

  it.each(steps.map((step) => ({ step, name: step.type === 'yaml' ? step.text.split('\n')[0] : step.line })))(
    '$name',
    ({ step }) => {
      const { status, stderr } = step.type === 'yaml' ? applyYaml(step.text) : run(step.line);
      expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    },
    60_000,
  );
});

it('there are commands to run', () => {
  const all = pages.flatMap((path) => stepsOf(readFileSync(join(projectRoot, path), 'utf8')));
  expect(all.length).toBeGreaterThan(25);
});
