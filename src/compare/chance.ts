/**
 * What chance does to a figure, where there is a model of it: counts per head vary as Poisson counts, shares of a known number as binomial
 * ones. Streaks, measures issued, sums of money and bare percentages have none.
 */
import type { Estimate, Interval, Member } from '../model/comparison.js';
import type { Indicator } from '../model/indicator.js';
import type { Observation } from '../model/observation.js';
import { drawCount, gammaQuantileAt, gammaQuantiles, shuffledOrder } from './statistics/draws.js';
import { poissonLower, poissonUpper, wilsonInterval } from './statistics/intervals.js';

/** A count with its bounds, and the residents that it is related to; rates are per `base` residents. */
export interface PoissonChance {
  readonly model: 'poisson';
  readonly count: Estimate;
  readonly residents: number;
  readonly base: number;
}

/** A numerator and its denominator. */
export interface BinomialChance {
  readonly model: 'binomial';
  readonly count: number;
  readonly trials: number;
}

export type Chance = PoissonChance | BinomialChance;

/** The model of a member's figure; undefined where there is none. `base`: residents that rates are per. */
export function chanceOf(
  { stated, rate, population, observation }: Pick<Member, 'stated' | 'rate' | 'population' | 'observation'>,
  { proportion }: Pick<Indicator, 'proportion'>,
  base: number,
): Chance | undefined {
  if (rate && population) return { model: 'poisson', count: stated, residents: population.value, base };
  const { numerator, denominator, unit, kind } = observation;
  if (!proportion || kind !== 'level' || unit !== 'percent') return undefined;
  if (numerator === undefined || denominator === undefined) return undefined;
  return { model: 'binomial', count: numerator, trials: denominator };
}

/** The percentage that a proportion's numerator and denominator give; undefined where the figure is none, or they are not on file. */
export function shareOf(observation: Observation, indicator: Pick<Indicator, 'proportion'>): Estimate | undefined {
  const { value, lower, upper } = observation;
  const stated = { value, lower, upper };
  const chance = chanceOf({ stated, rate: undefined, population: undefined, observation }, indicator, 1);
  return chance && valueOf(chance);
}

/** 95 % limits on the scale of what is shown: a rate, or percent. Of a rough count from its lower bound's to its upper bound's. */
export function intervalOf(chance: Chance): Interval {
  if (chance.model === 'binomial') {
    const { lower, upper } = wilsonInterval(chance.count, chance.trials);
    return { lower: lower * 100, upper: upper * 100 };
  }
  const { count, residents, base } = chance;
  return {
    lower: (poissonLower(count.lower) * base) / residents,
    upper: count.upper === null ? null : (poissonUpper(count.upper) * base) / residents,
  };
}

/** The rate, or the percentage, with the bounds of the wording. */
export function valueOf(chance: Chance): Estimate {
  if (chance.model === 'binomial') {
    const value = (100 * chance.count) / chance.trials;
    return { value, lower: value, upper: value };
  }
  const { count, residents, base } = chance;
  const scale = (of: number): number => (of * base) / residents;
  return {
    value: scale(count.value),
    lower: scale(count.lower),
    upper: count.upper === null ? null : scale(count.upper),
  };
}

/** Whether a figure's draws are the same at its lower and at its upper bound. */
export const isExactChance = (chance: Chance): boolean =>
  chance.model === 'binomial' || chance.count.lower === chance.count.upper;

/** A figure to draw; the name decides the order of its draws. */
export interface Drawn {
  readonly chance: Chance;
  readonly name: string;
}

/**
 * Writes the draws at one bound from place `from` on, as many as `out` holds, in the order that belongs to the name: gamma with shape x+½ for
 * counts, beta with x+½ and n−x+½ for shares. Without a ceiling the upper draws are the largest number there is, so that no draw is ever
 * infinite.
 */
export function drawAt({ chance, name }: Drawn, bound: 'lower' | 'upper', out: Float64Array, from = 0): void {
  if (chance.model === 'binomial') {
    gammaQuantiles(chance.count + 0.5, out, shuffledOrder(name), from);
    const failures = new Float64Array(out.length);
    gammaQuantiles(chance.trials - chance.count + 0.5, failures, shuffledOrder(`${name}|failures`), from);
    for (const [draw, success] of out.entries()) out[draw] = (100 * success) / (success + (failures[draw] ?? 0));
    return;
  }
  const count = chance.count[bound];
  if (count === null) {
    out.fill(Number.MAX_VALUE);
    return;
  }
  gammaQuantiles(count + 0.5, out, shuffledOrder(name), from, chance.base / chance.residents);
}

/** Sorted draws with the count uniform within its bounds, for probabilities; undefined where there is no ceiling. */
export function spreadOf(chance: Chance, name: string): Float64Array | undefined {
  if (chance.model === 'binomial') {
    const draws = new Float64Array(drawCount);
    drawAt({ chance, name }, 'lower', draws);
    return draws.sort();
  }
  const { lower, upper } = chance.count;
  const scale = chance.base / chance.residents;
  if (upper === null) return undefined;
  if (upper === lower) return gammaQuantiles(lower + 0.5).map((draw) => draw * scale);
  const [order, within] = [shuffledOrder(name), shuffledOrder(`${name}|bounds`)];
  const draws = new Float64Array(drawCount);
  for (let draw = 0; draw < drawCount; draw++) {
    const at = lower + ((upper - lower) * ((within[draw] ?? 0) + 0.5)) / drawCount;
    draws[draw] = gammaQuantileAt(order[draw] ?? 0, at + 0.5) * scale;
  }
  return draws.sort();
}

/** The share of all pairs of draws in which the first is larger; draws sorted. Equal ones count half. */
export function shareAbove(first: Float64Array, second: Float64Array): number {
  let [above, below, wins] = [0, 0, 0];
  for (const value of first) {
    while (below < second.length && (second[below] ?? 0) < value) below++;
    above = Math.max(above, below);
    while (above < second.length && (second[above] ?? 0) === value) above++;
    wins += (below + above) / 2;
  }
  return wins / (first.length * second.length);
}
