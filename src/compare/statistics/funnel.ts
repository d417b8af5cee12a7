/**
 * Limits of rates by size of population, as of a funnel plot: Spiegelhalter, "Funnel plots for comparing institutional performance",
 * Statistics in Medicine 24 (2005), 1185–1202. A rate is a count over its exposure; exposures are in units of the rates' base, > 0.
 */
import { normalQuantile, poissonAtMost } from './distributions.js';
import type { Exposed } from './intervals.js';

/** What the limits of a set of rates hang on. */
export interface Dispersion {
  /** θ₀ = Σx ÷ ΣN. */
  readonly centre: number;
  /** φ = Σz² ÷ n of the winsorised z scores. */
  readonly phi: number;
  /** τ², on the scale of √rate; 0 where φ ≤ (n−1)/n. */
  readonly tau_squared: number;
}

/** Share of the z scores that is drawn in at each end. */
const winsorised = 0.1;

/**
 * The spread of rates around their pooled rate. On the scale of √rate, where a Poisson rate has the variance s² = 1/4N whatever its size:
 * z = (√(x/N) − √θ₀)/s. Winsorised so that a few far ones do not make the spread that hides them, φ is their mean square. Areas differ by
 * themselves, beyond chance, with the variance τ² = (nφ − (n−1)) ÷ (Σw − Σw²/Σw), w = 1/s² (DerSimonian and Laird, 1986), where that is positive.
 * By chance alone the winsorised φ is near 0.68. Two rates or more, not all of them zero.
 */
export function measureDispersion(rates: readonly Exposed[]): Dispersion {
  const sum = (of: (rate: Exposed) => number): number => rates.reduce((total, rate) => total + of(rate), 0);
  const centre = sum(({ count }) => count) / sum(({ exposure }) => exposure);
  const scores = winsorise(
    rates.map(({ count, exposure }) => 2 * (Math.sqrt(count) - Math.sqrt(centre * exposure))),
    winsorised,
  );
  const squares = scores.reduce((total, z) => total + z * z, 0);
  const weights = sum(({ exposure }) => 4 * exposure);
  const excess = squares - (rates.length - 1);
  const tauSquared = excess / (weights - sum(({ exposure }) => (4 * exposure) ** 2) / weights);
  return { centre, phi: squares / rates.length, tau_squared: Math.max(0, tauSquared) };
}

/** Sets the ⌊share·n⌋ smallest to the next larger one, and the as many largest to the next smaller one. In the order given. */
export function winsorise(values: readonly number[], share: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const out = Math.floor(share * values.length);
  const [least, most] = [sorted[out] ?? 0, sorted[sorted.length - 1 - out] ?? 0];
  return values.map((value) => Math.min(most, Math.max(least, value)));
}

/**
 * The rate below which a share p of all rates of this exposure lies, 0 < p < 1. With spread between areas (√θ₀ + z√(1/4N + τ²))²; without, the
 * Poisson quantile of θ₀N over N, between whole counts as the paper has it: r − (P(X ≤ r) − p) ÷ P(X = r). Never below 0.
 */
export function funnelLimit({ centre, tau_squared: tauSquared }: Dispersion, exposure: number, p: number): number {
  if (tauSquared === 0) return poissonQuantile(centre * exposure, p) / exposure;
  return Math.max(0, Math.sqrt(centre) + normalQuantile(p) * Math.sqrt(1 / (4 * exposure) + tauSquared)) ** 2;
}

/** Looked for from the normal approximation on, which is off by a few counts at most. */
function poissonQuantile(mean: number, p: number): number {
  let count = Math.max(0, Math.round(mean + normalQuantile(p) * Math.sqrt(mean)));
  while (poissonAtMost(count, mean) < p) count++;
  while (poissonAtMost(count - 1, mean) >= p) count--;
  const [reached, before] = [poissonAtMost(count, mean), poissonAtMost(count - 1, mean)];
  return Math.max(0, count - (reached - p) / (reached - before));
}
