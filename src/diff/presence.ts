/** Bureaus that count on one side only, by why that is. */
import type { Cause } from '../model/difference.js';
import type { Pair } from './pair.js';

type PresenceCause = Extract<Cause, { readonly type: 'came' | 'went' | 'included' | 'left-out' | 'others-standing' }>;

function presenceOf({ from, to, editions }: Pair, bureau: string): PresenceCause['type'] {
  if (from.has(bureau) && to.has(bureau)) return 'others-standing';
  if (to.has(bureau)) return editions.from.bureaus.has(bureau) ? 'came' : 'included';
  return editions.to.bureaus.has(bureau) ? 'went' : 'left-out';
}

export function causesOfPresence(pair: Pair, bureaus: readonly string[]): PresenceCause[] {
  if (bureaus.length === 0) return [];
  const types = ['others-standing', 'came', 'went', 'included', 'left-out'] as const;
  return types.flatMap((type) => {
    const those = bureaus.filter((bureau) => presenceOf(pair, bureau) === type);
    return those.length > 0 ? [{ type, bureaus: those }] : [];
  });
}
