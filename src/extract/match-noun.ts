/**
 * Finds what a figure counts: the noun beside it, the verb that governs the noun, and whether both belong to the indicator. Takes a window
 * of one clause; an indicator's lexicon decides, no indicator is known by name.
 */
import type { SetAsideReason } from '../model/candidate.js';
import { governingVerbs, narrowingWords, neutralModifiers, otherCrimes, softVerbs } from './figure.words.js';
import type { CompiledIndicator } from './lexicon.js';
import type { Topics } from './topics.js';
import { compileSome, Words } from './word-pattern.js';

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
export const blank = (text: string): string => text.replaceAll('␀', '');

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

interface Found {
  readonly start: number;
  readonly end: number;
}

const governing = compileSome(governingVerbs);
const recent = new Map<string, readonly Found[]>();

/** Where governing verbs stand in a text. The same few texts are asked for by every indicator in turn. */
function governingIn(text: string): readonly Found[] {
  const known = recent.get(text);
  if (known) return known;
  const found = [...text.matchAll(governing)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  if (recent.size > 64) recent.clear();
  recent.set(text, found);
  return found;
}

/** 立 in 建立 and 破 in 突破 are no verbs of their own. */
const standsAlone = (text: string, { start, end }: Found): boolean =>
  end - start > 1 || /(?:^|[，、␀共已就又再新并和多少]|全[市区县省州]|机关|公安|警方)$/.test(text.slice(0, start));

/** The indicator's verbs and all others in a text, in order; where they overlap the longer one stands. */
function verbsIn(compiled: CompiledIndicator, text: string): Verb[] {
  const own = [...text.matchAll(compiled.verbs)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    isOwn: true,
  }));
  const others = governingIn(text).flatMap(({ start, end }) =>
    own.some((verb) => verb.start < end && start < verb.end && verb.end - verb.start >= end - start)
      ? []
      : [{ start, end, isOwn: false }],
  );
  const kept = own.filter((verb) => !others.some(({ start, end }) => verb.start < end && start < verb.end));
  return [...kept, ...others].filter((verb) => standsAlone(text, verb)).toSorted((a, b) => a.start - b.start);
}

/**
 * The verb that governs the end of a text: the last one, unless that may be part of a noun (服务, 办理) and the indicator's own stands not
 * far before it.
 */
function governingVerb(compiled: CompiledIndicator, text: string, reach = 30): Verb | undefined {
  let last: Verb | undefined;
  for (const verb of verbsIn(compiled, text).toReversed()) {
    if (blank(text.slice(verb.end)).length > reach) break;
    if (verb.isOwn) return verb;
    last ??= verb;
    if (!soft.has(text.slice(verb.start, verb.end))) break;
  }
  return last;
}

/** The last verb of a text, however far back. */
const lastVerb = (compiled: CompiledIndicator, text: string): Verb | undefined => verbsIn(compiled, text).at(-1);

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

const eventNouns = /警情|发案|立案|事故|信访|来信|死亡|亡人|受理/;

/** Nouns of events need no verb: 刑事警情7843起. Their lexicon has 发生 and words of change among its verbs. */
const isEvent = ({ indicator }: CompiledIndicator): boolean => indicator.lexicon.verbs.includes('下降');

/** The text whose verb goes on to a noun that has none: back to a semicolon, unless 其中 leads over it. */
function inheritable(left: string, earlier: string): string {
  const part = earlier.slice(earlier.lastIndexOf('；') + 1);
  return (left.startsWith('其中') || part.startsWith('其中') ? earlier : part).slice(-120);
}

/** Whether a noun names a kind that has no scope: 命案逃犯 among 逃犯. */
export const isUnnamedKind = ({ scopes, apart }: CompiledIndicator, noun: string): boolean =>
  has(crimes, noun) && ![...scopes, ...apart].some(([word]) => word.test(noun));

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
    const region = blank(left.slice(Math.max(0, verb ? verb.start - 2 : objectStart - 16)));
    if (compiled.exclude?.test(region)) return { ...base, refused: 'excluded' };
    if (remainderWord.test(region)) return { ...base, refused: 'remainder' };
    if (!governed && !inTail && !follows) {
      if (verb || forChange) return { ...base, refused: 'verb' };
      const inherited = governingVerb(compiled, inheritable(left, earlier), 120);
      const own = inherited?.isOwn ?? false;
      const isEventNoun = isEvent(compiled) && eventNouns.test(object + tail) && (!inherited || !left.startsWith('、'));
      if (!own && !isEventNoun) return { ...base, refused: 'verb' };
    }
    const front = verb ? before.slice(verb.end) : before.slice(Math.max(0, before.search(/[^、]*$/)));
    if (compiled.indicator.lexicon.whole && narrows(compiled, front, governed)) return { ...base, refused: 'narrower' };
    const phrase = governed ? `${front}${object}${tail}` : forChange ? '' : object + tail;
    if (isMixed(compiled, phrase, object)) return { ...base, refused: 'mixed' };
    const from = governed ? (verb?.start ?? objectStart) : objectStart;
    const phraseStart = Math.max(verb?.end ?? 0, before.lastIndexOf('、') + 1);
    return {
      ...base,
      rule: 'noun-before',
      start: start + from,
      end: start + objectEnd,
      noun: blank(left.slice(phraseStart)),
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
  const between = lastVerb(compiled, head);
  if (between && !ownLeft && !between.isOwn) return undefined;
  const [after] = [...(object + rest.slice(0, 14)).matchAll(compiled.verbs)];
  const isRate = compiled.indicator.unit === 'percent';
  if (isRate && !after) return undefined;
  const base = { compiled, weight: object.length - (ownLeft || after ? 0 : 3) };
  const region = `${verb ? left.slice(verb.start) : ''}${head}${object}${rest.slice(0, after ? after.index + after[0].length : 4)}`;
  if (!ownLeft && !after && !between) {
    const inherited = verb ? undefined : lastVerb(compiled, earlier.slice(-60));
    if (!inherited?.isOwn || blank(left).length > 6) return undefined;
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

/** 326项政务服务事项实现网上可办，188项实现“最多跑一次”: the verb after the figure, the noun before. */
function matchVerbAfter(compiled: CompiledIndicator, { left, right, start, earlier }: Window): NounResult | undefined {
  const [verb] = [...right.slice(0, 16).matchAll(compiled.verbs)];
  if (!verb || !/^(?:已|均|全部|可|实现|达到|“|”)*$/.test(right.slice(0, verb.index)) || !neutral.cover(blank(left)))
    return undefined;
  const reach = earlier.slice(-80);
  const [object] = [...objectsFromEnd(compiled.objects, reach)];
  if (!object || compiled.exclude?.test(right.slice(0, verb.index + verb[0].length))) return undefined;
  const at = start + left.length;
  return {
    compiled,
    rule: 'noun-earlier',
    start: at,
    end: at,
    noun: object.object + verb[0],
    nounStart: at,
    weight: -1,
  };
}

/** 共造成286人死亡: what says what is counted follows the figure, and the passage says of what. */
function matchBareAfter(
  compiled: CompiledIndicator,
  { left, right, start, earlier }: Window,
  topics: Topics,
): NounResult | undefined {
  if (!compiled.indicator.lexicon.needs_topic) return undefined;
  const length = [4, 3, 2].find((each) => compiled.bare.cover(right.slice(0, each)) && right.length >= each);
  const at = start + left.length;
  if (length === undefined || !topics.isAbout(compiled, { start: at, end: at })) return undefined;
  // 涉酒道路交通事故664起，造成132人死亡: what narrows the accidents narrows the deaths.
  const accident = /([^，；]{0,12})事故[^事故]*$/.exec(earlier)?.[1];
  if (accident !== undefined && has(crimes, accident)) return { compiled, refused: 'narrower', weight: -1 };
  return {
    compiled,
    rule: 'topic-of-sentence',
    start: at,
    end: at,
    noun: right.slice(0, length),
    nounStart: at,
    weight: -1,
  };
}

/** No noun at the figure: it stands earlier in the sentence, or the passage is about it. */
function matchElliptic(compiled: CompiledIndicator, window: Window, topics: Topics): NounResult | undefined {
  const { left, start, earlier } = window;
  const verb = governingVerb(compiled, left);
  if (!verb?.isOwn) return matchVerbAfter(compiled, window) ?? matchBareAfter(compiled, window, topics);
  const phrase = blank(left.slice(verb.end)).replaceAll(/[“”]/g, '');
  const noun = stripNeutral(phrase);
  const isPlain = compiled.filler.cover(phrase) && !/案|人员|嫌疑/.test(phrase);
  const isBare = noun !== '' && compiled.bare.cover(noun);
  // 破获电信网络诈骗案件69起，抓获70人: persons need no noun.
  const isPersons = isPlain && compiled.indicator.unit === 'person' && !compiled.indicator.lexicon.needs_topic;
  const verbIsBare = isPersons || (isPlain && compiled.bare.cover(left.slice(verb.start, verb.end)));
  if (!isPlain && !isBare) return undefined;
  // What stands before the verb names a noun of its own: “两抢”案件破案率.
  const front = blank(left.slice(Math.max(0, left.lastIndexOf('、') + 1), verb.start)).replaceAll(/[“”]/g, '');
  if (!compiled.front.cover(front) && !(compiled.topics && has(compiled.topics, front))) return undefined;
  const from = start + verb.start;
  const said = front + blank(left.slice(verb.start));
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
      (isPlain && compiled.bare.cover('案件') && left.slice(verb.start, verb.end).endsWith('破案'))
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
    const crime =
      reach && !forChange && !/各类|各种|刑事犯罪|刑事作案/.test(result.noun)
        ? topics.crime(result.start, reach)
        : undefined;
    if (crime?.kind === 'one') return [{ compiled, refused: 'narrower' as const, weight: result.weight }];
    return [result];
  });
  return results.toSorted((a, b) => Number(isNounRefusal(a)) - Number(isNounRefusal(b)) || b.weight - a.weight);
}
