/** What changed in a bureau's own figure, in so far as it is ranked by it. */
import type { FigureRecord } from '../model/difference.js';

/** What can happen to a figure that is there in both editions. */
export type OwnChange = 'own-later' | 'own-replaced' | 'own-corrected' | 'own-figure' | 'own-population';

/** Another observation counts; a later one, where both state their period. */
export const replacementOf = (from: FigureRecord, to: FigureRecord): OwnChange =>
  from.end !== undefined && to.end !== undefined && from.end < to.end ? 'own-later' : 'own-replaced';

/** What a figure is ranked by: residents' share of it where there is a rate. */
export const rankedBy = ({ value, rate, base }: FigureRecord): number =>
  rate === undefined || base === undefined ? value : rate / base;

/**
 * Those by which a figure became larger or smaller in its set. Bounds move no rank, nor does a population of the same number; one of another
 * basis is the measure of the whole set.
 */
export function ownChanges(from: FigureRecord, to: FigureRecord): OwnChange[] {
  const step = Math.sign(rankedBy(to) - rankedBy(from));
  const value = Math.sign(to.value - from.value);
  const isSameBasis = from.population && to.population && from.population.basis === to.population.basis;
  const residents = isSameBasis ? Math.sign(to.population.value - from.population.value) : 0;
  return [
    ...(value !== 0 && (value === step || !isSameBasis) ? [changeOfValue(from, to)] : []),
    ...(residents !== 0 && residents === -step ? ['own-population' as const] : []),
  ];
}

function changeOfValue(from: FigureRecord, to: FigureRecord): OwnChange {
  if (from.observation !== to.observation) return replacementOf(from, to);
  const [before, after] = [from.published ?? from, to.published ?? to];
  const isPublishedSame = before.value === after.value && before.lower === after.lower && before.upper === after.upper;
  return to.published && isPublishedSame ? 'own-corrected' : 'own-figure';
}
