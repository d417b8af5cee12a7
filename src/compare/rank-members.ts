/** Ranks, group values, contrasts and pairs of the members that compare. */
import type { Contrast, Estimate, GroupValues, Rank } from '../model/comparison.js';
import type { Indicator } from '../model/indicator.js';
import { peersOf, type Peers } from '../model/peers.js';
import { shareAbove, spreadOf, valueOf, type Chance } from './chance.js';
import { contrastWith, poolOf, poolWithout, type Pool } from './contrast.js';
import { groupIndistinct } from './indistinct.js';
import { rankIntervals } from './rank-intervals.js';
import { fewestRanked, medianOf, possiblePlaces, rankValues } from './rank.js';

/** More members than this: no pairs, no groups that cannot be told apart, and nothing is tried without each bureau in turn. */
export const mostPaired = 40;

/** A member that may be ranked. */
export interface CoreFigure {
  readonly bureau: string;
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
  const chances = figures.flatMap(({ chance }) => chance ?? []);
  const pooled = chances.length === figures.length ? poolOf(chances).chance : undefined;
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
  const all = new Map(figures.map((figure) => [figure.bureau, figure.chance]));
  const total = totalOf(figures);
  const chosen = referenceBureau === null ? undefined : figures.find(({ bureau }) => bureau === referenceBureau);
  const groups = peers.map((group) => ({
    group,
    total: totalOf(figures.filter(({ bureau }) => group.members.includes(bureau))),
  }));
  return figures.flatMap(({ bureau, chance }) => {
    const contrasts: Contrast[] = [];
    if (figures.length > fewestOthers) {
      const others = total.without(bureau, chance);
      contrasts.push(contrastWith(bureau, chance, others, { type: 'others' }, polarity, fewestOthers));
    }
    for (const { group, total: ofGroup } of groups) {
      const own = peersOf(group, bureau);
      if (!own) continue;
      const others =
        group.neighbours.length > 0
          ? poolOf(
              own.flatMap((id) => all.get(id) ?? []),
              own.filter((id) => all.has(id)).length,
            )
          : ofGroup.without(bureau, chance);
      contrasts.push(
        contrastWith(bureau, chance, others, { type: 'peers', group: group.group }, polarity, fewestOthers),
      );
    }
    const other = figures.length === 2 ? figures.find((figure) => figure.bureau !== bureau) : undefined;
    const single = chosen && chosen.bureau !== bureau ? chosen : other;
    if (single) {
      const one = poolOf(single.chance ? [single.chance] : [], 1);
      contrasts.push(contrastWith(bureau, chance, one, { type: 'bureau', bureau: single.bureau }, polarity, 1));
    }
    return contrasts;
  });
}

/** The pool of some figures, and of all but one of them. Figures without a model of chance are in none. */
function totalOf(figures: readonly CoreFigure[]): { without: (bureau: string, chance: Chance | undefined) => Pool } {
  const own = figures.flatMap(({ bureau, chance }) => (chance ? [{ bureau, chance }] : []));
  const total = poolOf(
    own.map(({ chance }) => chance),
    figures.length,
  );
  const all = new Set(figures.map(({ bureau }) => bureau));
  // What has no ceiling cannot be taken out of a sum.
  const open = own.some(({ chance }) => chance.model === 'poisson' && chance.count.upper === null);
  return {
    without: (bureau, chance) => {
      if (!all.has(bureau)) return total;
      if (!chance) return { ...total, listed: total.listed - 1 };
      if (!open) return poolWithout(total, chance);
      return poolOf(
        own.flatMap((other) => (other.bureau === bureau ? [] : [other.chance])),
        total.listed - 1,
      );
    },
  };
}

/**
 * Each pair with a model of chance, the larger figure first, with the probability that it is the larger. Two that are zero have none: it would
 * speak of their populations alone.
 */
export function pairCore({ polarity, figures }: Core): Contrast[] {
  if (figures.length > mostPaired) return [];
  const largestFirst = [...figures].sort((a, b) => b.shown.value - a.shown.value);
  const drawn = largestFirst.flatMap(({ bureau, chance }) =>
    chance ? [{ bureau, chance, spread: spreadOf(chance, bureau) }] : [],
  );
  return drawn.flatMap((first, index) =>
    drawn.slice(index + 1).map((second) => ({
      ...contrastWith(
        first.bureau,
        first.chance,
        poolOf([second.chance]),
        { type: 'bureau', bureau: second.bureau },
        polarity,
        1,
      ),
      probability:
        first.spread && second.spread && !(isZero(first.chance) && isZero(second.chance))
          ? shareAbove(first.spread, second.spread)
          : undefined,
    })),
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
