/** Ranks, group values, contrasts and pairs of the members that compare. */
import type { Contrast, Estimate, GroupValues, Rank, Reference } from '../model/comparison.js';
import type { Indicator } from '../model/indicator.js';
import { peersOf, type Peers } from '../model/peers.js';
import { shareAbove, spreadOf, valueOf, type Chance } from './chance.js';
import { contrastWith, notCompared, poolOf, poolWithout, type Pool } from './contrast.js';
import { groupIndistinct } from './indistinct.js';
import { rankIntervals } from './rank-intervals.js';
import { fewestRanked, medianOf, possiblePlaces, rankValues } from './rank.js';

/** More members than this: no pairs, no groups that cannot be told apart, and nothing is tried without each bureau in turn. */
export const mostPaired = 40;

/** The code of an area, and of those that hold it. */
export interface Area {
  readonly adcode: string;
  readonly above: readonly string[];
}

/** A member that may be ranked. */
export interface CoreFigure {
  readonly bureau: string;
  readonly area: Area;
  readonly shown: Estimate;
  /** Undefined where chance has no model for the figure. */
  readonly chance: Chance | undefined;
}

/** The core of one set. */
export interface Core {
  readonly polarity: Indicator['polarity'];
  readonly figures: readonly CoreFigure[];
}

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
  // An area within another one of the set is in that one's figures already.
  const outermost = findOutermost(figures);
  const chances = outermost.flatMap(({ chance }) => chance ?? []);
  const pooled = chances.length === outermost.length ? poolOf(chances).chance : undefined;
  return { count: figures.length, median, pooled: pooled && valueOf(pooled) };
}

/** How many others a figure is compared with at the least: two members are compared as a pair. */
const fewestOthers = fewestRanked - 1;

/** Each figure against the others together, its peers and the reference bureau; of two against the other one. */
export function contrastCore(
  { polarity, figures }: Core,
  peers: readonly Peers[],
  referenceBureau: string | null,
): Contrast[] {
  const all = new Map(figures.map((figure) => [figure.bureau, figure]));
  const total = totalOf(figures);
  const groups = peers.map((group) => ({
    group,
    total: totalOf(figures.filter(({ bureau }) => group.members.includes(bureau))),
  }));
  return figures.flatMap((figure) => {
    const { bureau, chance } = figure;
    const contrast = (others: Pool, reference: Reference, fewest: number): Contrast =>
      contrastWith(bureau, chance, others, reference, polarity, fewest);
    const contrasts: Contrast[] = [];
    if (figures.length > fewestOthers) {
      contrasts.push(contrast(total.without(figure), { type: 'others' }, fewestOthers));
    }
    for (const { group, total: ofGroup } of groups) {
      const own = peersOf(group, bureau);
      if (!own) continue;
      const others =
        group.neighbours.length > 0
          ? poolOthers(
              figure,
              own.flatMap((id) => all.get(id) ?? []),
            )
          : ofGroup.without(figure);
      contrasts.push(contrast(others, { type: 'peers', group: group.group }, fewestOthers));
    }
    const other = figures.length === 2 ? figures.find((each) => each !== figure) : undefined;
    const single = referenceBureau === null || referenceBureau === bureau ? other : all.get(referenceBureau);
    if (single) contrasts.push(contrastPair(figure, single, polarity));
    else if (referenceBureau !== null && referenceBureau !== bureau) {
      contrasts.push(contrastAbsent(bureau, referenceBureau));
    }
    return contrasts;
  });
}

/** Two figures; an area is not compared with one that holds it. */
function contrastPair(first: CoreFigure, second: CoreFigure, polarity: Indicator['polarity']): Contrast {
  const reference = { type: 'bureau', bureau: second.bureau } as const;
  if (isNested(first.area, second.area)) return notCompared(first.bureau, reference, 1, 'nested');
  const other = poolOf(second.chance ? [second.chance] : [], 1);
  return contrastWith(first.bureau, first.chance, other, reference, polarity, 1);
}

/** The reference bureau has no figure that compares. */
function contrastAbsent(bureau: string, reference: string): Contrast {
  return notCompared(bureau, { type: 'bureau', bureau: reference }, 0, 'no-figure');
}

interface Total {
  /** All but the figure itself and the areas that hold it or lie within it. */
  readonly without: (figure: CoreFigure) => Pool;
}

/** Sums of some figures. Figures without a model of chance are listed, and in no sum. */
function totalOf(figures: readonly CoreFigure[]): Total {
  const total = poolOf(
    figures.flatMap(({ chance }) => chance ?? []),
    figures.length,
  );
  const all = new Set(figures.map(({ bureau }) => bureau));
  // What has no ceiling cannot be taken out of a sum, and of nested areas each figure has others of its own.
  const isOpen = figures.some(({ chance }) => chance?.model === 'poisson' && chance.count.upper === null);
  const isPlain = !isOpen && findOutermost(figures).length === figures.length;
  return {
    without: (figure) => {
      if (!isPlain) return poolOthers(figure, figures);
      if (!all.has(figure.bureau)) return total;
      return figure.chance ? poolWithout(total, figure.chance) : { ...total, listed: total.listed - 1 };
    },
  };
}

/** Others than the figure that neither hold its area nor lie within it; of nested ones the outermost, so that nobody is counted twice. */
export function poolOthers(figure: CoreFigure, figures: readonly CoreFigure[]): Pool {
  const apart = figures.filter(({ bureau, area }) => bureau !== figure.bureau && !isNested(area, figure.area));
  const outermost = findOutermost(apart);
  return poolOf(
    outermost.flatMap(({ chance }) => chance ?? []),
    outermost.length,
  );
}

/** Whether one of two areas holds the other. */
const isNested = (a: Area, b: Area): boolean => a.above.includes(b.adcode) || b.above.includes(a.adcode);

/** Those whose areas lie in none of the others'. */
function findOutermost(figures: readonly CoreFigure[]): readonly CoreFigure[] {
  const codes = new Set(figures.map(({ area }) => area.adcode));
  return figures.filter(({ area }) => !area.above.some((code) => codes.has(code)));
}

/**
 * Each pair with a model of chance, the larger figure first, with the probability that it is the larger. Two that are zero have none: it would
 * speak of their populations alone.
 */
export function pairCore({ polarity, figures }: Core): Contrast[] {
  if (figures.length > mostPaired) return [];
  const largestFirst = [...figures].sort((a, b) => b.shown.value - a.shown.value);
  const drawn = largestFirst.flatMap((figure) => {
    const { bureau, chance } = figure;
    return chance ? [{ figure, chance, spread: spreadOf(chance, bureau) }] : [];
  });
  return drawn.flatMap((first, index) =>
    drawn.slice(index + 1).map((second) => {
      const contrast = contrastPair(first.figure, second.figure, polarity);
      const hasProbability =
        contrast.word !== 'not-compared' || contrast.reason === 'bounds'
          ? !(isZero(first.chance) && isZero(second.chance))
          : false;
      return {
        ...contrast,
        probability:
          hasProbability && first.spread && second.spread ? shareAbove(first.spread, second.spread) : undefined,
      };
    }),
  );
}

const isZero = (chance: Chance): boolean =>
  chance.model === 'poisson' ? chance.count.upper === 0 : chance.count === 0;

/** Groups of figures whose pairs are not told apart; none where not every figure has a model of chance. */
export function indistinctCore({ polarity, figures }: Core, pairs: readonly Contrast[]): string[][] {
  const count = figures.length;
  if (count < fewestRanked || pairs.length < (count * (count - 1)) / 2) return [];
  const apart = new Set(
    pairs.flatMap(({ bureau, reference, word }) =>
      reference.type === 'bureau' && (word === 'higher' || word === 'lower')
        ? [`${bureau}|${reference.bureau}`, `${reference.bureau}|${bureau}`]
        : [],
    ),
  );
  const sign = polarity === 'lower-is-better' ? 1 : -1;
  const sorted = [...figures].sort((a, b) => sign * (a.shown.value - b.shown.value) || (a.bureau < b.bureau ? -1 : 1));
  return groupIndistinct(
    sorted.map(({ bureau }) => bureau),
    (first, second) => apart.has(`${first}|${second}`),
  );
}
