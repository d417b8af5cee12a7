/** Which quantities are shares, which say nothing that the catalogue counts, and which indicators a measure word may belong to. */
import type { Quantity } from './find-quantities.js';
import type { CompiledIndicator, Lexicon } from './lexicon.js';

const unread: ReadonlySet<Quantity['measureClass']> = new Set(['year', 'month', 'day', 'other']);
const shares: ReadonlySet<Quantity['measureClass']> = new Set(['percent', 'points', 'fold', 'tenth']);

/** Measures of time, length and the like. */
export const isUnread = ({ measureClass }: Quantity): boolean => unread.has(measureClass);

/** Percent, points, 倍 and 成. */
export const isShare = ({ measureClass }: Quantity): boolean => shares.has(measureClass);

/** Indicators whose figures have this measure word. */
export const candidatesFor = (quantity: Quantity, { byUnit }: Lexicon): readonly CompiledIndicator[] =>
  byUnit.get(isShare(quantity) ? '%' : quantity.measure) ?? [];
