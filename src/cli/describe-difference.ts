/** A difference between two editions, for people to read. */
import {
  isNoDifference,
  isPopulationMoved,
  nameSome,
  withoutBounds,
  type Cause,
  type ComparisonDifference,
  type Difference,
  type EditionRow,
  type FigureRecord,
  type Measure,
  type MemberDifference,
  type Moved,
  type PopulationRecord,
} from '../model/difference.js';

export function describeDifference(difference: Difference): string {
  const { from, to } = difference;
  const head = `${from.slug} (${from.date}) → ${to.slug} (${to.date})`;
  const files = describeFiles(difference);
  const parts = isNoDifference(difference)
    ? [files.length === 0 ? ['nothing differs'] : ['nothing differs in the data']]
    : [
        [...describeBureaus(difference), ...describeIndicators(difference), ...describePopulations(difference)],
        describeObservations(difference),
        describeComparisons(difference),
      ];
  return [[head], ...parts, files]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function describeBureaus({ bureaus: { came, went } }: Difference): string[] {
  if (came.length + went.length === 0) return [];
  return [
    `bureaus: ${came.length} newly included, ${went.length} no longer`,
    ...came.map(({ id }) => `  + ${id}`),
    ...went.map(({ id }) => `  - ${id}`),
  ];
}

function describeIndicators({ indicators: { came, went, changed } }: Difference): string[] {
  if (came.length + went.length + changed.length === 0) return [];
  return [
    `indicators: ${came.length} newly included, ${went.length} no longer, ${changed.length} of another polarity`,
    ...came.map(({ id }) => `  + ${id}`),
    ...went.map(({ id }) => `  - ${id}`),
    ...changed.map(({ id, polarity }) => `  ~ ${id}: polarity ${polarity.from} → ${polarity.to}`),
  ];
}

function describePopulations({ populations }: Difference): string[] {
  if (populations.length === 0) return [];
  const count = (isThose: (moved: Moved<PopulationRecord>) => boolean): number => populations.filter(isThose).length;
  const counts = [
    `${count(({ from }) => !from)} came`,
    `${count(({ to }) => !to)} went`,
    `${count(({ from, to }) => from !== undefined && to !== undefined)} changed`,
  ];
  return [`populations: ${counts.join(', ')}`, ...populations.flatMap(describePopulation)];
}

function describePopulation({ from, to }: Moved<PopulationRecord>): string[] {
  const any = to ?? from;
  if (!any) return [];
  const name = `${any.bureau}, ${any.basis} ${any.date}`;
  if (!from || !to) return [`  ${from ? '-' : '+'} ${name}: ${any.value}`];
  const fields = [
    ...(from.value === to.value ? [] : [`${from.value} → ${to.value}`]),
    ...(from.source === to.source ? [] : [`source ${from.source} → ${to.source}`]),
  ];
  return [`  ~ ${name}: ${fields.join('; ')}`];
}

function describeObservations({ came, went, changed }: Difference): string[] {
  const counts = [`${came.length} came`, `${went.length} went`, `${changed.length} changed`].join(', ');
  return [
    `observations: ${counts}`,
    ...came.map((row) => `  + ${describeRow(row)}`),
    ...went.map((row) => `  - ${describeRow(row)}`),
    ...changed.map(({ id, fields }) => {
      const said = withoutBounds(fields).map((field) => `${field.field} ${show(field.from)} → ${show(field.to)}`);
      return `  ~ ${id}: ${said.join('; ')}`;
    }),
  ];
}

const show = (text: string): string => (text === '' ? 'nothing' : text);

function describeRow(row: EditionRow): string {
  const { id, indicator, kind, value, unit, period_start: start, period_end: end, scope } = row;
  const parts = [
    `${id}: ${indicator}${kind === 'level' ? '' : ` (${kind})`}`,
    `${value} ${unit}`,
    start === undefined ? 'period not stated' : `${start}..${end}`,
    ...(scope === undefined ? [] : [`only ${scope}`]),
  ];
  return parts.join(', ');
}

/** What changed in files need not be in the data: why a figure was corrected, a name, a remark. */
function describeFiles(difference: Difference): string[] {
  const { came, went, changed } = difference.files;
  if (came.length + went.length + changed.length === 0) return [];
  const unseen = isNoDifference(difference) ? ', in what the data do not show' : '';
  return [
    `files: ${came.length} came, ${went.length} went, ${changed.length} changed${unseen}`,
    ...came.map((path) => `  + ${path}`),
    ...went.map((path) => `  - ${path}`),
    ...changed.map((path) => `  ~ ${path}`),
  ];
}

const describeComparisons = ({ comparisons }: Difference): string[] => [
  comparisons.length === 0 ? 'comparisons: none moved' : `comparisons: ${comparisons.length} moved`,
  ...comparisons.flatMap(describeComparison),
];

function describeComparison({ comparison, verdict, causes, measure, members }: ComparisonDifference): string[] {
  const parts = [
    ...(verdict.from === verdict.to
      ? []
      : [`${verdict.from ?? 'no comparison'} → ${verdict.to ?? 'no comparison'}${because(causes)}`]),
    ...(measure ? [`${describeMeasure(measure.from)} → ${describeMeasure(measure.to)}`] : []),
  ];
  const head = parts.length === 0 ? comparison : `${comparison}: ${parts.join('; ')}`;
  return [`  ${head}`, ...members.map((member) => `    ${describeMember(member)}`)];
}

function describeMeasure(measure: Measure | undefined): string {
  if (!measure) return 'nothing';
  const { by, base } = measure;
  if (by === 'stated') return 'numbers as published';
  return by === 'no-rate' ? 'no rates' : `rates per ${base} residents (${by})`;
}

function describeMember(member: MemberDifference): string {
  const { from, to } = member.figure;
  const only = to ?? from;
  if (!only) return member.bureau;
  const parts = from && to ? describeMoves(member, from, to) : [describePresence(member, only)];
  return `${member.bureau}: ${[...parts, ...(to ? describeFindings(member.findings) : [])].join('; ')}`;
}

function describePresence({ figure, rankCauses }: MemberDifference, only: FigureRecord): string {
  const rank = only.rank === undefined ? '' : `, rank ${shownRank(only)}`;
  return `${figure.to ? 'came with' : 'went, had'} ${shownFigure(only)}${rank}${because(rankCauses)}`;
}

function describeMoves(
  { isRankMoved, isIntervalMoved, isStandingMoved, rankCauses, standingCauses }: MemberDifference,
  from: FigureRecord,
  to: FigureRecord,
): string[] {
  const [before, after] = [shownFigure(from), shownFigure(to)];
  return [
    ...(before === after ? [] : [`${before} → ${after}`]),
    ...describeOtherPopulation(from, to),
    ...(from.observation === to.observation ? [] : [`now ${to.observation} instead of ${from.observation}`]),
    ...(isRankMoved || isIntervalMoved ? [`rank ${shownRank(from)} → ${shownRank(to)}${because(rankCauses)}`] : []),
    ...(isStandingMoved ? [`${from.standing} → ${to.standing}${because(standingCauses)}`] : []),
  ];
}

const describeFindings = ({ gone, found }: MemberDifference['findings']): string[] => [
  ...(found.length > 0 ? [`found ${found.join(', ')}`] : []),
  ...(gone.length > 0 ? [`no longer found ${gone.join(', ')}`] : []),
];

const decimals = (value: number): string => String(Number(value.toPrecision(5)));

/** A figure with the bounds that it has, and its rate. */
function shownFigure({ value, lower, upper, rate }: FigureRecord): string {
  const bounds = lower === value && upper === value ? '' : ` [${lower}–${upper ?? ''}]`;
  return `${value}${bounds}${rate === undefined ? '' : ` (rate ${decimals(rate)})`}`;
}

/** The population that the rate is made with, where that is another one. */
function describeOtherPopulation({ population: from }: FigureRecord, { population: to }: FigureRecord): string[] {
  if (!from || !to || !isPopulationMoved(from, to)) return [];
  const isSameDay = from.basis === to.basis && from.date === to.date;
  if (isSameDay && from.value === to.value) return ['population of another source'];
  const say = ({ value, basis, date }: PopulationRecord): string => `${value}${isSameDay ? '' : ` (${basis} ${date})`}`;
  return [`population ${say(from)} → ${say(to)}`];
}

function shownRank({ rank, ranked, interval }: FigureRecord): string {
  if (rank === undefined) return 'none';
  const isOpen = interval && interval.best !== interval.worst;
  return `${rank} of ${ranked}${isOpen ? ` (${interval.best}–${interval.worst})` : ''}`;
}

/** The reasons, as far as the two editions tell. */
function because(causes: readonly Cause[]): string {
  if (causes.length === 0) return '';
  if (causes.every(({ type }) => type === 'unknown')) return ' (the data do not tell why)';
  return `, because ${causes.map(describeCause).join(' and ')}`;
}

function list(names: readonly string[]): string {
  const { named, others } = nameSome(names);
  return `${named.join(', ')}${others > 0 ? ` and ${others} others` : ''}`;
}

function describeCause(cause: Cause): string {
  switch (cause.type) {
    case 'own-later':
      return 'a later figure of its own takes the place';
    case 'own-replaced':
      return 'another figure of its own takes the place';
    case 'own-corrected':
      return 'its figure was corrected';
    case 'own-figure':
      return 'its figure changed';
    case 'own-population':
      return 'its population changed';
    case 'own-included':
      return 'the bureau is newly included';
    case 'own-left-out':
      return 'the bureau is no longer included';
    case 'measure':
      return 'the measure changed';
    case 'turned':
      return 'the order of ranks was turned';
    case 'others-replaced':
      return `another figure of ${list(cause.bureaus)} takes the place`;
    case 'others-figure':
      return `the figure of ${list(cause.bureaus)} changed`;
    case 'others-population':
      return `the population of ${list(cause.bureaus)} changed`;
    case 'others-standing':
      return `${list(cause.bureaus)} ${cause.bureaus.length === 1 ? 'compares' : 'compare'} otherwise`;
    case 'came':
      return `${list(cause.bureaus)} came`;
    case 'went':
      return `${list(cause.bureaus)} went`;
    case 'included':
      return `${list(cause.bureaus)} ${cause.bureaus.length === 1 ? 'is' : 'are'} newly included`;
    case 'left-out':
      return `${list(cause.bureaus)} ${cause.bureaus.length === 1 ? 'is' : 'are'} no longer included`;
    case 'indicator-included':
      return 'the indicator is newly included';
    case 'indicator-left-out':
      return 'the indicator is no longer included';
    case 'rule-found':
      return `${cause.rules.join(', ')} ${cause.rules.length === 1 ? 'was' : 'were'} found`;
    case 'rule-gone':
      return `${cause.rules.join(', ')} ${cause.rules.length === 1 ? 'is' : 'are'} found no more`;
    case 'unknown':
      return '';
  }
}
