/** What a comparability rule found. A finding is about comparability; a message is a sentence for the reader. */

/** The question that a rule asks of a set of figures. */
export const facets = [
  'definition',
  'scope',
  'period-length',
  'period',
  'level',
  'denominator',
  'precision',
  'source',
  'consistency',
  'coverage',
] as const;
export type Facet = (typeof facets)[number];

/**
 * What a finding does to the members that it names, from mild to grave: `caveat` is printed at the figure; `undetermined`
 * and `indicative` keep it out of ranks and group values; `excluding` keeps it out of the set's charts as well.
 */
export const findingSeverities = ['caveat', 'undetermined', 'indicative', 'excluding'] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

export interface Finding {
  /** The rule's code, such as `period-differs`. */
  readonly rule: string;
  readonly facet: Facet;
  readonly severity: FindingSeverity;
  /** Bureaus whose figures it touches. */
  readonly members: readonly string[];
  /** True when it is about the set as a whole (counts on different levels), so that no member is the odd one out. */
  readonly set_wide: boolean;
  /** Ids of the observations on both sides. */
  readonly evidence: readonly string[];
  /** Values for the sentence that explains it. */
  readonly values: Readonly<Record<string, string | number>>;
}
