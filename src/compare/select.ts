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

/** Criteria in order; the smaller number fits better. What is still equal goes by the order of ids. */
const criteria: readonly {
  reason: Reason;
  score: (observation: Observation, wanted: Wanted) => number;
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
    passedOver: others.map((other) => ({ observation: other.id, reason: findReason(chosen, other, wanted) })),
  };
}

/** The best first; the order in which the figures were read does not matter. */
function sortByFit(observations: readonly Observation[], wanted: Wanted): Observation[] {
  if (observations.length < 2) return [...observations];
  const scored = observations.map((observation) => ({
    observation,
    scores: criteria.map(({ score }) => score(observation, wanted)),
  }));
  scored.sort((a, b) => {
    for (let index = 0; index < criteria.length; index++) {
      const first = a.scores[index] ?? 0;
      const second = b.scores[index] ?? 0;
      if (first !== second) return first - second;
    }
    return sortKeyOf(a.observation.id) < sortKeyOf(b.observation.id) ? -1 : 1;
  });
  return scored.map(({ observation }) => observation);
}

/** The first criterion on which a figure lost to the chosen one. */
function findReason(chosen: Observation, other: Observation, wanted: Wanted): Reason {
  return criteria.find(({ score }) => score(chosen, wanted) !== score(other, wanted))?.reason ?? 'same';
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
