/** A bureau's whole-year figures over time. */
import type { Bureau } from '../model/bureau.js';
import type { Series } from '../model/comparison.js';
import type { Observation } from '../model/observation.js';
import { isWholeYear } from '../model/period.js';
import { choosePopulation, toRate } from './rate.js';
import { sortByFit } from './select.js';

/** Unscoped whole years in order, one figure a year, all of the latest one's variant; undefined below two years. */
export function toSeries(
  bureau: Bureau,
  observations: readonly Observation[],
  measure: 'rate' | 'stated',
  basis: 'census' | 'year-end',
  base: number,
): Series | undefined {
  const byYear = new Map<string, Series['points'][number]>();
  const sorted = sortByFit(observations, null);
  for (const observation of sorted) {
    const { period, scope, variant, id, value, lower, upper } = observation;
    if (!period || scope !== '' || !isWholeYear(period) || byYear.has(period.end)) continue;
    if (variant !== sorted[0]?.variant) continue;
    const stated = { value, lower, upper };
    const population = measure === 'rate' ? choosePopulation(bureau, basis, observation) : undefined;
    if (measure === 'rate' && !population) continue;
    byYear.set(period.end, { period, observation: id, shown: population ? toRate(stated, population, base) : stated });
  }
  if (byYear.size < 2) return undefined;
  return { bureau: bureau.id, points: [...byYear.values()].sort((a, b) => (a.period.end < b.period.end ? -1 : 1)) };
}
