/** Charts: for each one planned, its texts and the table that it draws. */
import { isCore, shownEstimate, type Comparison } from '../model/comparison.js';
import type { Family } from '../model/indicator.js';
import { endYear } from '../model/period.js';
import type { ChartData, FigurePlan } from '../model/plan.js';
import type { ComparisonView, CoverageMatrix, Figure, MemberView } from '../model/report.js';
import { translate, type Context } from './context.js';
import { computedDecimals, formatNumber, joinItems } from './format.js';

/** A figure before it is numbered. */
export type DraftFigure = Omit<Figure, 'number'>;

export interface FigureInput {
  readonly context: Context;
  readonly views: readonly ComparisonView[];
  readonly matrix: CoverageMatrix;
  /** The section's family; undefined where the section is about all. */
  readonly family: Family | undefined;
}

type Row = Figure['rows'][number];

/** Rows of a ranked chart; larger sets show both ends. */
export const mostRows = 20;

/** The charts of one plan entry; none where nothing is there to say. */
export function draftFigures(plan: FigurePlan, input: FigureInput): DraftFigure[] {
  return builders[plan.data](plan.template, input);
}

const builders: Readonly<Record<ChartData, (template: string, input: FigureInput) => DraftFigure[]>> = {
  comparisons: (template, input) =>
    pairsOf(input).flatMap(({ comparison, view }) =>
      comparison.kind === 'level' && isDrawable(comparison) ? [drawComparison(template, input, comparison, view)] : [],
    ),
  series: (template, input) =>
    pairsOf(input).flatMap(({ comparison, view }) =>
      comparison.series.some(({ points }) => points.length >= 3) ? [drawSeries(template, input, comparison, view)] : [],
    ),
  streaks: (template, input) =>
    pairsOf(input).flatMap(({ comparison, view }) =>
      comparison.kind === 'streak' && comparison.members.length > 1
        ? [drawComparison(template, input, comparison, view)]
        : [],
    ),
  changes: drawChanges,
  matrix: drawMatrix,
  coverage: drawCoverage,
};

function pairsOf({ context, views, family }: FigureInput): { comparison: Comparison; view: ComparisonView }[] {
  return context.comparisons.flatMap((comparison, index) => {
    const view = views[index];
    return view && (family === undefined || view.family.id === family) ? [{ comparison, view }] : [];
  });
}

/** Something to see: two figures or more that may stand side by side, not all of them zero. */
function isDrawable(comparison: Comparison): boolean {
  if (comparison.verdict === 'not-comparable') return false;
  return shownMembers(comparison).length >= 2 && shownMembers(comparison).some(({ value }) => value !== 0);
}

function shownMembers(
  comparison: Comparison,
): { bureau: string; value: number; lower: number; upper: number | null }[] {
  return comparison.members.flatMap((member) => {
    const shown = shownEstimate(comparison, member);
    return shown && member.standing !== 'not-comparable' ? [{ bureau: member.bureau, ...shown }] : [];
  });
}

function drawComparison(
  template: string,
  input: FigureInput,
  comparison: Comparison,
  view: ComparisonView,
): DraftFigure {
  const { context } = input;
  const { wording } = context;
  const sorted = shownMembers(comparison).sort((a, b) => b.value - a.value);
  const shown = sorted.length > mostRows ? [...sorted.slice(0, mostRows / 2), ...sorted.slice(-mostRows / 2)] : sorted;
  const rows: Row[] = shown.flatMap(({ bureau, value, lower, upper }) => {
    const member = view.members.find((candidate) => candidate.bureau.id === bureau);
    if (!member) return [];
    const state = isCore({ standing: member.standing.id }) ? 'comparable' : 'indicative';
    return [
      {
        label: labelRow(context, member),
        value,
        lower,
        upper: upper ?? value,
        state,
        text: labelValue(comparison, member),
      },
    ];
  });
  if (context.detailed) {
    for (const { bureau, reason } of view.absences) {
      rows.push({ label: bureau.label, value: null, lower: null, upper: null, state: 'absent', text: reason.label });
    }
  }
  const hidden = sorted.length - shown.length;
  return {
    id: `figure-${comparison.id.replace('/', '-')}`,
    title: titleComparison(context, comparison, view),
    subtitle: wording.say('figure.subtitle', { title: view.title, unit: view.unit }),
    alt: describeRows(context, view.title, rows),
    template,
    texts: { x: view.unit },
    parameters: { x_max: roomFor(rows), median: comparison.median ?? -1 },
    rows,
    notes: [
      ...(rows.some(({ state }) => state === 'indicative') ? [wording.say('figure.note.indicative')] : []),
      ...(rows.some(({ lower, upper }) => lower !== upper) ? [wording.say('figure.note.bounds')] : []),
      ...(hidden > 0 ? [wording.say('figure.note.hidden', { shown: shown.length, of: sorted.length })] : []),
      ...view.findings.filter(({ severity }) => severity.id !== 'excluding').map(({ sentence }) => sentence),
    ],
    sources: sourcesOf(context, sourceIds(comparison)),
    families: [view.family.id],
  };
}

/** Sources of the figures and of the populations that they are related to. */
function sourceIds({ members }: Comparison): string[] {
  return members.flatMap(({ observation, population }) => [
    observation.source,
    ...(population ? [population.source] : []),
  ]);
}

/** The end of the axis that leaves room for the longest label beside its point. */
function roomFor(rows: readonly Row[]): number {
  const plotWidth = 430;
  const needed = rows.flatMap(({ value, upper, text, state }) => {
    if (state === 'absent') return [];
    const width = 24 + [...String(text)].reduce((sum, character) => sum + (character > '\u2e80' ? 12 : 6.5), 0);
    return [Math.max(Number(value), Number(upper)) / (1 - Math.min(0.8, width / plotWidth))];
  });
  return Math.max(...needed);
}

function labelRow({ wording }: Context, { bureau, period }: MemberView): string {
  return wording.say('figure.row', { bureau: bureau.label, period });
}

function labelValue({ measure }: Comparison, member: MemberView): string {
  const { text } = (measure === 'rate' ? member.rate : undefined) ?? member.stated;
  return member.scope === '' ? text : `${text} · ${member.scope}`;
}

/** The message as title: who is higher where two compare, else that the figures stand side by side only. */
function titleComparison({ wording }: Context, comparison: Comparison, view: ComparisonView): string {
  const core = comparison.members
    .flatMap((member) => {
      const shown = shownEstimate(comparison, member);
      return isCore(member) && shown ? [{ bureau: member.bureau, value: shown.value }] : [];
    })
    .sort((a, b) => b.value - a.value);
  const name = (index: number): string =>
    view.members.find(({ bureau }) => bureau.id === core.at(index)?.bureau)?.bureau.label ?? '';
  const [highest, lowest] = [core[0]?.value ?? 0, core.at(-1)?.value ?? 0];
  if (core.length < 2) return wording.say('figure.title.indicative', { title: view.title });
  if (highest === lowest) return wording.say('figure.title.equal', { title: view.title });
  const values = { title: view.title, first: name(0), last: name(-1), count: core.length };
  return wording.say(core.length === 2 ? 'figure.title.pair' : 'figure.title.group', values);
}

function describeRows({ wording, language }: Context, title: string, rows: readonly Row[]): string {
  const items = rows
    .slice(0, mostRows)
    .map(({ label, text }) => wording.say('figure.alt.item', { label: String(label), text: String(text) }));
  return wording.say('figure.alt', { title, items: joinItems(items, language) });
}

/** Sources by publisher and id, each once, in the order in which they are on file; large sets name how many. */
export function sourcesOf(context: Context, ids: readonly string[]): string[] {
  const used = new Set(ids);
  const cited = context.dataset.sources.filter(({ id }) => used.has(id));
  if (cited.length > 6) return [context.wording.say('sources.many', { count: cited.length })];
  return cited.map(({ id, publisher }) =>
    publisher === null
      ? id
      : context.wording.say('sources.item', { publisher: translate(context, 'sources', publisher), id }),
  );
}

function drawSeries(template: string, input: FigureInput, comparison: Comparison, view: ComparisonView): DraftFigure {
  const { context } = input;
  const { wording } = context;
  const long = comparison.series.filter(({ points }) => points.length >= 3);
  const last = (series: (typeof long)[number]): number => series.points.at(-1)?.shown.value ?? 0;
  const sorted = [...long].sort((a, b) => last(b) - last(a));
  const chosen = sorted.length > 6 ? [...sorted.slice(0, 3), ...sorted.slice(-3)] : sorted;
  const rows: Row[] = chosen.flatMap(({ bureau, points }) =>
    points.map(({ period, shown }, index) => ({
      bureau: context.bureau(bureau).short_name[context.language],
      year: `${endYear(period)}`,
      value: shown.value,
      lower: shown.lower,
      upper: shown.upper ?? shown.value,
      text: index === points.length - 1 ? context.bureau(bureau).short_name[context.language] : '',
    })),
  );
  const years = rows.map(({ year }) => Number(year));
  const range = { first: `${Math.min(...years)}`, last: `${Math.max(...years)}` };
  return {
    id: `figure-${comparison.id.replace('/', '-')}-trend`,
    title: wording.say('figure.title.trend', { title: view.title, ...range }),
    subtitle: wording.say('figure.subtitle', { title: view.title, unit: view.unit }),
    alt: wording.say('figure.alt.trend', { title: view.title, count: chosen.length, ...range }),
    template,
    texts: { y: view.unit },
    parameters: {},
    rows,
    notes:
      chosen.length < long.length ? [wording.say('figure.note.trend', { shown: chosen.length, of: long.length })] : [],
    sources: sourcesOf(
      context,
      comparison.members.map(({ observation }) => observation.source),
    ),
    families: [view.family.id],
  };
}

function drawChanges(template: string, input: FigureInput): DraftFigure[] {
  const { context } = input;
  const { wording } = context;
  if (!context.detailed) return [];
  const pairs = pairsOf(input).filter(({ comparison }) => comparison.kind === 'change');
  const rows: Row[] = pairs.flatMap(({ view }) =>
    view.members.map((member) => ({
      label: wording.say('figure.row.change', {
        title: view.indicator.label,
        bureau: member.bureau.label,
        period: member.period,
      }),
      value: member.stated.value,
      direction: member.stated.value < 0 ? 'fall' : 'rise',
      text: `${member.stated.text}%`,
    })),
  );
  if (rows.length < 2) return [];
  const largest = Math.max(...rows.map(({ value }) => Math.abs(Number(value))));
  const falls = rows.filter(({ direction }) => direction === 'fall').length;
  const ids = pairs.flatMap(({ comparison }) => comparison.members.map(({ observation }) => observation.source));
  return [
    {
      id: 'figure-changes',
      title: wording.say('figure.title.changes', { count: rows.length, falls, rises: rows.length - falls }),
      subtitle: wording.say('figure.subtitle.changes'),
      alt: describeRows(context, wording.say('section.changes'), rows),
      template,
      texts: { x: wording.say('figure.axis.change') },
      parameters: { x_max: largest * 1.75 },
      rows,
      notes: [wording.say('figure.note.changes')],
      sources: sourcesOf(context, ids),
      families: [],
    },
  ];
}

function drawMatrix(template: string, { context, matrix }: FigureInput): DraftFigure[] {
  const { wording } = context;
  if (!context.detailed) return [];
  const rows: Row[] = matrix.rows.flatMap((row) =>
    row.cells.map((cell) => ({
      title: row.title,
      bureau: matrix.bureaus.find(({ id }) => id === cell.bureau)?.label ?? cell.bureau,
      state: cell.state.id,
      text: cell.text,
    })),
  );
  const published = rows.filter(({ state }) => state !== 'not-published' && state !== 'not-applicable').length;
  return [
    {
      id: 'figure-matrix',
      title: wording.say('figure.title.matrix', { published, of: rows.length }),
      subtitle: wording.say('figure.subtitle.matrix'),
      alt: wording.say('figure.alt.matrix', {
        rows: matrix.rows.length,
        bureaus: matrix.bureaus.length,
        published,
        of: rows.length,
      }),
      template,
      texts: {},
      parameters: {},
      rows,
      notes: [wording.say('figure.note.matrix')],
      sources: sourcesOf(
        context,
        context.dataset.observations.map(({ source }) => source),
      ),
      families: [],
    },
  ];
}

/** How many figures of each family compare, stand side by side, or stand alone. */
function drawCoverage(template: string, { context, views }: FigureInput): DraftFigure[] {
  const { wording } = context;
  const families = [...new Map(views.map(({ family }) => [family.id, family])).values()];
  const states = ['comparable', 'indicative', 'not-comparable', 'single'] as const;
  const stateOf = (view: ComparisonView): (typeof states)[number] => {
    if (view.members.length === 1) return 'single';
    if (view.verdict.id === 'comparable' || view.verdict.id === 'comparable-with-caveats') return 'comparable';
    return view.verdict.id === 'not-comparable' ? 'not-comparable' : 'indicative';
  };
  const rows: Row[] = families.flatMap((family) =>
    states.flatMap((state, order) => {
      const count = views.filter((view) => view.family.id === family.id && stateOf(view) === state).length;
      return count === 0
        ? []
        : [{ family: family.label, state: wording.say(`figure.state.${state}`), key: state, order, count }];
    }),
  );
  const total = (key: string): number =>
    rows.filter((row) => row['key'] === key).reduce((sum, { count }) => sum + Number(count), 0);
  const values = { figures: views.length, comparable: total('comparable'), single: total('single') };
  const items = rows.map(({ family, state, count }) => ({
    label: `${family}, ${state}`,
    text: formatNumber(Number(count), computedDecimals(1e3)),
  }));
  return [
    {
      id: 'figure-coverage',
      title: wording.say('figure.title.coverage', values),
      subtitle: wording.say('figure.subtitle.coverage'),
      alt: describeRows(context, wording.say('section.coverage'), items),
      template,
      texts: {
        x: wording.say('figure.axis.count'),
        ...Object.fromEntries(
          states.map((state) => [`state_${state.replace('-', '_')}`, wording.say(`figure.state.${state}`)]),
        ),
      },
      parameters: {},
      rows,
      notes: [],
      sources: sourcesOf(
        context,
        context.dataset.observations.map(({ source }) => source),
      ),
      families: [],
    },
  ];
}
