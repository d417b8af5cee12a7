/** Rows of a comparison's chart: the figures that stand side by side, then in words whoever has none there. */
import {
  isCore,
  permissions,
  shownEstimate,
  type Comparison,
  type Estimate,
  type Member,
} from '../../model/comparison.js';
import type { ComparisonView, MemberView } from '../../model/report.js';
import { withOwnUnit, type Context } from '../context.js';
import { cutMiddle } from '../focus.js';
import { markOf, mostRows, type Row } from './draft.js';
import type { Missing } from './missing.js';

/** A member that is drawn as a point. */
export interface ShownMember {
  readonly member: Member;
  readonly shown: Estimate;
}

/** Members whose figures have a place on one axis: those that are ranked by size, then the others as they are on file. */
export function shownMembers(comparison: Comparison): ShownMember[] {
  const { members } = comparison;
  // Months have no place on an axis of years.
  const unit = (members.find(isCore) ?? members[0])?.observation.unit;
  const all = members.flatMap((member): ShownMember[] => {
    const shown = shownEstimate(comparison, member);
    const isShown = member.observation.unit === unit && permissions[member.standing].side_by_side;
    return shown && isShown ? [{ member, shown }] : [];
  });
  const ranked = all.filter(({ member }) => isCore(member)).sort((a, b) => b.shown.value - a.shown.value);
  // Sorting by size is ranking by eye.
  return [...ranked, ...all.filter(({ member }) => !isCore(member))];
}

/** Points, of a large set those at both ends; below them, in small benchmarks, each bureau without one. */
export function rowsOf(
  context: Context,
  view: ComparisonView,
  shown: readonly ShownMember[],
  missing: readonly Missing[],
): Row[] {
  const views = new Map(view.members.map((member) => [member.bureau.id, member]));
  const isOnePeriod = new Set(shown.map(({ member }) => views.get(member.bureau)?.period)).size === 1;
  const kept = shown.length > mostRows ? cutMiddle(context, shown, mostRows / 2, ({ member }) => member.bureau) : shown;
  const points = kept.flatMap((each, index) => {
    const member = views.get(each.member.bureau);
    const point = member ? [toPoint(context, view, each, member, isOnePeriod)] : [];
    return kept.length < shown.length && index === mostRows / 2
      ? [nameCut(context, shown.length - kept.length), ...point]
      : point;
  });
  return [...points, ...(context.detailed ? wordsOf(context, missing) : [])];
}

function toPoint(
  context: Context,
  view: ComparisonView,
  { member: { interval }, shown: { value, lower, upper } }: ShownMember,
  member: MemberView,
  isOnePeriod: boolean,
): Row {
  const { bureau, period, scope, standing } = member;
  const text = (view.measure === 'rate' ? member.rate?.text : undefined) ?? withOwnUnit(context, view, member);
  return {
    label: isOnePeriod ? bureau.label : context.wording.say('figure.row', { bureau: bureau.label, period }),
    value,
    lower,
    upper: upper ?? value,
    interval_lower: interval?.lower ?? null,
    interval_upper: interval ? (interval.upper ?? value) : null,
    state: permissions[standing.id].colour ? 'comparable' : 'indicative',
    marked: markOf(context, bureau.id),
    text: scope === '' ? text : `${text} · ${scope}`,
  };
}

/** A row without a point. */
const inWords = (label: string, text: string): Row => ({
  label,
  value: null,
  lower: null,
  upper: null,
  interval_lower: null,
  interval_upper: null,
  state: 'absent',
  text,
});

/** Stands where the middle of a large set is left out. */
const nameCut = ({ wording }: Context, count: number): Row => inWords(wording.say('figure.row.cut', { count }), '');

/** Each bureau without a point: its figure with the reason, or the reason. */
const wordsOf = ({ wording }: Context, missing: readonly Missing[]): Row[] =>
  missing.map(({ bureau, stated, reason }) =>
    inWords(bureau.label, stated === '' ? reason : wording.say('figure.aside', { stated, reason })),
  );
