/** Ranks and the median of those who may be ranked. */
import type { Rank } from '../model/comparison.js';
import type { Indicator } from '../model/indicator.js';

/** No rank and no group value below this many. */
export const fewestRanked = 3;

/** Competition ranks ("1224") in the order of the values given; rank 1 is the largest, for lower-is-better the smallest. */
export function rankValues(values: readonly number[], polarity: Indicator['polarity']): Rank[] {
  if (values.length < fewestRanked) return [];
  const sign = polarity === 'lower-is-better' ? 1 : -1;
  const sorted = [...values].sort((a, b) => sign * (a - b));
  const first = new Map<number, number>();
  const count = new Map<number, number>();
  for (const [index, value] of sorted.entries()) {
    if (!first.has(value)) first.set(value, index + 1);
    count.set(value, (count.get(value) ?? 0) + 1);
  }
  return values.map((value) => ({
    position: first.get(value) ?? 0,
    tied: (count.get(value) ?? 0) > 1,
    of: values.length,
  }));
}

/** The median; undefined below `fewestRanked`. */
export function medianOf(values: readonly number[]): number | undefined {
  if (values.length < fewestRanked) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? 0;
  const lower = sorted[(sorted.length - 1) >> 1] ?? 0;
  return (lower + upper) / 2;
}
