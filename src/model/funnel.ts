/** Rates against their populations, with the limits between which chance and the usual spread leave nearly all of them. */
/**
 * Where a figure lies: beyond a limit only where it is so at both bounds of its wording. `open`: the bounds lie on two sides of a limit.
 */
export const funnelPositions = ['above-99.8', 'above-95', 'within', 'below-95', 'below-99.8', 'open'] as const;
export type FunnelPosition = (typeof funnelPositions)[number];

/** Ends of what is usual; none is without one. */
interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** Limits of rates at one size of population. */
export interface FunnelLimits {
  readonly residents: number;
  readonly limits_95: Limits;
  readonly limits_998: Limits;
}

/** Rates are per the benchmark's base of residents. Source of all: Spiegelhalter (2005), see src/compare/statistics/funnel.ts. */
export interface Funnel {
  /** Σ figures over Σ residents. */
  readonly centre: number;
  /** Mean square of the winsorised z scores. */
  readonly phi: number;
  /** Variance between areas of the square roots of their rates; 0: the limits are Poisson's. */
  readonly tau_squared: number;
  /** From a little below the smallest population to a little above the largest, each in the same ratio to the one before. */
  readonly grid: readonly FunnelLimits[];
  /** In the order of the members that are ranked, each once. */
  readonly positions: readonly { readonly bureau: string; readonly position: FunnelPosition }[];
}
