/**
 * Finds what a figure counts: the noun beside it, the verb that governs the noun, and whether both belong to the indicator. Takes a window
 * of one clause; an indicator's lexicon decides, no indicator is known by name.
 */
import type { SetAsideReason } from '../model/candidate.js';
import { narrowingWords, neutralModifiers, otherCrimes, softVerbs } from './figure.words.js';
import type { CompiledIndicator } from './lexicon.js';
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
  /** The words of the change, where the figure is one: 下降, which some indicators take for their verb. */
  readonly change?: string;
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
const crimes = compileSome([...otherCrimes, ...narrowingWords]);
const soft: ReadonlySet<string> = new Set(softVerbs);
const conjunction = /、|和|与|及|以及/g;
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

const has = (pattern: RegExp, text: string): boolean => text.search(pattern) >= 0;

interface Verb {
  readonly start: number;
  readonly end: number;
  readonly isOwn: boolean;
}

/**
 * The verb that governs the end of a text: the last one, unless that may be part of a noun (服务, 办理) and the indicator's own stands not
 * far before it.
 */
function governingVerb(compiled: CompiledIndicator, text: string, reach = 30): Verb | undefined {
  let last: Verb | undefined;
  for (const match of [...text.matchAll(compiled.anyVerb)].toReversed()) {
    const end = match.index + match[0].length;
    if (blank(text.slice(end)).length > reach) break;
    const isOwn = matchesWhole(compiled.verbs, match[0]);
    const verb = { start: match.index, end, isOwn };
    if (isOwn) return verb;
    last ??= verb;
    if (!soft.has(match[0])) break;
  }
  return last;
}

/** Whether what stands before the noun leaves it whole. */
function narrows(compiled: CompiledIndicator, modifiers: string, governed: boolean): boolean {
  const rest = blank(modifiers).replaceAll(/[“”（）]/g, '');
  if (neutral.cover(rest)) return false;
  if (!governed) return has(crimes, rest.slice(-10));
  const kind = compiled.scopes.reduce((text, [word]) => text.replace(word, ''), rest);
  return !neutral.cover(kind);
}

/** Whether several different things share the figure: 矛盾纠纷和信访问题1200起. Examples before 等 are of the noun itself. */
function isMixed(compiled: CompiledIndicator, phrase: string, object: string): boolean {
  const at = phrase.lastIndexOf(object);
  const own = phrase.slice(phrase.slice(0, at).lastIndexOf('等') + 1);
  const parts = blank(own).replaceAll(object, object.replaceAll(conjunction, '')).split(conjunction);
  if (parts.length < 2) return false;
  return parts.some((part) => {
    if (neutral.trimEnd(part) === '' || compiled.filler.cover(part)) return false;
    if (has(compiled.objects, part)) return false;
    return !matchesWhole(compiled.anyVerb, part) && !isKnownScope(compiled, part);
  });
}

/** Nouns of events need no verb: 刑事警情7843起. Their lexicon has 发生 and words of change among its verbs. */
const isEvent = ({ indicator }: CompiledIndicator): boolean => indicator.lexicon.verbs.includes('下降');

/** The noun before the figure: 破获刑事案件398起, 命案破案率达100%, 网上可办率98%. */
function matchBefore(compiled: CompiledIndicator, window: Window, forChange: boolean): NounResult | undefined {
  const { left, right, start, earlier } = window;
  const filler = forChange ? compiled.changeFiller : compiled.filler;
  for (const { objectStart, objectEnd, object } of objectsFromEnd(compiled.objects, left)) {
    const tail = blank(left.slice(objectEnd));
    if (!filler.cover(tail)) continue;
    const before = left.slice(0, objectStart);
    const verb = governingVerb(compiled, before);
    const inTail = has(compiled.verbs, object + tail + (window.change ?? ''));
    const follows = !forChange && has(compiled.verbs, right.slice(0, 12));
    const governed = verb?.isOwn ?? false;
    const base = { compiled, weight: object.length + (forChange ? 0 : 1) };
    const region = blank(left.slice(verb?.start ?? Math.max(0, objectStart - 16)));
    if (compiled.exclude?.test(region)) return { ...base, refused: 'excluded' };
    if (remainderWord.test(region)) return { ...base, refused: 'remainder' };
    if (!governed && !inTail && !follows) {
      if (verb || forChange) return { ...base, refused: 'verb' };
      const inherited = lastMatch(compiled.anyVerb, earlier.slice(-120));
      const own = inherited !== undefined && matchesWhole(compiled.verbs, inherited.text);
      if (!own && !isEvent(compiled)) return { ...base, refused: 'verb' };
    }
    const front = verb ? before.slice(verb.end) : before.slice(Math.max(0, before.search(/[^、]*$/)));
    if (compiled.indicator.lexicon.whole && narrows(compiled, front, governed)) return { ...base, refused: 'narrower' };
    const phrase = governed ? `${front}${object}${tail}` : forChange ? '' : object + tail;
    if (isMixed(compiled, phrase, object)) return { ...base, refused: 'mixed' };
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
function matchAfter(compiled: CompiledIndicator, window: Window, figureEnd: number): NounResult | undefined {
  const { left, right, earlier } = window;
  const [match] = [...right.slice(0, 40).matchAll(compiled.objects)];
  if (!match || match.index > 16) return undefined;
  const head = right.slice(0, match.index);
  const object = match[0];
  const rest = right.slice(match.index + object.length);
  const verb = governingVerb(compiled, left);
  const ownLeft = verb?.isOwn ?? false;
  const between = lastMatch(compiled.anyVerb, head);
  if (between && !ownLeft && !matchesWhole(compiled.verbs, between.text)) return undefined;
  const [after] = [...(object + rest.slice(0, 14)).matchAll(compiled.verbs)];
  const isRate = compiled.indicator.unit === 'percent';
  if (isRate && !after) return undefined;
  const base = { compiled, weight: object.length - (ownLeft || after ? 0 : 3) };
  const region = `${verb ? left.slice(verb.start) : ''}${head}${object}${rest.slice(0, after ? after.index + after[0].length : 4)}`;
  if (!ownLeft && !after && !between) {
    const inherited = verb ? undefined : lastMatch(compiled.anyVerb, earlier.slice(-60));
    if (!inherited || !matchesWhole(compiled.verbs, inherited.text) || blank(left).length > 6) return undefined;
  }
  if (compiled.exclude?.test(blank(region))) return { ...base, refused: 'excluded' };
  if (remainderWord.test(region)) return { ...base, refused: 'remainder' };
  if (compiled.indicator.lexicon.whole && narrows(compiled, head, true)) return { ...base, refused: 'narrower' };
  if (isMixed(compiled, head + object + (/^(?:、|和|与|及)[^，。]{0,8}/.exec(rest)?.[0] ?? ''), object))
    return { ...base, refused: 'mixed' };
  const end = Math.max(match.index + object.length, after ? match.index + after.index + after[0].length : 0);
  const figureStart = window.start + left.length;
  return {
    ...base,
    rule: 'noun-after',
    start: ownLeft && verb ? window.start + verb.start : figureStart,
    end: figureEnd + end,
    noun: blank(head + object + rest.slice(0, 6)),
    nounStart: figureEnd + match.index,
  };
}

/** No noun at the figure: it stands earlier in the sentence, or the passage is about it. */
function matchElliptic(compiled: CompiledIndicator, window: Window, topics: Topics): NounResult | undefined {
  const { left, start, earlier } = window;
  const verb = governingVerb(compiled, left);
  if (!verb?.isOwn) return undefined;
  const phrase = blank(left.slice(verb.end)).replaceAll(/[“”]/g, '');
  const noun = stripNeutral(phrase);
  const isPlain = compiled.filler.cover(phrase) && !/案|人员|嫌疑/.test(phrase);
  const isBare = noun !== '' && compiled.bare.cover(noun);
  const verbIsBare = isPlain && compiled.bare.cover(left.slice(verb.start, verb.end));
  if (!isPlain && !isBare) return undefined;
  // What stands before the verb names a noun of its own: “两抢”案件破案率.
  const front = blank(left.slice(Math.max(0, left.lastIndexOf('、') + 1), verb.start)).replaceAll(/[“”]/g, '');
  if (!neutral.cover(front) && (compiled.indicator.unit === 'percent' || has(crimes, front))) return undefined;
  const from = start + verb.start;
  const said = blank(left.slice(verb.start));
  const base = { compiled, start: from, end: start + left.length, noun: said, nounStart: from };
  if (compiled.exclude?.test(said)) return undefined;
  if (isPlain) {
    const reach = earlier.slice(-120);
    const [object] = [...objectsFromEnd(compiled.objects, reach)];
    if (object) {
      const distance = reach.length - object.objectEnd;
      return {
        ...base,
        noun: object.object + said,
        rule: 'noun-earlier',
        weight: object.object.length / 1000 - distance / 100,
      };
    }
  }
  if (
    !compiled.topics ||
    !(
      isBare ||
      verbIsBare ||
      (isPlain && compiled.bare.cover('案件') && /破案$/.test(left.slice(verb.start, verb.end)))
    )
  )
    return undefined;
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
  topics: Topics,
  forChange = false,
): NounResult[] {
  const results = candidates.flatMap((compiled): NounResult[] => {
    const result =
      matchBefore(compiled, window, forChange) ??
      (forChange ? undefined : (matchAfter(compiled, window, figureEnd) ?? matchElliptic(compiled, window, topics)));
    if (!result) return [];
    if (isNounRefusal(result)) return [result];
    if (compiled.indicator.lexicon.needs_topic && !result.rule.startsWith('topic') && !topics.isAbout(compiled, result))
      return [{ compiled, refused: 'topic-missing' as const, weight: -9 }];
    const { narrowed_by: reach } = compiled.indicator.lexicon;
    const crime = reach && !forChange ? topics.crime(result.start, reach) : undefined;
    if (crime?.kind === 'one') return [{ compiled, refused: 'narrower' as const, weight: result.weight }];
    return [result];
  });
  return results.toSorted((a, b) => Number(isNounRefusal(a)) - Number(isNounRefusal(b)) || b.weight - a.weight);
}
