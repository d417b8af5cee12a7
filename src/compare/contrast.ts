/** A figure against others: higher, lower, similar, or not to be told. */
import type { Contrast, Estimate, Interval, Reference } from '../model/comparison.js';
import type { Indicator } from '../model/indicator.js';
import { valueOf, type BinomialChance, type Chance, type PoissonChance } from './chance.js';
import { differenceInterval, rateRatioLower, rateRatioUpper, type Exposed } from './statistics/intervals.js';

/** Several figures taken as one: counts, bounds and what they are related to are added. */
export interface Pool {
  readonly count: number;
  /** How many there are, those without a model of chance included. */
  readonly listed: number;
  /** Undefined when it is empty. */
  readonly chance: Chance | undefined;
}

export function poolOf(chances: readonly Chance[], listed = chances.length): Pool {
  return chances.reduce<Pool>((pool, chance) => combine(pool, chance, 1), { count: 0, listed, chance: undefined });
}

/** The pool without one of its figures. */
export function poolWithout(all: Pool, chance: Chance): Pool {
  const pool = { ...all, listed: all.listed - 1 };
  if (pool.count === 1) return { ...pool, count: 0, chance: undefined };
  // A missing ceiling cannot be taken away from a sum that has none: who needs that pools the others anew.
  return combine(pool, chance, -1);
}

/** All figures of a set follow one model. */
function combine(pool: Pool, chance: Chance, sign: 1 | -1): Pool {
  const { listed, chance: sum } = pool;
  const count = pool.count + sign;
  if (!sum) return { count, listed, chance };
  if (sum.model === 'binomial' && chance.model === 'binomial') {
    const [successes, trials] = [sum.count + sign * chance.count, sum.trials + sign * chance.trials];
    return { count, listed, chance: { ...sum, count: successes, trials } };
  }
  if (sum.model !== 'poisson' || chance.model !== 'poisson') throw new Error('a pool of figures of two models');
  const [a, b] = [sum.count, chance.count];
  return {
    count,
    listed,
    chance: {
      ...sum,
      count: {
        value: a.value + sign * b.value,
        lower: a.lower + sign * b.lower,
        upper: a.upper === null || b.upper === null ? null : a.upper + sign * b.upper,
      },
      residents: sum.residents + sign * chance.residents,
    },
  };
}

type Effect = Pick<Contrast, 'reference_value' | 'effect' | 'effect_measure' | 'interval' | 'word' | 'reason'>;

/** A contrast that cannot be told. `against`: how many there are on the other side. */
export function notCompared(
  bureau: string,
  reference: Reference,
  against: number,
  reason: NonNullable<Contrast['reason']>,
): Contrast {
  return {
    bureau,
    reference,
    against,
    reference_value: undefined,
    effect: undefined,
    effect_measure: undefined,
    interval: undefined,
    word: 'not-compared',
    reason,
    assessment: undefined,
    probability: undefined,
  };
}

/**
 * Compares a figure with others taken together, of which it must not be one. `fewest`: how many there must be, 1 for a pair. All of them must
 * have a model of chance: "the others" are never some of the others.
 */
export function contrastWith(
  bureau: string,
  chance: Chance | undefined,
  others: Pool,
  reference: Reference,
  polarity: Indicator['polarity'],
  fewest: number,
): Contrast {
  const { listed: against } = others;
  if (against < fewest) return notCompared(bureau, reference, against, 'too-few');
  if (!chance || !others.chance || others.count < against) return notCompared(bureau, reference, against, 'no-rate');
  const effect = measure(chance, others.chance);
  const assessment = assess(effect.word, polarity);
  return { bureau, reference, against, ...effect, assessment, probability: undefined };
}

/** Better and worse only where the indicator says which way is which. */
function assess(word: Contrast['word'], polarity: Indicator['polarity']): Contrast['assessment'] {
  if (polarity === 'none' || (word !== 'higher' && word !== 'lower')) return undefined;
  return (word === 'higher') === (polarity === 'higher-is-better') ? 'better' : 'worse';
}

function measure(own: Chance, other: Chance): Effect {
  return own.model === 'binomial'
    ? measureShares(own, other as BinomialChance)
    : measureRates(own, other as PoissonChance);
}

/** A count and residents at one bound of two figures that are compared. */
type Corner = readonly [own: Exposed, other: Exposed];

/**
 * The word must hold with the figure at its lower bound and the others at their upper ones, and the reverse. Limits of a ratio grow with the
 * figure and fall with the others, so that what holds at these two corners holds for all between. A corner without a ceiling is undefined.
 */
function measureRates(own: PoissonChance, other: PoissonChance): Effect {
  const at = (ownCount: number | null, otherCount: number | null): Corner | undefined =>
    ownCount === null || otherCount === null
      ? undefined
      : [
          { count: ownCount, exposure: own.residents },
          { count: otherCount, exposure: other.residents },
        ];
  const lowest = at(own.count.lower, other.count.upper);
  const highest = at(own.count.upper, other.count.lower);
  const interval = {
    lower: lowest ? rateRatioLower(...lowest) : 0,
    upper: highest ? rateRatioUpper(...highest) : null,
  };
  const reference = valueOf(other);
  const word = wordOf(interval, lowest, highest);
  return {
    reference_value: reference,
    effect: ratioOf(valueOf(own), reference),
    effect_measure: 'rate-ratio',
    interval,
    word,
    reason: word === 'not-compared' ? 'bounds' : undefined,
  };
}

/** Higher when even the lowest corner is, lower when even the highest is; similar only when 1 lies within the limits of both. */
function wordOf(
  { lower, upper }: Interval,
  lowest: Corner | undefined,
  highest: Corner | undefined,
): 'higher' | 'lower' | 'similar' | 'not-compared' {
  if (lower > 1) return 'higher';
  if (upper !== null && upper < 1) return 'lower';
  if (!lowest || !highest) return 'not-compared';
  // Limits lie on both sides of the ratio itself, which mostly spares their computing.
  const reachesUp = plainRatio(lowest) >= 1 || (rateRatioUpper(...lowest) ?? Infinity) >= 1;
  const reachesDown = plainRatio(highest) <= 1 || rateRatioLower(...highest) <= 1;
  return reachesUp && reachesDown ? 'similar' : 'not-compared';
}

const plainRatio = ([own, other]: Corner): number => own.count / own.exposure / (other.count / other.exposure);

/** Bounds of a ratio from the bounds of both; undefined where the second may be zero. */
export function ratioOf(first: Estimate, second: Estimate): Estimate | undefined {
  if (second.lower <= 0) return undefined;
  return {
    value: first.value / second.value,
    lower: second.upper === null ? 0 : first.lower / second.upper,
    upper: first.upper === null ? null : first.upper / second.lower,
  };
}

function measureShares(own: BinomialChance, other: BinomialChance): Effect {
  const { lower, upper } = differenceInterval(own, other);
  const [value, reference] = [valueOf(own).value, valueOf(other)];
  const difference = value - reference.value;
  return {
    reference_value: reference,
    effect: { value: difference, lower: difference, upper: difference },
    effect_measure: 'difference',
    interval: { lower: lower * 100, upper: upper * 100 },
    word: lower > 0 ? 'higher' : upper < 0 ? 'lower' : 'similar',
    reason: undefined,
  };
}
