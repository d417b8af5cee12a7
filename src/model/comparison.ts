/** One indicator's figures side by side, and how far they compare. */
import type { Population } from './bureau.js';
import type { Finding } from './finding.js';
import type { Funnel } from './funnel.js';
import type { Observation, ObservationKind } from './observation.js';
import type { Period } from './period.js';

/**
 * How far figures compare. `undetermined`: metadata that decides it is missing. For a set, `not-comparable` means that fewer
 * than two figures are left: they are listed only.
 */
export const verdicts = [
  'comparable',
  'comparable-with-caveats',
  'indicative',
  'undetermined',
  'not-comparable',
] as const;
export type Verdict = (typeof verdicts)[number];

/** What may be done with a figure. */
export interface Permission {
  /** Ranked, and sorted by size. */
  readonly rank: boolean;
  /** Counted into medians, pooled rates and what others are compared with. */
  readonly group_value: boolean;
  /** Drawn in the colour of figures that compare. */
  readonly colour: boolean;
  /** Drawn beside others at all. */
  readonly side_by_side: boolean;
}

const everything: Permission = { rank: true, group_value: true, colour: true, side_by_side: true };
const shownOnly: Permission = { rank: false, group_value: false, colour: false, side_by_side: true };

/** The one table of what a verdict allows. */
export const permissions: Readonly<Record<Verdict, Permission>> = {
  comparable: everything,
  'comparable-with-caveats': everything,
  indicative: shownOnly,
  undetermined: shownOnly,
  'not-comparable': { ...shownOnly, side_by_side: false },
};

/** A number with the bounds that its wording implies. `upper` null: no ceiling. Bounds do not express sampling error. */
export interface Estimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number | null;
}

/** Limits that hold 95 % of what chance does; for a rough figure from the lower limit at its lower bound to the upper at its upper. */
export interface Interval {
  readonly lower: number;
  /** Null: no ceiling. */
  readonly upper: number | null;
}

/** First and last of the ranks that a figure may have. */
export interface RankRange {
  readonly best: number;
  readonly worst: number;
}

/** Competition rank ("1224"): 1 is the largest, for lower-is-better the smallest. */
export interface Rank {
  readonly position: number;
  readonly tied: boolean;
  /** How many were ranked. */
  readonly of: number;
  /** Ranks that the bounds of the wording leave open. */
  readonly possible: RankRange;
  /** 95 % interval from bounds and chance together; as `possible` where chance has no model. */
  readonly interval: RankRange;
}

export interface PassedOver {
  readonly observation: string;
  /** Why another figure of the bureau fits better. */
  readonly reason: 'variant' | 'scope' | 'period-not-stated' | 'period-length' | 'period' | 'same';
}

export interface Member {
  readonly bureau: string;
  readonly observation: Observation;
  readonly passed_over: readonly PassedOver[];
  /** The figure as stated. */
  readonly stated: Estimate;
  /** Per `rate_base` residents, where the indicator has a rate and a population is on file. */
  readonly rate: Estimate | undefined;
  readonly population: Population | undefined;
  /** The percentage that numerator and denominator give, where the figure is a proportion and both are on file. */
  readonly share: Estimate | undefined;
  /** Of the rate, or of a proportion whose numerator and denominator are on file; on the scale of what is shown. */
  readonly interval: Interval | undefined;
  readonly standing: Verdict;
  readonly findings: readonly Finding[];
  readonly rank: Rank | undefined;
}

/**
 * Why a bureau has no figure in a set. not-published: its articles do not state it · other-kind: they state it in another form only,
 * such as a change without its level · no-source: no article of the bureau is on file · not-applicable: none can exist at its level.
 */
export const absenceReasons = ['not-published', 'other-kind', 'no-source', 'not-applicable'] as const;
export type AbsenceReason = (typeof absenceReasons)[number];

export interface Absence {
  readonly bureau: string;
  readonly reason: AbsenceReason;
}

/** Values of those that may be counted into a group; only with three or more. */
export interface GroupValues {
  /** How many. */
  readonly count: number;
  readonly median: Estimate;
  /** Σ figures over Σ residents (or Σ numerators over Σ denominators): the rate of all areas taken as one. */
  readonly pooled: Estimate | undefined;
}

/** What a figure is compared with: the others together, its peers of a named group, or one bureau. It is never part of it itself. */
export type Reference =
  | { readonly type: 'others' }
  | { readonly type: 'peers'; readonly group: string }
  | { readonly type: 'bureau'; readonly bureau: string };

/**
 * Why a figure cannot be told higher, lower or similar. no-rate: it is neither a rate nor a proportion with its numerator and
 * denominator, or not all of the others are · bounds: the word changes within the bounds of the wording · too-few: fewer than two others are
 * left · no-figure: the reference bureau has no figure that compares.
 */
export type ContrastReason = 'no-rate' | 'bounds' | 'too-few' | 'no-figure';

/** A figure against a reference that leaves it out. */
export interface Contrast {
  readonly bureau: string;
  readonly reference: Reference;
  /** How many bureaus make up the reference. */
  readonly against: number;
  /** The reference's value, pooled where it is several bureaus. */
  readonly reference_value: Estimate | undefined;
  /** Ratio of rates, or difference of proportions in percentage points; bounds from the wording. */
  readonly effect: Estimate | undefined;
  readonly effect_measure: 'rate-ratio' | 'difference' | undefined;
  /** 95 % interval of the effect, over all bounds. */
  readonly interval: Interval | undefined;
  readonly word: 'higher' | 'lower' | 'similar' | 'not-compared';
  readonly reason: ContrastReason | undefined;
  /** Only where the indicator has a polarity and the word is higher or lower. */
  readonly assessment: 'better' | 'worse' | undefined;
  /** P(the bureau's value is the larger), from the draws; for pairs whose figures are rates or proportions and have ceilings. */
  readonly probability: number | undefined;
}

/** A bureau's figure of a year against the year before, computed from both. */
export interface Change {
  readonly bureau: string;
  readonly from: { readonly observation: string; readonly period: Period };
  readonly to: { readonly observation: string; readonly period: Period };
  /** Percent of the earlier figure; for percentages the difference in points. Undefined from zero. */
  readonly size: Estimate | undefined;
  readonly unit: 'percent' | 'percentage-point';
  /** square-root: equal populations · exact: other populations · none: chance has no model for such figures. */
  readonly method: 'square-root' | 'exact' | 'none';
  readonly z: number | undefined;
  /** Beyond chance at both bounds: rise or fall; `unclear` where chance or rounding may explain it. */
  readonly word: 'rise' | 'fall' | 'unclear' | 'not-tested';
  /** The change that the bureau itself states for the period, and whether the two can both hold; from zero that cannot be told. */
  readonly stated: { readonly observation: string; readonly agrees: boolean | undefined } | undefined;
}

/** The direction of five or more yearly rates. */
export interface Trend {
  readonly points: number;
  /** Per year, in units of what is shown. */
  readonly slope: number;
  readonly chi_square: number;
  /** Told only beyond χ² 9.5495, at all bounds, and with the same sign when any one year is left out. */
  readonly word: 'rising' | 'falling' | 'unclear';
}

/** One bureau's figures of one indicator over the years. SDMX: a series (the key without the period). */
export interface Series {
  readonly bureau: string;
  readonly points: readonly {
    readonly period: Period;
    readonly observation: string;
    readonly shown: Estimate;
    /** Of a rate. */
    readonly population: Population | undefined;
  }[];
  /** Dates within it from which figures are not continuous with earlier ones. */
  readonly breaks: readonly string[];
  /** Year on year; none across a break. */
  readonly changes: readonly Change[];
  /** Of the points since the last break; undefined below five. */
  readonly trend: Trend | undefined;
}

/** The median of one year's figures of those that are ranked. */
export interface YearlyMedian {
  /** In which the figures' periods end. */
  readonly year: number;
  /** Of how many; three or more. */
  readonly count: number;
  readonly value: number;
}

/** What would move if something else were chosen. */
export type Sensitivity =
  /** The rank within the bounds of the wording; for a pair, whether the order could turn. */
  | { readonly type: 'bounds'; readonly bureau: string; readonly position: number; readonly possible: RankRange }
  /** The rank with another population on file. */
  | {
      readonly type: 'denominator';
      readonly bureau: string;
      readonly population: Population;
      readonly position: number;
      readonly becomes: number;
    }
  /** The set's verdict without a bureau. */
  | { readonly type: 'verdict-without'; readonly bureau: string; readonly becomes: Verdict }
  /** A bureau's word against the others, without another bureau. */
  | {
      readonly type: 'word-without';
      readonly bureau: string;
      readonly without: string;
      readonly word: Contrast['word'];
      readonly becomes: Contrast['word'];
    };

export interface Comparison {
  /** `<indicator>/<kind>` */
  readonly id: string;
  readonly indicator: string;
  readonly kind: ObservationKind;
  /** What is put side by side: the rate per head, or the figure as stated. */
  readonly measure: 'rate' | 'stated';
  readonly members: readonly Member[];
  readonly absences: readonly Absence[];
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
  readonly group: GroupValues | undefined;
  /** Where ten or more are ranked by their rates. */
  readonly funnel: Funnel | undefined;
  /** Against the others together, the peer groups and the bureau that benchmark.yaml names; of two against the other one. */
  readonly contrasts: readonly Contrast[];
  /** Each pair of those that compare, the larger figure first; only in sets of at most 40. */
  readonly pairs: readonly Contrast[];
  /** Members that cannot be told apart: two share a group exactly when their pair is not told apart. From three to 40 members. */
  readonly indistinct: readonly (readonly string[])[];
  readonly series: readonly Series[];
  readonly yearly_medians: readonly YearlyMedian[];
  readonly sensitivities: readonly Sensitivity[];
}

/** The estimate that a comparison puts side by side for a member; undefined when it has none (no population). */
export function shownEstimate(
  comparison: Pick<Comparison, 'measure'>,
  member: Pick<Member, 'rate' | 'share' | 'stated'>,
): Estimate | undefined {
  return comparison.measure === 'rate' ? member.rate : (member.share ?? member.stated);
}

/** Whether a member may be ranked and counted into group values. */
export function isCore({ standing }: Pick<Member, 'standing'>): boolean {
  return permissions[standing].rank;
}

/** Whether the first is larger whatever lies within the bounds of both. */
export function isClearlyAbove(a: Estimate, b: Estimate): boolean {
  return b.upper !== null && a.lower > b.upper;
}
