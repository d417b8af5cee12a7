/** Chooses, from a bureau's figures of one indicator and kind, the one that best fits a comparison. */
import type { PassedOver } from '../model/comparison.js';
import type { Indicator } from '../model/indicator.js';
import { sortKeyOf, type Observation } from '../model/observation.js';
import { isSamePeriod, isWholeYear, type Period } from '../model/period.js';

type Reason = PassedOver['reason'];

/** What the set is about. */
export interface Wanted {
  readonly reference: Period | null;
  /** The variant of the definition that most bureaus published; undefined where the indicator has none. */
  readonly variant: string | undefined;
}

/** A date as a number that grows with it, such as 20231231. */
const toNumber = (date: string): number =>
  Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8));

/** Criteria in order; the smaller number fits better. */
const criteria: readonly {
  reason: Reason;
  score: (observation: Observation, wanted: Wanted) => number | string;
}[] = [
  {
    reason: 'variant',
    score: ({ variant }, wanted) => (wanted.variant === undefined || variant === wanted.variant ? 0 : 1),
  },
  { reason: 'scope', score: ({ scope }) => (scope === '' ? 0 : 1) },
  { reason: 'period-not-stated', score: ({ period }) => (period ? 0 : 1) },
  {
    reason: 'period-length',
    score: ({ period, kind }) => (kind === 'streak' || (period && isWholeYear(period)) ? 0 : 1),
  },
  { reason: 'period', score: ({ period }, { reference }) => (reference && isSamePeriod(period, reference) ? 0 : 1) },
  { reason: 'period', score: ({ period }) => (period ? -toNumber(period.end) : 0) },
  { reason: 'same', score: ({ status }) => (status === 'reported' ? 0 : 1) },
  { reason: 'same', score: ({ id }) => sortKeyOf(id) },
];

/**
 * The variant that most published; no scope before scope; whole year before part; the reference period, else the latest. Ties fall to reported figures and to the id.
 * The ones passed over name the first criterion on which they lost. `sorted`: all, the best first.
 */
export function selectObservation(
  observations: readonly Observation[],
  wanted: Wanted,
): { chosen: Observation; passedOver: PassedOver[]; sorted: readonly Observation[] } | undefined {
  const sorted = sortByFit(observations, wanted);
  const [chosen, ...others] = sorted;
  if (!chosen) return undefined;
  return {
    chosen,
    sorted,
    passedOver: others.map((other) => ({ observation: other.id, reason: decide(chosen, other, wanted).reason })),
  };
}

/** The best first; the order in which the figures were read does not matter. */
function sortByFit(observations: readonly Observation[], wanted: Wanted): Observation[] {
  return [...observations].sort((a, b) => decide(a, b, wanted).order);
}

function decide(a: Observation, b: Observation, wanted: Wanted): { order: number; reason: Reason } {
  for (const { reason, score } of criteria) {
    const first = score(a, wanted);
    const second = score(b, wanted);
    if (first !== second) return { order: first < second ? -1 : 1, reason };
  }
  return { order: 0, reason: 'same' };
}

/**
 * The variant that most bureaus published, so that most figures share one definition; the catalogue's order decides between equals.
 * Undefined for an indicator without variants.
 */
export function commonVariant(
  { variants }: Pick<Indicator, 'variants'>,
  published: readonly (readonly Observation[])[],
): string | undefined {
  let best: { id: string; count: number } | undefined;
  for (const { id } of variants) {
    const count = published.filter((own) => own.some(({ variant }) => variant === id)).length;
    if (count > (best?.count ?? 0)) best = { id, count };
  }
  return best?.id;
}
