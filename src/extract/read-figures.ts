/** Goes through a passage sentence by sentence and reads each quantity: a level, a change, a refusal. Then the figures that stand in words. */
import type { SetAsideReason } from '../model/candidate.js';
import type { Period } from '../model/period.js';
import type { Span } from '../text/source-text.js';
import type { Quantity } from './find-quantities.js';
import type { Lexicon } from './lexicon.js';
import { blank, isNounRefusal, isUnnamedKind, matchNouns, type Window } from './match-noun.js';
import { within, type Passage, type Sentence } from './passage.js';
import { isRow, lentEnds, readChangeHead, readChanges, type Counted } from './read-changes.js';
import { isRefusal, type Reading, type Refusal } from './reading.js';
import { readStatements } from './read-statements.js';
import type { Topics } from './topics.js';

/** A figure that was seen and left out, in normalised text. */
export interface LeftOut extends Span {
  readonly reason: SetAsideReason;
  readonly indicator: string | undefined;
  readonly value: number | undefined;
}

export interface Figures {
  readonly readings: readonly Reading[];
  readonly leftOut: readonly LeftOut[];
}

/** Measures of time, length and the like say nothing that the catalogue counts. */
const unread: ReadonlySet<Quantity['measureClass']> = new Set(['year', 'month', 'day', 'other']);
const shares: ReadonlySet<Quantity['measureClass']> = new Set(['percent', 'points', 'fold', 'tenth']);

const clauseStops = /[，；：。（\n]/;
const farthest = 200;

function clauseStart(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && !clauseStops.test(text[start - 1] ?? '')) start -= 1;
  return start;
}

/** What stands in brackets is said aside and is not gone on with. */
const withoutAsides = (text: string): string =>
  text.replaceAll(/（[^（）]{0,60}）/g, (aside) => '␀'.repeat(aside.length));

function windowOf(
  passage: Passage,
  sentence: Sentence,
  quantity: Quantity,
  previous: Quantity | undefined,
  next: Quantity | undefined,
): Window {
  const { masked } = passage;
  const floor = Math.max(sentence.start, quantity.start - farthest, previous?.end ?? 0);
  const start = clauseStart(masked, floor, quantity.start);
  const stop = masked.slice(quantity.end, quantity.end + 60).search(/[，。；：、！？（\n]/);
  const rightEnd = Math.min(stop < 0 ? quantity.end + 60 : quantity.end + stop, next?.start ?? Infinity, sentence.end);
  return {
    start,
    left: masked.slice(start, quantity.start),
    right: masked.slice(quantity.end, rightEnd),
    earlier: withoutAsides(masked.slice(Math.max(sentence.start, start - farthest), start)),
  };
}

function readLevel(
  passage: Passage,
  index: number,
  sentence: Sentence,
  quantity: Quantity,
  neighbours: readonly [Quantity | undefined, Quantity | undefined],
  lexicon: Lexicon,
  topics: Topics,
  before: Reading | undefined,
): Reading | Refusal {
  const isShare = shares.has(quantity.measureClass);
  const candidates = lexicon.byUnit.get(isShare ? '%' : quantity.measure) ?? [];
  if (candidates.length === 0) return { refused: 'no-indicator' };
  const window = windowOf(passage, sentence, quantity, ...neighbours);
  if (/(?:日均|每天|平均每|月均|人均|每日|户均|年均)[^，]{0,6}$|每(?:十|百)?万(?:人|常住)/.test(window.left))
    return { refused: 'average' };
  const titled = readTitled(passage, index, sentence, quantity, candidates);
  if (titled) return titled;
  const results = matchNouns(candidates, window, quantity.end, topics);
  const [best] = results;
  if (!best) return { refused: 'no-indicator' };
  if (isNounRefusal(best)) return { refused: best.refused, compiled: best.compiled };
  const { compiled } = best;
  // 28.4起 is a rate or a mean.
  if (!isShare && compiled.indicator.unit !== 'CNY' && !Number.isInteger(quantity.value))
    return { refused: 'average', compiled };
  if (window.left.startsWith('其中') && before?.compiled === compiled && isUnnamedKind(compiled, best.noun))
    return { refused: 'remainder', compiled };
  if (quantity.isOne && best.rule !== 'noun-after' && best.rule !== 'noun-before')
    return { refused: 'single-case', compiled };
  const isPercent = compiled.indicator.unit === 'percent';
  const ceiling = isPercent ? 100 : Infinity;
  if (isPercent && quantity.value > 100) return { refused: 'no-indicator' };
  const reading: Reading = {
    compiled,
    kind: 'level',
    value: quantity.value,
    lower: quantity.lower,
    upper: quantity.upper === null ? (isPercent ? 100 : null) : Math.min(quantity.upper, ceiling),
    unit: compiled.indicator.unit,
    qualifier: quantity.qualifier,
    rule: best.rule,
    span: { start: Math.min(best.start, quantity.start), end: Math.max(best.end, quantity.end) },
    figure: { start: quantity.numeralStart, end: quantity.end },
    noun: best.noun,
    nounStart: best.nounStart,
    sentence: index,
  };
  // 同比减少86人 is a difference, no level.
  if (
    !isShare &&
    readChangeHead(passage.masked, window.start, quantity.start) &&
    !/发生|接报/.test(window.left.slice(-4))
  ) {
    return { refused: 'difference', compiled, level: reading };
  }
  return reading;
}

/** 《服务企业30条》: the title of a document carries the figure. */
function readTitled(
  passage: Passage,
  index: number,
  sentence: Sentence,
  quantity: Quantity,
  candidates: readonly Lexicon['indicators'][number][],
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
  return {
    compiled,
    kind: 'level',
    value: quantity.value,
    lower: quantity.lower,
    upper: quantity.upper,
    unit: compiled.indicator.unit,
    qualifier: quantity.qualifier,
    rule: 'in-title',
    span,
    figure: { start: quantity.numeralStart, end: quantity.end },
    noun: title,
    nounStart: start,
    sentence: index,
  };
}

const isPlainRow = (masked: string, a: Span, b: Span): boolean =>
  /^(?:、|和|及|与)$/.test(masked.slice(a.end, b.start));

/** No list of an article is longer. */
const longestRow = 12;

/** Shares or counts in a row, each row once. */
function rowFrom(passage: Passage, quantities: readonly Quantity[], at: number): Quantity[] {
  const row: Quantity[] = [];
  for (let index = at; index < Math.min(quantities.length, at + longestRow); index += 1) {
    const quantity = quantities[index];
    const last: Quantity | undefined = row.at(-1);
    if (!quantity || (last && shares.has(last.measureClass) !== shares.has(quantity.measureClass))) break;
    if (
      last &&
      !(shares.has(last.measureClass)
        ? isRow(passage.masked, last, quantity)
        : isPlainRow(passage.masked, last, quantity))
    )
      break;
    row.push(quantity);
  }
  return row;
}

export function readFigures(passage: Passage, lexicon: Lexicon, topics: Topics, covered: Period | null): Figures {
  const readings: Reading[] = [];
  const leftOut: LeftOut[] = [];
  for (const [index, sentence] of passage.sentences.entries()) {
    const quantities = within(passage.quantities, sentence);
    const statements = readStatements(passage, sentence, index, lexicon, covered);
    for (const { result, start, end } of statements) {
      if (isRefusal(result))
        leftOut.push({
          start,
          end,
          reason: result.refused,
          indicator: result.compiled?.indicator.id,
          value: undefined,
        });
      else readings.push(result);
    }
    const told = statements.map(({ result, start, end }) =>
      isRefusal(result) || result.kind === 'streak' ? { start, end } : result.figure,
    );
    const keep = (quantity: Quantity, result: Reading | Refusal): void => {
      if (told.some(({ start, end }) => start <= quantity.numeralStart && quantity.numeralStart < end)) return;
      if (isRefusal(result)) {
        const { start, end, value } = quantity;
        const reason = quantity.vague ?? result.refused;
        leftOut.push({
          start,
          end,
          reason,
          indicator: result.compiled?.indicator.id,
          value: Number.isNaN(value) ? undefined : value,
        });
        return;
      }
      readings.push(result);
      topics.add(index, result.figure, result.compiled);
    };
    const counted: Counted[] = [];
    let pairTimed = false;
    const keepAll = (quantity: Quantity, results: readonly (Reading | Refusal)[], level?: Reading): void => {
      for (const result of results) keep(quantity, result);
      const [first] = results;
      const reading = first && isRefusal(first) ? (first.level ?? level) : first;
      counted.push({ quantity, reading });
    };
    for (let at = 0; at < quantities.length; at += 1) {
      const quantity = quantities[at];
      if (!quantity) continue;
      if (unread.has(quantity.measureClass)) {
        // 缴获毒品900多公斤 has its place in a row of figures.
        if (quantity.measureClass === 'other') counted.push({ quantity, reading: undefined });
        continue;
      }
      const previous = counted.findLast((each) => !unread.has(each.quantity.measureClass))?.quantity;
      const next = quantities[at + 1];
      if (quantity.vague) {
        keepAll(quantity, [{ refused: quantity.vague }]);
        continue;
      }
      const neighbours = [previous, next] as const;
      const pair: ReturnType<typeof readPair> =
        next && readPair(passage, index, sentence, quantity, next, previous, lexicon, topics, pairTimed);
      if (pair && next) {
        pairTimed ||= !isRefusal(pair[0]);
        keepAll(quantity, [pair[0]]);
        keepAll(next, [pair[1]]);
        at += 1;
        continue;
      }
      const row = rowFrom(passage, quantities, at);
      const floor = Math.max(sentence.start, quantity.start - farthest, previous?.end ?? 0);
      const start = clauseStart(passage.masked, floor, quantity.start);
      if (shares.has(quantity.measureClass)) {
        const context = {
          passage,
          lexicon,
          topics,
          sentence: index,
          counted,
          clauseStart: start,
          sentenceStart: sentence.start,
        };
        const changes = readChanges(row, context);
        if (changes) {
          for (const { quantity: member, results } of changes) keepAll(member, results);
          at += row.length - 1;
          continue;
        }
      }
      const together = row.length > 1 ? readTogether(passage, index, sentence, row, start, lexicon, topics) : undefined;
      if (together) {
        row.forEach((member, place) => keepAll(member, [together[place] ?? { refused: 'no-indicator' }]));
        at += row.length - 1;
        continue;
      }
      if (
        shares.has(quantity.measureClass) &&
        quantity.measureClass !== 'percent' &&
        quantity.measureClass !== 'tenth'
      ) {
        keepAll(quantity, [{ refused: 'no-indicator' }]);
        continue;
      }
      const all =
        quantity.measureClass === 'percent'
          ? readShared(passage, index, sentence, quantity, start, lexicon, topics)
          : undefined;
      if (all) {
        keepAll(quantity, all);
        continue;
      }
      const result = readLevel(
        passage,
        index,
        sentence,
        quantity,
        neighbours,
        lexicon,
        topics,
        counted.at(-1)?.reading,
      );
      const going =
        isRefusal(result) && result.compiled === undefined
          ? readContinued(passage, index, quantity, start, counted.at(-1))
          : undefined;
      const settled = going ?? result;
      // 比上年多抓312名，增幅19.95%: a difference passes the level before it on to the share after it.
      keepAll(
        quantity,
        [settled],
        isRefusal(settled) && settled.refused === 'difference' ? counted.at(-1)?.reading : undefined,
      );
    }
  }
  return { readings, leftOut };
}

const reaching =
  /(?:的)?(?:，)?(?:大幅|逐步|进一步|稳步|成功|首次|已经|已)?(?:下降|降低|减少|压降|回落|上升|提升|提高|增加|增长|扩展|拓展|攀升|扩大|压减|升|降|减|增)(?:至|到|为)(?:了|的)?$/;
const fromWord = /(?:由|从)(?:的)?(?:同期)?(?:的)?$/;

/** 从2021年的7420起降至2022年的6215起: two levels, each with its own time. */
function readPair(
  passage: Passage,
  index: number,
  sentence: Sentence,
  first: Quantity,
  second: Quantity,
  previous: Quantity | undefined,
  lexicon: Lexicon,
  topics: Topics,
  wasTimed: boolean,
): readonly [Reading | Refusal, Reading | Refusal] | undefined {
  if (first.measureClass !== second.measureClass || second.start - first.end > 24) return undefined;
  const between = passage.masked.slice(first.end, second.start);
  if (!reaching.test(blank(between)) || blank(between).length > 10) return undefined;
  const window = windowOf(passage, sentence, first, previous, second);
  const spoken = blank(window.left);
  if (!fromWord.test(spoken)) return undefined;
  if (/日均|每天|月均|人均|年均/.test(spoken)) return [{ refused: 'average' }, { refused: 'average' }];
  const open = Math.max(window.left.lastIndexOf('由'), window.left.lastIndexOf('从'));
  const isShare = shares.has(first.measureClass);
  const candidates = lexicon.byUnit.get(isShare ? '%' : first.measure) ?? [];
  const left = window.left.slice(0, open);
  const [best] = matchNouns(candidates, { ...window, left, right: '' }, window.start + open, topics);
  if (!best || isNounRefusal(best)) {
    const refusal: Refusal = { refused: best?.refused ?? 'no-indicator', compiled: best?.compiled };
    return [refusal, refusal];
  }
  const level = (quantity: Quantity): Reading => ({
    compiled: best.compiled,
    kind: 'level',
    value: quantity.value,
    ...boundsOf(quantity, best.compiled.indicator.unit === 'percent'),
    unit: best.compiled.indicator.unit,
    qualifier: quantity.qualifier,
    rule: 'from-to',
    span: { start: best.start, end: quantity.end },
    figure: { start: quantity.numeralStart, end: quantity.end },
    noun: best.noun,
    nounStart: best.nounStart,
    sentence: index,
  });
  const isTimed = within(passage.times, { start: window.start + open, end: first.start }).length > 0;
  const range = within(passage.times, { start: sentence.start, end: first.start }).findLast(
    ({ role, from, to }) =>
      role === 'during' && from !== undefined && to !== undefined && from.slice(0, 4) !== to.slice(0, 4),
  );
  const isTimedLater = between.includes('␀');
  // 2017年至2021年，从24.1万起下降至15.8万起: the first year and the last.
  if (!isTimed && !isTimedLater && range?.from !== undefined && range.to !== undefined) {
    const yearOf = (date: string): Period => ({ start: `${date.slice(0, 4)}-01-01`, end: `${date.slice(0, 4)}-12-31` });
    return [
      { ...level(first), period: yearOf(range.from) },
      { ...level(second), period: yearOf(range.to) },
    ];
  }
  // A second pair goes on with the times of the first: 由去年的53起降为45起，死亡人数由56人降为46人.
  const before: Reading | Refusal = isTimed
    ? { ...level(first), timed: 'before' }
    : wasTimed
      ? { ...level(first), timed: 'year-before' }
      : { refused: 'time-missing', compiled: best.compiled };
  return [before, isTimedLater ? level(second) : { ...level(second), timed: 'article' }];
}

const boundsOf = (
  { lower, upper }: Quantity,
  isPercent: boolean,
): { readonly lower: number; readonly upper: number | null } => ({
  lower,
  upper: isPercent ? Math.min(upper ?? 100, 100) : upper,
});

/** 命案侦破率、绑架案侦破率均为100%: each subject has the figure. */
function readShared(
  passage: Passage,
  index: number,
  sentence: Sentence,
  quantity: Quantity,
  start: number,
  lexicon: Lexicon,
  topics: Topics,
): (Reading | Refusal)[] | undefined {
  const said = passage.masked.slice(start, quantity.start);
  const list = /^(.*?)(?:均|都|双双)(?:已|保持|为|达到|达|实现|在|稳定)*(?:了)?$/.exec(said)?.[1];
  if (list === undefined) return undefined;
  const parts = list.split(/、|以及|和|与|及/);
  if (parts.length < 2) return undefined;
  const row = parts.map(() => quantity);
  const results = readTogether(passage, index, sentence, row, start, lexicon, topics, list);
  const found = results?.filter((result) => !isRefusal(result));
  return found && found.length > 0 ? found : undefined;
}

/** 调解率、调处率分别达100%、97.8%; 破获刑事案件、抓获犯罪嫌疑人数分别为2315起、1987名. */
function readTogether(
  passage: Passage,
  index: number,
  sentence: Sentence,
  row: readonly Quantity[],
  start: number,
  lexicon: Lexicon,
  topics: Topics,
  list?: string,
): (Reading | Refusal)[] | undefined {
  const [first] = row;
  if (!first) return undefined;
  const said = passage.masked.slice(start, first.start);
  const text =
    list ??
    said
      .replace(/(?:分别|各)?(?:已)?(?:达到|达|为|提升至|提高到|上升到|保持在|是|至|到|有)*(?:了)?$/, '')
      .replace(/(?:分别|各)$/, '');
  if (list === undefined && !/分别|各/.test(said) && first.measureClass !== 'percent') return undefined;
  const parts = text.split(/、|以及|和|与|及/);
  if (parts.length < row.length) return undefined;
  let end = start + text.length;
  const results: (Reading | Refusal)[] = [];
  for (const [back, part] of parts.slice(-row.length).toReversed().entries()) {
    const quantity = row[row.length - 1 - back];
    if (!quantity) continue;
    const from = end - part.length;
    const window: Window = {
      start: from,
      left: part,
      right: '',
      earlier: passage.masked.slice(Math.max(sentence.start, from - 100), Math.max(sentence.start, from)),
    };
    const isShare = shares.has(quantity.measureClass);
    const candidates = lexicon.byUnit.get(isShare ? '%' : quantity.measure) ?? [];
    // 命案和五类案件破案率均达100%: the noun at the end is lent to those before it.
    const lent = isShare ? ['', ...lentEnds(parts.at(-1) ?? '')] : [''];
    const best = lent
      .map((ending) => matchNouns(candidates, { ...window, left: part + ending }, end, topics)[0])
      .find((result) => result !== undefined && !isNounRefusal(result));
    results.unshift(
      !best || isNounRefusal(best)
        ? { refused: best?.refused ?? 'no-indicator', compiled: best?.compiled }
        : {
            compiled: best.compiled,
            kind: 'level',
            value: quantity.value,
            ...boundsOf(quantity, best.compiled.indicator.unit === 'percent'),
            unit: best.compiled.indicator.unit,
            qualifier: quantity.qualifier,
            rule: 'respective',
            span: { start: best.start, end: quantity.end },
            figure: { start: quantity.numeralStart, end: quantity.end },
            noun: best.noun,
            nounStart: best.nounStart,
            sentence: index,
          },
    );
    end = from - 1;
  }
  return results.some((result) => !isRefusal(result)) ? results : undefined;
}

const continuing =
  /^(?:[，、；]|而|，?到)*(?:这一|该)?(?:数字|数据|数量)?(?:已|则|又)?(?:增至|升至|降至|增加到|增加至|上升到|上升至|下降到|下降至|达到|达|为|查处|同期|提高到|提升至|突破)(?:了)?$|^[，、]?(?:较|比)(?:同期)?(?:的)?$/;

/** 2021年查处1986起，2022年增至2403起: the same thing at another time. */
function readContinued(
  passage: Passage,
  index: number,
  quantity: Quantity,
  start: number,
  before: Counted | undefined,
): Reading | undefined {
  const reading = before?.reading;
  if (!reading || !before) return undefined;
  const said = passage.masked.slice(start, quantity.start);
  const hasTime = said.includes('␀') || passage.masked.slice(before.quantity.end, start).includes('␀');
  const isRate = reading.compiled.indicator.measure_type === 'ratio' && quantity.measureClass === 'percent';
  if (!continuing.test(blank(said)) || !(isRate || (hasTime && reading.kind === 'level'))) return undefined;
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
