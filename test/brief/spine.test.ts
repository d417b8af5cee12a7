/** The spine of each bureau: which figures it has, where they stand, and what is said beside them. */
import { describe, expect, it } from 'vitest';
import { memoryFolder } from '../../src/host/memory-folder.js';
import { isCore, permissions, shownEstimate, type Comparison } from '../../src/model/comparison.js';
import type { Figure, Report } from '../../src/model/report.js';
import { focusOn, figuresOf, prepare, type Prepared } from '../../src/pipeline.js';
import { makeLeague } from '../league/make-league.js';
import { figuresIn, prepareShipped, reportIn, shippedDataset, shippedInputs } from './prepared.js';

const languages = ['zh', 'en'] as const;
const dataset = shippedDataset();
const { comparisons } = prepareShipped();

type Row = Figure['rows'][number];

const spineOf = (figures: readonly Figure[], bureau: string): Figure => {
  const figure = figures.find(({ id }) => id === `figure-spine-${bureau}`);
  if (!figure) throw new Error(`${bureau} has no spine`);
  return figure;
};
const ownRows = ({ rows }: Figure): Row[] => rows.filter(({ state }) => state !== 'other');

/** The row of an indicator's name. */
function rowOf(figure: Figure, name: string): Row {
  const row = ownRows(figure).find(({ label }) => String(label).replaceAll('\n', ' ').startsWith(name));
  if (!row) throw new Error(`${figure.id} has no row ${name}`);
  return row;
}

/** Values that may stand beside one another, by bureau; of streaks only those in the unit of most. */
function sideBySide(comparison: Comparison): Map<string, number> {
  if (!permissions[comparison.verdict].side_by_side) return new Map();
  return new Map(
    comparison.members.flatMap((member) => {
      const shown = shownEstimate(comparison, member);
      return shown && permissions[member.standing].side_by_side ? [[member.bureau, shown.value]] : [];
    }),
  );
}

describe.each(languages)('the spines of the real reviews, in %s', (language) => {
  it.each(dataset.bureaus.map(({ id }) => id))('%s: a row for each figure that stands beside another', (bureau) => {
    const own = comparisons.filter(({ members }) => members.some((member) => member.bureau === bureau));
    const beside = own.filter((comparison) => {
      const values = sideBySide(comparison);
      return values.has(bureau) && values.size > 1;
    });
    const figure = spineOf(figuresIn(language), bureau);
    const titles = reportIn(language).comparisons;
    const titleOf = ({ id }: Comparison): string => titles.find((view) => view.id === id)?.title ?? '?';
    expect(ownRows(figure)).toHaveLength(beside.length);
    for (const comparison of beside) expect(rowOf(figure, titleOf(comparison))).toBeDefined();
    // All others are named as not compared.
    const alone = own.filter((comparison) => !beside.includes(comparison));
    const [, note = ''] = figure.notes;
    for (const comparison of alone) expect(note).toContain(titleOf(comparison));
    expect(note).toContain(String(alone.length));
    // The title counts every figure of the bureau once.
    const counted = [...figure.title.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    expect(counted[0]).toBe(own.length);
    expect(counted.slice(1).reduce((sum, count) => sum + count, 0)).toBe(own.length);
  });

  it('draws what does not compare hollow, without better and worse', () => {
    for (const { id } of dataset.bureaus) {
      for (const comparison of comparisons) {
        const member = comparison.members.find(({ bureau }) => bureau === id);
        const title = reportIn(language).comparisons.find((view) => view.id === comparison.id)?.title ?? '?';
        const row = ownRows(spineOf(figuresIn(language), id)).find(({ label }) =>
          String(label).replaceAll('\n', ' ').startsWith(`${title} `),
        );
        if (!row || !member) continue;
        const compares = isCore(member) && comparison.members.filter(isCore).length > 1;
        expect({ title, hollow: row['state'] === 'shown' }).toEqual({ title, hollow: !compares });
      }
    }
  });

  it('of two the other one is a named tick in the centre, and the place tells the difference beside the larger', () => {
    const figure = spineOf(figuresIn(language), 'jiyang');
    const row = rowOf(figure, language === 'zh' ? '破获刑事案件' : 'Criminal cases solved');
    const [own, other] = [(398 / 515_679) * 100_000, (4978 / 3_928_568) * 100_000];
    expect(row['value']).toBeCloseTo((own - other) / other, 10);
    expect([row['shape'], row['state'], row['band']]).toEqual(['triangle-down', 'compared', null]);
    expect(String(row['label'])).toContain('77.2');
    expect(String(row['beside'])).toMatch(
      language === 'zh' ? /滨州市126\.7，低于（2\/4家）/ : /Binzhou 126\.7, lower \(2 of 4\)/,
    );
    const ticks = figure.rows.filter((each) => each['state'] === 'other' && each['row'] === row['row']);
    expect(ticks.map(({ value }) => value)).toEqual([0]);
  });

  it('has rough figures with the bounds that their wording implies', () => {
    const row = rowOf(
      spineOf(figuresIn(language), 'laixi'),
      language === 'zh' ? '电动自行车挂牌' : 'E-bikes registered',
    );
    expect(Number(row['upper'])).toBeGreaterThan(Number(row['lower']));
    expect(Number(row['value'])).toBeGreaterThanOrEqual(Number(row['lower']));
    expect(row['upper']).toBeLessThan(1);
    expect(row['shape']).toBe('triangle-up');
  });

  it('with fewer reported accidents than one has neither side: both zeros stand in the centre', () => {
    const row = rowOf(
      spineOf(figuresIn(language), 'laixi'),
      language === 'zh' ? '一次死亡3人以上交通事故' : 'Road accidents with three or more deaths',
    );
    expect([row['value'], row['shape']]).toEqual([0, 'circle']);
  });

  it('a fall of what is better low lies on the right', () => {
    const row = rowOf(
      spineOf(figuresIn(language), 'laixi'),
      language === 'zh' ? '刑事警情（发案）（同比）' : 'Criminal incidents, change on year',
    );
    // −27.1 % beside −13 %.
    expect(row['value']).toBeCloseTo((27.1 - 13) / 27.15, 3);
    expect(row['shape']).toBe('diamond');
  });
});

function prepareLeague(bureaus: number): Prepared {
  const folder = memoryFolder(makeLeague({ bureaus, years: 1, indicators: 12, seed: 5 }));
  const { value } = prepare({ ...shippedInputs, folder }, ['en'], () => undefined);
  if (!value) throw new Error('the league cannot be prepared');
  return value;
}

/** The figure of a row's comparison for each bureau that is ranked. */
function ratesOf({ comparisons: all }: Prepared, view: Report['comparisons'][number]): Map<string, number> {
  const comparison = all.find(({ id }) => id === view.id);
  return new Map(
    comparison?.members.flatMap((member) => (member.rank && member.rate ? [[member.bureau, member.rate.value]] : [])),
  );
}

describe('the spines of a league', () => {
  const league = prepareLeague(12);
  const [edition] = league.editions;
  if (!edition) throw new Error('there is no edition');
  const { report } = edition;

  it.each(league.dataset.bureaus.map(({ id }) => id))(
    '%s: the median in the centre, the farther end at the rim',
    (bureau) => {
      const figure = spineOf(figuresOf(report), bureau);
      for (const view of report.comparisons) {
        const rates = ratesOf(league, view);
        const own = rates.get(bureau);
        if (own === undefined) continue;
        const row = rowOf(figure, view.title);
        const sorted = [...rates.values()].toSorted((a, b) => a - b);
        const [smallest = 0, largest = 0] = [sorted[0], sorted.at(-1)];
        const middle = ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
        const flip =
          league.dataset.indicators.find(({ id }) => id === view.indicator.id)?.polarity === 'lower-is-better';
        const [left, right] = flip ? [largest, smallest] : [smallest, largest];
        const drawn = [row['low'], row['high'], row['lower'], row['upper']].map(Number);
        expect(Math.max(...drawn.map(Math.abs))).toBeCloseTo(1, 10);
        // Ends, quartiles and the figure keep their order and proportions around the median.
        const scale = (right - left) / (Number(row['high']) - Number(row['low']));
        const place = (value: number): number => (value - middle) / scale;
        expect(row['low']).toBeCloseTo(place(left), 10);
        expect(row['high']).toBeCloseTo(place(right), 10);
        expect(row['value']).toBeCloseTo(place(own), 10);
        expect(Number(row['q1'])).toBeGreaterThanOrEqual(Number(row['low']));
        expect(Number(row['q1'])).toBeLessThanOrEqual(0);
        expect(Number(row['q3'])).toBeGreaterThanOrEqual(0);
        expect(Number(row['q3'])).toBeLessThanOrEqual(Number(row['high']));
        const inside = sorted.filter((value) => {
          const at = place(value);
          return at >= Number(row['q1']) - 1e-9 && at <= Number(row['q3']) + 1e-9;
        });
        expect(Math.abs(inside.length - sorted.length / 2)).toBeLessThanOrEqual(2);
        const member = view.members.find((each) => each.bureau.id === bureau);
        expect(String(row['beside']).replaceAll('\n', ' ')).toContain(`rank ${member?.rank?.text}`);
        expect(String(row['beside'])).toContain(`median ${view.median?.text}`);
      }
    },
  );

  it('says better and worse only where there is a direction, in colour and in words', () => {
    const judged = league.dataset.bureaus.flatMap(({ id }) =>
      ownRows(spineOf(figuresOf(report), id)).filter(({ state }) => state === 'better' || state === 'worse'),
    );
    expect(judged.length).toBeGreaterThan(4);
    for (const { state, shape, label, beside } of judged) {
      expect(String(label)).toContain('↓');
      expect(String(label)).toMatch(/incidents/i);
      expect(state).toBe(shape === 'triangle-down' ? 'better' : 'worse');
      expect(String(beside)).toContain(`(${state})`);
    }
  });

  it('has no quartiles below eight', () => {
    const small = prepareLeague(5);
    const figures = small.editions
      .flatMap((each) => figuresOf(each.report))
      .filter(({ bureau }) => bureau !== undefined);
    expect(figures).toHaveLength(5);
    for (const figure of figures) {
      const grouped = ownRows(figure).filter(({ band }) => band === 'compared');
      expect(grouped.length).toBeGreaterThan(8);
      for (const row of grouped) expect([row['q1'], row['q3']]).toEqual([null, null]);
      expect(figure.subtitle).not.toMatch(/half/);
    }
  });

  it('of page one has the first rows, and the page then all', () => {
    const [bureau] = league.dataset.bureaus;
    if (!bureau) throw new Error('the league has bureaus');
    const [own] = focusOn(league, bureau);
    const front = own?.report.front_figure;
    const page = spineOf(own ? figuresOf(own.report) : [], bureau.id);
    expect(front?.rows.length).toBeLessThan(page.rows.length);
    expect(page.rows.map(({ label }) => label).slice(0, front?.rows.length)).toEqual(
      front?.rows.map(({ label }) => label),
    );
    expect(front?.notes.join(' ')).toContain(`of ${page.rows.length} rows`);
  });
});
