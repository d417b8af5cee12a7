/** What comparing a data set gives. */
import type { Comparison } from './comparison.js';
import type { Coverage } from './coverage.js';
import type { Peers } from './peers.js';
import type { DescribedRule } from './rule.js';

export interface Compared {
  /** In the catalogue's order. */
  readonly comparisons: readonly Comparison[];
  readonly peers: readonly Peers[];
  readonly coverage: Coverage;
  /** Every rule that looked at the figures, in the order in which findings are told. */
  readonly rules: readonly DescribedRule[];
}
