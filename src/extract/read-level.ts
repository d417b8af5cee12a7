/** Reads single levels: 破获刑事案件398起, 网上可办率98%, 《服务企业30条》, 2022年增至2403起. */
import { blank, blankSign, windowOf, type SentenceContext } from './clause.js';
import { comparisonWords } from './figure.words.js';
import type { Quantity } from './find-quantities.js';
import type { CompiledIndicator } from './lexicon.js';
import { matchNouns } from './match-noun.js';
import { candidatesFor, isShare } from './measures.js';
import { isNounRefusal, isUnnamedKind, type NounMatch } from './noun.js';
import { readChangeHead } from './change-head.js';
import type { Counted } from './find-subjects.js';
import type { Reading, Refusal } from './reading.js';
import { boundsOf, toLevel } from './to-level.js';
import { Words } from './word-pattern.js';

const comparisons = new Words(comparisonWords, [blankSign], ['（', '同比', '多', '少']);
const changeVerbs = /(?:增加|减少|上升|下降|增长|提升|降低|多破|少发|多抓|多|少|增|减)(?:了|约|近)*$/;

/** Whether a clause only says how much more or less: 同比增加, 较上年多. */
const isOnlyDifference = (left: string): boolean => {
  const said = left.replace(changeVerbs, '');
  return said !== left && comparisons.trimEnd(said.replace(/^[，、（]+/, '')) === '';
};

/**
 * Reads one quantity as a level, or says why it is none. `neighbours`: the quantities before and after it; `before`: what was read of the
 * former.
 */
export function readLevel(
  context: SentenceContext,
  quantity: Quantity,
  neighbours: readonly [Quantity | undefined, Quantity | undefined],
  before: Reading | undefined,
): Reading | Refusal {
  const { passage, lexicon, topics, index } = context;
  const candidates = candidatesFor(quantity, lexicon);
  if (candidates.length === 0) return { refused: 'no-indicator' };
  const window = windowOf(context, quantity, ...neighbours);
  // 破获1286起，同比增加166起，上升14.8%: a difference says nothing new, and the share after it is of the same thing.
  if (
    before &&
    !isShare(quantity) &&
    isOnlyDifference(window.left) &&
    candidatesFor(quantity, lexicon).includes(before.compiled)
  )
    return { refused: 'difference', compiled: before.compiled, level: before };
  if (
    /(?:日均|每天|每月|每周|每晚|每季度|平均每|月均|人均|每日|户均|年均)[^，]{0,6}$|每(?:十|百)?万(?:人|常住)/.test(
      window.left,
    )
  )
    return { refused: 'average' };
  const titled = readTitled(context, quantity, candidates);
  if (titled) return titled;
  const results = matchNouns(candidates, window, quantity.end, topics);
  const [best] = results;
  if (!best) return { refused: 'no-indicator' };
  if (isNounRefusal(best)) return { refused: best.refused, compiled: best.compiled };
  const { compiled } = best;
  // 28.4起 is a rate or a mean.
  if (!isShare(quantity) && compiled.indicator.unit !== 'CNY' && !Number.isInteger(quantity.value))
    return { refused: 'average', compiled };
  if (window.left.startsWith('其中') && before?.compiled === compiled && isUnnamedKind(compiled, best.noun))
    return { refused: 'remainder', compiled };
  const isCase = compiled.indicator.unit === 'case';
  if (quantity.isOne && (isCase || (best.rule !== 'noun-after' && best.rule !== 'noun-before')))
    return { refused: 'single-case', compiled };
  const isPercent = compiled.indicator.unit === 'percent';
  if (isPercent && quantity.value > 100) return { refused: 'no-indicator' };
  const reading = toLevel(best, quantity, best.rule, index);
  // 同比减少86人 is a difference, no level.
  if (
    !isShare(quantity) &&
    readChangeHead(passage.masked, window.start, quantity.start) &&
    !/发生|接报/.test(window.left.slice(-4))
  ) {
    return { refused: 'difference', compiled, level: reading };
  }
  return reading;
}

/** 《服务企业30条》: the title of a document carries the figure. */
function readTitled(
  { passage, sentence, index }: SentenceContext,
  quantity: Quantity,
  candidates: readonly CompiledIndicator[],
): Reading | undefined {
  const compiled = candidates.find(({ indicator }) => indicator.lexicon.titled);
  if (!compiled) return undefined;
  const before = passage.text.slice(Math.max(sentence.start, quantity.start - 60), quantity.start);
  const open = before.lastIndexOf('《');
  if (open < 0 || before.indexOf('》', open) >= 0) return undefined;
  const close = passage.text.slice(quantity.end, quantity.end + 40).indexOf('》');
  if (close < 0) return undefined;
  const title = before.slice(open + 1) + passage.text.slice(quantity.start, quantity.end + close);
  if (!compiled.topics || ![...title.matchAll(compiled.topics)].length || compiled.exclude?.test(title))
    return undefined;
  const start = quantity.start - (before.length - open);
  const end = quantity.end + close + 1;
  const tail = /^(?:措施|举措|意见|办法)/.exec(passage.text.slice(quantity.end))?.[0].length ?? 0;
  const span = end - start <= 30 ? { start, end } : { start: quantity.start, end: quantity.end + tail };
  const match: NounMatch = { compiled, rule: 'noun-before', ...span, noun: title, nounStart: start, weight: 0 };
  return toLevel(match, quantity, 'in-title', index);
}

/** 去年同期1120起: only a time stands before the figure. */
const onlyTime = new RegExp(`^[，、（]?${blankSign}+(?:同期)?(?:的|为)?$`);

const continuing =
  /^(?:[，、；]|而|，?到)*(?:这一|该)?(?:数字|数据|数量)?(?:已|则|又)?(?:增至|升至|降至|增加到|增加至|上升到|上升至|下降到|下降至|达到|达|为|查处|同期|提高到|提升至|突破)(?:了)?$|^[，、]?(?:较|比)(?:同期)?(?:的)?$/;

/** 2021年查处1986起，2022年增至2403起: the same thing at another time. */
export function readContinued(
  { passage, index }: SentenceContext,
  quantity: Quantity,
  start: number,
  before: Counted | undefined,
): Reading | undefined {
  const reading = before?.reading;
  if (!reading || !before) return undefined;
  const said = passage.masked.slice(start, quantity.start);
  const hasTime = said.includes(blankSign) || passage.masked.slice(before.quantity.end, start).includes(blankSign);
  const isRate = reading.compiled.indicator.measure_type === 'ratio' && quantity.measureClass === 'percent';
  if (!(continuing.test(blank(said)) || onlyTime.test(said)) || !(isRate || (hasTime && reading.kind === 'level')))
    return undefined;
  if (!isRate && before.quantity.measure !== quantity.measure) return undefined;
  return {
    ...reading,
    kind: 'level',
    unit: reading.compiled.indicator.unit,
    value: quantity.value,
    ...boundsOf(quantity, reading.compiled.indicator.unit === 'percent'),
    qualifier: quantity.qualifier,
    rule: 'noun-earlier',
    span: { start, end: quantity.end },
    figure: { start: quantity.numeralStart, end: quantity.end },
    nounStart: start,
    sentence: index,
  };
}
