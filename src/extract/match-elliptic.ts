/** Figures without a noun of their own: it stands earlier in the sentence, follows as a verb, or the passage says of what they are. */
import { blank, type Window } from './clause.js';
import { governingVerb } from './governing-verb.js';
import type { CompiledIndicator } from './lexicon.js';
import { has, kinds, neutral, objectsFromEnd, type NounResult } from './noun.js';
import type { Topics } from './topics.js';

/** 326项政务服务事项实现网上可办，188项实现“最多跑一次”: the verb after the figure, the noun before. */
function matchVerbAfter(compiled: CompiledIndicator, { left, right, start, earlier }: Window): NounResult | undefined {
  const [verb] = [...right.slice(0, 16).matchAll(compiled.verbs)];
  if (!verb || !/^(?:已|均|全部|可|实现|达到|“|”)*$/.test(right.slice(0, verb.index)) || !neutral.cover(blank(left)))
    return undefined;
  const reach = earlier.slice(-80);
  const [object] = objectsFromEnd(compiled.objects, reach);
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
  if (accident !== undefined && has(kinds, accident)) return { compiled, refused: 'narrower', weight: -1 };
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
export function matchElliptic(compiled: CompiledIndicator, window: Window, topics: Topics): NounResult | undefined {
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
  const front = blank(left.slice(Math.max(0, left.lastIndexOf('、') + 1), verb.start))
    .replaceAll(/[“”]/g, '')
    .replace(/^[一-龥]{2,6}(?:警方|公安机关)/, '');
  if (!compiled.front.cover(front) && !(compiled.topics && has(compiled.topics, front))) return undefined;
  const from = start + verb.start;
  const said = front + blank(left.slice(verb.start));
  const base = { compiled, start: from, end: start + left.length, noun: said, nounStart: from };
  if (compiled.exclude?.test(said)) return undefined;
  if (isPlain) {
    const reach = earlier.slice(-120);
    // 增加的主要是电信网络诈骗 tells what something is and is not gone on with.
    const object = objectsFromEnd(compiled.objects, reach).find(
      ({ objectStart }) => !/(?:[是属含]|包括)$/.test(reach.slice(0, objectStart)),
    );
    // 刑事警情里，“两抢”警情共接报305起: what was named last is narrower.
    if (object && compiled.indicator.lexicon.whole && narrowerEvent.test(reach.slice(object.objectEnd)))
      return { compiled, refused: 'narrower', weight: -9 };
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

const narrowerEvent = new RegExp(`(?:${kinds.source})”?(?:类|犯罪)?(?:警情|发案|立案?\\d)`);
const leadingNeutral = /^(?:各类|各种|共|共计|累计|先后|成功|全部|相关|此类|该类|这类|一批|了|的|同类|上述)*/;
const stripNeutral = (text: string): string =>
  text.replace(leadingNeutral, '').replace(/(?:共计|累计|合计|共|达|数|总数|数量)*$/, '');
