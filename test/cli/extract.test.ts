/** What `bench extract` gives and says. Articles and places are invented. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { complete, serveModel } from '../host/model-server.js';
import { qingheReview, wangchuanReview, yunlan } from './extraction-folder.js';
import { runBench, writeFiles, type RunResult } from './run-bench.js';

const root = mkdtempSync(join(tmpdir(), 'bench-extract-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder = '';
let count = 0;
beforeEach(() => {
  folder = join(root, String(++count));
  writeFiles(folder, { ...yunlan, 'wangchuan.txt': wangchuanReview, 'Qinghe 2023.txt': qingheReview });
});

const extract = async (...args: string[]): Promise<RunResult> =>
  await runBench(['extract', '--benchmark', 'yunlan', ...args], { cwd: folder });

const check = async (): Promise<RunResult> => await runBench(['check', 'yunlan'], { cwd: folder });

interface Listed {
  readonly articles: readonly {
    readonly file: string;
    readonly bureau: string | null;
    readonly bureau_name: string | null;
    readonly period: unknown;
    readonly observations: readonly Readonly<Record<string, unknown>>[];
    readonly set_aside: readonly Readonly<Record<string, unknown>>[];
  }[];
}

const listed = ({ stdout }: RunResult): Listed => JSON.parse(stdout) as Listed;

describe('on the terminal', () => {
  it('shows whose review it is, each paragraph that has figures with the words marked, and what was made of them', async () => {
    const { status, stdout, stderr } = await extract('wangchuan.txt');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`wangchuan.txt
title      望川公安分局2023年工作盘点
bureau     云澜市公安局望川区分局 (wangchuan)
period     2023
publisher  云澜日报
published  2024-01-15
found      2 figures, 2 set aside, not on file; would be wangchuan-2023

p3   2023年，望川公安分局坚持以人民为中心，深化打防管控，各项工作取得新的成效。全年【破获刑事案件
     412起】，【化解矛盾纠纷1200余起】，群众安全感不断提升。
     · criminal-cases-solved, level: 412 case | 2023 | 0.94 noun-before
     · disputes-resolved, level: 1200 case (more than, 1200 to 1300) | 2023 | 0.94 noun-before

set aside
  no indicator of the catalogue (1; --all shows them)
  a target or a plan (1)
    p4   破一批积案，力争破获刑事案件【500起】。全年开展宣传活  criminal-cases-solved
`);
  });

  it('shows figures of no indicator with --all', async () => {
    const { stdout } = await extract('wangchuan.txt', '--all');
    expect(stdout).toContain('no indicator of the catalogue (1)\n    p4   件500起。全年开展宣传活动【36场次】。\n');
  });

  it('says what it could not find and how to give it', async () => {
    writeFileSync(join(folder, 'note.txt'), '全力护航\n警方化解矛盾纠纷31起。\n');
    const { status, stdout } = await extract('note.txt');
    expect(status).toBe(0);
    expect(stdout).toContain('bureau     not found; name it with --bureau\n');
    expect(stdout).toContain('period     not found; give it with --period\n');
  });

  it('does not pass on control characters of an article', async () => {
    writeFileSync(join(folder, 'note.txt'), '望川公安\n望川公安分局\u001b[2J化解矛盾纠纷31起。\n');
    const { stdout } = await extract('note.txt', '--all');
    expect(stdout).not.toContain('\u001b');
  });
});

describe('as JSON', () => {
  it('holds every field of an observation, with its place, confidence and rule, and what was set aside', async () => {
    const { status, stdout, stderr } = await extract('wangchuan.txt', '--json');
    expect([status, stderr]).toEqual([0, '']);
    const start = wangchuanReview.indexOf('化解矛盾纠纷');
    const setAside = wangchuanReview.indexOf('500起');
    const parsed = JSON.parse(stdout) as Listed;
    expect(Object.keys(parsed)).toEqual(['articles']);
    expect(parsed.articles).toEqual([
      expect.objectContaining({
        file: 'wangchuan.txt',
        sha256: createHash('sha256').update(wangchuanReview).digest('hex'),
        title: '望川公安分局2023年工作盘点',
        publisher: '云澜日报',
        published: '2024-01-15',
        bureau: 'wangchuan',
        bureau_name: '云澜市公安局望川区分局',
        period: { start: '2023-01-01', end: '2023-12-31' },
      }),
    ]);
    expect(parsed.articles[0]?.observations[1]).toEqual({
      id: 'wangchuan-2023/2',
      bureau: 'wangchuan',
      indicator: 'disputes-resolved',
      kind: 'level',
      value: 1200,
      lower: 1200,
      upper: 1300,
      unit: 'case',
      qualifier: 'more-than',
      period: { start: '2023-01-01', end: '2023-12-31' },
      scope: '',
      source: 'wangchuan-2023',
      locator: `p3:${start}-${start + 12}`,
      phrase: '化解矛盾纠纷1200余起',
      status: 'candidate',
      note: '',
      start,
      end: start + 12,
      confidence: 0.94,
      rule: 'noun-before',
    });
    expect(parsed.articles[0]?.set_aside).toContainEqual({
      phrase: '500起',
      start: setAside,
      end: setAside + 4,
      reason: 'target',
      indicator: 'criminal-cases-solved',
      value: 500,
    });
  });

  it('gives a bureau that is not on file no id and its name, and the source the name of the file', async () => {
    const result = await extract('Qinghe 2023.txt', '--json');
    expect(result.status).toBe(0);
    const [article] = listed(result).articles;
    expect([article?.bureau, article?.bureau_name]).toEqual([null, '青禾县公安局']);
    expect(article?.observations.map(({ id, bureau }) => [id, bureau])).toEqual([
      ['qinghe-2023/1', null],
      ['qinghe-2023/2', null],
    ]);
  });

  it('knows a bureau by its name in traditional characters', async () => {
    writeFileSync(
      join(folder, 'old.txt'),
      '望川公安分局二〇二三年工作總結\n2023年，望川公安分局破獲刑事案件８８起。\n',
    );
    const [article] = listed(await extract('old.txt', '--json')).articles;
    expect([article?.bureau, article?.observations.map(({ phrase }) => phrase)]).toEqual([
      'wangchuan',
      ['破獲刑事案件８８起'],
    ]);
    writeFileSync(
      join(folder, 'old.txt'),
      '石橋縣公安局二〇二三年工作總結\n2023年，石橋縣公安局破獲刑事案件８８起。\n',
    );
    const [other] = listed(await extract('old.txt', '--json')).articles;
    expect([other?.bureau_name, other?.observations.length]).toEqual(['石桥县公安局', 1]);
  });

  it('takes bureau and period from the options', async () => {
    const args = ['--bureau', 'yunlan', '--period', '2021-01-01..2021-06-30', '--json'];
    const [article] = listed(await extract('wangchuan.txt', ...args)).articles;
    expect([article?.bureau, article?.period]).toEqual(['yunlan', { start: '2021-01-01', end: '2021-06-30' }]);
    const [year] = listed(await extract('Qinghe 2023.txt', '--period', '2021', '--json')).articles;
    expect(year?.period).toEqual({ start: '2021-01-01', end: '2021-12-31' });
  });
});

describe('several articles and folders', () => {
  it('reads the articles of a folder in the order of their names, and says what else stands there', async () => {
    writeFiles(join(folder, 'reviews'), {
      'b.txt': qingheReview,
      'a.md': wangchuanReview,
      '.hidden.txt': qingheReview,
      'table.xlsx': 'x',
      'old/c.txt': qingheReview,
    });
    const result = await extract('reviews', '--json');
    expect(result.status).toBe(0);
    expect(listed(result).articles.map(({ file }) => file)).toEqual(['reviews/a.md', 'reviews/b.txt']);
    expect(result.stderr).toBe('reviews: left out, no articles: old/, table.xlsx\n');
  });

  it('gives the others when one cannot be read, and says why', async () => {
    writeFileSync(join(folder, 'scan.jpg'), 'x');
    const result = await extract('scan.jpg', 'gone.txt', 'wangchuan.txt', '--json');
    expect(result.status).toBe(1);
    expect(listed(result).articles.map(({ file }) => file)).toEqual(['wangchuan.txt']);
    expect(result.stderr).toBe(`error[article-missing]: there is no such file
 --> gone.txt

error[article-kind]: a file of the kind "jpg" cannot be read as an article
 --> scan.jpg
  = hint: a picture has no text: recognise it first and save the text as .txt

1 article read, 2 errors
`);
  });

  it('says that a folder holds no article', async () => {
    mkdirSync(join(folder, 'empty'));
    const { status, stdout, stderr } = await extract('empty', '--json');
    expect([status, stderr]).toEqual([1, 'error: empty holds no article\n']);
    expect(JSON.parse(stdout)).toEqual({ articles: [] });
  });

  it('goes on with the numbers where two files are one article', async () => {
    writeFileSync(join(folder, 'copy.txt'), wangchuanReview);
    const ids = listed(await extract('wangchuan.txt', 'copy.txt', '--json')).articles.map(({ observations }) =>
      observations.map(({ id }) => id),
    );
    expect(ids).toEqual([
      ['wangchuan-2023/1', 'wangchuan-2023/2'],
      ['wangchuan-2023/3', 'wangchuan-2023/4'],
    ]);
  });

  it('gives two articles of one bureau and year two sources', async () => {
    writeFileSync(join(folder, 'second.txt'), `${wangchuanReview}（完）\n`);
    const ids = listed(await extract('wangchuan.txt', 'second.txt', '--json')).articles.map(
      ({ observations }) => observations[0]?.['source'],
    );
    expect(ids).toEqual(['wangchuan-2023', 'wangchuan-2023-2']);
  });
});

describe('a file of observations', () => {
  const target = 'yunlan/observations/wangchuan-2023.yaml';

  /** The entry that stands as a comment at the top goes where it says. */
  function addSource(file: string): void {
    const text = readFileSync(join(folder, file), 'utf8');
    const entry = /^# - id: [^]*?sha256: \w+$/m.exec(text)?.[0].replaceAll(/^# /gm, '') ?? '';
    writeFileSync(join(folder, 'yunlan/sources.yaml'), `${yunlan['yunlan/sources.yaml']}${entry}\n`);
  }

  it('passes bench check once its source is on file, and nothing of it counts', async () => {
    const written = await extract('wangchuan.txt', '-o', target);
    expect(written).toEqual({
      status: 0,
      stdout: '',
      stderr: `${target}: 2 candidates from 1 article; 1 source to be added to sources.yaml, at the top of the file\n`,
    });
    const before = await check();
    expect(before.status).toBe(1);
    expect(before.stderr).toContain('no source is called "wangchuan-2023"');
    addSource(target);
    const after = await check();
    expect(after).toEqual({
      status: 0,
      stdout: '',
      stderr: 'yunlan: 1 observation, 2 bureaus, 2 sources, 42 indicators; nothing wrong\n',
    });
  });

  it('tells at the top which source is missing, and behind each id how far its figure is trusted', async () => {
    await extract('wangchuan.txt', '-o', target);
    const text = readFileSync(join(folder, target), 'utf8');
    const sha256 = createHash('sha256').update(wangchuanReview).digest('hex');
    expect(text).toContain(`# Not on file yet. For sources.yaml:
#
# - id: wangchuan-2023
#   kind: review
#   bureau: wangchuan
#   title: '望川公安分局2023年工作盘点'
#   publisher: '云澜日报'
#   published: 2024-01-15
#   covers: { start: 2023-01-01, end: 2023-12-31 }
#   file: 'wangchuan.txt'
#   sha256: ${sha256}
`);
    expect(text).toContain(`- id: wangchuan-2023/2 # confidence 0.94, noun-before
  bureau: wangchuan
  indicator: disputes-resolved
  kind: level
  value: 1200
  lower: 1200
  upper: 1300
  unit: case
  qualifier: more-than
  period: { start: 2023-01-01, end: 2023-12-31 }
  source: wangchuan-2023
  locator: p3:`);
  });

  it('leaves out what is on file of the article, and says how much', async () => {
    await extract('wangchuan.txt', '-o', target);
    addSource(target);
    const again = 'yunlan/observations/again.yaml';
    expect((await extract('wangchuan.txt', '-o', again)).stderr).toBe(
      `${again}: 0 candidates from 1 article; 2 more on file already\n`,
    );
    const text = readFileSync(join(folder, again), 'utf8');
    expect(text).toContain('# 2 more of its figures are on file already.\n[]\n');
    expect(text).not.toContain('Not on file yet');
    expect((await extract('wangchuan.txt')).stdout).toMatch(/\n {7}on file as wangchuan-2023\/1, candidate\n/);
  });

  it('names a stand-in for a bureau that is not on file', async () => {
    const file = 'yunlan/observations/qinghe.yaml';
    await extract('Qinghe 2023.txt', '-o', file);
    expect(readFileSync(join(folder, file), 'utf8')).toContain(
      '# The bureau 青禾县公安局 is not on file: qinghe stands for it, here and in sources.yaml.\n',
    );
    addSource(file);
    const { status, stderr } = await check();
    expect(status).toBe(1);
    expect(stderr).toContain('no bureau is called "qinghe"');
  });

  it('is not overwritten without --force', async () => {
    writeFileSync(join(folder, target), 'mine');
    const refused = await extract('wangchuan.txt', '-o', target);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toBe(`error: ${target} exists; name another file, or overwrite it with --force\n`);
    expect(readFileSync(join(folder, target), 'utf8')).toBe('mine');
    expect((await extract('wangchuan.txt', '-o', target, '--force')).status).toBe(0);
    expect(readFileSync(join(folder, target), 'utf8')).toContain('- id: wangchuan-2023/1 ');
    expect(readdirSync(join(folder, 'yunlan/observations'))).toEqual(['wangchuan-2023.yaml', 'yunlan-2022.yaml']);
  });

  it('is no pipe and no device, whatever is forced; a link to a file stays one', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    symlinkSync('gone/away.yaml', join(folder, 'dangling.yaml'));
    for (const [name, what] of [
      ['pipe', 'no regular file'],
      ['dangling.yaml', 'a link that leads nowhere'],
    ] as const) {
      const { status, stderr } = await extract('wangchuan.txt', '-o', name, '--force');
      expect({ status, stderr }).toEqual({ status: 2, stderr: `error: ${name} is ${what}; name another file\n` });
    }
    expect(lstatSync(join(folder, 'pipe')).isFIFO()).toBe(true);
    writeFileSync(join(folder, 'real.yaml'), 'mine');
    symlinkSync('../../real.yaml', join(folder, target));
    expect((await extract('wangchuan.txt', '-o', target, '--force')).status).toBe(0);
    expect(lstatSync(join(folder, target)).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real.yaml'), 'utf8')).toContain('- id: wangchuan-2023/1 ');
  });

  it('is not written when no article can be read', async () => {
    const { status, stderr } = await extract('gone.txt', '-o', target);
    expect(status).toBe(1);
    expect(stderr).toContain('nothing was written: no article could be read\n');
    expect(existsSync(join(folder, target))).toBe(false);
  });
});

describe('the benchmark', () => {
  it('may have mistakes in its observations', async () => {
    writeFileSync(join(folder, 'yunlan/observations/broken.yaml'), '- id: wangchuan-2023/7\n\tvalue: [');
    const result = await extract('wangchuan.txt', '--json');
    expect(result.status).toBe(0);
    expect(listed(result).articles[0]?.observations.map(({ id }) => id)).toEqual([
      'wangchuan-2023/8',
      'wangchuan-2023/9',
    ]);
  });

  it('may not have any in its catalogue', async () => {
    writeFileSync(join(folder, 'yunlan/bureaus.yaml'), '- id: yunlan\n');
    const { status, stdout, stderr } = await extract('wangchuan.txt', '--json');
    expect([status, JSON.parse(stdout)]).toEqual([1, { articles: [] }]);
    expect(stderr).toContain('yunlan/bureaus.yaml:1');
    expect(stderr).toMatch(/nothing was extracted: \d errors?\n$/);
  });

  it('has to be there', async () => {
    const { status, stderr } = await runBench(['extract', 'wangchuan.txt', '--benchmark', 'nowhere'], { cwd: folder });
    expect([status, stderr]).toEqual([
      2,
      'error: there is no folder nowhere; name the folder that holds benchmark.yaml\n',
    ]);
  });
});

describe('wrong usage', () => {
  it.each<readonly [string, readonly string[], string]>([
    ['an unknown bureau', ['--bureau', 'wangchaun'], 'no bureau has the id "wangchaun"; did you mean wangchuan?'],
    ['a bureau like no other', ['--bureau', 'nowhere'], 'no bureau has the id "nowhere"; there are yunlan, wangchuan'],
    ['an empty name', [''], 'the name of an article is empty; name a file or a folder'],
    [
      'a period that is none',
      ['--period', '2023年'],
      '"2023年" is no period; give a year such as 2023, or two dates such as 2023-01-01..2023-06-30',
    ],
    [
      'a day that is none',
      ['--period', '2023-02-01..2023-02-30'],
      '"2023-02-01..2023-02-30" is no period; give a year such as 2023, or two dates such as 2023-01-01..2023-06-30',
    ],
    [
      'a period that goes backwards',
      ['--period', '2023-06-30..2023-01-01'],
      'the period ends (2023-01-01) before it starts (2023-06-30)',
    ],
    ['two forms at once', ['--json', '-o', 'x.yaml'], 'give --json or -o, not both'],
    ['--force without -o', ['--force'], '--force is for -o, which names the file to overwrite'],
    ['a folder for a file', ['-o', 'yunlan'], 'yunlan is a folder; name a file'],
    ['a file in no folder', ['-o', 'no/x.yaml'], 'there is no folder no to write into'],
    [
      'a model without its name',
      ['--model', 'http://127.0.0.1:9/v1'],
      'say with --model-name which model is to be asked',
    ],
    ['a name without its model', ['--model-name', 'm'], 'say with --model where the language model is to be asked'],
    [
      'an address that is none',
      ['--model', 'localhost', '--model-name', 'm'],
      'the language model at an unknown address was not asked: its address does not start with http:// or https://',
    ],
  ])('%s', async (_, args, message) => {
    const { status, stdout, stderr } = await extract('wangchuan.txt', ...args);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `error: ${message}\n` });
  });

  it('no article', async () => {
    const { status, stderr } = await extract();
    expect(status).toBe(2);
    expect(stderr).toContain("missing required argument 'article'");
  });
});

describe('a language model', () => {
  const proposals = [
    { indicator: 'criminal-cases-solved', kind: 'level', value: 412, phrase: '破获刑事案件412起' },
    { indicator: 'disputes-resolved', kind: 'level', value: 1200, phrase: '纠纷1200余起' },
    { indicator: 'criminal-cases-solved', kind: 'level', value: 500, phrase: '破获刑事案件500起' },
    { indicator: 'criminal-cases-solved', kind: 'level', value: 600, phrase: '破获刑事案件600起' },
  ];

  it('adds what the article bears out, and what it repeats is counted', async () => {
    await using server = await serveModel((response) => complete(response, { proposals }));
    const args = ['--json', '--model', server.url, '--model-name', 'stand-in'];
    const result = await runBench(['extract', 'wangchuan.txt', '--benchmark', 'yunlan', ...args], {
      cwd: folder,
      env: { BENCH_MODEL_KEY: 'secret-key' },
    });
    expect(result.status).toBe(0);
    expect(listed(result).articles[0]?.observations.map(({ value, rule }) => [value, rule])).toEqual([
      [412, 'noun-before'],
      [1200, 'noun-before'],
      [500, 'language-model'],
    ]);
    expect(result.stderr).toBe(
      'wangchuan.txt: the language model added 1 figure; 2 repeated the rules; not believed: 1 × the phrase does not stand in the article word for word\n',
    );
    expect(server.asked[0]?.headers['authorization']).toBe('Bearer secret-key');
    expect(result.stdout + result.stderr).not.toContain('secret-key');
  });

  it('that fails leaves the figures of the rules, and says so', async () => {
    await using server = await serveModel((response) => void response.writeHead(401).end());
    const result = await extract('wangchuan.txt', '--json', '--model', server.url, '--model-name', 'stand-in');
    expect(result.status).toBe(0);
    expect(listed(result).articles[0]?.observations).toHaveLength(2);
    expect(result.stderr).toMatch(
      /^warning: wangchuan\.txt: the language model at 127\.0\.0\.1:\d+ answered with status 401: it did not accept the key; the figures of the rules stand\n$/,
    );
  });
});
