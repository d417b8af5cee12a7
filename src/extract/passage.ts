/** A normalised text cut into paragraphs, sections and sentences, with its quantities and times. Takes normalised text; linear. */
import type { Span } from '../text/source-text.js';
import type { Quantity } from './find-quantities.js';
import type { TimeMention } from './find-times.js';

export interface Sentence extends Span {
  /** Non-blank lines from 0. */
  readonly paragraph: number;
  /** Runs of paragraphs under one heading, from 0. */
  readonly section: number;
  /** Whether it is a heading: a short line that ends in no stop. */
  readonly isHeading: boolean;
}

export interface Passage {
  readonly text: string;
  /** The same with a blank (U+2400) for each character of a time, which neither narrows nor splits a noun. */
  readonly masked: string;
  readonly sentences: readonly Sentence[];
  readonly quantities: readonly Quantity[];
  readonly times: readonly TimeMention[];
}

const stop = /[。！？\n]/g;

/** No sentence of an article is longer; text without stops is cut, so that the work on each is bounded. */
const longestSentence = 1500;

/** Sentences end at 。！？ and at line ends; an end inside quotation marks counts too. */
export function splitSentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  let paragraph = 0;
  let section = 0;
  let lineStart = 0;
  while (lineStart <= text.length) {
    const at = text.indexOf('\n', lineStart);
    const lineEnd = at < 0 ? text.length : at;
    const line = text.slice(lineStart, lineEnd);
    const isHeading = line.length <= 40 && !/[。！？；，：）]$/.test(line);
    if (isHeading) section += 1;
    let start = lineStart;
    stop.lastIndex = 0;
    const add = (end: number): void => {
      while (end - start > longestSentence) {
        const cut = start + longestSentence;
        const clause = text.lastIndexOf('，', cut);
        const part = clause > start ? clause + 1 : cut;
        found.push({ start, end: part, paragraph, section, isHeading });
        start = part;
      }
      if (end > start) found.push({ start, end, paragraph, section, isHeading });
      start = end;
    };
    for (const match of line.matchAll(stop)) add(lineStart + match.index + 1);
    add(lineEnd);
    paragraph += 1;
    lineStart = lineEnd + 1;
    if (at < 0) break;
  }
  return found;
}

/** The members of a sorted list that start within a span. */
export function within<T extends Span>(items: readonly T[], { start, end }: Span): T[] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let index = low; index < items.length; index += 1) {
    const item = items[index];
    if (!item || item.start >= end) break;
    found.push(item);
  }
  return found;
}
