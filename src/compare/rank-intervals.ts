/** 95 % intervals of ranks, from bounds and chance together. */
import type { RankRange } from '../model/comparison.js';
import { drawAt, isExactChance, type Chance } from './chance.js';
import { DrawTable } from './draw-table.js';
import { drawCount } from './statistics/draws.js';

/** A figure to draw; the name decides the order of its draws. */
export interface Drawn {
  readonly chance: Chance;
  readonly name: string;
}

/** Draws, once sorted by rank, at which the interval is read: the 2.5 and 97.5 percentiles (Hyndman and Fan, 1996, type 1). */
const lowerDraw = Math.ceil(drawCount * 0.025);
const upperDraw = Math.ceil(drawCount * 0.975);

/**
 * In each draw a figure's best rank takes it at its upper bound and all others at their lower ones, its worst rank the reverse; the
 * interval runs from the 2.5 percentile of the best to the 97.5 percentile of the worst. So it holds whatever lies within the bounds, and
 * wider bounds never give a narrower interval. At most 65 536 figures.
 */
export function rankIntervals(figures: readonly Drawn[], largestFirst: boolean): RankRange[] {
  const count = figures.length;
  // Equal draws fall to the order of columns: by name, so that the order of the figures does not matter.
  const byName = figures.map((_, index) => index);
  byName.sort((a, b) => ((figures[a]?.name ?? '') < (figures[b]?.name ?? '') ? -1 : 1));
  const [exact, rough]: [number[], number[]] = [[], []];
  for (const index of byName) {
    const figure = figures[index];
    if (figure) (isExactChance(figure.chance) ? exact : rough).push(index);
  }
  const values = new DrawTable(exact.length);
  const lows = new DrawTable(rough.length);
  const highs = new DrawTable(rough.length);
  const draws = new Float64Array(drawCount);
  const fill = (table: DrawTable, members: readonly number[], bound: 'lower' | 'upper'): void => {
    for (const [column, member] of members.entries()) {
      const figure = figures[member];
      if (!figure) continue;
      drawAt(figure.chance, bound, figure.name, draws);
      table.put(column, member, draws, largestFirst ? 1 : -1);
    }
  };
  fill(values, exact, 'lower');
  fill(lows, rough, largestFirst ? 'lower' : 'upper');
  fill(highs, rough, largestFirst ? 'upper' : 'lower');
  const best = new RankTable(count);
  const worst = new RankTable(count);
  for (let draw = 0; draw < drawCount; draw++) {
    values.sort(draw);
    lows.sort(draw);
    highs.sort(draw);
    tallyExact(draw, values, lows, highs, best, worst);
    tallyRough(draw, highs, values, lows, best, 0);
    // A rough figure's own upper bound is above its lower, and is not before itself.
    tallyRough(draw, lows, values, highs, worst, 1);
  }
  return figures.map((_, index) => ({ best: best.rankAt(index, lowerDraw), worst: worst.rankAt(index, upperDraw) }));
}

/** How many figures are before each one, a row a draw: rows are written in any order, and read by column once all are there. */
class RankTable {
  readonly count: number;
  readonly above: Uint16Array;
  readonly #tally: Uint16Array;

  constructor(count: number) {
    this.count = count;
    this.above = new Uint16Array(count * drawCount);
    this.#tally = new Uint16Array(count);
  }

  /** The figure's rank at a place among its draws, once these are sorted by rank. */
  rankAt(figure: number, place: number): number {
    const tally = this.#tally.fill(0);
    for (let at = figure; at < this.above.length; at += this.count) {
      const above = this.above[at] ?? 0;
      tally[above] = (tally[above] ?? 0) + 1;
    }
    let seen = 0;
    for (let above = 0; above < this.count; above++) {
      seen += tally[above] ?? 0;
      if (seen >= place) return above + 1;
    }
    return this.count;
  }
}

/** Ranks of one draw's exact figures: those above among them, and the rough ones whose lower (best) or upper (worst) draw is above. */
function tallyExact(
  draw: number,
  values: DrawTable,
  lows: DrawTable,
  highs: DrawTable,
  best: RankTable,
  worst: RankTable,
): void {
  const start = draw * values.width;
  const end = start + values.width;
  const roughStart = draw * lows.width;
  const roughEnd = roughStart + lows.width;
  const row = draw * best.count;
  let low = roughEnd;
  let high = roughEnd;
  for (let at = end - 1; at >= start; at--) {
    const value = values.values[at] ?? 0;
    while (low > roughStart && (lows.values[low - 1] ?? 0) > value) low--;
    while (high > roughStart && (highs.values[high - 1] ?? 0) > value) high--;
    const place = row + values.figureAt(at);
    const above = end - 1 - at + roughEnd;
    best.above[place] = above - low;
    worst.above[place] = above - high;
  }
}

/** Ranks of one draw's rough figures at one bound, among the exact ones and the others' opposite bounds; `itself` are its own. */
function tallyRough(
  draw: number,
  own: DrawTable,
  exact: DrawTable,
  others: DrawTable,
  into: RankTable,
  itself: number,
): void {
  const start = draw * own.width;
  const exactStart = draw * exact.width;
  const exactEnd = exactStart + exact.width;
  const otherStart = draw * others.width;
  const otherEnd = otherStart + others.width;
  const row = draw * into.count;
  let a = exactEnd;
  let b = otherEnd;
  for (let at = start + own.width - 1; at >= start; at--) {
    const value = own.values[at] ?? 0;
    while (a > exactStart && (exact.values[a - 1] ?? 0) > value) a--;
    while (b > otherStart && (others.values[b - 1] ?? 0) > value) b--;
    into.above[row + own.figureAt(at)] = exactEnd - a + otherEnd - b - itself;
  }
}
