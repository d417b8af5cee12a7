/** Ranks of those who may be ranked, and the ranks that the wording's bounds leave open. */
import type { Estimate, Rank, RankRange } from '../model/comparison.js';
import type { Indicator } from '../model/indicator.js';

/** No rank and no group value below this many. */
export const fewestRanked = 3;

/** Competition ranks ("1224") in the order of the values given; rank 1 is the largest, for lower-is-better the smallest. */
export function rankValues(
  values: readonly number[],
  polarity: Indicator['polarity'],
): Pick<Rank, 'position' | 'tied' | 'of'>[] {
  if (values.length < fewestRanked) return [];
  return placeValues(values, polarity).map((place) => ({ ...place, of: values.length }));
}

/** Places of any number of values: one more than how many are strictly before. */
export function placeValues(
  values: readonly number[],
  polarity: Indicator['polarity'],
): Pick<Rank, 'position' | 'tied'>[] {
  const sign = polarity === 'lower-is-better' ? 1 : -1;
  const sorted = [...values].sort((a, b) => sign * (a - b));
  const first = new Map<number, number>();
  const count = new Map<number, number>();
  for (const [index, value] of sorted.entries()) {
    if (!first.has(value)) first.set(value, index + 1);
    count.set(value, (count.get(value) ?? 0) + 1);
  }
  return values.map((value) => ({ position: first.get(value) ?? 0, tied: (count.get(value) ?? 0) > 1 }));
}

/** Best and worst place of each, whatever lies within the bounds of all. */
export function possiblePlaces(estimates: readonly Estimate[], polarity: Indicator['polarity']): RankRange[] {
  const largestFirst = polarity !== 'lower-is-better';
  const bounds = estimates.map(({ lower, upper }) =>
    largestFirst ? { low: lower, high: upper ?? Infinity } : { low: -(upper ?? Infinity), high: -lower },
  );
  const lows = Float64Array.from(bounds, ({ low }) => low).sort();
  const highs = Float64Array.from(bounds, ({ high }) => high).sort();
  return bounds.map(({ low, high }) => ({
    best: 1 + countAbove(lows, high),
    // A figure is not before itself, though its upper bound is above its lower.
    worst: 1 + countAbove(highs, low) - (high > low ? 1 : 0),
  }));
}

/** How many of the sorted values are larger. */
export function countAbove(sorted: Float64Array, value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) > value) to = middle;
    else from = middle + 1;
  }
  return sorted.length - from;
}

/** The median; the values must not be empty. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? 0;
  const lower = sorted[(sorted.length - 1) >> 1] ?? 0;
  return lower === upper ? lower : (lower + upper) / 2;
}
