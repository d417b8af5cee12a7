/** Finds where a phrase stands in a text, word for word. Takes where it is said to start; refuses to choose between places. */
import { longestPhrase } from '../model/observation.js';
import type { DropReason } from '../model/proposal.js';
import type { Span } from '../text/source-text.js';

type Misplaced = Extract<DropReason, `phrase-${string}`>;

/** What a phrase must be before it is looked for. Half of a surrogate pair is no character and stands nowhere. */
const tests: readonly (readonly [Misplaced, (phrase: string) => boolean])[] = [
  ['phrase-length', (phrase) => phrase.trim() === '' || [...phrase].length > longestPhrase],
  ['phrase-lines', (phrase) => /[\r\n]/.test(phrase)],
  ['phrase-absent', (phrase) => /\p{Surrogate}/u.test(phrase)],
];

/**
 * The phrase's place: `start` when the phrase stands there, else its only place. `text.slice(place.start, place.end)` is the phrase. A reason
 * when it is empty, longer than `longestPhrase`, over several lines, nowhere, or in several places of which `start` names none.
 */
export function placePhrase(text: string, phrase: string, start: number | null | undefined): Span | Misplaced {
  const failed = tests.find(([, fails]) => fails(phrase));
  if (failed) return failed[0];
  const placeAt = (at: number): Span => ({ start: at, end: at + phrase.length });
  if (typeof start === 'number' && Number.isInteger(start) && start >= 0) {
    const place = placeAt(start);
    if (text.slice(place.start, place.end) === phrase) return place;
  }
  const first = text.indexOf(phrase);
  if (first < 0) return 'phrase-absent';
  return text.includes(phrase, first + 1) ? 'phrase-several' : placeAt(first);
}
