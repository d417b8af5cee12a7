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

/** A date as a number of eight digits, such as 20231231. */
const toNumber = (date: string): number =>
  Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8));

interface Criterion {
  readonly reason: Reason;
  /** Scores run from 0, which fits best, to below this. */
  readonly span: number;
  readonly score: (observation: Observation, wanted: Wanted) => number;
}

const yesOrNo = (reason: Reason, fits: (observation: Observation, wanted: Wanted) => boolean): Criterion => ({
  reason,
  span: 2,
  score: (observation, wanted) => (fits(observation, wanted) ? 0 : 1),
});

/** Criteria in order. What is still equal goes by the order of ids. */
const criteria: readonly Criterion[] = [
  yesOrNo('variant', ({ variant }, wanted) => wanted.variant === undefined || variant === wanted.variant),
  yesOrNo('scope', ({ scope }) => scope === ''),
  yesOrNo('period-not-stated', ({ period }) => period !== null),
  yesOrNo('period-length', ({ period, kind }) => kind === 'streak' || (period !== null && isWholeYear(period))),
  yesOrNo('period', ({ period }, { reference }) => reference !== null && isSamePeriod(period, reference)),
  { reason: 'period', span: 1e8, score: ({ period }) => (period ? 99_999_999 - toNumber(period.end) : 0) },
  yesOrNo('same', ({ status }) => status === 'reported'),
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
  const scored = observations.map((observation) => ({ observation, unfitness: unfitnessOf(observation, wanted) }));
  scored.sort(
    (a, b) => a.unfitness - b.unfitness || (sortKeyOf(a.observation.id) < sortKeyOf(b.observation.id) ? -1 : 1),
  );
  return scored.map(({ observation }) => observation);
}

/** All scores as the digits of one number, the first criterion in the highest place. */
function unfitnessOf(observation: Observation, wanted: Wanted): number {
  let unfitness = 0;
  for (const { span, score } of criteria) unfitness = unfitness * span + score(observation, wanted);
  return unfitness;
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
    // Whole-bureau figures first: parts of another variant do not outvote them.
    const of = (isPart: boolean): number =>
      published.filter((own) => own.some(({ variant, scope }) => variant === id && (scope !== '') === isPart)).length;
    const count = of(false) * (published.length + 1) + of(true);
    if (count > (best?.count ?? 0)) best = { id, count };
  }
  return best?.id;
}
