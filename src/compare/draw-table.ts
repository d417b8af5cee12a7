/** Draws of many figures, walked through draw by draw from the largest number down. */

/**
 * A row a draw, a column a figure. The figure's index stands in the lowest 16 bits of each number, which moves it by less than 1 part in
 * 10¹⁰, and goes with it when the row is sorted.
 */
export class DrawTable {
  readonly width: number;
  /** The number at which the walk stands; −Infinity at its end. */
  value = -Infinity;
  /** How many numbers of the row the walk has passed. */
  passed = 0;
  readonly #values: Float64Array;
  readonly #quarters: Uint16Array;
  readonly #sorted: Float64Array;
  readonly #sortedQuarters: Uint16Array;
  readonly #starts: Uint16Array;
  readonly #buckets: Uint32Array;

  constructor(width: number, draws: number) {
    this.width = width;
    this.#values = new Float64Array(width * draws);
    this.#quarters = new Uint16Array(this.#values.buffer);
    this.#sorted = new Float64Array(width);
    this.#sortedQuarters = new Uint16Array(this.#sorted.buffer);
    this.#starts = new Uint16Array(bucketsPerValue * width);
    this.#buckets = new Uint32Array(width);
  }

  put(column: number, figure: number, draws: Float64Array, sign: 1 | -1): void {
    const width = this.width;
    const values = this.#values;
    const quarters = this.#quarters;
    for (let draw = 0, at = column; draw < draws.length; draw++, at += width) {
      values[at] = sign * (draws[draw] ?? 0);
      quarters[4 * at + lowQuarter] = figure;
    }
  }

  /** Begins the walk through one draw. */
  start(draw: number): void {
    this.#sort(draw);
    this.passed = 0;
    this.#look();
  }

  /** Steps to the next smaller number. */
  pass(): void {
    this.passed++;
    this.#look();
  }

  /** The figure at which the walk stands. */
  get figure(): number {
    return this.#sortedQuarters[4 * (this.width - 1 - this.passed) + lowQuarter] ?? 0;
  }

  #look(): void {
    const at = this.width - 1 - this.passed;
    this.value = at < 0 ? -Infinity : (this.#sorted[at] ?? 0);
  }

  /** Into buckets, evenly between the extremes, then by insertion; natively where buckets are crowded. */
  #sort(draw: number): void {
    const width = this.width;
    const values = this.#values;
    const sorted = this.#sorted;
    const start = draw * width;
    // Reading beyond the end of an empty row would make the compiled code slow for all.
    if (width === 0) return;
    if (width < fewestForBuckets) {
      sorted.set(values.subarray(start, start + width));
      sortByInsertion(sorted);
      return;
    }
    let least = Infinity;
    let most = -Infinity;
    for (let at = start; at < start + width; at++) {
      const value = values[at] ?? 0;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    const buckets = this.#buckets;
    const starts = this.#starts.fill(0);
    const perUnit = (starts.length - 1) / (most - least);
    for (let index = 0; index < width; index++) {
      // Where all are equal, the product is no number, which |0 makes the first bucket.
      const bucket = (((values[start + index] ?? 0) - least) * perUnit) | 0;
      buckets[index] = bucket;
      starts[bucket] = (starts[bucket] ?? 0) + 1;
    }
    let sum = 0;
    let fullest = 0;
    for (let bucket = 0; bucket < starts.length; bucket++) {
      const size = starts[bucket] ?? 0;
      if (size > fullest) fullest = size;
      starts[bucket] = sum;
      sum += size;
    }
    if (fullest > crowded) {
      sorted.set(values.subarray(start, start + width));
      sorted.sort();
      return;
    }
    for (let index = 0; index < width; index++) {
      const bucket = buckets[index] ?? 0;
      const at = starts[bucket] ?? 0;
      starts[bucket] = at + 1;
      sorted[at] = values[start + index] ?? 0;
    }
    sortByInsertion(sorted);
  }
}

/** Quick where few values are far from their places. */
function sortByInsertion(values: Float64Array): void {
  let before = values[0] ?? 0;
  for (let index = 1; index < values.length; index++) {
    const value = values[index] ?? 0;
    if (before <= value) {
      before = value;
      continue;
    }
    let at = index - 1;
    do {
      values[at + 1] = values[at] ?? 0;
      at--;
    } while (at >= 0 && (values[at] ?? 0) > value);
    values[at + 1] = value;
  }
}

/** With more buckets than values few values share one, however unevenly they lie. */
const bucketsPerValue = 2;

/** Fewer values than this are sorted by insertion at once. */
const fewestForBuckets = 24;

/** More values than this in one bucket: insertion would be slower than the native sort. */
const crowded = 32;

/** Which quarter of a number holds its lowest bits on this machine. */
const lowQuarter = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 3;
