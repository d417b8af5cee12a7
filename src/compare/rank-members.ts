/** Ranks and group values of the members that compare. */
import type { Estimate, GroupValues, Rank } from '../model/comparison.js';
import { valueOf } from './chance.js';
import { poolOf } from './contrast.js';
import type { Core } from './core.js';
import { rankIntervals } from './rank-intervals.js';
import { fewestRanked, medianOf, possiblePlaces, rankValues } from './rank.js';

/** Ranks in the order of the figures; none below three. */
export function rankCore({ polarity, figures }: Core): Rank[] {
  const shown = figures.map((figure) => figure.shown);
  const ranks = rankValues(
    shown.map(({ value }) => value),
    polarity,
  );
  if (ranks.length === 0) return [];
  const possible = possiblePlaces(shown, polarity);
  const toDraw = figures.flatMap(({ bureau, chance }) => (chance ? [{ chance, name: bureau }] : []));
  const intervals = toDraw.length === figures.length ? rankIntervals(toDraw, polarity !== 'lower-is-better') : possible;
  return ranks.map((rank, index) => {
    const range = possible[index] ?? { best: rank.position, worst: rank.position };
    const drawn = intervals[index] ?? range;
    // Draws lean a little to larger rates (x+½): the ranks of the written figures belong to the interval all the same.
    const interval = { best: Math.min(drawn.best, range.best), worst: Math.max(drawn.worst, range.worst) };
    return { ...rank, possible: range, interval };
  });
}

/** Median and pooled value; undefined below three. */
export function groupValues({ figures }: Core): GroupValues | undefined {
  if (figures.length < fewestRanked) return undefined;
  const of = (pick: (estimate: Estimate) => number): number => medianOf(figures.map(({ shown }) => pick(shown)));
  const upper = of((estimate) => estimate.upper ?? Infinity);
  const median = {
    value: of(({ value }) => value),
    lower: of(({ lower }) => lower),
    upper: Number.isFinite(upper) ? upper : null,
  };
  const chances = figures.flatMap(({ chance }) => chance ?? []);
  const pooled = chances.length === figures.length ? poolOf(chances).chance : undefined;
  return { count: figures.length, median, pooled: pooled && valueOf(pooled) };
}
