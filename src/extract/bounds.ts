/** What the wording of a figure implies about its bounds. */
import type { Qualifier } from '../model/observation.js';
import type { Numeral } from './numeral.js';

/** Words of approximation around a numeral. */
export interface Approximation {
  readonly qualifier: Qualifier;
  /** `余`: 余, 多, 来 · `超`: 超, 逾, 突破 · `以上`: 以上, 上千 · `近` · `约`: 约, 左右 · empty: none. */
  readonly word: '' | '余' | '超' | '以上' | '近' | '约';
  /** Whether 余 or 多 follows 万 or 亿, so that the last written digit counts even where it is a zero: 10万余. */
  readonly afterMyriad: boolean;
}

export const exactly: Approximation = { qualifier: 'exact', word: '', afterMyriad: false };

const tidy = (value: number): number => Number(value.toPrecision(15));

/**
 * Bounds of a figure, both possible values included. With u the place value of the last non-zero digit (of the last written one when 余
 * follows 万 or 亿): 余 [v, v+u), 近 (v−u/10, v), 约 v ± u/2, 以上 and 超 without ceiling. Exact but written with 万, 亿, a decimal or in
 * percent: half the last written place to both sides. Otherwise the value itself. `ceiling` is 100 for a share.
 */
export function implyBounds(
  numeral: Numeral,
  { word, afterMyriad }: Approximation,
  rounded: boolean,
  ceiling = Infinity,
): { readonly lower: number; readonly upper: number | null } {
  const { value: v } = numeral;
  const u = afterMyriad ? numeral.lastPlace : numeral.lastNonZeroPlace;
  const cap = (upper: number): number | null => {
    const capped = Math.min(upper, ceiling);
    return capped === Infinity ? null : tidy(capped);
  };
  const half = numeral.lastPlace / 2;
  const pairs = {
    余: [v, v + u],
    超: [v, Infinity],
    以上: [v, Infinity],
    近: [v - u / 10, v],
    约: [v - u / 2, v + u / 2],
    '': rounded || !numeral.full ? [v - half, v + half] : [v, v],
  } as const;
  const [lower, upper] = pairs[word];
  return { lower: tidy(Math.max(0, lower)), upper: cap(upper) };
}
