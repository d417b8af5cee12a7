/** What a sign at a figure can say, in the order of the key. */
export const signRules = [
  'variant-differs',
  'unit-differs',
  'scope-differs',
  'period-length-differs',
  'period-not-stated',
  'period-differs',
  'level-differs',
  'denominator-missing',
  'denominator-boundary-doubtful',
  'denominator-date-differs',
  'value-approximate',
  'derived',
] as const;
