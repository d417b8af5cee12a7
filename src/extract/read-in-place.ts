/**
 * Reads the quantities of an untouched article where they stand. Takes the article's own text; gives spans in it. Reading in place is what
 * keeps 98起 from being found in 398起. Characters are made readable first and only as far as numbers need it: digits and signs of full width
 * become those of half width, and blanks inside a line fall away unless they part
 * digits or letters.
 */
import { MappedText } from '../text/mapped-text.js';
import type { Span } from '../text/source-text.js';
import { findQuantities, type Quantity } from './find-quantities.js';
import { findTimes } from './find-times.js';

/** A quantity whose `start`, `end` and `numeralStart` count in the article's text. */
export type PlacedQuantity = Quantity;

const signs: Readonly<Record<string, string>> = { '％': '%', '﹪': '%', '．': '.', '－': '-', '～': '~' };
const readable = /[０-９％﹪．－～]/;
const zeroOfFullWidth = 0xff10;

function toReadable(sign: string): string {
  if (!readable.test(sign)) return sign;
  return signs[sign] ?? String(sign.charCodeAt(0) - zeroOfFullWidth);
}

const isBlank = (sign: string | undefined): boolean => sign !== undefined && /[^\S\r\n]/.test(sign);
const isAlphanumeric = (sign: string | undefined): boolean => sign !== undefined && /[\dA-Za-z０-９]/.test(sign);

/** Commas of full width inside 1，203: three digits follow, no more. */
const thousands = /(?<![\d０-９.．,，])[\d０-９]{1,3}(?:，[\d０-９]{3})+(?![\d０-９])/g;

function makeReadable(original: string): MappedText {
  const commas = new Set(
    [...original.matchAll(thousands)].flatMap(({ 0: run, index }) =>
      [...run].flatMap((sign, at) => (sign === '，' ? [index + at] : [])),
    ),
  );
  const kept: string[] = [];
  const places: number[] = [];
  for (let at = 0; at < original.length; at += 1) {
    const sign = original.charAt(at);
    if (isBlank(sign)) {
      let next = at + 1;
      while (isBlank(original[next])) next += 1;
      if (!isAlphanumeric(kept.at(-1)) || !isAlphanumeric(original[next])) {
        at = next - 1;
        continue;
      }
    }
    kept.push(commas.has(at) ? ',' : toReadable(sign));
    places.push(at);
  }
  const starts = Uint32Array.from(places);
  return new MappedText(
    original,
    kept.join(''),
    starts,
    starts.map((at) => at + 1),
  );
}

/**
 * All quantities of the text, in their order, each with its span in that text. Numbers that belong to times are none; neither are those in
 * `names`, which are runs such as 八类案件 or 一次死亡3人以上.
 */
export function readInPlace(text: string, names?: RegExp): PlacedQuantity[] {
  const mapped = makeReadable(text);
  const times = findTimes(mapped.text, { period: null, published: null });
  const named: Span[] = names
    ? [...mapped.text.matchAll(names)].map(({ 0: run, index }) => ({ start: index, end: index + run.length }))
    : [];
  let name = 0;
  return findQuantities(mapped.text, times).flatMap((quantity) => {
    while ((named[name]?.end ?? Infinity) <= quantity.numeralStart) name += 1;
    if ((named[name]?.start ?? Infinity) <= quantity.numeralStart) return [];
    const numeralStart = mapped.toOriginal({ start: quantity.numeralStart, end: quantity.numeralStart }).start;
    return [{ ...quantity, ...mapped.toOriginal(quantity), numeralStart }];
  });
}
