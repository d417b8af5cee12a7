/** Reads levels that stand together: from one to another, respectively, and one for several subjects. */
import type { Period } from '../model/period.js';
import type { Span } from '../text/source-text.js';
import { blank, blankSign, earlierIn, windowOf, type SentenceContext, type Window } from './clause.js';
import type { Quantity } from './find-quantities.js';
import { matchNouns } from './match-noun.js';
import { candidatesFor, isShare } from './measures.js';
import { isNounRefusal } from './noun.js';
import { within, type Passage } from './passage.js';
import { isRow } from './change-head.js';
import { lentEnds } from './find-subjects.js';
import { isRefusal, type Reading, type Refusal } from './reading.js';
import { toLevel } from './to-level.js';

const isPlainRow = (masked: string, a: Span, b: Span): boolean =>
  /^(?:、|和|及|与)$/.test(masked.slice(a.end, b.start));

/** No list of an article is longer. */
const longestRow = 12;

/** Shares or counts in a row, each row once. */
export function rowFrom(passage: Passage, quantities: readonly Quantity[], at: number): Quantity[] {
  const row: Quantity[] = [];
  for (let index = at; index < Math.min(quantities.length, at + longestRow); index += 1) {
    const quantity = quantities[index];
    const last: Quantity | undefined = row.at(-1);
    if (!quantity || (last && isShare(last) !== isShare(quantity))) break;
    if (last && !(isShare(last) ? isRow(passage.masked, last, quantity) : isPlainRow(passage.masked, last, quantity)))
      break;
    row.push(quantity);
  }
  return row;
}

const reaching =
  /(?:的)?(?:，)?(?:大幅|逐步|进一步|稳步|成功|首次|已经|已)?(?:下降|降低|减少|压降|回落|上升|提升|提高|增加|增长|扩展|拓展|攀升|扩大|压减|升|降|减|增)(?:至|到|为)(?:了|的)?$/;
const fromWord = /(?:由|从)(?:的)?(?:同期)?(?:的)?$/;

/** 从2021年的7420起降至2022年的6215起: two levels, each with its own time. */
export function readPair(
  context: SentenceContext,
  first: Quantity,
  second: Quantity,
  previous: Quantity | undefined,
  wasTimed: boolean,
): readonly [Reading | Refusal, Reading | Refusal] | undefined {
  const { passage, lexicon, topics, sentence, index } = context;
  if (first.measureClass !== second.measureClass || second.start - first.end > 24) return undefined;
  const between = passage.masked.slice(first.end, second.start);
  if (!reaching.test(blank(between)) || blank(between).length > 10) return undefined;
  const window = windowOf(context, first, previous, second);
  const spoken = blank(window.left);
  if (!fromWord.test(spoken)) return undefined;
  if (/日均|每天|月均|人均|年均/.test(spoken)) return [{ refused: 'average' }, { refused: 'average' }];
  const open = Math.max(window.left.lastIndexOf('由'), window.left.lastIndexOf('从'));
  const candidates = candidatesFor(first, lexicon);
  const left = window.left.slice(0, open);
  const [best] = matchNouns(candidates, { ...window, left, right: '' }, window.start + open, topics);
  if (!best || isNounRefusal(best)) {
    const refusal: Refusal = { refused: best?.refused ?? 'no-indicator', compiled: best?.compiled };
    return [refusal, refusal];
  }
  const level = (quantity: Quantity): Reading => toLevel(best, quantity, 'from-to', index);
  const isTimed = within(passage.times, { start: window.start + open, end: first.start }).length > 0;
  const range = within(passage.times, { start: sentence.start, end: first.start }).findLast(
    ({ role, from, to }) =>
      role === 'during' && from !== undefined && to !== undefined && from.slice(0, 4) !== to.slice(0, 4),
  );
  const isTimedLater = between.includes(blankSign);
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

/** 命案侦破率、绑架案侦破率均为100%: each subject has the figure. */
export function readShared(
  context: SentenceContext,
  quantity: Quantity,
  start: number,
): (Reading | Refusal)[] | undefined {
  const said = context.passage.masked.slice(start, quantity.start);
  const list = /^(.*?)(?:均|都|双双|全部|全都|持续|一直|始终)(?:已|保持|为|达到|达|实现|在|稳定)*(?:了)?$/.exec(
    said,
  )?.[1];
  if (list === undefined) return undefined;
  const parts = list.split(/、|以及|和|与|及/);
  if (parts.length < 2) return undefined;
  const row = parts.map(() => quantity);
  const results = readTogether(context, row, start, list);
  const found = results?.filter((result) => !isRefusal(result));
  return found && found.length > 0 ? found : undefined;
}

/** 调解率、调处率分别达100%、97.8%; 破获刑事案件、抓获犯罪嫌疑人数分别为2315起、1987名. */
export function readTogether(
  context: SentenceContext,
  row: readonly Quantity[],
  start: number,
  list?: string,
): (Reading | Refusal)[] | undefined {
  const { passage, lexicon, topics, index } = context;
  const [first] = row;
  if (!first) return undefined;
  const said = passage.masked.slice(start, first.start);
  const text =
    list ??
    said
      .replace(/(?:分别|各)?(?:已)?(?:达到|达|为|提升至|提高到|上升到|保持在|是|至|到|有)*(?:了)?$/, '')
      .replace(/(?:分别|各)$/, '');
  if (list === undefined && !/分别|各/.test(said) && first.measureClass !== 'percent' && !/、/.test(said))
    return undefined;
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
      earlier: earlierIn(context, from),
    };
    const candidates = candidatesFor(quantity, lexicon);
    // 命案和五类案件破案率均达100%: the noun at the end is lent to those before it.
    const lent = ['', ...lentEnds((parts.at(-1) ?? '').replaceAll(/[“”]/g, ''))];
    const best = lent
      .map((ending) => matchNouns(candidates, { ...window, left: part + ending }, end, topics)[0])
      .find((result) => result !== undefined && !isNounRefusal(result));
    results.unshift(
      !best || isNounRefusal(best)
        ? { refused: best?.refused ?? 'no-indicator', compiled: best?.compiled }
        : toLevel(best, quantity, 'respective', index),
    );
    end = from - 1;
  }
  return results.some((result) => !isRefusal(result)) ? results : undefined;
}
