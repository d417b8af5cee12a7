/** The section on what moved since the edition before: how many figures, which verdicts and ranks, and why. */
import {
  isNoDifference,
  type Cause,
  type ComparisonDifference,
  type Difference,
  type FigureRecord,
  type MemberDifference,
} from '../model/difference.js';
import { observationKinds, publishedColumns, qualifiers, type ObservationKind } from '../model/observation.js';
import type { Block, Cell } from '../model/report.js';
import { verdicts } from '../model/comparison.js';
import { titleOf, type Context } from './context.js';
import {
  computedDecimals,
  formatBase,
  formatNumber,
  joinItems,
  showPeriod,
  showStated,
  statedDecimals,
} from './format.js';
import type { Numbering } from './section-input.js';
import { heading, type DraftTable } from './tables/draft.js';

/** Rows that a table has at most; `bench diff` tells all. */
const mostRows = 60;

export function blocksSince(context: Context, numbering: Numbering): Block[] {
  const { since, wording } = context;
  if (!since) return [];
  const own = ofFocus(context, since);
  const { came, went, changed, comparisons, from } = own;
  const key = isNoDifference(own) ? 'since.none' : 'since.lead';
  const counts = { came: came.length, went: went.length, changed: changed.length, moved: comparisons.length };
  const lead: Block = { type: 'paragraph', tone: 'lead', text: wording.say(key, { date: from.date, ...counts }) };
  const tables = [tableOfMoves(context, comparisons), tableOfFigures(context, own)].filter(
    ({ rows }) => rows.length > 0,
  );
  return [lead, ...tables.map((draft): Block => ({ type: 'table', table: numbering.table(draft) }))];
}

/** Of an edition about one bureau what concerns it. */
function ofFocus({ focus }: Context, since: Difference): Difference {
  if (!focus) return since;
  const isOwn = (row: Readonly<Record<string, string>>): boolean => row['bureau'] === focus.id;
  return {
    ...since,
    came: since.came.filter(isOwn),
    went: since.went.filter(isOwn),
    changed: since.changed.filter(({ bureau }) => bureau === focus.id),
    comparisons: since.comparisons.filter(({ members }) => members.some(({ bureau }) => bureau === focus.id)),
  };
}

/** The name of a bureau that still takes part, else its id. */
const nameOf = ({ dataset, language }: Context, id: string): string =>
  dataset.bureaus.find((bureau) => bureau.id === id)?.short_name[language] ?? id;

function nameComparison(context: Context, indicator: string, kind: string): string {
  const isKnown = context.dataset.indicators.some(({ id }) => id === indicator);
  return isKnown ? titleOf(context, indicator, kind as ObservationKind) : indicator;
}

const cut = (context: Context, total: number): string[] =>
  total > mostRows ? [context.wording.say('since.cut', { count: total - mostRows })] : [];

function tableOfMoves(context: Context, comparisons: readonly ComparisonDifference[]): DraftTable {
  const { wording } = context;
  const rows = comparisons.flatMap((comparison): Cell[][] => [
    [{ text: headOf(context, comparison), tone: 'group' }],
    ...comparison.members.map((member) => rowOf(context, member)),
  ]);
  return {
    id: 'table-since-moves',
    title: wording.say('table.since-moves'),
    unit: '',
    columns: [
      heading(context, 'bureau', 'left'),
      heading(context, 'earlier', 'left'),
      heading(context, 'now', 'left'),
      heading(context, 'why', 'left'),
    ],
    rows: rows.slice(0, mostRows),
    notes: [wording.say('table.note.since'), ...cut(context, rows.length)],
    sources: [],
  };
}

const nameVerdict = ({ wording }: Context, code: string): string =>
  (verdicts as readonly string[]).includes(code) ? wording.say(`verdict.${code}`) : code;

/** The comparison, and its verdict where that moved. */
function headOf(context: Context, { indicator, kind, verdict, causes }: ComparisonDifference): string {
  const { wording } = context;
  const title = nameComparison(context, indicator, kind);
  if (verdict.from === verdict.to) return title;
  const say = (code: string | undefined): string =>
    wording.say(code === undefined ? 'since.no-set' : `verdict.${code}`);
  const moved = wording.say('since.verdict', { title, from: say(verdict.from), to: say(verdict.to) });
  return moved + because(context, causes);
}

const rowOf = (context: Context, { bureau, figure, causes }: MemberDifference): Cell[] => [
  { text: nameOf(context, bureau) },
  { text: sideOf(context, figure.from) },
  { text: sideOf(context, figure.to) },
  { text: causesOf(context, causes) },
];

/** Figure, rate and rank of one edition. */
function sideOf(context: Context, figure: FigureRecord | undefined): string {
  const { wording, dataset, language } = context;
  if (!figure) return wording.say('since.absent');
  const { value, rate, rank, ranked, standing } = figure;
  const parts = [
    formatNumber(value, statedDecimals(value)),
    ...(rate === undefined
      ? []
      : [
          wording.say('since.rate', {
            rate: formatNumber(rate, computedDecimals(rate)),
            base: formatBase(dataset.benchmark.rate_base, language),
          }),
        ]),
    ...(rank === undefined || ranked === undefined ? [] : [wording.say('since.rank', { rank, of: ranked })]),
    nameVerdict(context, standing),
  ];
  return joinItems(parts, language);
}

const because = (context: Context, causes: readonly Cause[]): string => {
  const said = causesOf(context, causes);
  return said === '' ? '' : context.wording.say('since.because', { causes: said });
};

function causesOf(context: Context, causes: readonly Cause[]): string {
  const { wording, language } = context;
  const said = causes.map((cause) => {
    if ('bureaus' in cause) {
      const names = cause.bureaus.map((id) => nameOf(context, id));
      return wording.say(`since.cause.${cause.type}`, { bureaus: joinItems(names, language) });
    }
    if ('rules' in cause) {
      const names = cause.rules.map((code) => nameRule(context, code));
      return wording.say(`since.cause.${cause.type}`, { rules: joinItems(names, language) });
    }
    return cause.type === 'unknown' ? '' : wording.say(`since.cause.${cause.type}`);
  });
  return said.filter((text) => text !== '').join(language === 'zh' ? '\uff1b' : '; ');
}

type Row = Readonly<Record<string, string>>;

/** Fields that are shown as one. */
const figureFields: ReadonlySet<string> = new Set(['value', 'lower', 'upper', 'qualifier']);
const periodFields: ReadonlySet<string> = new Set(['period_start', 'period_end']);
/** What the source says stands beside what holds, which is marked as corrected. */
const publishedFields: ReadonlySet<string> = new Set(publishedColumns);

/** A figure of an edition, with the bounds that it has by its words. */
function figureOf({ wording, language }: Context, row: Row): string {
  const [value, lower] = [Number(row['value']), Number(row['lower'] ?? row['value'])];
  const qualifier = qualifiers.find((known) => known === row['qualifier']) ?? 'exact';
  const upper = row['upper'] === undefined ? (qualifier === 'exact' ? value : null) : Number(row['upper']);
  const kind = observationKinds.find((known) => known === row['kind']) ?? 'level';
  const { text, bounds } = showStated({ value, lower, upper }, kind, qualifier, language);
  const figure = bounds === '' ? text : wording.say('table.bounded', { value: text, bounds });
  return row['published_value'] === undefined ? figure : wording.say('since.corrected', { figure });
}

function periodOf({ wording, language }: Context, { period_start: start, period_end: end }: Row): string {
  return start === undefined || end === undefined
    ? wording.say('period.not-stated')
    : showPeriod({ start, end }, language);
}

/** Fields that have a heading in other tables. */
const headed: ReadonlySet<string> = new Set(['bureau', 'indicator', 'kind', 'unit', 'scope', 'phrase', 'note']);

function fieldOf({ wording }: Context, field: string, row: Row): string {
  const text = row[field];
  const name = wording.say(headed.has(field) ? `column.${field}` : `since.name.${field}`);
  return wording.say('since.field', { field: name, text: text ?? wording.say('since.absent') });
}

/** What an observation was and is, where that is not the same. */
function changesOf(context: Context, before: Row, after: Row): { readonly from: string; readonly to: string }[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const differing = names.filter((name) => before[name] !== after[name]);
  const pair = (say: (row: Row) => string): { from: string; to: string } => ({ from: say(before), to: say(after) });
  const isAny = (fields: ReadonlySet<string>): boolean => differing.some((name) => fields.has(name));
  const rest = differing.filter(
    (name) => ![figureFields, periodFields, publishedFields].some((each) => each.has(name)),
  );
  return [
    ...(isAny(figureFields) || isAny(publishedFields) ? [pair((row) => figureOf(context, row))] : []),
    ...(isAny(periodFields) ? [pair((row) => periodOf(context, row))] : []),
    ...rest.map((field) => pair((row) => fieldOf(context, field, row))),
  ];
}

/** What a rule found, in words; its code where it is none of this version's. */
const nameRule = ({ rules, wording }: Context, code: string): string =>
  rules.some((rule) => rule.code === code) ? wording.say(`caveat.${code}`) : code;

/** Figures that came, went or changed. */
function tableOfFigures(context: Context, { came, went, changed }: Difference): DraftTable {
  const { wording } = context;
  const named = (row: Row): Cell[] => [
    { text: nameOf(context, row['bureau'] ?? '') },
    { text: nameComparison(context, row['indicator'] ?? '', row['kind'] ?? 'level') },
    { text: periodOf(context, row) },
  ];
  const absent = { text: wording.say('since.absent') };
  const rows: Cell[][] = [
    ...came.map((row) => [...named(row), absent, { text: figureOf(context, row) }]),
    ...went.map((row) => [...named(row), { text: figureOf(context, row) }, absent]),
    ...changed.flatMap(({ before, after }) =>
      changesOf(context, before, after).map(({ from, to }) => [...named(after), { text: from }, { text: to }]),
    ),
  ];
  return {
    id: 'table-since-figures',
    title: wording.say('table.since-figures'),
    unit: '',
    columns: [
      heading(context, 'bureau', 'left'),
      heading(context, 'indicator', 'left'),
      heading(context, 'period', 'left'),
      heading(context, 'earlier', 'left'),
      heading(context, 'now', 'left'),
    ],
    rows: rows.slice(0, mostRows),
    notes: cut(context, rows.length),
    sources: [],
  };
}
