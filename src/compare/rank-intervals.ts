/** 95 % intervals of ranks, from bounds and chance together. */
import type { RankRange } from '../model/comparison.js';
import { drawAt, isExactChance, type Drawn } from './chance.js';
import { DrawTable } from './draw-table.js';
import { drawCount } from './statistics/draws.js';

/** Draws, once sorted by rank, at which the interval is read: the 2.5 and 97.5 percentiles (Hyndman and Fan, 1996, type 1). */
const lowerDraw = Math.ceil(drawCount * 0.025);
const upperDraw = Math.ceil(drawCount * 0.975);

/** So many draws are held at once, which the processor's cache holds too; a divisor of their count. */
const drawsAtOnce = 100;

/**
 * In each draw a figure's best rank takes it at its upper bound and all others at their lower ones, its worst rank the reverse; the
 * interval runs from the 2.5 percentile of the best to the 97.5 percentile of the worst. So it holds whatever lies within the bounds, and
 * wider bounds never give a narrower interval. At most 65 536 figures.
 */
export function rankIntervals(figures: readonly Drawn[], largestFirst: boolean): RankRange[] {
  // Equal draws fall to the order of names, so that the order of the figures does not matter.
  const byName = figures.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const [exact, rough]: [number[], number[]] = [[], []];
  for (const [index, { chance }] of byName.entries()) (isExactChance(chance) ? exact : rough).push(index);
  const values = new DrawTable(exact.length, drawsAtOnce);
  const lows = new DrawTable(rough.length, drawsAtOnce);
  const highs = new DrawTable(rough.length, drawsAtOnce);
  const draws = new Float64Array(drawsAtOnce);
  const fill = (table: DrawTable, members: readonly number[], bound: 'lower' | 'upper', from: number): void => {
    for (const [column, member] of members.entries()) {
      const figure = byName[member];
      if (!figure) continue;
      drawAt(figure, bound, draws, from);
      table.put(column, member, draws, largestFirst ? 1 : -1);
    }
  };
  const above = new Smallest(figures.length, lowerDraw);
  const below = new Smallest(figures.length, drawCount - upperDraw + 1);
  for (let from = 0; from < drawCount; from += drawsAtOnce) {
    fill(values, exact, 'lower', from);
    fill(lows, rough, largestFirst ? 'lower' : 'upper', from);
    fill(highs, rough, largestFirst ? 'upper' : 'lower', from);
    for (let draw = 0; draw < drawsAtOnce; draw++) {
      for (const table of [values, lows, highs]) table.start(draw);
      tally(values, lows, highs, above, below);
    }
  }
  const places = new Map(byName.map(({ name }, index) => [name, index]));
  return figures.map(({ name }) => {
    const index = places.get(name) ?? 0;
    return { best: 1 + above.last(index), worst: figures.length - below.last(index) };
  });
}

/**
 * Walks through one draw from the largest number down. At its best a figure has the exact ones and the others' lower bounds above it, at its
 * worst the exact ones and the others' upper bounds.
 */
function tally(values: DrawTable, lows: DrawTable, highs: DrawTable, above: Smallest, below: Smallest): void {
  const others = values.width + lows.width - 1;
  for (;;) {
    if (values.value > highs.value && values.value > lows.value) {
      const { figure } = values;
      above.add(figure, values.passed + lows.passed);
      below.add(figure, others - values.passed - highs.passed);
      values.pass();
    } else if (highs.passed < highs.width && highs.value >= lows.value) {
      above.add(highs.figure, values.passed + lows.passed);
      highs.pass();
    } else if (lows.passed < lows.width) {
      // The figure's own upper bound, which it has passed, is not before it.
      below.add(lows.figure, others - values.passed - (highs.passed - 1));
      lows.pass();
    } else return;
  }
}

/** The few smallest numbers that each figure was given, sorted, a row a figure. */
class Smallest {
  readonly #kept: number;
  readonly #numbers: Uint16Array;
  /** The last of each row once more: it is asked for most. */
  readonly #limits: Uint16Array;

  constructor(figures: number, kept: number) {
    this.#kept = kept;
    this.#numbers = new Uint16Array(figures * kept).fill(0xff_ff);
    this.#limits = new Uint16Array(figures).fill(0xff_ff);
  }

  add(figure: number, number: number): void {
    if (number >= (this.#limits[figure] ?? 0)) return;
    const numbers = this.#numbers;
    const first = figure * this.#kept;
    const last = first + this.#kept - 1;
    let at = last;
    for (; at > first && (numbers[at - 1] ?? 0) > number; at--) numbers[at] = numbers[at - 1] ?? 0;
    numbers[at] = number;
    this.#limits[figure] = numbers[last] ?? 0;
  }

  /** The largest of those kept. */
  last(figure: number): number {
    return this.#limits[figure] ?? 0;
  }
}
