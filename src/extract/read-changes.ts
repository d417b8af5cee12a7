/**
 * Reads changes: 刑事警情同比下降13%, 破案率提高3.5个百分点, 事故起数、死亡人数同比分别下降14.71%、16.82%, 破获案件871起，同比提升16.13%.
 * Takes a group of shares that stand in a row; gives one reading or refusal for each.
 */
import type { Span } from '../text/source-text.js';
import { directions } from './figure.words.js';
import type { Quantity } from './find-quantities.js';
import type { Lexicon } from './lexicon.js';
import { blank, isNounRefusal, matchNouns, type NounMatch } from './match-noun.js';
import type { Passage } from './passage.js';
import type { Reading, Refusal, RuleName } from './reading.js';
import type { Topics } from './topics.js';

const words = Object.keys(directions).toSorted((a, b) => b.length - a.length);
const afterDirection = '(?:了|幅度|幅|率|达到|达|为|约|近|超过|超|逾|高达|分别|均|各|近乎|至少|有|“|”)*';
const directionPattern = new RegExp(`(${words.join('|')})${afterDirection}$`);
const basisPattern = /(环比|月均|日均|年均|平均每年|每年)(?:[^，。；、]{0,8})$/;
const bases =
  /(?:同比|较[^，；。]{1,10}|比[^，；。]{1,10}|与[^，；。]{1,10}(?:相比|比较|相较)|同[^，；。]{1,10}相比|同期|相比)$/;

export interface ChangeHead {
  readonly sign: 1 | -1;
  /** Where the words of the change start. */
  readonly start: number;
  readonly isYearOnYear: boolean;
}

/** The words of a change right before a figure; undefined when it is none, as in 下降到. */
export function readChangeHead(masked: string, from: number, at: number): ChangeHead | undefined {
  const left = masked.slice(Math.max(from, at - 40), at);
  const match = directionPattern.exec(left);
  const word = match?.[1];
  if (!match || word === undefined) return undefined;
  if (/[高加大度最不率]$/.test(left.slice(0, match.index)) && /^[升增降减]$/.test(word)) return undefined;
  return {
    sign: directions[word] ?? 1,
    start: at - left.length + match.index,
    isYearOnYear: !basisPattern.test(left.slice(0, match.index)),
  };
}

/** Joins of shares in a row: 14.71%、16.82%; 分别上升11.08%和1.21%; 下降8.2%、上升3.1%. */
const rowJoint = new RegExp(`^[、，]?(?:和|与|及|以及)?(?:同比)?(?:分别)?(?:${words.join('|')})?$`);

export function isRow(masked: string, a: Span, b: Span): boolean {
  const joint = blank(masked.slice(a.end, b.start));
  return joint.length <= 8 && joint !== '' && joint !== '，' && rowJoint.test(joint) && !/^，同比/.test(joint);
}

export interface ChangeContext {
  readonly passage: Passage;
  readonly lexicon: Lexicon;
  readonly topics: Topics;
  readonly sentence: number;
  /** Levels that were read in the sentence before the group, in order. */
  readonly levels: readonly Reading[];
  /** Where the clause before the group starts. */
  readonly clauseStart: number;
  readonly sentenceStart: number;
}

type ShareKind = 'change' | 'change-points';

interface Subject {
  readonly match: NounMatch | undefined;
  readonly refusal: Refusal | undefined;
}

const splitter = /、|和|与|及|以及/;
const listTail =
  /(?:同比|分别|均|双双|同时|都|等?[“”]?[两三四五六]项(?:指数|指标)[“”]?|实现|也|又|再|继续|持续|大幅)*$/;

/** Reads the subject of one part of a list; a head noun at the end of the list is lent to the parts before it. */
function readSubject(text: string, end: number, context: ChangeContext): Subject {
  const window = {
    start: end - text.length,
    left: text,
    right: '',
    earlier: context.passage.masked.slice(context.sentenceStart, end - text.length),
  };
  const results = matchNouns(context.lexicon.indicators, window, end, context.lexicon, context.topics, true);
  const match = results.find((result): result is NounMatch => !isNounRefusal(result));
  const refused = results.find(isNounRefusal);
  return {
    match,
    refusal: match ? undefined : refused && { refused: refused.refused, compiled: refused.compiled },
  };
}

function readList(parts: readonly string[], end: number, context: ChangeContext): Subject[] {
  const last = parts.at(-1) ?? '';
  const first = parts[0] ?? '';
  const offsets: number[] = [];
  let at = end;
  for (const part of parts.toReversed()) {
    offsets.unshift(at);
    at -= part.length + 1;
  }
  return parts.map((part, index) => {
    const partEnd = offsets[index] ?? end;
    const plain = readSubject(part, partEnd, context);
    if (plain.match) return plain;
    const endings = Array.from({ length: Math.max(0, last.length - 1) }, (_, cut) => last.slice(cut + 1));
    const starts = Array.from({ length: Math.max(0, first.length - 1) }, (_, cut) =>
      first.slice(0, first.length - 1 - cut),
    );
    const tries =
      index < parts.length - 1 ? endings.map((ending) => part + ending) : starts.map((start) => start + part);
    for (const text of tries) {
      const lent = readSubject(text, partEnd, context);
      if (lent.match)
        return { ...lent, match: { ...lent.match, start: partEnd - part.length, nounStart: partEnd - part.length } };
    }
    return plain;
  });
}

/** Whether parts of a list before the last are nouns of the same rank rather than other clauses. */
function subjectsOf(text: string, count: number): string[] {
  const trimmed = text.replace(listTail, '');
  const parts = trimmed.split(splitter);
  return count > 1 && parts.length >= count ? parts.slice(-count) : [trimmed];
}

export function readChanges(group: readonly Quantity[], context: ChangeContext): (Reading | Refusal)[] | undefined {
  const { passage, clauseStart, sentence } = context;
  const { masked } = passage;
  const [first] = group;
  if (!first) return [];
  const head = readChangeHead(masked, clauseStart, first.start);
  if (!head) return undefined;
  const subjectText = masked.slice(clauseStart, head.start);
  const heads = group.map((quantity, index) => {
    const previous = group[index - 1];
    return (
      (previous && readChangeHead(masked, previous.end, quantity.start)) ??
      (index === 0 ? head : { ...head, start: quantity.start })
    );
  });
  const signs = heads.map(({ sign }) => sign);
  if (!head.isYearOnYear) return group.map(() => ({ refused: 'basis' }));
  const bare = blank(subjectText)
    .replace(bases, '')
    .replace(listTail, '')
    .replaceAll(/[、，”“]/g, '');
  const isBare =
    /^(?:同比|环比|分别|均|又|再|大幅|数|较|比|去年|上年|同期|相比|其中|双|都|年|也|则|实现|且|并|而|和|、|总量|数量|总数|值|连续|\s)*$/.test(
      bare,
    );
  const lists = isBare ? undefined : subjectsOf(subjectText.replace(bases, ''), group.length);
  const subjects =
    lists &&
    readList(
      lists.map((part) => part),
      clauseStart + subjectText.replace(bases, '').replace(listTail, '').length,
      context,
    );
  const levels = context.levels.slice(-group.length);
  return group.map((quantity, index): Reading | Refusal => {
    const kindOf: ShareKind = quantity.measureClass === 'points' ? 'change-points' : 'change';
    const sign = signs[index] ?? head.sign;
    const subject = subjects?.[subjects.length === 1 ? 0 : index];
    const level = isBare && levels.length === group.length ? levels[index] : undefined;
    if (subjects && subjects.length < group.length && group.length > 1) return { refused: 'mixed' };
    if (!subject?.match && !level) return subject?.refusal ?? { refused: 'no-indicator' };
    const compiled = subject?.match?.compiled ?? level?.compiled;
    if (!compiled) return { refused: 'no-indicator' };
    const isRatio = compiled.indicator.measure_type === 'ratio';
    if (compiled.indicator.measure_type === 'streak') return { refused: 'no-indicator' };
    if (isRatio && kindOf === 'change') return { refused: 'rate-percent', compiled };
    if (!isRatio && kindOf === 'change-points') return { refused: 'no-indicator', compiled };
    const single = subject?.match;
    if (
      single &&
      group.length === 1 &&
      isShared(subjectText.replace(bases, '').replace(listTail, ''), clauseStart, single, context)
    )
      return { refused: 'mixed', compiled };
    const rule: RuleName = group.length > 1 ? 'respective' : level && !single ? 'change-of-figure' : 'change';
    const start = single?.start ?? level?.span.start ?? head.start;
    const [low, high] = [sign * quantity.lower, quantity.upper === null ? null : sign * quantity.upper];
    const factor = quantity.measureClass === 'fold' ? 100 : 1;
    const scale = (value: number): number => Number((value * factor).toPrecision(12));
    const [lower, upper] = sign > 0 ? [low, high] : [high ?? -100, low];
    return {
      compiled,
      kind: kindOf,
      value: scale(sign * quantity.value),
      lower: scale(lower),
      upper: upper === null ? null : scale(upper),
      unit: kindOf === 'change' ? 'percent' : 'percentage-point',
      qualifier: quantity.qualifier,
      rule,
      span: { start, end: quantity.end },
      figure: { start: quantity.numeralStart, end: quantity.end },
      noun: single?.noun ?? level?.noun ?? '',
      nounStart: single?.nounStart ?? level?.nounStart ?? head.start,
      sentence,
      ...(level && !single ? { period: level.period, scopes: level.scopes ?? [] } : {}),
    };
  });
}

/** 刑事、治安警情下降26.2%: one figure for two subjects. */
function isShared(text: string, start: number, match: NounMatch, context: ChangeContext): boolean {
  const before = text.slice(0, Math.max(0, match.nounStart - start));
  const joined = /([^、，\u0000]{2,10})(?:、|和|与|及|以及)$/.exec(before)?.[1];
  if (joined === undefined) return false;
  if (/(?:均|都)/.test(text.slice(-3))) return false;
  const object = text.slice(match.nounStart - start);
  const endings = Array.from({ length: object.length }, (_, cut) => object.slice(cut));
  return [joined, ...endings.map((ending) => joined.slice(-4) + ending)].some(
    (candidate) => readSubject(candidate, match.nounStart, context).match !== undefined,
  );
}
