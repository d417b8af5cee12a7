/** Chooses, from a bureau's figures of one indicator and kind, the one that best fits a comparison. */
import type { PassedOver } from '../model/comparison.js';
import type { Observation } from '../model/observation.js';
import { isSamePeriod, isWholeYear, type Period } from '../model/period.js';

type Reason = PassedOver['reason'];

/** Criteria in order; the smaller number fits better. */
const criteria: readonly {
  reason: Reason;
  score: (observation: Observation, reference: Period | null) => number | string;
}[] = [
  { reason: 'scope', score: ({ scope }) => (scope === '' ? 0 : 1) },
  { reason: 'period-not-stated', score: ({ period }) => (period ? 0 : 1) },
  {
    reason: 'period-length',
    score: ({ period, kind }) => (kind === 'streak' || (period && isWholeYear(period)) ? 0 : 1),
  },
  { reason: 'period', score: ({ period }, reference) => (reference && isSamePeriod(period, reference) ? 0 : 1) },
  { reason: 'period', score: ({ period }) => (period ? -Date.parse(period.end) : 0) },
  { reason: 'same', score: ({ status }) => (status === 'reported' ? 0 : 1) },
  // Numbers within ids in their numeric order: laixi-2020/9 before laixi-2020/10.
  { reason: 'same', score: ({ id }) => id.replace(/\d+/g, (digits) => digits.padStart(9, '0')) },
];

/**
 * No scope before scope; whole year before part; the reference period, else the latest. Ties fall to reported figures and to the id.
 * The ones passed over name the first criterion on which they lost.
 */
export function selectObservation(
  observations: readonly Observation[],
  reference: Period | null,
): { chosen: Observation; passedOver: PassedOver[] } | undefined {
  const [chosen, ...others] = sortByFit(observations, reference);
  if (!chosen) return undefined;
  return {
    chosen,
    passedOver: others.map((other) => ({ observation: other.id, reason: decide(chosen, other, reference).reason })),
  };
}

/** The best first; the order in which the figures were read does not matter. */
export function sortByFit(observations: readonly Observation[], reference: Period | null): Observation[] {
  return [...observations].sort((a, b) => decide(a, b, reference).order);
}

function decide(a: Observation, b: Observation, reference: Period | null): { order: number; reason: Reason } {
  for (const { reason, score } of criteria) {
    const [first, second] = [score(a, reference), score(b, reference)];
    if (first !== second) return { order: first < second ? -1 : 1, reason };
  }
  return { order: 0, reason: 'same' };
}
