/** One indicator's figures side by side, and how far they compare. */
import type { Population } from './bureau.js';
import type { Finding } from './finding.js';
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

/** A number with the bounds that its wording implies. `upper` null: no ceiling. Bounds do not express sampling error. */
export interface Estimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number | null;
}

/** Competition rank ("1224"): 1 is the largest, for lower-is-better the smallest. */
export interface Rank {
  readonly position: number;
  readonly tied: boolean;
  /** How many were ranked. */
  readonly of: number;
}

export interface PassedOver {
  readonly observation: string;
  /** Why another figure of the bureau fits better. */
  readonly reason: 'scope' | 'period-not-stated' | 'period-length' | 'period' | 'same';
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
  readonly standing: Verdict;
  readonly findings: readonly Finding[];
  readonly rank: Rank | undefined;
}

/** Why a bureau has no figure in a set: it published none, or none can exist at its level. */
export interface Absence {
  readonly bureau: string;
  readonly reason: 'not-published' | 'not-applicable';
}

/** One bureau's whole-year figures of one indicator over time. SDMX: a series (the key without the period). */
export interface Series {
  readonly bureau: string;
  readonly points: readonly { readonly period: Period; readonly observation: string; readonly shown: Estimate }[];
}

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
  /** Median of the ranked members' shown values; only with three or more. */
  readonly median: number | undefined;
  readonly series: readonly Series[];
}

/** The estimate that a comparison puts side by side for a member; undefined when it has none (no population). */
export function shownEstimate(
  comparison: Pick<Comparison, 'measure'>,
  member: Pick<Member, 'rate' | 'stated'>,
): Estimate | undefined {
  return comparison.measure === 'rate' ? member.rate : member.stated;
}

/** Whether a member may be ranked and counted into group values. */
export function isCore(member: Pick<Member, 'standing'>): boolean {
  return member.standing === 'comparable' || member.standing === 'comparable-with-caveats';
}
