/**
 * One written form for everything that extraction reads. Takes a decoded article; gives the same article in canonical characters, each
 * of which leads home to what was written. Never refuses.
 */
import type { MappedText } from '../text/mapped-text.js';
import {
  blank,
  compatibilityForm,
  fullWidth,
  invisible,
  lineEnd,
  sameSign,
  sameSignPattern,
} from './normalise/characters.words.js';
import { Draft } from './normalise/draft.js';
import { joinLines } from './normalise/join-lines.js';
import { pairQuotes } from './normalise/pair-quotes.js';
import { fullWidthThousands, punctuationRules } from './normalise/punctuation.words.js';
import { toSimplified } from './normalise/to-simplified.js';

/** What separates the full-width forms from ASCII. */
const toHalfWidth = 0xfee0;

/**
 * Normalises an article, in time that grows with its length.
 *
 * Letters, digits and signs become half-width; clause punctuation becomes Chinese, but for a comma that separates thousands (15,914) and
 * a colon between digits (7:30); quotes of all kinds become “ ”; blanks go, but for one between two words or numbers in ASCII; line ends
 * become one `\n`, and lines that were cut inside a sentence are joined; marks of Markdown go; traditional characters become simplified.
 * `「破獲 １,２００ 餘起」` becomes `“破获1,200余起”`.
 */
export async function normaliseArticle(text: string): Promise<MappedText> {
  let draft = Draft.of(text)
    .rewrite(invisible, '')
    .rewrite(lineEnd, '\n')
    .rewrite(blank, ' ')
    .rewrite(fullWidthThousands.pattern, fullWidthThousands.replacement)
    .rewrite(fullWidth, ([wide]) => String.fromCharCode(wide.charCodeAt(0) - toHalfWidth))
    .rewrite(sameSignPattern, ([form]) => sameSign.get(form) ?? form)
    .rewrite(compatibilityForm, ([form]) => form.normalize('NFKC'));
  // Quotes are paired within paragraphs, and a point after one may be a full stop.
  draft = pairQuotes(joinLines(draft));
  for (const { pattern, replacement } of punctuationRules) draft = draft.rewrite(pattern, replacement);
  draft = draft.rewrite(spacedNumber, ([found]) => found.replaceAll(' ', '')).rewrite(/[ \t]+/g, betweenWords);
  return (await toSimplified(draft)).toMappedText();
}

/** 3 9 8 起 and 1 200余名: a number whose digits a scraper has set apart, known by the measure word after it. */
const spacedNumber =
  /(?<![\d.,A-Za-z] ?)(?:\d(?: \d){1,8}|\d{1,3}(?: \d{3}){1,3})(?= ?[余多万亿]? ?[起件宗例人名个处项条家户辆元])/g;

/** A blank stays between two words or numbers in ASCII, and nowhere else. */
function betweenWords({ 0: blanks, index, input }: RegExpExecArray): string {
  const before = input[index - 1] ?? '';
  const after = input[index + blanks.length] ?? '';
  return /^[A-Za-z0-9]{2}$/.test(before + after) ? ' ' : '';
}
