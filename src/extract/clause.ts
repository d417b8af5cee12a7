/** A clause around a figure: what stands before and after it, and what its sentence said before. Takes a passage; copies no more than 200 characters. */
import type { Span } from '../text/source-text.js';
import type { Quantity } from './find-quantities.js';
import type { Lexicon } from './lexicon.js';
import type { Passage, Sentence } from './passage.js';
import type { Topics } from './topics.js';

/** What the readers of a sentence need. */
export interface SentenceContext {
  readonly passage: Passage;
  readonly lexicon: Lexicon;
  readonly topics: Topics;
  readonly sentence: Sentence;
  /** Its place among the passage's sentences. */
  readonly index: number;
}

/** Offsets are those of the passage. */
export interface Window {
  /** Where the clause starts. */
  readonly start: number;
  /** What stands in it before the figure, times blanked out. */
  readonly left: string;
  /** What follows the figure up to the next stop or figure. */
  readonly right: string;
  /** The sentence before the clause, times blanked out. */
  readonly earlier: string;
  /** The words of the change, where the figure is one: 下降, which some indicators take for their verb. */
  readonly change?: string;
}

/** Stands for each character of a time, of a duration and of what is said aside: they neither narrow nor split a noun. */
export const blankSign = '␀';

/** The text without its blanks. */
export const blank = (text: string): string => text.replaceAll(blankSign, '');

const clauseStops = /[，；：。（\n]/;
const rightStop = /[，。；：、！？（\n]/;
const farthest = 200;
const farthestRight = 60;

/** Where the clause of an offset starts, not before the last figure nor 200 characters back. */
export function clauseStart({ passage, sentence }: SentenceContext, at: number, previous: Span | undefined): number {
  const from = Math.max(sentence.start, at - farthest, previous?.end ?? 0);
  let start = at;
  // 破获刑事案件：1286起 is one clause.
  if (passage.masked[start - 1] === '：') start -= 1;
  // 八类案件（放火、抢劫等）2233起: what is said aside parts no noun from its figure.
  if (passage.masked[start - 1] === '）') {
    const open = passage.masked.lastIndexOf('（', start);
    if (open >= from && start - open <= longestAside) start = open;
  }
  while (start > from && !clauseStops.test(passage.masked[start - 1] ?? '')) start -= 1;
  return start;
}

const longestAside = 60;
const aside = /（[^（）]{0,60}）/g;

/** What stands in brackets is said aside and is not gone on with. */
const withoutAsides = (text: string): string => text.replaceAll(aside, (said) => blankSign.repeat(said.length));

/** The sentence before an offset, without what was said aside. */
export const earlierIn = ({ passage, sentence }: SentenceContext, at: number): string =>
  withoutAsides(passage.masked.slice(Math.max(sentence.start, at - farthest), Math.max(sentence.start, at)));

/** The window of a figure between its neighbours. */
export function windowOf(
  context: SentenceContext,
  quantity: Quantity,
  previous: Span | undefined,
  next: Span | undefined,
): Window {
  const { masked } = context.passage;
  const own = clauseStart(context, quantity.start, previous);
  // 破获刑事案件，共计1286起: a sum goes on with the clause before it.
  const isSum = /^(?:共计|合计|总计|累计|共)$/.test(masked.slice(own, quantity.start)) && masked[own - 1] === '，';
  const start = isSum ? clauseStart(context, own - 1, previous) : own;
  const stop = masked.slice(quantity.end, quantity.end + farthestRight).search(rightStop);
  const rightEnd = Math.min(
    quantity.end + (stop < 0 ? farthestRight : stop),
    next?.start ?? Infinity,
    context.sentence.end,
  );
  return {
    start,
    left: withoutAsides(masked.slice(start, quantity.start)).replace(isSum ? '，' : '', isSum ? blankSign : ''),
    right: masked.slice(quantity.end, rightEnd),
    earlier: earlierIn(context, start),
  };
}
