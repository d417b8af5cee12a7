/** `bench diff`, and what moved since the last edition in the briefing. Places and figures are invented. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchmarkWithRanks, deaths, validBenchmark } from '../read/valid-benchmark.js';
import { runBench, writeFiles, type RunResult } from './run-bench.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = async (...args: string[]): Promise<RunResult> => await runBench(args, { cwd: folder });

const beiling = 'observations/beiling-2023.yaml';
const base: Record<string, string> = { ...benchmarkWithRanks };

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

type Files = Readonly<Record<string, string>>;

const edit = (files: Files, path: string, find: string, replace: string): Files => {
  const text = files[path] ?? '';
  if (!text.includes(find)) throw new Error(`${path} has no ${find}`);
  return { ...files, [path]: text.replace(find, () => replace) };
};

const changed = (path: string, find: string, replace: string): Files => edit(base, path, find, replace);

const population = (date: string, value: number, basis: string): string =>
  `    - { date: ${date}, value: ${value}, basis: ${basis}, source: census-2020 }\n`;

const yearEnds: readonly [bureau: string, census: number, yearEnd: number][] = [
  ['yunxi', 2_100_000, 2_200_000],
  ['dongchuan', 800_000, 820_000],
  ['xiping', 400_000, 410_000],
  ['beiling', 500_000, 300_000],
];

/** Each has year-end residents beside those of the census, but for one bureau. */
const withYearEnds = (without?: string): Files =>
  yearEnds.reduce(
    (files: Files, [bureau, census, yearEnd]) =>
      bureau === without
        ? files
        : edit(
            files,
            'bureaus.yaml',
            population('2020-11-01', census, 'census'),
            population('2020-11-01', census, 'census') + population('2023-12-31', yearEnd, 'year-end'),
          ),
    base,
  );

/** Residents of year-ends alone. */
const onlyYearEnds = (without?: string): Files =>
  yearEnds.reduce((files: Files, [bureau, census, yearEnd]) => {
    const list = `  population:\n${population('2020-11-01', census, 'census')}`;
    const instead = `  population:\n${population('2023-12-31', yearEnd, 'year-end')}`;
    return edit(files, 'bureaus.yaml', list, bureau === without ? '' : instead);
  }, base);

/** A deaths figure of the year after, which is corrected. */
const laterYear: Files = {
  ...changed('benchmark.yaml', 'reference_period: { start: 2023-01-01, end: 2023-12-31 }', 'reference_period: null'),
  'observations/beiling-2024.yaml': deaths
    .replace('beiling-2023/3', 'beiling-2023/4')
    .replace('start: 2023-01-01, end: 2023-12-31', 'start: 2024-01-01, end: 2024-12-31')
    .replace('value: 25', 'value: 6')
    .replace('死亡25人', '死亡6人'),
  'corrections.yaml': `- observation: beiling-2023/4
  stated: 死亡6人
  expect: 6
  value: 5
  reason: { zh: 重复计数, en: One was counted twice. }
  provider: { zh: 北岭区分局, en: Beiling Branch }
  date: 2024-01-20
`,
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
    dongchuan: rank 2 of 3 (1–3) → 3 of 3 (2–3), because the figure of beiling changed
    xiping: rank 1 of 3 (1–3) → 2 of 3 (1–3), because the figure of beiling changed
    beiling: 25 (rate 5) → 5 (rate 1); rank 3 of 3 (2–3) → 1 of 3 (1–2), because its figure changed

files: 0 came, 0 went, 1 changed
  ~ observations/beiling-2023.yaml
`,
    ],
    [
      'a figure that went, and with it the ranks',
      validBenchmark,
      `observations: 0 came, 1 went, 0 changed
  - beiling-2023/3: traffic-deaths, 25 person, 2023-01-01..2023-12-31

comparisons: 1 moved
  traffic-deaths/level
    dongchuan: rank 2 of 3 (1–3) → none, because beiling went
    xiping: rank 1 of 3 (1–3) → none, because beiling went
    beiling: went, had 25 (rate 5), rank 3 of 3 (2–3)

files: 0 came, 0 went, 1 changed
  ~ observations/beiling-2023.yaml
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
    dongchuan: rank 2 of 3 (1–3) → none, because beiling compares otherwise
    xiping: rank 1 of 3 (1–3) → none, because beiling compares otherwise
    beiling: rank 3 of 3 (2–3) → none; comparable-with-caveats → indicative, because period-length-differs was found

files: 0 came, 0 went, 1 changed
  ~ observations/beiling-2023.yaml
`,
    ],
    [
      'a population',
      changed('bureaus.yaml', 'value: 400000', 'value: 200000'),
      `populations: 0 came, 0 went, 1 changed
  ~ xiping, census 2020-11-01: 400000 → 200000

observations: 0 came, 0 went, 0 changed

comparisons: 2 moved
  disputes-resolved/level
    xiping: 500 (rate 125) → 500 (rate 250); population 400000 → 200000
  traffic-deaths/level
    dongchuan: rank 2 of 3 (1–3) → 1 of 3 (1–2), because the population of xiping changed
    xiping: 10 [9.5–10.5] (rate 2.5) → 10 [9.5–10.5] (rate 5); population 400000 → 200000; rank 1 of 3 (1–3) → 2 of 3 (1–3), because its population changed; found bounds-overlap
    beiling: rank 3 of 3 (2–3) → 2 of 3 (1–3), because the population of xiping changed; found bounds-overlap

files: 0 came, 0 went, 1 changed
  ~ bureaus.yaml
`,
    ],
    [
      'a figure that was corrected, which is no change of what was published',
      corrected,
      `observations: 0 came, 0 went, 1 changed
  ~ beiling-2023/3: value 25 → 5; published_value nothing → 25; published_lower nothing → 25; published_upper nothing → 25; published_qualifier nothing → exact

comparisons: 1 moved
  traffic-deaths/level
    dongchuan: rank 2 of 3 (1–3) → 3 of 3 (2–3), because the figure of beiling changed
    xiping: rank 1 of 3 (1–3) → 2 of 3 (1–3), because the figure of beiling changed
    beiling: 25 (rate 5) → 5 (rate 1); rank 3 of 3 (2–3) → 1 of 3 (1–2), because its figure was corrected

files: 1 came, 0 went, 0 changed
  + corrections.yaml
`,
    ],
  ])('tells %s', async (_, files, says) => {
    put('new', files);
    const { status, stdout, stderr } = await run('diff', 'out', 'new');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(head + says);
  });

  it.each<readonly [string, Files, Files, string]>([
    [
      'another basis of population for the whole set',
      withYearEnds(),
      withYearEnds('beiling'),
      `populations: 0 came, 1 went, 0 changed
  - beiling, year-end 2023-12-31: 300000

observations: 0 came, 0 went, 0 changed

comparisons: 2 moved
  disputes-resolved/level: rates per 100000 residents (year-end) → rates per 100000 residents (census)
    yunxi: 10000 [10000–] (rate 454.55) → 10000 [10000–] (rate 476.19); population 2200000 (year-end 2023-12-31) → 2100000 (census 2020-11-01); found denominator-date-differs
    dongchuan: 3400 [3400–3500] (rate 414.63) → 3400 [3400–3500] (rate 425); population 820000 (year-end 2023-12-31) → 800000 (census 2020-11-01); found denominator-date-differs
    beiling: 1950 (rate 650) → 1950 (rate 390); population 300000 (year-end 2023-12-31) → 500000 (census 2020-11-01); comparable → comparable-with-caveats, because the measure changed and denominator-date-differs was found
  traffic-deaths/level: rates per 100000 residents (year-end) → rates per 100000 residents (census)
    yunxi: 61 (rate 2.7727) → 61 (rate 2.9048); population 2200000 (year-end 2023-12-31) → 2100000 (census 2020-11-01); found denominator-date-differs
    dongchuan: 24 (rate 2.9268) → 24 (rate 3); population 820000 (year-end 2023-12-31) → 800000 (census 2020-11-01); rank 2 of 3 (1–2) → 2 of 3 (1–3); comparable → comparable-with-caveats, because the measure changed and denominator-date-differs was found
    xiping: 10 [9.5–10.5] (rate 2.439) → 10 [9.5–10.5] (rate 2.5); population 410000 (year-end 2023-12-31) → 400000 (census 2020-11-01); rank 1 of 3 (1–2) → 1 of 3 (1–3); found denominator-date-differs
    beiling: 25 (rate 8.3333) → 25 (rate 5); population 300000 (year-end 2023-12-31) → 500000 (census 2020-11-01); rank 3 of 3 → 3 of 3 (2–3); comparable → comparable-with-caveats, because the measure changed and denominator-date-differs was found

files: 0 came, 0 went, 1 changed
  ~ bureaus.yaml
`,
    ],
    [
      'rates that cannot be computed any more',
      onlyYearEnds(),
      onlyYearEnds('beiling'),
      `populations: 0 came, 1 went, 0 changed
  - beiling, year-end 2023-12-31: 300000

observations: 0 came, 0 went, 0 changed

comparisons: 2 moved
  disputes-resolved/level: comparable-with-caveats → not-comparable, because the measure changed and level-differs, denominator-basis-differs, denominator-missing were found; rates per 100000 residents (year-end) → no rates
    yunxi: 10000 [10000–] (rate 454.55) → 10000 [10000–]; indicative → not-comparable, because the measure changed and level-differs, denominator-basis-differs were found; no longer found areas-nested
    dongchuan: 3400 [3400–3500] (rate 414.63) → 3400 [3400–3500]; comparable-with-caveats → not-comparable, because the measure changed and level-differs, denominator-basis-differs were found
    xiping: 500 (rate 121.95) → 500; indicative → not-comparable, because the measure changed and level-differs, denominator-basis-differs were found; no longer found denominator-date-differs
    beiling: 1950 (rate 650) → 1950; comparable → not-comparable, because the measure changed and level-differs, denominator-missing were found
  traffic-deaths/level: comparable-with-caveats → undetermined, because the measure changed and level-differs, denominator-basis-differs, denominator-missing were found and areas-nested is found no more; rates per 100000 residents (year-end) → no rates
    yunxi: 61 (rate 2.7727) → 61; indicative → undetermined, because the measure changed and level-differs, denominator-basis-differs were found and areas-nested is found no more
    dongchuan: 24 (rate 2.9268) → 24; rank 2 of 3 (1–2) → none; comparable → undetermined, because the measure changed and level-differs, denominator-basis-differs were found
    xiping: 10 [9.5–10.5] (rate 2.439) → 10 [9.5–10.5]; rank 1 of 3 (1–2) → none; comparable-with-caveats → undetermined, because the measure changed and level-differs, denominator-basis-differs were found
    beiling: 25 (rate 8.3333) → 25; rank 3 of 3 → none; comparable → undetermined, because the measure changed and level-differs, denominator-missing were found

files: 0 came, 0 went, 1 changed
  ~ bureaus.yaml
`,
    ],
    [
      'a rate where there was a number',
      changed(
        'indicators.yaml',
        'polarity: lower-is-better\n  rate: population',
        'polarity: lower-is-better\n  rate: none',
      ),
      base,
      `observations: 0 came, 0 went, 0 changed

comparisons: 1 moved
  traffic-deaths/level: numbers as published → rates per 100000 residents (census)
    yunxi: 61 → 61 (rate 2.9048); found denominator-date-differs; no longer found level-differs
    dongchuan: 24 → 24 (rate 3); rank 2 of 3 → 2 of 3 (1–3); comparable → comparable-with-caveats, because the measure changed and denominator-date-differs was found
    xiping: 10 [9.5–10.5] → 10 [9.5–10.5] (rate 2.5); rank 1 of 3 → 1 of 3 (1–3); found denominator-date-differs
    beiling: 25 → 25 (rate 5); rank 3 of 3 → 3 of 3 (2–3); comparable → comparable-with-caveats, because the measure changed and denominator-date-differs was found

files: 0 came, 0 went, 1 changed
  ~ indicators.yaml
`,
    ],
    [
      'rates per another number of residents',
      base,
      changed('benchmark.yaml', 'slug: yunxi', 'slug: yunxi\nrate_base: 10000'),
      `observations: 0 came, 0 went, 0 changed

comparisons: 2 moved
  disputes-resolved/level: rates per 100000 residents (census) → rates per 10000 residents (census)
  traffic-deaths/level: rates per 100000 residents (census) → rates per 10000 residents (census)

files: 0 came, 0 went, 1 changed
  ~ benchmark.yaml
`,
    ],
    [
      'a population that no figure uses',
      base,
      changed(
        'bureaus.yaml',
        population('2020-11-01', 500_000, 'census'),
        population('2020-11-01', 500_000, 'census') + population('2010-11-01', 450_000, 'census'),
      ),
      `populations: 1 came, 0 went, 0 changed
  + beiling, census 2010-11-01: 450000

observations: 0 came, 0 went, 0 changed

comparisons: none moved

files: 0 came, 0 went, 1 changed
  ~ bureaus.yaml
`,
    ],
    [
      'a bureau that is newly included',
      changed('benchmark.yaml', 'xiping, beiling]', 'xiping]'),
      base,
      `bureaus: 1 newly included, 0 no longer
  + beiling

observations: 3 came, 0 went, 0 changed
  + beiling-2023/1: disputes-resolved, 1950 case, 2023-01-01..2023-12-31
  + beiling-2023/2: online-service-share, 82 percent, 2023-01-01..2023-12-31
  + beiling-2023/3: traffic-deaths, 25 person, 2023-01-01..2023-12-31

comparisons: 3 moved
  disputes-resolved/level: indicative → comparable-with-caveats, because level-differs is found no more and beiling is newly included
    yunxi: no longer found level-differs
    dongchuan: indicative → comparable-with-caveats, because level-differs is found no more
    xiping: no longer found level-differs
    beiling: came with 1950 (rate 390), because the bureau is newly included; found denominator-date-differs
  traffic-deaths/level
    dongchuan: rank none → 2 of 3 (1–3), because beiling is newly included
    xiping: rank none → 1 of 3 (1–3), because beiling is newly included
    beiling: came with 25 (rate 5), rank 3 of 3 (2–3), because the bureau is newly included; found denominator-date-differs
  online-service-share/level: no comparison → not-comparable, because beiling is newly included
    beiling: came with 82 [81.5–82.5], because the bureau is newly included; found too-few-published

files: 0 came, 0 went, 1 changed
  ~ benchmark.yaml
`,
    ],
    [
      'a figure that came',
      validBenchmark,
      base,
      `observations: 1 came, 0 went, 0 changed
  + beiling-2023/3: traffic-deaths, 25 person, 2023-01-01..2023-12-31

comparisons: 1 moved
  traffic-deaths/level
    dongchuan: rank none → 2 of 3 (1–3), because beiling came
    xiping: rank none → 1 of 3 (1–3), because beiling came
    beiling: came with 25 (rate 5), rank 3 of 3 (2–3); found denominator-date-differs

files: 0 came, 0 went, 1 changed
  ~ observations/beiling-2023.yaml
`,
    ],
    [
      'a later figure that takes the place and is corrected',
      base,
      laterYear,
      `observations: 1 came, 0 went, 0 changed
  + beiling-2023/4: traffic-deaths, 5 person, 2024-01-01..2024-12-31

comparisons: 1 moved
  traffic-deaths/level
    dongchuan: rank 2 of 3 (1–3) → 3 of 3 (2–3), because another figure of beiling takes the place; found period-differs
    xiping: rank 1 of 3 (1–3) → 2 of 3 (1–3), because another figure of beiling takes the place; found period-differs
    beiling: 25 (rate 5) → 5 (rate 1); now beiling-2023/4 instead of beiling-2023/3; rank 3 of 3 (2–3) → 1 of 3 (1–2), because a later figure of its own takes the place; found period-differs

files: 2 came, 0 went, 1 changed
  + corrections.yaml
  + observations/beiling-2024.yaml
  ~ benchmark.yaml
`,
    ],
    [
      'an indicator that is no longer included',
      base,
      changed('benchmark.yaml', 'slug: yunxi', 'slug: yunxi\nindicators: [disputes-resolved]'),
      `indicators: 0 newly included, 5 no longer, 0 of another polarity
  - dispute-resolution-rate
  - traffic-deaths
  - homicide-clearance-streak
  - online-service-share
  - online-service-items

observations: 0 came, 10 went, 0 changed
  - yunxi-2023/2: traffic-deaths, 61 person, 2023-01-01..2023-12-31
  - dongchuan-2023/3: dispute-resolution-rate, 98.5 percent, 2023-01-01..2023-12-31
  - dongchuan-2023/4: traffic-deaths, 24 person, 2023-01-01..2023-12-31
  - dongchuan-2023/5: traffic-deaths (change), -11.1 percent, 2023-01-01..2023-12-31
  - dongchuan-2023/6: homicide-clearance-streak (streak), 9 year, 2015-01-01..2023-12-31
  - dongchuan-2023/7: online-service-items, 120 item, 2023-12-31..2023-12-31
  - xiping-2023/4: dispute-resolution-rate, 96.2 percent, 2023-01-01..2023-12-31
  - xiping-2023/5: traffic-deaths, 10 person, 2023-01-01..2023-12-31
  - beiling-2023/2: online-service-share, 82 percent, 2023-01-01..2023-12-31
  - beiling-2023/3: traffic-deaths, 25 person, 2023-01-01..2023-12-31

comparisons: 6 moved
  dispute-resolution-rate/level: comparable → no comparison, because the indicator is no longer included
    dongchuan: went, had 98.5 [98.45–98.55]
    xiping: went, had 96.2 [96.15–96.25]
  traffic-deaths/level: comparable-with-caveats → no comparison, because the indicator is no longer included
    yunxi: went, had 61 (rate 2.9048)
    dongchuan: went, had 24 (rate 3), rank 2 of 3 (1–3)
    xiping: went, had 10 [9.5–10.5] (rate 2.5), rank 1 of 3 (1–3)
    beiling: went, had 25 (rate 5), rank 3 of 3 (2–3)
  traffic-deaths/change: not-comparable → no comparison, because the indicator is no longer included
    dongchuan: went, had -11.1 [-11.15–-11.05]
  homicide-clearance-streak/streak: not-comparable → no comparison, because the indicator is no longer included
    dongchuan: went, had 9
  online-service-share/level: not-comparable → no comparison, because the indicator is no longer included
    beiling: went, had 82 [81.5–82.5]
  online-service-items/level: not-comparable → no comparison, because the indicator is no longer included
    dongchuan: went, had 120

files: 0 came, 0 went, 1 changed
  ~ benchmark.yaml
`,
    ],
    [
      'ranks that run the other way',
      base,
      changed('indicators.yaml', 'polarity: lower-is-better', 'polarity: none'),
      `indicators: 0 newly included, 0 no longer, 1 of another polarity
  ~ traffic-deaths: polarity lower-is-better → none

observations: 0 came, 0 went, 0 changed

comparisons: 1 moved
  traffic-deaths/level
    xiping: rank 1 of 3 (1–3) → 3 of 3 (1–3), because the order of ranks was turned
    beiling: rank 3 of 3 (2–3) → 1 of 3 (1–2), because the order of ranks was turned

files: 0 came, 0 went, 1 changed
  ~ indicators.yaml
`,
    ],
    [
      'who passed whom, and not who else changed',
      base,
      edit(changed(beiling, 'value: 25', 'value: 27'), 'observations/dongchuan-2023.yaml', 'value: 24', 'value: 14'),
      `observations: 0 came, 0 went, 2 changed
  ~ dongchuan-2023/4: value 24 → 14
  ~ beiling-2023/3: value 25 → 27

comparisons: 1 moved
  traffic-deaths/level
    dongchuan: 24 (rate 3) → 14 (rate 1.75); rank 2 of 3 (1–3) → 1 of 3 (1–2), because its figure changed
    xiping: rank 1 of 3 (1–3) → 2 of 3 (1–2), because the figure of dongchuan changed
    beiling: 25 (rate 5) → 27 (rate 5.4); rank 3 of 3 (2–3) → 3 of 3

files: 0 came, 0 went, 2 changed
  ~ observations/beiling-2023.yaml
  ~ observations/dongchuan-2023.yaml
`,
    ],
    [
      'bounds, and the interval and the findings that come with them',
      base,
      changed(beiling, 'value: 25\n', 'value: 25\n  lower: 15\n  upper: 35\n  qualifier: about\n'),
      `observations: 0 came, 0 went, 1 changed
  ~ beiling-2023/3: lower 25 → 15; upper 25 → 35; qualifier exact → about

comparisons: 1 moved
  traffic-deaths/level
    beiling: 25 (rate 5) → 25 [15–35] (rate 5); rank 3 of 3 (2–3) → 3 of 3 (1–3); found value-approximate

files: 0 came, 0 went, 1 changed
  ~ observations/beiling-2023.yaml
`,
    ],
    [
      'a correction whose reason alone changed',
      corrected,
      edit(corrected, 'corrections.yaml', 'Two figures were swapped', 'Digits were swapped'),
      `nothing differs in the data

files: 0 came, 0 went, 1 changed, in what the data do not show
  ~ corrections.yaml
`,
    ],
  ])('tells %s', async (_, from, to, says) => {
    put('before', from);
    put('new', to);
    const { status, stdout, stderr } = await run('diff', 'before', 'new');
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
    expect(text('en')).toContain('No figure, rank or verdict has moved since the last edition (2024-02-01).');
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
