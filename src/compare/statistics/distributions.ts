/**
 * Quantiles and tails of the distributions that comparing needs, from the Cephes library (Moshier, 1989). Checked by tests against published
 * limits to four decimals and against the distribution functions themselves.
 */
import { chdtrc, compiled, igami, incbi, ndtr, ndtri } from 'cephes';

await compiled;

/** The standard normal deviate of a two-sided 95 % interval: 1.959964. */
export const normal95 = ndtri(0.975);

/** z with P(Z ≤ z) = p; 0 < p < 1. */
export const normalQuantile = (p: number): number => ndtri(p);

/** P(|Z| ≥ |z|). */
export const normalTails = (z: number): number => 2 * ndtr(-Math.abs(z));

/** g with P(G ≤ g) = p for a gamma variable of this shape and scale 1; shape > 0, 0 ≤ p < 1. */
export function gammaQuantile(p: number, shape: number): number {
  return p <= 0 ? 0 : igami(shape, 1 - p);
}

/** b with P(B ≤ b) = p for a beta variable; both shapes > 0, 0 < p < 1. */
export const betaQuantile = (p: number, a: number, b: number): number => incbi(a, b, p);

/** P(X ≥ x) for χ² with these degrees of freedom. */
export const chiSquareTail = (x: number, degrees: number): number => chdtrc(degrees, x);

/** P(X ≤ count) for a Poisson count of this mean > 0; nothing is below 0. */
export const poissonAtMost = (count: number, mean: number): number =>
  count < 0 ? 0 : chdtrc(2 * (count + 1), 2 * mean);
