/**
 * Finds what a figure counts: the noun beside it, the verb that governs the noun, and whether both belong to the indicator. Takes a window
 * of one clause; an indicator's lexicon decides, no indicator is known by name.
 */
import { blank, type Window } from './clause.js';
import { governingVerb, lastVerb } from './governing-verb.js';
import type { CompiledIndicator } from './lexicon.js';
import { matchElliptic } from './match-elliptic.js';
import {
  has,
  isMixed,
  isNounRefusal,
  narrows,
  objectsFromEnd,
  remainderWord,
  type NounResult,
  neutral,
} from './noun.js';
import type { Topics } from './topics.js';

const eventNouns = /警情|发案|立案|事故|信访|来信|死亡|亡人|受理/;

/** Nouns of events need no verb: 刑事警情7843起. Their lexicon has 发生 and words of change among its verbs. */
const isEvent = ({ indicator }: CompiledIndicator): boolean => indicator.lexicon.verbs.includes('下降');

/** The text whose verb goes on to a noun that has none: back to a semicolon, unless 其中 leads over it. */
function inheritable(left: string, earlier: string): string {
  const part = earlier.slice(earlier.lastIndexOf('；') + 1);
  return (left.startsWith('其中') || part.startsWith('其中') ? earlier : part).slice(-120);
}

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
  // 23个派出所化解矛盾纠纷: the figure is of what stands between it and the verb.
  if (between?.isOwn && !neutral.cover(blank(head.slice(0, between.start)))) return undefined;
  if (!between && /[所室个处队区站村镇乡]/.test(head) && !neutral.cover(blank(head)) && has(compiled.verbs, head))
    return undefined;
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
      reach && !forChange && !(reach === 'passage' && /各类|各种|刑事犯罪|刑事作案/.test(result.noun))
        ? topics.crime(result.start, reach)
        : undefined;
    if (crime?.kind === 'one') return [{ compiled, refused: 'narrower' as const, weight: result.weight }];
    return [result];
  });
  return results.toSorted((a, b) => Number(isNounRefusal(a)) - Number(isNounRefusal(b)) || b.weight - a.weight);
}
