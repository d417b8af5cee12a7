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

/** Weighted least squares; the times must not all be equal. */
export function weightedSlope(points: readonly WeightedPoint[]): Slope {
  let [total, times, values] = [0, 0, 0];
  for (const { time, value, weight } of points) {
    total += weight;
    times += weight * time;
    values += weight * value;
  }
  const [meanTime, meanValue] = [times / total, values / total];
  let [spread, common] = [0, 0];
  for (const { time, value, weight } of points) {
    spread += weight * (time - meanTime) ** 2;
    common += weight * (time - meanTime) * (value - meanValue);
  }
  const slope = common / spread;
  return { slope, chi_square: slope ** 2 * spread };
}

/** The direction of a trend that χ² tells and that no single point makes: −1, 1, or 0 for none. Fewer than five points: 0. */
export function trendDirection(points: readonly WeightedPoint[]): -1 | 0 | 1 {
  if (points.length < fewestPoints) return 0;
  const { slope, chi_square: chiSquare } = weightedSlope(points);
  if (chiSquare <= slopeThreshold) return 0;
  const direction = slope > 0 ? 1 : -1;
  const stable = points.every(
    (_, left) => weightedSlope(points.filter((__, index) => index !== left)).slope * direction > 0,
  );
  return stable ? direction : 0;
}
