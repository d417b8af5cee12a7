/** Where things stand along a bureau's spine: for each comparison that puts its figure beside others, places from -1 to 1, each to its own scale. */
import { isCore, permissions, type Comparison, type Estimate } from '../../model/comparison.js';
import type { Indicator } from '../../model/indicator.js';
import type { ComparisonView, MemberView } from '../../model/report.js';
import { resultOf, type Result } from '../results.js';
import { shownMembers } from './comparison-rows.js';

/** From so many figures that compare on, quartiles are drawn; of fewer they say little. */
export const fewestForQuartiles = 8;

/** Without a group value so many of the others are drawn one by one; of more the range. */
const mostOthers = 3;

/** A span along the spine, its left end first. */
export interface Span {
  readonly left: number;
  readonly right: number;
}

export interface SpineRow {
  readonly comparison: Comparison;
  readonly view: ComparisonView;
  readonly polarity: Indicator['polarity'];
  readonly member: MemberView;
  /** Those that it stands beside: all that compare, itself among them, where there is a group; else the others. */
  readonly beside: readonly MemberView[];
  /** Undefined of what does not compare. */
  readonly result: Result | undefined;
  readonly place: number;
  readonly bounds: Span;
  /** From the smallest to the largest of `beside`; undefined where these are few and stand one by one. */
  readonly range: Span | undefined;
  readonly quartiles: Span | undefined;
  /** Others that stand one by one. */
  readonly others: readonly number[];
}

/** Undefined where the bureau's figure may not stand beside any other, or there is none. */
export function layRow(
  comparison: Comparison,
  view: ComparisonView,
  bureau: string,
  polarity: Indicator['polarity'],
): SpineRow | undefined {
  if (!permissions[comparison.verdict].side_by_side) return undefined;
  const shown = shownMembers(comparison);
  const own = shown.find((each) => each.member.bureau === bureau);
  const viewOf = (id: string): MemberView | undefined => view.members.find((member) => member.bureau.id === id);
  const member = viewOf(bureau);
  if (!own || !member || shown.length < 2) return undefined;

  const core = shown.filter((each) => isCore(each.member));
  const compares = core.length > 1 && core.includes(own);
  const { group } = comparison;
  const beside = group ? core : (compares ? core : shown).filter((each) => each !== own);
  const values = beside.map((each) => each.shown.value).sort((a, b) => a - b);
  const { value, lower, upper } = own.shown;
  const [smallest = value, largest = value] = [values[0], values.at(-1)];
  const centre = group ? group.median.value : (smallest + largest) / 2;
  const reach = reachOf(own.shown, [smallest, largest], centre, group !== undefined);
  const place = (figure: number): number => {
    const at = reach === 0 ? 0 : (figure - centre) / reach;
    return polarity === 'lower-is-better' ? 0 - at : at;
  };
  const span = (low: number, high: number): Span => {
    const [a, b] = [place(low), place(high)];
    return { left: Math.min(a, b), right: Math.max(a, b) };
  };
  const oneByOne = !group && beside.length <= mostOthers;
  return {
    comparison,
    view,
    polarity,
    member,
    beside: beside.flatMap((each) => viewOf(each.member.bureau) ?? []),
    result: compares ? resultOf(comparison, bureau) : undefined,
    place: place(value),
    // Without a ceiling the bounds go to the rim.
    bounds: span(lower, upper ?? centre + reach),
    range: oneByOne ? undefined : span(smallest, largest),
    quartiles:
      group && values.length >= fewestForQuartiles ? span(quantile(values, 0.25), quantile(values, 0.75)) : undefined,
    others: oneByOne ? beside.map((each) => place(each.shown.value)) : [],
  };
}

/**
 * What the rim stands for. With a group value the farther end of all that is drawn. Without one a row has two ends at the most, which would
 * always touch the rim: there it is the largest figure, so that the place tells how large the difference is beside it.
 */
function reachOf(own: Estimate, ends: readonly number[], centre: number, hasGroup: boolean): number {
  const drawn = [...ends, ...edgesOf(own)];
  const distances = drawn.map((value) => Math.abs(value - centre));
  return Math.max(...distances, ...(hasGroup ? [] : drawn.map((value) => Math.abs(value))));
}

const edgesOf = ({ value, lower, upper }: Estimate): number[] => [value, lower, upper ?? value];

/** By linear interpolation between the sorted values (Hyndman and Fan's type 7, as in QUARTILE.INC). */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
}
