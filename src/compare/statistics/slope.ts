/** A straight line through yearly rates, weighted by their precision. */

export interface WeightedPoint {
  readonly time: number;
  readonly value: number;
  /** Reciprocal of the value's variance; > 0. */
  readonly weight: number;
}

/** χ² with one degree of freedom beyond which a slope is told: the 0.2 % point, as in the trends of public health profiles. */
export const slopeThreshold = 9.5495;

/** Fewest points of a trend. */
export const fewestPoints = 5;

export interface Slope {
  /** Per unit of time. */
  readonly slope: number;
  /** slope² over its variance, 1/Σw(t−t̄)². */
  readonly chi_square: number;
}

/** Σw, Σwt, Σwv, Σwt², Σwtv: what a line needs, with times from the first point on. */
interface Sums {
  readonly w: number;
  readonly wt: number;
  readonly wv: number;
  readonly wtt: number;
  readonly wtv: number;
}

function sumUp(points: readonly WeightedPoint[], left: number): Sums {
  const origin = points[0]?.time ?? 0;
  const sums = { w: 0, wt: 0, wv: 0, wtt: 0, wtv: 0 };
  for (let index = 0; index < points.length; index++) {
    const point = points[index];
    if (!point || index === left) continue;
    const time = point.time - origin;
    const weighted = point.weight * time;
    sums.w += point.weight;
    sums.wt += weighted;
    sums.wv += point.weight * point.value;
    sums.wtt += weighted * time;
    sums.wtv += weighted * point.value;
  }
  return sums;
}

function lineOf({ w, wt, wv, wtt, wtv }: Sums): Slope {
  const spread = wtt - (wt * wt) / w;
  const slope = (wtv - (wt * wv) / w) / spread;
  return { slope, chi_square: slope * slope * spread };
}

/** Weighted least squares; the times must not all be equal. */
export function weightedSlope(points: readonly WeightedPoint[]): Slope {
  return lineOf(sumUp(points, -1));
}

/** The direction of a trend (`line`: all points') that χ² tells and that no single point makes: −1, 1, or 0 for none. Fewer than five points: 0. */
export function trendDirection(points: readonly WeightedPoint[], line = weightedSlope(points)): -1 | 0 | 1 {
  if (points.length < fewestPoints) return 0;
  const { slope, chi_square: chiSquare } = line;
  if (chiSquare <= slopeThreshold) return 0;
  const direction = slope > 0 ? 1 : -1;
  const isStable = points.every((_, left) => lineOf(sumUp(points, left)).slope * direction > 0);
  return isStable ? direction : 0;
}
