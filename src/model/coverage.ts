/** How much was published: by k of n, for each indicator and each bureau. */
import type { Absence } from './comparison.js';

export interface IndicatorCoverage {
  readonly indicator: string;
  /** Bureaus that published a figure of it, of any kind and scope. */
  readonly published: number;
  /** Bureaus at whose level it can exist. */
  readonly applicable: number;
  /** Bureaus without any figure of it, and why. */
  readonly absences: readonly Absence[];
}

export interface BureauCoverage {
  readonly bureau: string;
  readonly published: number;
  readonly applicable: number;
  /** Articles of the bureau on file. */
  readonly sources: number;
}

export interface Coverage {
  readonly indicators: readonly IndicatorCoverage[];
  readonly bureaus: readonly BureauCoverage[];
}
