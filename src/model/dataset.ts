/** Everything that a benchmark folder holds, read and checked. SDMX: a data set with its code lists. */
import type { Benchmark } from './benchmark.js';
import type { Bureau } from './bureau.js';
import type { AppliedCorrection, Reply } from './correction.js';
import type { EditionRecord } from './difference.js';
import type { Indicator } from './indicator.js';
import type { Observation } from './observation.js';
import type { Source } from './source.js';
import type { Terms } from './terms.js';

export interface Dataset {
  readonly benchmark: Benchmark;
  /** Those that take part, in the report's order. */
  readonly bureaus: readonly Bureau[];
  readonly indicators: readonly Indicator[];
  readonly sources: readonly Source[];
  readonly terms: Terms;
  /** Of bureaus and indicators that take part, in the order of bureaus; reported and derived ones, and candidates only where they were asked for. */
  readonly observations: readonly Observation[];
  /** Of observations that take part; their values hold already. */
  readonly corrections: readonly AppliedCorrection[];
  /** Of bureaus that take part. */
  readonly replies: readonly Reply[];
  /** The edition before, where benchmark.yaml names it. */
  readonly previous?: EditionRecord | undefined;
  /** Figures that would take part if benchmark.yaml listed their bureau or indicator. */
  readonly unlisted: readonly Unlisted[];
  /** How many are on file that wait for review, and how many that were refused. */
  readonly candidates: number;
  readonly rejected: number;
}

/** A bureau or an indicator that benchmark.yaml leaves out, and how many figures of it are on file. */
export interface Unlisted {
  readonly concept: 'bureau' | 'indicator';
  readonly id: string;
  readonly figures: number;
}
