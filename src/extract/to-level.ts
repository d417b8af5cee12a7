/** A level from what was matched and the quantity beside it. */
import type { Quantity } from './find-quantities.js';
import type { NounMatch } from './noun.js';
import type { Reading, RuleName } from './reading.js';

/** Bounds of a quantity; a share stops at 100. */
export const boundsOf = (
  { lower, upper }: Quantity,
  isPercent: boolean,
): { readonly lower: number; readonly upper: number | null } => ({
  lower,
  upper: isPercent ? Math.min(upper ?? 100, 100) : upper,
});

/** The level that a quantity states of a noun. `sentence`: its place among the passage's. */
export const toLevel = (match: NounMatch, quantity: Quantity, rule: RuleName, sentence: number): Reading => ({
  compiled: match.compiled,
  kind: 'level',
  value: quantity.value,
  ...boundsOf(quantity, match.compiled.indicator.unit === 'percent'),
  unit: match.compiled.indicator.unit,
  qualifier: quantity.qualifier,
  rule,
  span: { start: Math.min(match.start, quantity.start), end: Math.max(match.end, quantity.end) },
  figure: { start: quantity.numeralStart, end: quantity.end },
  noun: match.noun,
  nounStart: match.nounStart,
  sentence,
});
