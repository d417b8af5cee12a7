/** Each member against the others, its peers and one bureau; pair by pair; and who cannot be told apart. */
import type { Contrast, Reference } from '../model/comparison.js';
import type { Indicator } from '../model/indicator.js';
import { peersOf, type Peers } from '../model/peers.js';
import { shareAbove, spreadOf, type Chance } from './chance.js';
import { contrastWith, notCompared, poolOf, poolWithout, type Pool } from './contrast.js';
import { mostPaired, type Core, type CoreFigure } from './core.js';
import { groupIndistinct } from './indistinct.js';
import { fewestRanked } from './rank.js';

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

/** Two figures. */
function contrastPair(first: CoreFigure, second: CoreFigure, polarity: Indicator['polarity']): Contrast {
  const reference = { type: 'bureau', bureau: second.bureau } as const;
  const other = poolOf(second.chance ? [second.chance] : [], 1);
  return contrastWith(first.bureau, first.chance, other, reference, polarity, 1);
}

/** The reference bureau has no figure that compares. */
function contrastAbsent(bureau: string, reference: string): Contrast {
  return notCompared(bureau, { type: 'bureau', bureau: reference }, 0, 'no-figure');
}

interface Total {
  /** All but the figure itself. */
  readonly without: (figure: CoreFigure) => Pool;
}

/** Sums of some figures. Figures without a model of chance are listed, and in no sum. */
function totalOf(figures: readonly CoreFigure[]): Total {
  const total = poolOf(
    figures.flatMap(({ chance }) => chance ?? []),
    figures.length,
  );
  const all = new Set(figures.map(({ bureau }) => bureau));
  // What has no ceiling cannot be taken out of a sum.
  const isOpen = figures.some(({ chance }) => chance?.model === 'poisson' && chance.count.upper === null);
  return {
    without: (figure) => {
      if (isOpen) return poolOthers(figure, figures);
      if (!all.has(figure.bureau)) return total;
      return figure.chance ? poolWithout(total, figure.chance) : { ...total, listed: total.listed - 1 };
    },
  };
}

/** All of some figures but one. */
export function poolOthers(figure: CoreFigure, figures: readonly CoreFigure[]): Pool {
  const others = figures.filter(({ bureau }) => bureau !== figure.bureau);
  return poolOf(
    others.flatMap(({ chance }) => chance ?? []),
    others.length,
  );
}

/**
 * Each pair with a model of chance, the larger figure first, with the probability that it is the larger. Two that are zero have none: it would
 * speak of their populations alone.
 */
export function pairCore({ polarity, figures }: Core): Contrast[] {
  if (figures.length > mostPaired) return [];
  const largestFirst = [...figures].sort((a, b) => b.shown.value - a.shown.value || (a.bureau < b.bureau ? -1 : 1));
  const drawn = largestFirst.flatMap((figure) => {
    const { bureau, chance } = figure;
    return chance ? [{ figure, chance, spread: spreadOf(chance, bureau) }] : [];
  });
  return drawn.flatMap((first, index) =>
    drawn.slice(index + 1).map((second) => ({
      ...contrastPair(first.figure, second.figure, polarity),
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
