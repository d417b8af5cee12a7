/** Whether two counts of one bureau differ by more than chance. */
import { normal95, normalTails } from './distributions.js';
import { rateRatioInterval, type Exposed } from './intervals.js';

export interface ChangeTest {
  readonly method: 'square-root' | 'exact';
  /** The deviate of the square-root test; undefined for the exact one. */
  readonly z: number | undefined;
  /** −1 a fall, 1 a rise, beyond what chance explains at 5 %; 0 neither. */
  readonly direction: -1 | 0 | 1;
}

/**
 * Equal exposures: z = √2(√x₁−√x₀), whose variance is 1 since that of √x is ¼ (Bartlett, 1936), flagged beyond 1.96. Others: the exact
 * conditional interval of the rate ratio.
 */
export function testChange(before: Exposed, after: Exposed): ChangeTest {
  if (before.exposure === after.exposure) {
    const z = squareRootDeviate(before.count, after.count);
    return { method: 'square-root', z, direction: Math.abs(z) > normal95 ? (z > 0 ? 1 : -1) : 0 };
  }
  const { lower, upper } = rateRatioInterval(after, before);
  return { method: 'exact', z: undefined, direction: lower > 1 ? 1 : upper !== null && upper < 1 ? -1 : 0 };
}

/** √2(√x₁−√x₀). */
export function squareRootDeviate(before: number, after: number): number {
  return Math.SQRT2 * (Math.sqrt(after) - Math.sqrt(before));
}

/** Two-sided probability of a deviate at least as large by chance. */
export const probabilityOf = (z: number): number => normalTails(z);
