/**
 * 95 % intervals of counts, proportions and rate ratios. They describe chance alone; the bounds that a wording implies are carried beside them.
 * Counts may be fractional, since bounds of figures written in 万 are.
 */
import type { Interval } from '../../model/comparison.js';
import { betaQuantile, gammaQuantile, normal95 } from './distributions.js';

const tail = 0.025;

/** Counts below this are nothing to any digit: the lower limit is 0, and no ratio to them has an upper one. */
const fewest = 0.01;

/** From this count on Byar's approximation is used; below, the exact Poisson limits. */
export const byarFrom = 10;

/**
 * Limits of a Poisson mean, given a count. Count ≥ 10: Byar's approximation (Breslow and Day, 1987, eq. 2.13), 100 → 81.3621, 121.6279. Below:
 * exact (Garwood, 1936), 3 → 0.6187, 8.7673; 0 → 0, 3.6889.
 */
export function poissonInterval(count: number): Interval {
  return { lower: poissonLower(count), upper: poissonUpper(count) };
}

export function poissonLower(count: number): number {
  if (count < byarFrom) return count < fewest ? 0 : gammaQuantile(tail, count);
  return count * (1 - 1 / (9 * count) - normal95 / (3 * Math.sqrt(count))) ** 3;
}

export function poissonUpper(count: number): number {
  const next = count + 1;
  if (count < byarFrom) return gammaQuantile(1 - tail, next);
  return next * (1 - 1 / (9 * next) + normal95 / (3 * Math.sqrt(next))) ** 3;
}

/** Score limits of a proportion (Wilson, 1927): 82 of 100 → 0.73333, 0.88300; 0 of 10 → 0, 0.27753. 0 ≤ count ≤ trials, trials > 0. */
export function wilsonInterval(count: number, trials: number): Interval & { readonly upper: number } {
  const p = count / trials;
  const z2 = normal95 ** 2;
  const middle = (p + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = (normal95 / (1 + z2 / trials)) * Math.sqrt((p * (1 - p)) / trials + z2 / (4 * trials ** 2));
  return {
    lower: count === 0 ? 0 : Math.max(0, middle - half),
    upper: count === trials ? 1 : Math.min(1, middle + half),
  };
}

/** A count and what it is related to: residents, or residents times years. */
export interface Exposed {
  readonly count: number;
  readonly exposure: number;
}

/**
 * Limits of the ratio of two Poisson rates, first over second, exact given the sum of both counts (Przyborowski and Wilenski, 1940; the binomial
 * limits are Clopper and Pearson's, 1934). `upper` is null where the second count is 0.
 */
export function rateRatioInterval(first: Exposed, second: Exposed): Interval {
  return { lower: rateRatioLower(first, second), upper: rateRatioUpper(first, second) };
}

export function rateRatioLower(first: Exposed, second: Exposed): number {
  if (first.count < fewest) return 0;
  return toRatio(betaQuantile(tail, first.count, second.count + 1), first, second);
}

/** Null: the second count is 0. */
export function rateRatioUpper(first: Exposed, second: Exposed): number | null {
  if (second.count < fewest) return null;
  return toRatio(betaQuantile(1 - tail, first.count + 1, second.count), first, second);
}

/** From the share of both counts that is the first's. */
function toRatio(share: number, first: Exposed, second: Exposed): number {
  return ((share / (1 - share)) * second.exposure) / first.exposure;
}

/** A count out of a known number. */
export interface Share {
  readonly count: number;
  readonly trials: number;
}

/** Limits of the difference of two proportions, first minus second (Newcombe, 1998, method 10). */
export function differenceInterval(first: Share, second: Share): Interval & { readonly upper: number } {
  const [p, q] = [first.count / first.trials, second.count / second.trials];
  const [a, b] = [wilsonInterval(first.count, first.trials), wilsonInterval(second.count, second.trials)];
  return {
    lower: p - q - Math.sqrt((p - a.lower) ** 2 + (b.upper - q) ** 2),
    upper: p - q + Math.sqrt((a.upper - p) ** 2 + (q - b.lower) ** 2),
  };
}
