/** Figures that wait for review: they count only in a build with --candidates, whose outputs say so. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ManifestSchema, type Manifest } from '../../src/model/manifest.js';
import { yunlan } from './extraction-folder.js';
import { runBench, writeFiles, type RunResult } from './run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-candidates-'));
afterAll(() => rmSync(folder, { recursive: true }));

const candidate = `- id: wangchuan-2022/1
  bureau: wangchuan
  indicator: criminal-cases-solved
  kind: level
  value: 412
  unit: case
  period: { start: 2022-01-01, end: 2022-12-31 }
  source: wangchuan-2022
  locator: p3:10-19
  phrase: 破获刑事案件412起
  status: candidate
`;
const source = `- id: wangchuan-2022
  kind: review
  bureau: wangchuan
  title: 望川公安这一年
  publisher: null
  published: null
  covers: { start: 2022-01-01, end: 2022-12-31 }
`;

const build = async (...args: string[]): Promise<RunResult> =>
  await runBench(['build', 'yunlan', ...args], { cwd: folder });
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const countsOf = (out: string): Manifest['counts'] =>
  ManifestSchema.parse(JSON.parse(read(`${out}/manifest.json`))).counts;
const lastLine = ({ stderr }: RunResult): string => stderr.trimEnd().split('\n').at(-1) ?? '';

let without: RunResult;
let included: RunResult;
beforeAll(async () => {
  writeFiles(folder, {
    ...yunlan,
    'yunlan/sources.yaml': `${yunlan['yunlan/sources.yaml']}${source}`,
    'yunlan/observations/wangchuan-2022.yaml': candidate,
  });
  without = await build('--out', 'without', '--format', 'data');
  included = await build('--out', 'with', '--candidates');
}, 120_000);

it('leaves them out and says how many wait', () => {
  expect(without.status).toBe(0);
  expect(lastLine(without)).toBe('1 candidate waits for review and was left out');
  expect(countsOf('without')).toMatchObject({ observations: 1, candidates: 0 });
  expect(read('without/data/observations.csv')).not.toContain('wangchuan-2022/1');
});

it('takes them in with --candidates, says so, and counts them in the manifest', () => {
  expect(included.status).toBe(0);
  expect(lastLine(included)).toBe('1 candidate waits for review; 1 takes part and is marked as such');
  expect(countsOf('with')).toMatchObject({ observations: 2, candidates: 1 });
});

it('gives them their status in the data', () => {
  const [header = '', ...rows] = read('with/data/observations.csv').replace('\ufeff', '').trim().split('\r\n');
  const column = header.split(',').indexOf('status');
  expect(rows.map((row) => row.split(',')[column])).toEqual(['reported', 'candidate']);
});

it('marks them in the briefing, and says on page one that they are there', async () => {
  const { getDocumentProxy, extractText } = await import('unpdf');
  const document = await getDocumentProxy(new Uint8Array(readFileSync(join(folder, 'with/yunlan.zh.pdf'))));
  const { text } = await extractText(document, { mergePages: false });
  const pages = text.map((page) => page.replaceAll(/\s/g, ''));
  expect(pages[0]).toContain('含1个未经人工复核的候选数字（标“候”），正式印发前须逐一核对原文。');
  expect(pages.slice(1).join('')).toContain('“破获刑事案件412起”；待复核');
});

it('verifies such a build as it was made', async () => {
  const { status, stderr } = await runBench(['verify', 'yunlan', '--out', 'with', '--quiet'], { cwd: folder });
  expect([status, stderr]).toEqual([0, '']);
});

it('does not keep outputs of the one kind beside those of the other', async () => {
  cpSync(join(folder, 'with'), join(folder, 'mixed'), { recursive: true });
  expect((await build('--out', 'mixed', '--format', 'data')).status).toBe(0);
  const { outputs, counts } = ManifestSchema.parse(JSON.parse(read('mixed/manifest.json')));
  expect(counts.candidates).toBe(0);
  expect(outputs.filter(({ path }) => !path.startsWith('data/'))).toEqual([]);
});
