/** The section on what moved since the edition before: how many figures, which verdicts and ranks, and why. */
import {
  isNoDifference,
  isPopulationMoved,
  nameSome,
  type Cause,
  type ComparisonDifference,
  type Difference,
  type EditionRow,
  type FigureRecord,
  type Included,
  type Measure,
  type MemberDifference,
  type Moved,
  type PopulationRecord,
} from '../model/difference.js';
import { bases } from '../model/bureau.js';
import { observationKinds, publishedColumns, qualifiers, type ObservationKind } from '../model/observation.js';
import type { Block, Cell } from '../model/report.js';
import { verdicts } from '../model/comparison.js';
import { titleOf, type Context } from './context.js';
import {
  computedDecimals,
  formatBase,
  formatNumber,
  joinItems,
  showInterval,
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
  const text = wording.say(key, { date: from.date, ...counts }) + sayBeside(context, own);
  const tables = [tableOfMoves(context, comparisons), tableOfFigures(context, own)].filter(
    ({ rows }) => rows.length > 0,
  );
  return [
    { type: 'paragraph', tone: 'lead', text },
    ...tables.map((draft): Block => ({ type: 'table', table: numbering.table(draft) })),
  ];
}

/** Populations that changed, who and what is newly included or no longer, and which ranks run the other way. */
function sayBeside(context: Context, { bureaus, indicators, populations }: Difference): string {
  const { wording, language } = context;
  const named = (ids: readonly Included[], name: (context: Context, id: string) => string): string[] =>
    ids.map(({ id }) => name(context, id));
  const say = (key: string, names: readonly string[]): string =>
    names.length === 0 ? '' : wording.say(key, { names: listSome(context, names) });
  const turned = indicators.changed.filter(({ isTurned }) => isTurned).map(({ id }) => nameComparison(context, id));
  return [
    populations.length === 0 ? '' : wording.say('since.populations', { count: populations.length }),
    say('since.included', [...named(bureaus.came, nameOf), ...named(indicators.came, nameComparison)]),
    say('since.left-out', [...named(bureaus.went, nameOf), ...named(indicators.went, nameComparison)]),
    say('since.turned', turned),
  ]
    .filter((sentence) => sentence !== '')
    .map((sentence) => (language === 'zh' ? sentence : ` ${sentence}`))
    .join('');
}

/** Names, of many the first. */
function listSome({ wording, language }: Context, names: readonly string[]): string {
  const { named, others } = nameSome(names);
  const list = joinItems(named, language);
  return others === 0 ? list : wording.say('since.and-others', { list, others });
}

/** Of an edition about one bureau what concerns it. */
function ofFocus({ focus }: Context, since: Difference): Difference {
  if (!focus) return since;
  const isOwn = (row: EditionRow): boolean => row['bureau'] === focus.id;
  const isFocus = ({ id }: Included): boolean => id === focus.id;
  const { bureaus } = since;
  return {
    ...since,
    came: since.came.filter(isOwn),
    went: since.went.filter(isOwn),
    changed: since.changed.filter(({ bureau }) => bureau === focus.id),
    bureaus: { came: bureaus.came.filter(isFocus), went: bureaus.went.filter(isFocus) },
    populations: since.populations.filter(({ from, to }) => (to ?? from)?.bureau === focus.id),
    comparisons: since.comparisons.filter(({ members }) => members.some(({ bureau }) => bureau === focus.id)),
  };
}

/** The name of a bureau, of one that is no longer included the full one. */
function nameOf({ dataset, language, since }: Context, id: string): string {
  const bureau = dataset.bureaus.find((known) => known.id === id);
  return bureau?.short_name[language] ?? since?.bureaus.went.find((gone) => gone.id === id)?.name[language] ?? id;
}

function nameComparison(context: Context, indicator: string, kind = 'level'): string {
  const { dataset, since, language } = context;
  const isKnown = dataset.indicators.some(({ id }) => id === indicator);
  if (isKnown) return titleOf(context, indicator, kind as ObservationKind);
  const name = since?.indicators.went.find(({ id }) => id === indicator)?.name[language] ?? indicator;
  return kind === 'change' || kind === 'change-points' ? context.wording.say(`title.${kind}`, { name }) : name;
}

const cut = (context: Context, total: number): string[] =>
  total > mostRows ? [context.wording.say('since.cut', { count: total - mostRows })] : [];

function tableOfMoves(context: Context, comparisons: readonly ComparisonDifference[]): DraftTable {
  const { wording } = context;
  const rows = comparisons.flatMap((comparison): Cell[][] => [
    [{ text: headOf(context, comparison), tone: 'group' }],
    ...comparison.members.map((member) => rowOf(context, comparison.indicator, member)),
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

/** The comparison, with its verdict and its measure where they moved. */
function headOf(context: Context, { indicator, kind, verdict, causes, measure }: ComparisonDifference): string {
  const { wording } = context;
  const title = nameComparison(context, indicator, kind);
  const say = (code: string | undefined): string =>
    code === undefined ? wording.say('since.no-set') : nameVerdict(context, code);
  const moved =
    verdict.from === verdict.to
      ? title
      : wording.say('since.verdict', { title, from: say(verdict.from), to: say(verdict.to) }) +
        because(context, causes);
  if (!measure) return moved;
  const [from, to] = [nameMeasure(context, measure.from), nameMeasure(context, measure.to)];
  return wording.say('since.measure', { head: moved, from, to });
}

function nameMeasure(context: Context, measure: Measure | undefined): string {
  const { wording, language } = context;
  if (!measure) return wording.say('since.absent');
  const { by, base } = measure;
  if (base === undefined) return wording.say(`since.measure.${by}`);
  return wording.say('since.measure.rate', { base: formatBase(base, language), basis: nameBasis(context, by) });
}

const nameBasis = (context: Context, basis: string): string =>
  bases.some((known) => known === basis) ? context.wording.say(`basis.${basis}`) : basis;

function rowOf(context: Context, indicator: string, member: MemberDifference): Cell[] {
  const { bureau, figure, rankCauses, standingCauses, findings } = member;
  const { from, to } = figure;
  const isOtherPopulation =
    from?.population && to?.population ? isPopulationMoved(from.population, to.population) : false;
  const side = (shown: FigureRecord | undefined, rules: readonly string[]): Cell => ({
    text: shown
      ? sideOf(context, shown, rules, isOtherPopulation)
      : sayAbsent(context, from ? 'went' : 'came', bureau, indicator),
  });
  return [
    { text: nameOf(context, bureau) },
    side(from, from && to ? findings.gone : []),
    side(to, findings.found),
    { text: whyOf(context, rankCauses, standingCauses) },
  ];
}

/** Figure, rate, rank and standing of one edition, and findings that the other has not. */
function sideOf(context: Context, figure: FigureRecord, rules: readonly string[], withPopulation: boolean): string {
  const { wording, language } = context;
  const { value, rate, base, population } = figure;
  const parts = [
    formatNumber(value, statedDecimals(value)),
    ...(rate === undefined || base === undefined
      ? []
      : [
          wording.say('since.rate', {
            rate: formatNumber(rate, computedDecimals(rate)),
            base: formatBase(base, language),
          }),
        ]),
    ...(population && withPopulation
      ? [wording.say('since.residents', { residents: residentsOf(context, population) })]
      : []),
    ...rankOf(context, figure),
    nameVerdict(context, figure.standing),
    ...rules.map((code) => nameRule(context, code)),
  ];
  return joinItems(parts, language);
}

/** As the tables print it: with its interval, where that leaves more open. */
function rankOf({ wording, language }: Context, { rank, ranked: of, interval }: FigureRecord): string[] {
  if (rank === undefined || of === undefined) return [];
  if (!interval || interval.best === interval.worst) return [wording.say('since.rank', { rank, of })];
  const { text } = showInterval({ lower: interval.best, upper: interval.worst }, 0, language);
  return [wording.say('since.rank-open', { rank, of, interval: text })];
}

/** 465,300（年末） */
function residentsOf(context: Context, { value, basis }: PopulationRecord): string {
  return context.wording.say('since.population', { value: formatNumber(value, 0), basis: nameBasis(context, basis) });
}

/** Where both moved, those of the standing are marked as such. */
function whyOf(context: Context, rank: readonly Cause[], standing: readonly Cause[]): string {
  const [ofRank, ofStanding] = [sayCauses(context, rank), sayCauses(context, standing)];
  if (ofRank === '' || ofStanding === '') return ofRank + ofStanding;
  return context.wording.say('since.why', { rank: ofRank, standing: ofStanding });
}

const because = (context: Context, causes: readonly Cause[]): string => {
  const said = sayCauses(context, causes);
  return said === '' ? '' : context.wording.say('since.because', { causes: said });
};

function sayCauses(context: Context, causes: readonly Cause[]): string {
  const { wording, language } = context;
  const said = causes.map((cause) => {
    if ('bureaus' in cause) {
      const names = cause.bureaus.map((id) => nameOf(context, id));
      return wording.say(`since.cause.${cause.type}`, { bureaus: listSome(context, names) });
    }
    if ('rules' in cause) {
      const names = cause.rules.map((code) => nameRule(context, code));
      return wording.say(`since.cause.${cause.type}`, { rules: joinItems(names, language) });
    }
    return wording.say(`since.cause.${cause.type}`);
  });
  return said.join(language === 'zh' ? '\uff1b' : '; ');
}

/** Fields that are shown as one. */
const figureFields: ReadonlySet<string> = new Set(['value', 'lower', 'upper', 'qualifier']);
const periodFields: ReadonlySet<string> = new Set(['period_start', 'period_end']);
/** What the source says stands beside what holds, which is marked as corrected. */
const publishedFields: ReadonlySet<string> = new Set(publishedColumns);

/** A figure of an edition, with the bounds that it has by its words. */
function figureOf({ wording, language }: Context, row: EditionRow): string {
  const [value, lower] = [Number(row['value']), Number(row['lower'] ?? row['value'])];
  const qualifier = qualifiers.find((known) => known === row['qualifier']) ?? 'exact';
  const upper = row['upper'] === undefined ? (qualifier === 'exact' ? value : null) : Number(row['upper']);
  const kind = observationKinds.find((known) => known === row['kind']) ?? 'level';
  const { text, bounds } = showStated({ value, lower, upper }, kind, qualifier, language);
  const figure = bounds === '' ? text : wording.say('table.bounded', { value: text, bounds });
  return row['published_value'] === undefined ? figure : wording.say('since.corrected', { figure });
}

function periodOf({ wording, language }: Context, { period_start: start, period_end: end }: EditionRow): string {
  return start === undefined || end === undefined
    ? wording.say('period.not-stated')
    : showPeriod({ start, end }, language);
}

/** Fields that have a heading in other tables. */
const headed: ReadonlySet<string> = new Set(['bureau', 'indicator', 'kind', 'unit', 'scope', 'phrase', 'note']);

function fieldOf({ wording }: Context, field: string, row: EditionRow): string {
  const text = row[field];
  const name = wording.say(headed.has(field) ? `column.${field}` : `since.name.${field}`);
  return wording.say('since.field', { field: name, text: text ?? wording.say('since.absent') });
}

/** What an observation was and is, where that is not the same. */
function changesOf(
  context: Context,
  before: EditionRow,
  after: EditionRow,
): { readonly from: string; readonly to: string }[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const differing = names.filter((name) => before[name] !== after[name]);
  const pair = (say: (row: EditionRow) => string): { from: string; to: string } => ({
    from: say(before),
    to: say(after),
  });
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

/** Where a figure is missing because its bureau or its indicator is not included, nobody withdrew it. */
function sayAbsent(
  { since, wording }: Context,
  side: 'came' | 'went',
  bureau: string | undefined,
  indicator: string | undefined,
): string {
  const isLeftOut =
    since?.bureaus[side].some(({ id }) => id === bureau) || since?.indicators[side].some(({ id }) => id === indicator);
  return wording.say(isLeftOut ? 'since.not-included' : 'since.absent');
}

/** Figures and populations that came, went or changed. */
function tableOfFigures(context: Context, { came, went, changed, populations }: Difference): DraftTable {
  const { wording } = context;
  const named = (row: EditionRow): Cell[] => [
    { text: nameOf(context, row['bureau'] ?? '') },
    { text: nameComparison(context, row['indicator'] ?? '', row['kind']) },
    { text: periodOf(context, row) },
  ];
  const missing = (row: EditionRow, side: 'came' | 'went'): Cell => ({
    text: sayAbsent(context, side, row['bureau'], row['indicator']),
  });
  const rows: Cell[][] = [
    ...came.map((row) => [...named(row), missing(row, 'came'), { text: figureOf(context, row) }]),
    ...went.map((row) => [...named(row), { text: figureOf(context, row) }, missing(row, 'went')]),
    ...changed.flatMap(({ before, after }) =>
      changesOf(context, before, after).map(({ from, to }) => [...named(after), { text: from }, { text: to }]),
    ),
    ...populations.map((moved) => rowOfPopulation(context, moved)),
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

function rowOfPopulation(context: Context, { from, to }: Moved<PopulationRecord>): Cell[] {
  const { wording } = context;
  const any = to ?? from;
  const isSourceAlone = from && to && from.value === to.value;
  const side = (population: PopulationRecord | undefined): Cell => {
    if (!population) return { text: wording.say('since.absent') };
    const residents = residentsOf(context, population);
    const source = wording.say('since.field', { field: wording.say('since.name.source'), text: population.source });
    return { text: isSourceAlone ? joinItems([residents, source], context.language) : residents };
  };
  return [
    { text: nameOf(context, any?.bureau ?? '') },
    { text: wording.say('since.name.population') },
    { text: any?.date ?? '' },
    side(from),
    side(to),
  ];
}
