/**
 * Finds what a figure counts: the noun beside it, the verb that governs the noun, and whether both belong to the indicator. Takes a window
 * of one clause; an indicator's lexicon decides, no indicator is known by name.
 */
import type { SetAsideReason } from '../model/candidate.js';
import { neutralModifiers, otherCrimes } from './figure.words.js';
import type { CompiledIndicator, Lexicon } from './lexicon.js';
import type { Topics } from './topics.js';
import { compileSome, lastMatch, Words } from './word-pattern.js';

/** A clause around a figure: offsets are those of the passage. */
export interface Window {
  /** Where the clause starts. */
  readonly start: number;
  /** What stands in it before the figure, times blanked out. */
  readonly left: string;
  /** What follows the figure up to the next stop or figure. */
  readonly right: string;
  /** The sentence before the clause, times blanked out. */
  readonly earlier: string;
}

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

const neutral = new Words(neutralModifiers);
const crimes = compileSome(otherCrimes);
const conjunction = /[、]|和|与|及|以及/;
const remainderWord = /其他|其它|其余|另有|余下/;

/** Blanks stand where times stood, so that they neither narrow nor split a noun. */
export const blank = (text: string): string => text.replaceAll('\u0000', '');

function matchesWhole(pattern: RegExp, text: string): boolean {
  const last = lastMatch(pattern, text);
  return last !== undefined && last.end === text.length;
}

interface Place {
  readonly objectStart: number;
  readonly objectEnd: number;
  readonly object: string;
}

function* objectsFromEnd(pattern: RegExp, text: string): Generator<Place> {
  const found = [...text.matchAll(pattern)].toReversed().slice(0, 4);
  for (const match of found) {
    yield { objectStart: match.index, objectEnd: match.index + match[0].length, object: match[0] };
  }
}

const isKnownScope = (compiled: CompiledIndicator, text: string): boolean =>
  compiled.scopes.some(([word]) => word.test(text));

/** Whether what stands before the noun leaves it whole. */
function narrows(compiled: CompiledIndicator, modifiers: string, governed: boolean): boolean {
  const rest = blank(modifiers).replaceAll(/[“”（）]/g, '');
  if (neutral.cover(rest)) return false;
  if (governed) return !isKnownScope(compiled, rest) || [...rest.matchAll(crimes)].length > 0;
  return [...rest.slice(-10).matchAll(crimes)].length > 0;
}

/** Whether several different things share the figure: 矛盾纠纷和信访问题 1200 起. */
function isMixed(compiled: CompiledIndicator, phrase: string, object: string, all: Lexicon): boolean {
  const parts = blank(phrase).replaceAll(object, object.replaceAll(conjunction, '')).split(conjunction);
  if (parts.length < 2) return false;
  return parts.some((part) => {
    const bare = neutral.trimEnd(part);
    if (bare === '' || part === '' || compiled.filler.cover(part)) return false;
    if ([...part.matchAll(compiled.objects)].length > 0) return false;
    return !matchesWhole(all.anyVerb, part) && !isKnownScope(compiled, part);
  });
}

/** The noun before the figure: 破获刑事案件398起, 命案破案率达100%, 网上可办率98%. */
function matchBefore(
  compiled: CompiledIndicator,
  window: Window,
  lexicon: Lexicon,
  forChange: boolean,
): NounResult | undefined {
  const { left, right, start, earlier } = window;
  const filler = forChange ? compiled.changeFiller : compiled.filler;
  for (const { objectStart, objectEnd, object } of objectsFromEnd(compiled.objects, left)) {
    const tail = blank(left.slice(objectEnd));
    if (!filler.cover(tail)) continue;
    const before = left.slice(0, objectStart);
    const verb = lastMatch(lexicon.anyVerb, before);
    const inTail = lastMatch(compiled.verbs, object + tail);
    const ownVerb = verb !== undefined && matchesWhole(compiled.verbs, verb.text) && !/[或]$/.test(verb.text);
    const modifiers = verb && blank(before.slice(verb.end)).length <= 24 ? before.slice(verb.end) : undefined;
    const governed = modifiers !== undefined && ownVerb;
    const base = { compiled, weight: object.length + (forChange ? 0 : 1) };
    const region =
      left.slice(governed || modifiers !== undefined ? (verb?.start ?? 0) : Math.max(0, objectStart - 16)) +
      (inTail ? '' : '');
    if (compiled.exclude?.test(blank(region))) return { ...base, refused: 'excluded' };
    if (remainderWord.test(blank(region))) return { ...base, refused: 'remainder' };
    const follows = lastMatch(compiled.verbs, right.slice(0, 12));
    if (!governed && !inTail && !follows) {
      if (modifiers !== undefined && verb) return { ...base, refused: 'verb' };
      const inherited = lastMatch(lexicon.anyVerb, earlier.slice(-120));
      if (!inherited || !matchesWhole(compiled.verbs, inherited.text)) return { ...base, refused: 'verb' };
    }
    const front = governed ? (modifiers ?? '') : before.slice(Math.max(0, before.search(/[^、]*$/)));
    if (compiled.indicator.lexicon.whole && narrows(compiled, front, governed)) return { ...base, refused: 'narrower' };
    const phrase = governed ? `${modifiers}${object}${tail}` : forChange ? '' : object + tail;
    if (isMixed(compiled, phrase, object, lexicon)) return { ...base, refused: 'mixed' };
    const from = governed ? (verb?.start ?? objectStart) : objectStart;
    return {
      ...base,
      rule: 'noun-before',
      start: start + from,
      end: start + objectEnd,
      noun: blank(left.slice(from)),
      nounStart: start + objectStart,
    };
  }
  return undefined;
}

/** The noun after the figure: 打掉1个黑社会性质组织, 141项公安政务服务事项网上办. */
function matchAfter(
  compiled: CompiledIndicator,
  window: Window,
  figureEnd: number,
  lexicon: Lexicon,
): NounResult | undefined {
  const { left, right, earlier } = window;
  const [match] = [...right.slice(0, 40).matchAll(compiled.objects)];
  if (!match || match.index > 16) return undefined;
  const head = right.slice(0, match.index);
  const object = match[0];
  const rest = right.slice(match.index + object.length);
  const leftVerb = lastMatch(lexicon.anyVerb, left);
  const nearVerb = leftVerb !== undefined && blank(left.slice(leftVerb.end)).length <= 12 ? leftVerb : undefined;
  const ownLeft = nearVerb !== undefined && matchesWhole(compiled.verbs, nearVerb.text);
  if (lastMatch(lexicon.anyVerb, head) && !ownLeft) return undefined;
  const after = [...(object + rest.slice(0, 14)).matchAll(compiled.verbs)][0];
  const base = { compiled, weight: object.length };
  const region = `${nearVerb ? left.slice(nearVerb.start) : ''}${head}${object}${rest.slice(0, after ? after.index + after[0].length : 4)}`;
  if (!ownLeft && !after) {
    const inherited = nearVerb ?? lastMatch(lexicon.anyVerb, earlier.slice(-60));
    if (!inherited || !matchesWhole(compiled.verbs, inherited.text) || blank(left).length > 6) return undefined;
  }
  // Only what goes on with the noun belongs to it: 30个社区的纠纷 is about communities.
  if (compiled.exclude?.test(blank(region))) return { ...base, refused: 'excluded' };
  if (remainderWord.test(region)) return { ...base, refused: 'remainder' };
  if (compiled.indicator.lexicon.whole && narrows(compiled, head, true)) return { ...base, refused: 'narrower' };
  const afterEnd = after ? match.index + after.index + after[0].length : match.index + object.length;
  const figureStart = window.start + left.length;
  return {
    ...base,
    rule: 'noun-after',
    start: ownLeft && nearVerb ? window.start + nearVerb.start : figureStart,
    end: figureEnd + Math.max(afterEnd, match.index + object.length),
    noun: blank(head + object + rest.slice(0, 6)),
    nounStart: figureEnd + match.index,
  };
}

/** No noun at the figure: it stands earlier in the sentence, or the passage is about it. */
function matchElliptic(
  compiled: CompiledIndicator,
  window: Window,
  lexicon: Lexicon,
  topics: Topics,
): NounResult | undefined {
  const { left, start, earlier } = window;
  const verb = lastMatch(compiled.verbs, left);
  if (!verb) return undefined;
  const governing = lastMatch(lexicon.anyVerb, left);
  if (governing && governing.end > verb.end) return undefined;
  const phrase = blank(left.slice(verb.end)).replaceAll(/[“”]/g, '');
  const bareNoun = neutral.trimEnd(compiled.filler.trimEnd(phrase)) === '' ? '' : phrase;
  const isPlain = bareNoun === '' && !/案|人员|嫌疑/.test(phrase);
  const isBare = compiled.bare.cover(stripNeutral(phrase)) && stripNeutral(phrase) !== '';
  const verbIsBare = compiled.bare.cover(verb.text) && isPlain;
  if (!isPlain && !isBare) return undefined;
  const from = start + verb.start;
  const base = {
    compiled,
    start: from,
    end: start + left.length,
    noun: blank(left.slice(verb.start)),
    nounStart: from,
  };
  const region = blank(left.slice(verb.start));
  if (compiled.exclude?.test(region)) return undefined;
  if (isPlain && !compiled.indicator.lexicon.needs_topic) {
    const [object] = [...objectsFromEnd(compiled.objects, earlier.slice(-120))];
    if (object) {
      const at = earlier.length - Math.min(120, earlier.length) + object.objectStart;
      const context = earlier.slice(Math.max(0, at - 8), at + object.object.length + 6);
      if (!compiled.exclude?.test(blank(context))) {
        return { ...base, rule: 'noun-earlier', weight: -(earlier.length - at) / 100 + object.object.length / 1000 };
      }
    }
  }
  if (!compiled.topics || !(isBare || verbIsBare)) return undefined;
  const topic = topics.nearest(compiled, from);
  if (topic === undefined) return { compiled, refused: 'topic-missing', weight: -9 };
  if (!topic.isOwn) return { compiled, refused: 'narrower', weight: -9 };
  return { ...base, rule: topic.inSentence ? 'topic-of-sentence' : 'topic-of-passage', weight: -1 };
}

const leadingNeutral = /^(?:各类|各种|共|共计|累计|先后|成功|全部|相关|此类|该类|这类|一批|了|的|同类|上述)*/;
const stripNeutral = (text: string): string =>
  text.replace(leadingNeutral, '').replace(/(?:共计|累计|合计|共|达|数|总数|数量)*$/, '');

/** Everything that the indicators make of a figure's window, refusals included, the best first. */
export function matchNouns(
  candidates: readonly CompiledIndicator[],
  window: Window,
  figureEnd: number,
  lexicon: Lexicon,
  topics: Topics,
  forChange = false,
): NounResult[] {
  const results = candidates.flatMap((compiled): NounResult[] => {
    const result =
      matchBefore(compiled, window, lexicon, forChange) ??
      (forChange ? undefined : matchAfter(compiled, window, figureEnd, lexicon)) ??
      matchElliptic(compiled, window, lexicon, topics);
    if (!result) return [];
    if (isNounRefusal(result)) return [result];
    if (compiled.indicator.lexicon.needs_topic && !result.rule.startsWith('topic') && !topics.isAbout(compiled, result))
      return [{ compiled, refused: 'topic-missing' as const, weight: -9 }];
    return [result];
  });
  return results.toSorted((a, b) => Number(isNounRefusal(a)) - Number(isNounRefusal(b)) || b.weight - a.weight);
}
