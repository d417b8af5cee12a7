/** A difference between two editions, for people to read. */
import {
  isNoDifference,
  withoutBounds,
  type Cause,
  type ComparisonDifference,
  type Difference,
  type FigureRecord,
  type MemberDifference,
} from '../model/difference.js';

export function describeDifference(difference: Difference): string {
  const { from, to, came, went, changed, comparisons } = difference;
  const head = `${from.slug} (${from.date}) → ${to.slug} (${to.date})`;
  if (isNoDifference(difference)) return `${head}\n\nnothing differs`;
  const counts = [`${came.length} came`, `${went.length} went`, `${changed.length} changed`].join(', ');
  return [
    head,
    '',
    `observations: ${counts}`,
    ...came.map((row) => `  + ${describeRow(row)}`),
    ...went.map((row) => `  - ${describeRow(row)}`),
    ...changed.flatMap(({ id, fields }) => [
      `  ~ ${id}: ${withoutBounds(fields)
        .map((field) => `${field.field} ${show(field.from)} → ${show(field.to)}`)
        .join('; ')}`,
    ]),
    '',
    comparisons.length === 0 ? 'comparisons: none moved' : `comparisons: ${comparisons.length} moved`,
    ...comparisons.flatMap(describeComparison),
  ].join('\n');
}

const show = (text: string): string => (text === '' ? 'nothing' : text);

function describeRow(row: Readonly<Record<string, string>>): string {
  const { id, indicator, kind, value, unit, period_start: start, period_end: end, scope } = row;
  const parts = [
    `${id}: ${indicator}${kind === 'level' ? '' : ` (${kind})`}`,
    `${value} ${unit}`,
    start === undefined ? 'period not stated' : `${start}..${end}`,
    ...(scope === undefined ? [] : [`only ${scope}`]),
  ];
  return parts.join(', ');
}

function describeComparison({ comparison, verdict, causes, members }: ComparisonDifference): string[] {
  const isMoved = verdict.from !== verdict.to;
  const head = isMoved
    ? `${comparison}: ${verdict.from ?? 'no comparison'} → ${verdict.to ?? 'no comparison'}${because(causes)}`
    : comparison;
  return [`  ${head}`, ...members.map((member) => `    ${describeMember(member)}`)];
}

function describeMember({ bureau, figure, isRankMoved, isStandingMoved, causes }: MemberDifference): string {
  const { from, to } = figure;
  if (!from && to) return `${bureau}: came with ${shownValue(to)}${rankOf(to)}${because(causes)}`;
  if (from && !to) return `${bureau}: went, had ${shownValue(from)}${rankOf(from)}`;
  if (!from || !to) return bureau;
  const parts = [
    ...(shownValue(from) === shownValue(to) ? [] : [`${shownValue(from)} → ${shownValue(to)}`]),
    ...(isRankMoved ? [`rank ${shownRank(from)} → ${shownRank(to)}`] : []),
    ...(isStandingMoved ? [`${from.standing} → ${to.standing}`] : []),
    ...(from.observation === to.observation ? [] : [`now ${to.observation} instead of ${from.observation}`]),
  ];
  return `${bureau}: ${parts.join(', ')}${because(causes)}`;
}

const decimals = (value: number): string => String(Number(value.toPrecision(5)));

const shownValue = ({ value, rate }: FigureRecord): string =>
  rate === undefined ? String(value) : `${value} (rate ${decimals(rate)})`;

const shownRank = ({ rank, ranked }: FigureRecord): string => (rank === undefined ? 'none' : `${rank} of ${ranked}`);

const rankOf = (figure: FigureRecord): string => (figure.rank === undefined ? '' : `, rank ${shownRank(figure)}`);

/** The reasons, as far as the two editions tell. */
function because(causes: readonly Cause[]): string {
  const said = causes.map(describeCause).filter((text) => text !== '');
  return said.length === 0 ? '' : `, because ${said.join('; ')}`;
}

function describeCause(cause: Cause): string {
  switch (cause.type) {
    case 'own-figure':
      return 'its figure changed';
    case 'own-corrected':
      return 'its figure was corrected';
    case 'own-population':
      return 'its population changed';
    case 'others-figure':
      return `the figure of ${cause.bureaus.join(', ')} changed`;
    case 'others-standing':
      return `${cause.bureaus.join(', ')} ${cause.bureaus.length === 1 ? 'compares' : 'compare'} otherwise`;
    case 'came':
      return `${cause.bureaus.join(', ')} came`;
    case 'went':
      return `${cause.bureaus.join(', ')} went`;
    case 'rule-found':
      return `${cause.rules.join(', ')} ${cause.rules.length === 1 ? 'was' : 'were'} found`;
    case 'rule-gone':
      return `${cause.rules.join(', ')} ${cause.rules.length === 1 ? 'is' : 'are'} found no more`;
    case 'unknown':
      return '';
  }
}
