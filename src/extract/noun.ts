/** Nouns beside figures: what a match is, and what narrows a noun, mixes it with others or makes it a part. */
import type { SetAsideReason } from '../model/candidate.js';
import { blank } from './clause.js';
import { narrowingWords, neutralModifiers, otherCrimes } from './figure.words.js';
import { lastVerb } from './governing-verb.js';
import type { CompiledIndicator } from './lexicon.js';
import { compileSome, Words } from './word-pattern.js';

export interface NounMatch {
  readonly compiled: CompiledIndicator;
  readonly rule: 'noun-before' | 'noun-after' | 'noun-earlier' | 'topic-of-sentence' | 'topic-of-passage';
  /** Offsets in the passage: from verb or noun to noun or verb, without the figure. */
  readonly start: number;
  readonly end: number;
  readonly noun: string;
  readonly nounStart: number;
  /** How well it fits: longer nouns and nearer ones win. */
  readonly weight: number;
}

export interface NounRefusal {
  readonly compiled: CompiledIndicator;
  readonly refused: SetAsideReason;
  readonly weight: number;
}

export type NounResult = NounMatch | NounRefusal;
export const isNounRefusal = (result: NounResult): result is NounRefusal => 'refused' in result;

/** Neither narrows a noun nor names a kind. */
export const neutral = new Words(neutralModifiers);
/** Crimes and other kinds that make a noun narrower. */
export const kinds = compileSome([...otherCrimes, ...narrowingWords]);
const conjunction = /、|和|与|及|以及/g;
/** What is left over after others were named. */
export const remainderWord = /其他|其它|其余|另有|余下/;

/** An object of an indicator in a text. */
export interface Place {
  readonly objectStart: number;
  readonly objectEnd: number;
  readonly object: string;
}

/** A noun farther from its figure than this is not covered by any row of fillers. */
const reach = 110;

/** The last objects of a text, the last first; at most four, of its last 110 characters. */
export function objectsFromEnd(pattern: RegExp, text: string): readonly Place[] {
  const from = Math.max(0, text.length - reach);
  const found: Place[] = [];
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [object] = match;
    if (object === '') break;
    found.push({ objectStart: match.index, objectEnd: match.index + object.length, object });
  }
  return found.length < 2 ? found : found.slice(-4).toReversed();
}

const isKnownScope = (compiled: CompiledIndicator, text: string): boolean =>
  compiled.scopes.some(([word]) => word.test(text));

/** Whether a pattern, global or not, occurs in a text. */
export const has = (pattern: RegExp, text: string): boolean => text.search(pattern) >= 0;

/** Whether what stands before the noun leaves it whole. */
export function narrows(compiled: CompiledIndicator, modifiers: string, governed: boolean): boolean {
  const rest = blank(modifiers).replaceAll(/[“”（）]/g, '');
  if (neutral.cover(rest)) return false;
  if (!governed) return has(kinds, rest.slice(-10));
  const kind = compiled.scopes.reduce((text, [word]) => text.replace(word, ''), rest);
  return !neutral.cover(kind);
}

/** Whether several different things share the figure: 矛盾纠纷和信访问题1200起. Examples before 等 are of the noun itself. */
export function isMixed(compiled: CompiledIndicator, phrase: string, object: string): boolean {
  const at = phrase.lastIndexOf(object);
  const own = phrase.slice(phrase.slice(0, at + object.length).lastIndexOf('等') + 1);
  // Sums and services add up over kinds; other counts do not.
  if (compiled.indicator.unit === 'CNY' || compiled.indicator.unit === 'person-time') return false;
  const parts = blank(own).replaceAll(object, object.replaceAll(conjunction, '')).split(conjunction);
  if (parts.length < 2) return false;
  return parts.some((part) => {
    if (neutral.trimEnd(part) === '' || compiled.filler.cover(part)) return false;
    if (has(compiled.objects, part)) return false;
    const verb = lastVerb(compiled, part);
    return !(verb?.start === 0 && verb.end === part.length) && !isKnownScope(compiled, part);
  });
}

/** Whether a noun names a kind that has no scope: 命案逃犯 among 逃犯. */
export const isUnnamedKind = ({ objects, scopes, apart }: CompiledIndicator, noun: string): boolean =>
  has(kinds, noun.replaceAll(objects, '')) && ![...scopes, ...apart].some(([word]) => word.test(noun));
