/** The report about one bureau: its messages, the comparisons that it keeps, what is marked in them, and its evidence. */
import { describe, expect, it } from 'vitest';
import { memoryFolder } from '../../src/host/memory-folder.js';
import { isCore, permissions } from '../../src/model/comparison.js';
import type { Cell, Report, Table } from '../../src/model/report.js';
import { figuresOf, focusOn, prepare, type Prepared } from '../../src/pipeline.js';
import { makeLeague } from '../league/make-league.js';
import { prepareShipped, shippedDataset, shippedInputs } from './prepared.js';

const shipped = prepareShipped();
const dataset = shippedDataset();

const tablesOf = ({ sections }: Report): Table[] =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'table' ? [block.table] : [])));
const cellsOf = (report: Report): Cell[] => tablesOf(report).flatMap(({ rows }) => rows.flat());

function reportOf(prepared: Prepared, id: string, language: 'zh' | 'en'): Report {
  const bureau = prepared.dataset.bureaus.find((each) => each.id === id);
  const edition = bureau && focusOn(prepared, bureau).find((each) => each.language === language);
  if (!edition) throw new Error(`no edition about ${id} in ${language}`);
  return edition.report;
}

const cases = dataset.bureaus.flatMap(({ id, short_name: name }) =>
  (['zh', 'en'] as const).map((language) => ({ id, language, name: name[language] })),
);

describe.each(cases)('the report about $id in $language', ({ id, language, name }) => {
  const report = reportOf(shipped, id, language);
  const own = shipped.comparisons.filter(({ members }) => members.some(({ bureau }) => bureau === id));
  const told = own.filter(({ verdict, members }) => {
    const member = members.find(({ bureau }) => bureau === id);
    return permissions[verdict].rank && member && isCore(member);
  });

  it('asks about the bureau, and says three to six things, each about it', () => {
    expect(report.title).toContain(name);
    expect(report.question).toContain(name);
    expect(report.messages.length).toBeGreaterThanOrEqual(3);
    expect(report.messages.length).toBeLessThanOrEqual(6);
    for (const { text } of report.messages) expect(text).toContain(name);
    expect(report.front_figure?.id).toBe(`figure-spine-${id}-front`);
  });

  it('counts what compares as the model does, and cites it', () => {
    const [first] = report.messages;
    const numbers = (first?.text.match(/\d+/g) ?? []).map(Number);
    expect(numbers.slice(0, 2)).toEqual([own.length, told.length]);
    expect(first?.observations.toSorted()).toEqual(
      told
        .flatMap(({ members }) => members.flatMap(({ bureau, observation }) => (bureau === id ? [observation.id] : [])))
        .toSorted(),
    );
  });

  it('names the sets in which its own figure is only shown, also where the others of the set compare', () => {
    const apart = own.filter(
      ({ verdict, members }) =>
        members.length > 1 &&
        (!permissions[verdict].rank ||
          members.some((member) => member.bureau === id && !permissions[member.standing].rank)),
    );
    const titles = apart.map(
      (comparison) => report.comparisons.find((view) => view.id === comparison.id)?.title ?? '?',
    );
    const limits = report.limits.join('\n');
    const unnamed = titles.filter((title) => !limits.includes(title));
    expect(titles.length > 10 ? [] : unnamed).toEqual([]);
    expect(/没有因口径而不能排名|nothing is held back/.test(limits)).toBe(
      titles.length === 0 && !/\d|One/.test(limits),
    );
  });

  it('keeps the comparisons in which the bureau has a figure, and its row stands out in each', () => {
    const levels = own.filter(({ kind }) => kind === 'level' || kind === 'streak');
    const tables = tablesOf(report).filter(({ id: table }) =>
      ['crime', 'mediation', 'traffic', 'service', 'prevention'].includes(table.slice('table-'.length)),
    );
    const groups = tables.flatMap(({ rows }) => rows.filter(([cell]) => cell?.tone === 'group'));
    expect(groups).toHaveLength(levels.length);
    const strong = tables.flatMap(({ rows }) => rows.filter((row) => row.every(({ tone }) => tone === 'strong')));
    expect(strong.map(([cell]) => cell?.text)).toEqual(levels.map(() => name));
  });

  it('marks its point in each chart of a comparison, and no other', () => {
    const charts = figuresOf(report).filter(
      ({ template }) => template === 'dot-plot' || template === 'streak-lollipop',
    );
    for (const { rows, notes, id: figure } of charts) {
      const marked = rows.filter((row) => row['marked'] === 1);
      expect({ figure, marked: marked.length }).toEqual({ figure, marked: 1 });
      expect(String(marked[0]?.['label'])).toContain(name);
      expect(notes.join(' ')).toContain(name);
    }
  });

  it('has the evidence of its own figures and of those beside them, and links to nothing else', () => {
    const beside = new Set(own.flatMap(({ members }) => members.map(({ observation }) => observation.id)));
    const shown = dataset.observations.filter((observation) => observation.bureau === id || beside.has(observation.id));
    // With those that a derived figure comes from.
    const cited = new Set(shown.flatMap(({ derived_from: parts }) => parts));
    const expected = dataset.observations.filter(
      (observation) => shown.includes(observation) || cited.has(observation.id),
    );
    expect(report.evidence.map(({ observation }) => observation)).toEqual(
      expected.map((observation) => observation.id),
    );
    const numbers = new Set(report.evidence.map(({ number }) => number));
    for (const { number, observation } of report.evidence)
      expect(dataset.observations[number - 1]?.id).toBe(observation);
    const linked = [...cellsOf(report), ...report.messages].flatMap(({ evidence }) => evidence ?? []);
    expect(linked.length).toBeGreaterThan(own.length);
    expect(linked.filter((row) => !numbers.has(row))).toEqual([]);
  });

  it('states its changes and nobody else’s', () => {
    const stated = own.filter(({ kind }) => kind === 'change' || kind === 'change-points');
    const table = tablesOf(report).find(({ id: of }) => of === 'table-changes');
    expect((table?.rows ?? []).map(([, bureau]) => bureau?.text)).toEqual(stated.map(() => name));
    expect(report.messages.some(({ template }) => template === 'bureau-changes')).toBe(stated.length > 0);
  });
});

it('tells what most publish and a bureau does not', () => {
  const gaps = (id: string): string =>
    reportOf(shipped, id, 'en').messages.find(({ template }) => template === 'bureau-gaps')?.text ?? '';
  expect(gaps('shizhong')).toContain(
    '2 that most publish are missing: Homicide clearance streak, Reform measures issued',
  );
  expect(gaps('laixi')).toContain('none that most publish is missing');
});

it('leaves the main edition as it is', () => {
  const before = JSON.stringify(shipped.editions.map(({ report }) => report));
  for (const bureau of dataset.bureaus) focusOn(shipped, bureau);
  expect(JSON.stringify(shipped.editions.map(({ report }) => report))).toBe(before);
});

describe('of a league of 40', () => {
  const folder = memoryFolder(makeLeague({ bureaus: 40, years: 5, indicators: 4, seed: 3 }));
  const league = prepare({ ...shippedInputs, folder }, ['en'], () => undefined).value;
  if (!league) throw new Error('the league cannot be prepared');
  const ranked =
    league.comparisons[0]?.members.toSorted((a, b) => (a.rank?.position ?? 99) - (b.rank?.position ?? 99)) ?? [];
  const middle = ranked[20]?.bureau ?? '';
  const report = reportOf(league, middle, 'en');
  const [main] = league.editions;

  it('the bureau has its page and its evidence, which the main edition leaves out', () => {
    const has = (of: Report, id: string): boolean => tablesOf(of).some((table) => table.id === id);
    expect([`table-bureau-${middle}`, 'table-evidence'].map((id) => main && has(main.report, id))).toEqual([
      false,
      false,
    ]);
    expect([`table-bureau-${middle}`, 'table-evidence'].map((id) => has(report, id))).toEqual([true, true]);
    const own = league.dataset.observations.filter(({ bureau }) => bureau === middle);
    const printed = report.evidence.map(({ observation }) => observation);
    expect(printed).toEqual(expect.arrayContaining(own.map(({ id }) => id)));
    expect(printed.length).toBeLessThan(league.dataset.observations.length / 4);
  });

  it('the middle of a long table and of a long chart is shown where it is the bureau’s', () => {
    const name = report.focus?.label ?? '';
    const table = tablesOf(report).find(({ id }) => id === 'table-crime');
    const strong = table?.rows.filter((row) => row[0]?.tone === 'strong') ?? [];
    expect(strong.map(([cell]) => cell?.text)).toEqual(report.comparisons.map(() => name));
    for (const figure of figuresOf(report).filter(({ template }) => template !== 'spine')) {
      const marked = figure.rows.filter((row) => row['marked'] === 1);
      expect({ id: figure.id, found: marked.length > 0 }).toEqual({ id: figure.id, found: true });
    }
    expect(main && figuresOf(main.report).some(({ rows }) => rows.some((row) => row['marked'] === 1))).toBe(false);
  });

  it('each sentence on a figure has the group, the ratio and the rank', () => {
    const figures = report.messages.filter(({ template }) => template === 'bureau-figure');
    expect(figures.length).toBeGreaterThan(0);
    for (const { text } of figures) expect(text).toMatch(/the \d+ others together .*: \w+.*rank =?\d+\/\d+/);
  });
});
