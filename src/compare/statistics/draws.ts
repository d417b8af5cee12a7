/**
 * Seeded draws from gamma distributions by Latin hypercube sampling (McKay, Beckman and Conover, 1979): the values of one variable are its
 * quantiles at 1000 evenly spaced probabilities, in an order that the seed shuffles. A quantile grows with the shape, so that a
 * larger count never gives a smaller draw at the same place.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { gammaQuantile, normalQuantile } from './distributions.js';

export const drawCount = 1000;

const probabilities = Float64Array.from({ length: drawCount }, (_, index) => (index + 0.5) / drawCount);
const deviates = probabilities.map(normalQuantile);

/**
 * From this shape on Wilson and Hilferty's cube (1931) stands for the exact quantile; it is off by less than 0.018 standard deviations at the
 * last of the probabilities and by less than 0.01 between the 2.5 and the 97.5 percentile.
 */
const cubeFrom = 15;

/** Exact quantiles by shape: most small counts are whole, so that few shapes occur, each many times. */
const tables = new Map<number, Float64Array>();

const ascending = Uint16Array.from({ length: drawCount }, (_, index) => index);

/**
 * Quantiles of a gamma variable, as many as `out` holds: of the probabilities that stand in `order` from place `from` on; without an order,
 * from the smallest.
 */
export function gammaQuantiles(
  shape: number,
  out: Float64Array = new Float64Array(drawCount),
  order: Uint16Array = ascending,
  from = 0,
  scale = 1,
): Float64Array {
  if (shape < cubeFrom) {
    const table = tableOf(shape);
    for (let index = 0; index < out.length; index++) out[index] = scale * (table[order[from + index] ?? 0] ?? 0);
    return out;
  }
  const middle = 1 - 1 / (9 * shape);
  const slope = 1 / (3 * Math.sqrt(shape));
  const size = scale * shape;
  for (let index = 0; index < out.length; index++) {
    // Not by **, which is many times slower than two products.
    const root = middle + slope * (deviates[order[from + index] ?? 0] ?? 0);
    out[index] = size * root * root * root;
  }
  if (shape < cubeFrom + 1) {
    // Where both ways meet, a quantile must not fall with the shape.
    const least = tableOf(cubeFrom);
    for (let index = 0; index < out.length; index++) {
      out[index] = Math.max(out[index] ?? 0, scale * (least[order[from + index] ?? 0] ?? 0));
    }
  }
  return out;
}

function tableOf(shape: number): Float64Array {
  const known = tables.get(shape);
  if (known) return known;
  const table = probabilities.map((p) => gammaQuantile(p, shape));
  tables.set(shape, table);
  return table;
}

/** One of those quantiles, for a shape that is used once. */
export function gammaQuantileAt(index: number, shape: number): number {
  if (shape < cubeFrom) return gammaQuantile(probabilities[index] ?? 0, shape);
  const quantile = shape * (1 - 1 / (9 * shape) + (deviates[index] ?? 0) / (3 * Math.sqrt(shape))) ** 3;
  return shape < cubeFrom + 1 ? Math.max(quantile, tableOf(cubeFrom)[index] ?? 0) : quantile;
}

const orders = new Map<string, Uint16Array>();

/** The order of the draws that belongs to a name: the same name gives the same order, whatever else is drawn. Not to be changed. */
export function shuffledOrder(name: string): Uint16Array {
  const known = orders.get(name);
  if (known) return known;
  const random = xoroshiro128plus(hash(name));
  const order = new Uint16Array(drawCount);
  for (let index = 0; index < drawCount; index++) {
    const other = uniformInt(random, 0, index);
    order[index] = order[other] ?? 0;
    order[other] = index;
  }
  orders.set(name, order);
  return order;
}

/** FNV-1a over UTF-16 units (Fowler, Noll and Vo). */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  return state;
}
