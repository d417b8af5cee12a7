/** `bench verify --articles`: what is on file against the articles themselves. Articles and places are invented. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { wangchuanReview, yunlan } from './extraction-folder.js';
import { projectRoot, runBench, writeFiles, type RunResult } from './run-bench.js';

const root = mkdtempSync(join(tmpdir(), 'bench-articles-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder = '';
let count = 0;
beforeEach(() => {
  folder = join(root, String(++count));
  mkdirSync(folder);
});

const hashOf = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const start = wangchuanReview.indexOf('破获刑事案件412起');

interface Planted {
  readonly text?: string | Uint8Array;
  /** Of the source on file; that of the text by default. */
  readonly sha256?: string | null;
  readonly file?: string;
  readonly phrase?: string;
  readonly locator?: string | null;
  readonly value?: number;
  readonly status?: string;
}

/** A benchmark whose source names an article in the folder `articles`, and whose figure has a phrase there. */
function plant({
  text = wangchuanReview,
  sha256,
  file,
  phrase = '破获刑事案件412起',
  locator,
  value = 412,
  status,
}: Planted = {}): void {
  const place = locator === undefined ? `p3:${start}-${start + 10}` : locator;
  writeFiles(folder, {
    ...yunlan,
    'yunlan/sources.yaml': `- id: wangchuan-2023
  kind: review
  bureau: wangchuan
  title: 望川公安分局2023年工作盘点
  publisher: null
  published: null
  covers: { start: 2023-01-01, end: 2023-12-31 }
  file: ${file ?? 'wangchuan.txt'}
${sha256 === null ? '' : `  sha256: ${sha256 ?? hashOf(text)}\n`}`,
    'yunlan/observations/yunlan-2022.yaml': `- id: wangchuan-2023/1
  bureau: wangchuan
  indicator: criminal-cases-solved
  kind: level
  value: ${value}
  unit: case
  period: { start: 2023-01-01, end: 2023-12-31 }
  source: wangchuan-2023
${place === null ? '' : `  locator: ${place}\n`}  phrase: '${phrase}'
${status === undefined ? '' : `  status: ${status}\n`}`,
    'articles/wangchuan.txt': text,
  });
}

const verify = async (...args: string[]): Promise<RunResult> =>
  await runBench(['verify', 'yunlan', '--articles', 'articles', ...args], { cwd: folder });

const alone = 'yunlan/output holds no manifest.json: only the articles are checked\n';

/** What is said of one difference. */
async function differenceOf(planted: Planted): Promise<string> {
  plant(planted);
  const { status, stdout, stderr } = await verify();
  expect([status, stdout]).toEqual([1, '']);
  const [first, head, line, last, ...rest] = stderr.split('\n');
  expect([`${first}\n`, rest]).toEqual([alone, ['']]);
  expect(head).toMatch(/: \d compared, 1 difference$/);
  expect(last).toMatch(/^1 article, \d phrases? compared, 1 difference$/);
  return line ?? '';
}

describe('articles that are as they were', () => {
  const agrees = `${alone}wangchuan.txt: 2 compared, agrees\n1 article, 1 phrase compared, all agree\n`;

  it.each<readonly [string, Planted]>([
    ['agree', {}],
    ['agree where a phrase has no place', { locator: null }],
    [
      'agree with a byte order mark and other line ends, which count as they stand',
      {
        text: `\ufeff${wangchuanReview.replaceAll('\n', '\r\n')}`,
        locator: `p3:${start + 2}-${start + 12}`,
      },
    ],
    [
      'agree in UTF-16',
      {
        text: new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(wangchuanReview, 'utf16le')])),
      },
    ],
  ])('%s', async (_, planted) => {
    plant(planted);
    expect(await verify()).toEqual({ status: 0, stdout: '', stderr: agrees });
  });
});

describe('a difference is one line', () => {
  it('of bytes', async () => {
    const other = 'a'.repeat(64);
    expect(await differenceOf({ sha256: other })).toBe(
      `  wangchuan.txt: wangchuan-2023: expected the SHA-256 ${other}; the file has ${hashOf(wangchuanReview)}`,
    );
  });

  it('of words, with what stands there', async () => {
    const text = wangchuanReview.replace('412起', '421起');
    expect(await differenceOf({ text })).toBe(
      `  wangchuan.txt: wangchuan-2023/1: expected “破获刑事案件412起” at p3:${start}-${start + 10}; “破获刑事案件421起” stands there, and it stands nowhere else`,
    );
  });

  it('of place, with where the words stand', async () => {
    expect(await differenceOf({ locator: `p3:${start + 1}-${start + 11}` })).toBe(
      `  wangchuan.txt: wangchuan-2023/1: expected “破获刑事案件412起” at p3:${start + 1}-${start + 11}; “获刑事案件412起，” stands there; it stands at p3:${start}-${start + 10}`,
    );
  });

  it('of paragraph', async () => {
    expect(await differenceOf({ locator: `p4:${start}-${start + 10}` })).toBe(
      '  wangchuan.txt: wangchuan-2023/1: expected “破获刑事案件412起” in paragraph 4; it stands in paragraph 3',
    );
  });

  it('of a place behind the end', async () => {
    expect(await differenceOf({ locator: 'p3:9000-9010' })).toBe(
      `  wangchuan.txt: wangchuan-2023/1: expected “破获刑事案件412起” at p3:9000-9010; the article ends before that; it stands at p3:${start}-${start + 10}`,
    );
  });

  it('of a phrase without a place', async () => {
    expect(await differenceOf({ phrase: '破获刑事案件413起', locator: null })).toBe(
      '  wangchuan.txt: wangchuan-2023/1: expected “破获刑事案件413起” somewhere; it stands nowhere',
    );
  });

  it('of a value and its words', async () => {
    expect(await differenceOf({ value: 421 })).toBe(
      '  wangchuan.txt: wangchuan-2023/1: the value on file is 421; “破获刑事案件412起”: the figure in the phrase has another value',
    );
  });

  it('of bounds and their words', async () => {
    const text = wangchuanReview.replace('412起', '410余起');
    expect(await differenceOf({ text, phrase: '破获刑事案件410余起', value: 410, locator: null })).toBe(
      '  wangchuan.txt: wangchuan-2023/1: the value on file is 410; “破获刑事案件410余起”: the words imply more-than, 410 to 420; on file is exact, 410 to 410',
    );
  });

  it('of a number that was cut', async () => {
    expect(await differenceOf({ phrase: '破获刑事案件41', value: 41, locator: `p3:${start}-${start + 8}` })).toBe(
      '  wangchuan.txt: wangchuan-2023/1: “破获刑事案件41” begins or ends inside a number',
    );
  });

  it('of a file that is not there', async () => {
    expect(await differenceOf({ file: 'gone.txt' })).toBe('  gone.txt: wangchuan-2023: the article is missing');
  });

  it('of a file that is no article', async () => {
    expect(await differenceOf({ text: new Uint8Array([0xff, 0xff, 0x00, 0xc3, 0x28]) })).toBe(
      '  wangchuan.txt: wangchuan-2023: the file cannot be read as an article',
    );
  });
});

describe('what there is to check', () => {
  it('is told of sources that name no file, which is no difference', async () => {
    writeFiles(folder, { ...yunlan, 'articles/x.txt': 'x' });
    expect(await verify()).toEqual({
      status: 0,
      stdout: '',
      stderr: `${alone}yunlan-2022: the source names no file, so that its phrases were not checked\n0 articles, 0 phrases compared, all agree\n`,
    });
  });

  it('is told of sources without a hash, which is no difference', async () => {
    plant({ sha256: null });
    expect(await verify()).toEqual({
      status: 0,
      stdout: '',
      stderr: `${alone}wangchuan.txt: 1 compared, agrees\nwangchuan-2023: the source states no sha256, so that nothing tells whether the article is the one on file\n1 article, 1 phrase compared, all agree\n`,
    });
  });

  it('is told of figures without a phrase, which are no difference', async () => {
    plant({ phrase: '', locator: null });
    const file = join(folder, 'yunlan/observations/yunlan-2022.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace("  phrase: ''\n", ''));
    expect((await verify()).stderr).toContain(
      'wangchuan-2023/1: the figure has no phrase, so that it was not checked\n',
    );
  });

  it('is not the value of a figure that was refused', async () => {
    plant({ value: 421, status: 'rejected' });
    expect((await verify()).status).toBe(0);
  });

  it('is the outputs as well where there are any', async () => {
    plant();
    const built = await runBench(['build', 'yunlan', '--format', 'data'], { cwd: folder });
    expect(built.status).toBe(0);
    const { status, stderr } = await verify();
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /^manifest\.json: [^]*\d+ numbers compared, all agree\nwangchuan\.txt: 2 compared, agrees\n1 article, 1 phrase compared, all agree\n$/,
    );
  });

  it('has to be readable', async () => {
    plant();
    writeFiles(folder, { 'yunlan/observations/broken.yaml': '- id: wangchuan-2023/2\n' });
    const { status, stderr } = await verify();
    expect(status).toBe(1);
    expect(stderr).toContain('yunlan/observations/broken.yaml:1');
    expect(stderr).toMatch(/no article was checked: \d+ errors?\n$/);
  });

  it('has to be a folder', async () => {
    plant();
    rmSync(join(folder, 'articles'), { recursive: true });
    expect(await verify()).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: there is no folder articles; name the one that holds the articles\n',
    });
  });
});

const shared = fileURLToPath(new URL('../../../shared/seeds', import.meta.url));
const atHand = existsSync(shared);

it.skipIf(!atHand)(
  `every phrase of the shipped benchmark stands in its article${atHand ? '' : ' (skipped: ../shared/seeds is not at hand)'}`,
  async () => {
    const seeds = join(projectRoot, 'seeds');
    const args = ['verify', seeds, '--articles', shared, '--out', join(folder, 'none')];
    const { status, stderr } = await runBench(args, { cwd: folder });
    expect(status).toBe(0);
    expect(stderr).toMatch(/\n5 articles, 68 phrases compared, all agree\n$/);
  },
);
