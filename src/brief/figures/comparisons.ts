/** Charts of one comparison each: ranked dots with bounds, or lollipops for streaks. */
import { isCore, permissions, shownEstimate, type Comparison } from '../../model/comparison.js';
import type { ComparisonView, MemberView } from '../../model/report.js';
import { withOwnUnit, type Context } from '../context.js';
import { coreOf, isAbove, type CoreMember } from '../core-members.js';
import {
  describeRows,
  mostRows,
  pairsOf,
  sourcesOf,
  type DraftFigure,
  type DraftFigures,
  type FigureInput,
  type Row,
} from './draft.js';

/** Levels of which two figures or more may stand side by side. */
export const draftComparisons: DraftFigures = (template, input) =>
  pairsOf(input).flatMap(({ comparison, view }) =>
    comparison.kind === 'level' && isDrawable(comparison) ? [drawComparison(template, input, comparison, view)] : [],
  );

/** Streaks that two bureaus or more have published. */
export const draftStreaks: DraftFigures = (template, input) =>
  pairsOf(input).flatMap(({ comparison, view }) =>
    comparison.kind === 'streak' && isDrawable(comparison) ? [drawComparison(template, input, comparison, view)] : [],
  );

/** Something to see: two figures or more that may stand side by side, not all of them zero. */
function isDrawable(comparison: Comparison): boolean {
  if (!permissions[comparison.verdict].side_by_side) return false;
  return shownMembers(comparison).length >= 2 && shownMembers(comparison).some(({ value }) => value !== 0);
}

function shownMembers(
  comparison: Comparison,
): { bureau: string; value: number; lower: number; upper: number | null }[] {
  // Months have no place on an axis of years.
  const units = comparison.members.map(({ observation }) => observation.unit);
  const unit = comparison.members.find(isCore)?.observation.unit ?? units[0];
  return comparison.members.flatMap((member) => {
    if (member.observation.unit !== unit) return [];
    const shown = shownEstimate(comparison, member);
    return shown && permissions[member.standing].side_by_side ? [{ bureau: member.bureau, ...shown }] : [];
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
  // Sorting by size is ranking by eye: only what compares is sorted.
  const compares = permissions[comparison.verdict].rank;
  const sorted = compares ? shownMembers(comparison).sort((a, b) => b.value - a.value) : shownMembers(comparison);
  const shown = sorted.length > mostRows ? [...sorted.slice(0, mostRows / 2), ...sorted.slice(-mostRows / 2)] : sorted;
  const rows: Row[] = shown.flatMap(({ bureau, value, lower, upper }) => {
    const member = view.members.find((candidate) => candidate.bureau.id === bureau);
    if (!member) return [];
    const state = permissions[member.standing.id].colour ? 'comparable' : 'indicative';
    return [
      {
        label: labelRow(context, member),
        value,
        lower,
        upper: upper ?? value,
        state,
        text: labelValue(context, comparison, view, member),
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
    parameters: { x_max: roomFor(rows), median: comparison.group?.median.value ?? -1 },
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

function labelValue(context: Context, { measure }: Comparison, view: ComparisonView, member: MemberView): string {
  const text = (measure === 'rate' ? member.rate?.text : undefined) ?? withOwnUnit(context, view, member);
  return member.scope === '' ? text : `${text} · ${member.scope}`;
}

/** The message as title: who is higher where neither rounding nor chance can explain it, else what can be said. */
function titleComparison({ wording }: Context, comparison: Comparison, view: ComparisonView): string {
  const core = coreOf(comparison);
  const [first, second, last] = [core[0], core[1], core.at(-1)];
  const title = comparison.measure === 'rate' ? wording.say('figure.title.rate', { title: view.title }) : view.title;
  if (!first || !second || !last) {
    const state = comparison.verdict === 'undetermined' ? 'undetermined' : 'indicative';
    return wording.say(`figure.title.${state}`, { title: view.title });
  }
  const name = ({ member }: CoreMember): string =>
    view.members.find(({ bureau }) => bureau.id === member.bureau)?.bureau.label ?? '';
  if (first.shown.lower === last.shown.lower && first.shown.upper === last.shown.upper) {
    return wording.say('figure.title.equal', { title });
  }
  if (!isAbove(comparison, first, second)) {
    return wording.say('figure.title.close', { title, first: name(first), second: name(second) });
  }
  const values = { title, first: name(first), last: name(last), count: core.length };
  return wording.say(core.length === 2 ? 'figure.title.pair' : 'figure.title.group', values);
}
