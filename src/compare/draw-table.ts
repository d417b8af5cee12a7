/** The draws of many figures, sorted draw by draw. */
import { drawCount } from './statistics/draws.js';

/**
 * A row a draw, a column a figure. The figure's index stands in the lowest 16 bits of each number, which moves it by less than 1 part in
 * 10¹⁰, and goes with it when the row is sorted.
 */
export class DrawTable {
  readonly width: number;
  readonly values: Float64Array;
  readonly #quarters: Uint16Array;
  readonly #starts: Uint16Array;
  readonly #buckets: Uint16Array;
  readonly #sorted: Float64Array;

  constructor(width: number) {
    this.width = width;
    this.#starts = new Uint16Array(width + 1);
    this.#buckets = new Uint16Array(width);
    this.#sorted = new Float64Array(width);
    this.values = new Float64Array(width * drawCount);
    this.#quarters = new Uint16Array(this.values.buffer);
  }

  put(column: number, figure: number, draws: Float64Array, sign: 1 | -1): void {
    const { width, values } = this;
    const quarters = this.#quarters;
    for (let draw = 0, at = column; draw < drawCount; draw++, at += width) {
      values[at] = sign * (draws[draw] ?? 0);
      quarters[4 * at + lowQuarter] = figure;
    }
  }

  /** Sorts one row: into as many buckets as values, evenly between the extremes, then by insertion; natively where buckets are crowded. */
  sort(draw: number): void {
    const { width, values } = this;
    const start = draw * width;
    if (width < 2) return;
    if (width < fewestForBuckets) {
      this.#sortByInsertion(values, start);
      return;
    }
    let least = Infinity;
    let most = -Infinity;
    for (let at = start; at < start + width; at++) {
      const value = values[at] ?? 0;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    const perBucket = (width - 1) / (most - least);
    const starts = this.#starts.fill(0);
    const buckets = this.#buckets;
    let fullest = perBucket === Infinity ? width : 0;
    for (let index = 0; index < width; index++) {
      const bucket = Math.trunc(((values[start + index] ?? 0) - least) * perBucket);
      buckets[index] = bucket;
      const size = (starts[bucket + 1] ?? 0) + 1;
      starts[bucket + 1] = size;
      if (size > fullest) fullest = size;
    }
    if (fullest > crowded) {
      values.subarray(start, start + width).sort();
      return;
    }
    for (let bucket = 1; bucket < width; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
    const sorted = this.#sorted;
    for (let index = 0; index < width; index++) {
      const bucket = buckets[index] ?? 0;
      const at = starts[bucket] ?? 0;
      starts[bucket] = at + 1;
      sorted[at] = values[start + index] ?? 0;
    }
    this.#sortByInsertion(sorted, 0);
    values.set(sorted, start);
  }

  /** In place, from `start` on. */
  #sortByInsertion(values: Float64Array, start: number): void {
    for (let index = start + 1; index < start + this.width; index++) {
      const value = values[index] ?? 0;
      let at = index - 1;
      while (at >= start && (values[at] ?? 0) > value) {
        values[at + 1] = values[at] ?? 0;
        at--;
      }
      values[at + 1] = value;
    }
  }

  figureAt(at: number): number {
    return this.#quarters[4 * at + lowQuarter] ?? 0;
  }
}

/** Fewer values than this are sorted by insertion at once. */
const fewestForBuckets = 24;

/** More values than this in one bucket: insertion would be slower than the native sort. */
const crowded = 32;

/** Which quarter of a number holds its lowest bits on this machine. */
const lowQuarter = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 3;
