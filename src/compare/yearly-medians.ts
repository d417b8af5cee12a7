/** What the middle of a set was, year by year. */
import type { Series, YearlyMedian } from '../model/comparison.js';
import { endYear } from '../model/period.js';
import { fewestRanked, medianOf } from './rank.js';

/**
 * Medians of the figures of the bureaus named (those that are ranked), in years of which three or more have one. Figures before a bureau's last
 * break in series measure something else and do not count. Of several dates in a year the last counts.
 */
export function yearlyMedians(series: readonly Series[], ranked: ReadonlySet<string>): YearlyMedian[] {
  const byYear = new Map<number, number[]>();
  for (const { bureau, points, breaks } of series) {
    if (!ranked.has(bureau)) continue;
    const lastBreak = breaks.at(-1) ?? '';
    const since = points.filter(({ period }) => period.start >= lastBreak);
    const own = new Map(since.map(({ period, shown }) => [endYear(period), shown.value]));
    for (const [year, value] of own) byYear.set(year, [...(byYear.get(year) ?? []), value]);
  }
  return [...byYear]
    .filter(([, values]) => values.length >= fewestRanked)
    .map(([year, values]) => ({ year, count: values.length, value: medianOf(values) }))
    .sort((a, b) => a.year - b.year);
}
