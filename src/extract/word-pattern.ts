/** Patterns from lists of words, and whether a text is made of given words alone. */

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** `…` in a word stands for up to eight characters without a stop or a digit. */
const gap = '[^、，。；：\\n\\d]{0,8}?';

/** A word as a pattern. */
const toPattern = (word: string): string =>
  word
    .split('…')
    .map(escape)
    .join(gap)
    // 食品…案 is 食品安全犯罪案件 as well.
    .replace(/案$/, '案件?');

/**
 * Any of the words, the longest first; undefined for none. Letters match in either case.
 */
export function compileWords(words: readonly string[], flags = 'g'): RegExp | undefined {
  if (words.length === 0) return undefined;
  const sorted = [...new Set(words)].toSorted((a, b) => b.length - a.length);
  const hasLetters = words.some((word) => /[A-Za-z]/.test(word));
  return new RegExp(sorted.map((word) => toPattern(word)).join('|'), flags + (hasLetters ? 'i' : ''));
}

/** The same, for lists that are never empty. */
export function compileSome(words: readonly string[], flags = 'g'): RegExp {
  const pattern = compileWords(words, flags);
  if (!pattern) throw new Error('a list of words is empty');
  return pattern;
}

/** A set of words of which texts may be made. */
export class Words {
  readonly #words: ReadonlySet<string>;
  readonly #longest: number;

  constructor(...lists: readonly (readonly string[])[]) {
    this.#words = new Set(lists.flat());
    this.#longest = [...this.#words].reduce((longest, { length }) => Math.max(longest, length), 0);
  }

  /** Whether the text is a row of these words and nothing else; empty is. Texts of more than 40 characters are not. */
  cover(text: string): boolean {
    return text.length <= 40 && this.#uncovered(text) === 0;
  }

  /** The text without the longest row of these words at its end, of the last 40 characters. */
  trimEnd(text: string): string {
    const from = Math.max(0, text.length - 40);
    // Whether a row of words reaches from a place, counted from the end, to the end.
    const reached: boolean[] = [true];
    let first = text.length;
    for (let end = text.length; end >= from; end -= 1) {
      if (reached[text.length - end] !== true) continue;
      first = end;
      const longest = Math.min(this.#longest, end - from);
      for (let length = 1; length <= longest; length += 1) {
        if (this.#words.has(text.slice(end - length, end))) reached[text.length - end + length] = true;
      }
    }
    return text.slice(0, first);
  }

  /** How many characters at the start no row of words that reaches the end can cover. */
  #uncovered(text: string): number {
    return this.trimEnd(text).length;
  }
}

/** The last match of a global pattern in a text, with its place. */
export function lastMatch(
  pattern: RegExp,
  text: string,
): { readonly start: number; readonly end: number; readonly text: string } | undefined {
  let last: RegExpExecArray | undefined;
  for (const match of text.matchAll(pattern)) last = match;
  return last && { start: last.index, end: last.index + last[0].length, text: last[0] };
}
