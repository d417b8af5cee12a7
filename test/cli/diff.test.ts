/** `bench diff`, and what moved since the last edition in the briefing. Places and figures are invented. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validBenchmark } from '../read/valid-benchmark.js';
import { runBench, writeFiles, type RunResult } from './run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = async (...args: string[]): Promise<RunResult> => await runBench(args, { cwd: folder });

/** A third county with deaths in traffic, so that there are ranks. */
const deaths = `- id: beiling-2023/3
  bureau: beiling
  indicator: traffic-deaths
  kind: level
  value: 25
  unit: person
  period: { start: 2023-01-01, end: 2023-12-31 }
  source: beiling-2023
  locator: p6:90-96
  phrase: 死亡25人
`;

const beiling = 'observations/beiling-2023.yaml';
const base: Record<string, string> = { ...validBenchmark, [beiling]: `${validBenchmark[beiling]}${deaths}` };

const corrected = {
  ...base,
  'corrections.yaml': `- observation: beiling-2023/3
  stated: 死亡25人
  expect: 25
  value: 5
  reason: { zh: 两个数字颠倒, en: Two figures were swapped. }
  provider: { zh: 北岭区分局, en: Beiling Branch }
  date: 2024-03-01
`,
};

const changed = (path: string, find: string, replace: string): Record<string, string> => {
  const text = base[path] ?? '';
  if (!text.includes(find)) throw new Error(`${path} has no ${find}`);
  return { ...base, [path]: text.replace(find, () => replace) };
};

/** Writes a benchmark under a name. */
const put = (name: string, files: Readonly<Record<string, string>>): void => {
  rmSync(join(folder, name), { recursive: true, force: true });
  writeFiles(join(folder, name), files);
};

beforeAll(async () => {
  put('old', base);
  const { status, stderr } = await run('build', 'old', '--format', 'data', '--out', 'out');
  if (status !== 0) throw new Error(stderr);
});

const head = 'yunxi (2024-02-01) → yunxi (2024-02-01)\n\n';

describe('bench diff', () => {
  it.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ['nothing', base, 'nothing differs\n'],
    [
      'a figure that changed, its rank, and the ranks of others',
      changed(beiling, 'value: 25\n', 'value: 5\n'),
      `observations: 0 came, 0 went, 1 changed
  ~ beiling-2023/3: value 25 → 5

comparisons: 1 moved
  traffic-deaths/level
    dongchuan: rank 2 of 3 → 3 of 3, because the figure of beiling changed
    xiping: rank 1 of 3 → 2 of 3, because the figure of beiling changed
    beiling: 25 (rate 5) → 5 (rate 1), rank 3 of 3 → 1 of 3, because its figure changed
`,
    ],
    [
      'a figure that went, and with it the ranks',
      validBenchmark,
      `observations: 0 came, 1 went, 0 changed
  - beiling-2023/3: traffic-deaths, 25 person, 2023-01-01..2023-12-31

comparisons: 1 moved
  traffic-deaths/level
    dongchuan: rank 2 of 3 → none, because beiling went
    xiping: rank 1 of 3 → none, because beiling went
    beiling: went, had 25 (rate 5), rank 3 of 3
`,
    ],
    [
      'a figure that a rule keeps out now',
      changed(
        beiling,
        'start: 2023-01-01, end: 2023-12-31 }\n  source: beiling-2023\n  locator: p6',
        'start: 2023-10-01, end: 2023-12-31 }\n  source: beiling-2023\n  locator: p6',
      ),
      `observations: 0 came, 0 went, 1 changed
  ~ beiling-2023/3: period_start 2023-01-01 → 2023-10-01

comparisons: 1 moved
  traffic-deaths/level
    dongchuan: rank 2 of 3 → none, because beiling compares otherwise
    xiping: rank 1 of 3 → none, because beiling compares otherwise
    beiling: rank 3 of 3 → none, comparable-with-caveats → indicative, because period-length-differs was found
`,
    ],
    [
      'a population',
      changed('bureaus.yaml', 'value: 400000', 'value: 200000'),
      `observations: 0 came, 0 went, 0 changed

comparisons: 2 moved
  disputes-resolved/level
    xiping: 500 (rate 125) → 500 (rate 250)
  traffic-deaths/level
    dongchuan: rank 2 of 3 → 1 of 3, because the figure of xiping changed
    xiping: 10 (rate 2.5) → 10 (rate 5), rank 1 of 3 → 2 of 3, because its population changed; bounds-overlap was found
    beiling: rank 3 of 3 → 2 of 3, because bounds-overlap was found; the figure of xiping changed
`,
    ],
    [
      'a figure that was corrected, which is no change of what was published',
      corrected,
      `observations: 0 came, 0 went, 1 changed
  ~ beiling-2023/3: value 25 → 5; published_value nothing → 25; published_lower nothing → 25; published_upper nothing → 25; published_qualifier nothing → exact

comparisons: 1 moved
  traffic-deaths/level
    dongchuan: rank 2 of 3 → 3 of 3, because the figure of beiling changed
    xiping: rank 1 of 3 → 2 of 3, because the figure of beiling changed
    beiling: 25 (rate 5) → 5 (rate 1), rank 3 of 3 → 1 of 3, because its figure was corrected
`,
    ],
  ])('tells %s', async (_, files, says) => {
    put('new', files);
    const { status, stdout, stderr } = await run('diff', 'out', 'new');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(head + says);
  });

  it('takes a manifest, an output folder and a benchmark folder alike', async () => {
    put('new', changed(beiling, 'value: 25\n', 'value: 5\n'));
    expect((await run('build', 'new', '--format', 'data', '--out', 'out-new')).status).toBe(0);
    const [one, two, three] = await Promise.all([
      run('diff', 'out/manifest.json', 'out-new'),
      run('diff', 'old', 'out-new/manifest.json'),
      run('diff', 'old', 'new'),
    ]);
    expect(one.stdout).toContain('beiling-2023/3: value 25 → 5');
    expect([two.stdout, three.stdout]).toEqual([one.stdout, one.stdout]);
  });

  it('prints JSON for programs', async () => {
    put('new', changed(beiling, 'value: 25\n', 'value: 5\n'));
    const { stdout } = await run('diff', 'out', 'new', '--json');
    const found = JSON.parse(stdout) as { changed: unknown; comparisons: { comparison: string; members: unknown[] }[] };
    expect(found.changed).toEqual([
      {
        id: 'beiling-2023/3',
        bureau: 'beiling',
        indicator: 'traffic-deaths',
        fields: ['value', 'lower', 'upper'].map((field) => ({ field, from: '25', to: '5' })),
      },
    ]);
    expect(found.comparisons.map(({ comparison, members }) => [comparison, members.length])).toEqual([
      ['traffic-deaths/level', 3],
    ]);
  });

  it.each<readonly [string, readonly string[], number, string]>([
    ['no folder', ['nowhere', 'out'], 2, 'there is no folder nowhere; name an output folder or a benchmark folder'],
    ['a file of a benchmark', ['old/benchmark.yaml', 'out'], 2, 'a file, not a folder; did you mean old?'],
    [
      'a folder of neither kind',
      ['out', 'old/observations'],
      2,
      'old/observations/manifest.json: it is missing; name the output folder of a build, or a benchmark folder',
    ],
    ['one side only', ['out'], 2, "missing required argument 'new'"],
  ])('%s: one message', async (_, sides, wanted, says) => {
    const { status, stdout, stderr } = await run('diff', ...sides);
    expect({ status, stdout }).toEqual({ status: wanted, stdout: '' });
    expect(stderr).toContain(says);
  });

  it('an edition without its data: how to get it', async () => {
    expect((await run('build', 'old', '--format', 'svg', '--lang', 'zh', '--out', 'drawn')).status).toBe(0);
    const { status, stderr } = await run('diff', 'drawn', 'old');
    expect(status).toBe(2);
    expect(stderr).toContain('drawn/data/observations.csv: the edition was built without its data; build it again');
  });

  it('a benchmark that is broken: its mistakes', async () => {
    put('new', changed(beiling, 'value: 25\n', 'value: many\n'));
    const { status, stderr } = await run('diff', 'out', 'new');
    expect(status).toBe(1);
    expect(stderr).toContain('new/observations/beiling-2023.yaml:28:10');
  });
});

describe('since the last edition', () => {
  const withPrevious = (files: Readonly<Record<string, string>>, previous = '../out'): Record<string, string> => ({
    ...files,
    'benchmark.yaml': `${files['benchmark.yaml']}previous: ${previous}\n`,
  });
  const text = (language: string): string =>
    execFileSync('pdftotext', ['-layout', join(folder, `told/yunxi.${language}.pdf`), '-'], { encoding: 'utf8' })
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');

  it('has a section of its own in the briefing, which is verified', async () => {
    put('new', withPrevious(changed(beiling, 'value: 25\n', 'value: 5\n')));
    expect((await run('build', 'new', '--format', 'pdf,data', '--out', 'told')).status).toBe(0);
    const [zh, en] = [text('zh'), text('en')];
    for (const part of ['与上一期相比', '修改 1 个', '位次 3/3', '位次 1/3', '北岭区的数字变动'])
      expect(zh.replaceAll(' ', '')).toContain(part.replaceAll(' ', ''));
    for (const part of ['Since the last edition', '1 changed', 'rank 3 of 3', 'rank 1 of 3', 'its figure changed'])
      expect(en).toContain(part);
    const { status, stderr } = await run('verify', 'new', '--out', 'told');
    expect(stderr).toMatch(/\d+ numbers compared, all agree\n$/);
    expect(status).toBe(0);
  }, 60_000);

  it('tells corrected figures and other fields in words, in both languages', async () => {
    const files = withPrevious(corrected);
    const again = { ...files, [beiling]: (files[beiling] ?? '').replace('locator: p6:90-96', 'locator: p7:1-7') };
    put('new', again);
    expect((await run('build', 'new', '--format', 'pdf,data', '--out', 'told')).status).toBe(0);
    const [zh, en] = [text('zh').replaceAll(' ', ''), text('en')];
    for (const part of ['5（更正）', '本身数字已更正', '位置：p7:1-7']) expect(zh).toContain(part);
    for (const part of ['5 (corrected)', 'its figure was corrected', 'Place: p7:1-7']) expect(en).toContain(part);
    for (const language of ['zh', 'en'])
      expect(text(language)).not.toMatch(/published_|beiling-2023\/3|\b(?:qualifier|locator)\b/);
    expect((await run('verify', 'new', '--out', 'told')).status).toBe(0);
  }, 60_000);

  it('says so when nothing moved', async () => {
    put('new', withPrevious(base));
    expect((await run('build', 'new', '--format', 'pdf', '--lang', 'en', '--out', 'told')).status).toBe(0);
    expect(text('en')).toContain('Nothing has moved since the last edition (2024-02-01).');
  }, 60_000);

  it('names the place where the edition should be', async () => {
    put('new', withPrevious(base, '../gone'));
    const { status, stderr } = await run('build', 'new', '--format', 'data', '--out', 'told');
    expect(status).toBe(1);
    expect(stderr).toContain('error[previous-unreadable]');
    expect(stderr).toContain('the edition before cannot be read, ../gone/manifest.json: it is missing');
    expect(stderr).toMatch(/new\/benchmark\.yaml:\d+:11/);
  });

  it('is refused where it is later, or not as it was built', async () => {
    put('new', withPrevious(changed('benchmark.yaml', 'date: 2024-02-01', 'date: 2024-01-31')));
    const later = await run('check', 'new');
    expect(later.status).toBe(1);
    expect(later.stderr).toContain(
      'error[previous-later]: the edition before is dated 2024-02-01, later than this one (2024-01-31)',
    );
    put('touched', {});
    cpSync(join(folder, 'out'), join(folder, 'touched'), { recursive: true });
    appendFileSync(join(folder, 'touched/data/observations.csv'), ' ');
    put('new', withPrevious(base, '../touched'));
    const touched = await run('check', 'new');
    expect(touched.status).toBe(1);
    expect(touched.stderr).toContain('../touched/data/observations.csv: the file is not as the build wrote it');
    expect(touched.stderr).toContain('build that edition again, or put the file back as it was');
  });

  it('is not overwritten by the edition that names it', async () => {
    put('new', withPrevious(base));
    const { status, stderr } = await run('build', 'new', '--format', 'data', '--out', 'out');
    expect(status).toBe(2);
    expect(stderr).toContain('out holds the edition before');
  });
});
