/** Goes through a passage sentence by sentence and reads each quantity: a level, a change, a refusal. Then the figures that stand in words. */
import type { SetAsideReason } from '../model/candidate.js';
import type { Period } from '../model/period.js';
import type { Span } from '../text/source-text.js';
import type { Quantity } from './find-quantities.js';
import type { Lexicon } from './lexicon.js';
import { isNounRefusal, matchNouns, type Window } from './match-noun.js';
import { within, type Passage, type Sentence } from './passage.js';
import { isRow, readChangeHead, readChanges } from './read-changes.js';
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

const clauseStops = /[，；：。\n]/;
const farthest = 200;

function clauseStart(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && !clauseStops.test(text[start - 1] ?? '')) start -= 1;
  return start;
}

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
  const stop = masked.slice(quantity.end, quantity.end + 60).search(/[，。；：、！？\n]/);
  const rightEnd = Math.min(stop < 0 ? quantity.end + 60 : quantity.end + stop, next?.start ?? Infinity, sentence.end);
  return {
    start,
    left: masked.slice(start, quantity.start),
    right: masked.slice(quantity.end, rightEnd),
    earlier: masked.slice(Math.max(sentence.start, start - farthest), start),
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
): Reading | Refusal {
  const isShare = shares.has(quantity.measureClass);
  const candidates = lexicon.byUnit.get(isShare ? '%' : quantity.measure) ?? [];
  if (candidates.length === 0) return { refused: 'no-indicator' };
  const window = windowOf(passage, sentence, quantity, ...neighbours);
  if (/(?:日均|每天|平均每|月均|人均|每日|每万人|户均|年均)[^，]{0,6}$/.test(window.left))
    return { refused: 'average' };
  const titled = readTitled(passage, index, sentence, quantity, candidates);
  if (titled) return titled;
  const results = matchNouns(candidates, window, quantity.end, lexicon, topics);
  const [best] = results;
  if (!best) return { refused: 'no-indicator' };
  if (isNounRefusal(best)) return { refused: best.refused, compiled: best.compiled };
  const { compiled } = best;
  // 同比减少86人 is a difference, no level.
  if (
    !isShare &&
    readChangeHead(passage.masked, window.start, quantity.start) &&
    !/发生|接报/.test(window.left.slice(-4))
  ) {
    return { refused: 'difference', compiled };
  }
  if (quantity.isOne && best.rule !== 'noun-after' && best.rule !== 'noun-before')
    return { refused: 'single-case', compiled };
  const isPercent = compiled.indicator.unit === 'percent';
  const ceiling = isPercent ? 100 : Infinity;
  if (isPercent && quantity.value > 100) return { refused: 'no-indicator' };
  return {
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

/** Shares in a row, each row once. */
function rowFrom(passage: Passage, quantities: readonly Quantity[], at: number): Quantity[] {
  const row: Quantity[] = [];
  for (let index = at; index < quantities.length; index += 1) {
    const quantity = quantities[index];
    const last = row.at(-1);
    if (!quantity || !shares.has(quantity.measureClass)) break;
    if (last && !isRow(passage.masked, last, quantity)) break;
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
    const levels: Reading[] = [];
    const told = statements.map(({ result, start, end }) => (isRefusal(result) ? { start, end } : result.figure));
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
      if (result.kind === 'level') levels.push(result);
      topics.add(index, result.figure, result.compiled);
    };
    for (let at = 0; at < quantities.length; at += 1) {
      const quantity = quantities[at];
      if (!quantity || unread.has(quantity.measureClass)) continue;
      const neighbours = [lastCounted(quantities, at), quantities[at + 1]] as const;
      if (quantity.vague) {
        keep(quantity, { refused: quantity.vague });
        continue;
      }
      if (shares.has(quantity.measureClass)) {
        const row = rowFrom(passage, quantities, at);
        const floor = Math.max(sentence.start, quantity.start - farthest, neighbours[0]?.end ?? 0);
        const start = clauseStart(passage.masked, floor, quantity.start);
        const context = {
          passage,
          lexicon,
          topics,
          sentence: index,
          levels,
          clauseStart: start,
          sentenceStart: sentence.start,
        };
        const results = readChanges(row, context);
        if (results) {
          row.forEach((member, place) => keep(member, results[place] ?? { refused: 'no-indicator' }));
          at += row.length - 1;
          continue;
        }
        if (row.length > 1) {
          const rates = readRates(row, context, index, passage, sentence, neighbours[0]);
          if (rates) {
            row.forEach((member, place) => keep(member, rates[place] ?? { refused: 'no-indicator' }));
            at += row.length - 1;
            continue;
          }
        }
        if (quantity.measureClass !== 'percent') {
          keep(quantity, { refused: 'no-indicator' });
          continue;
        }
      }
      keep(quantity, readLevel(passage, index, sentence, quantity, neighbours, lexicon, topics));
    }
  }
  return { readings, leftOut };

  /** 调解率、调处率分别达100%、97.8% */
  function readRates(
    row: readonly Quantity[],
    context: { readonly clauseStart: number; readonly sentenceStart: number },
    index: number,
    where: Passage,
    sentence: Sentence,
    previous: Quantity | undefined,
  ): (Reading | Refusal)[] | undefined {
    const [first] = row;
    if (!first) return undefined;
    const text = where.masked
      .slice(context.clauseStart, first.start)
      .replace(/(?:分别|均|已)?(?:达到|达|为|提升至|提高到|上升到|保持在|是|至|到|有)*(?:了)?$/, '');
    const parts = text.split(/、|和|与|及/);
    if (parts.length < row.length) return undefined;
    const used = parts.slice(-row.length);
    let end = context.clauseStart + text.length;
    const results: (Reading | Refusal)[] = [];
    for (let place = row.length - 1; place >= 0; place -= 1) {
      const part = used[place] ?? '';
      const quantity = row[place];
      if (!quantity) continue;
      const fakeWindow: Window = {
        start: end - part.length,
        left: part,
        right: '',
        earlier: where.masked.slice(Math.max(sentence.start, context.clauseStart - 100), end - part.length),
      };
      const [best] = matchNouns(lexicon.byUnit.get('%') ?? [], fakeWindow, end, lexicon, topics);
      if (!best || isNounRefusal(best))
        results.unshift({ refused: best?.refused ?? 'no-indicator', compiled: best?.compiled });
      else
        results.unshift({
          compiled: best.compiled,
          kind: 'level',
          value: quantity.value,
          lower: quantity.lower,
          upper: Math.min(quantity.upper ?? 100, 100),
          unit: best.compiled.indicator.unit,
          qualifier: quantity.qualifier,
          rule: 'respective',
          span: { start: best.start, end: quantity.end },
          figure: { start: quantity.numeralStart, end: quantity.end },
          noun: best.noun,
          nounStart: best.nounStart,
          sentence: index,
        });
      end -= part.length + 1;
    }
    return previous === undefined || results.some((result) => !isRefusal(result)) ? results : undefined;
  }
}

/** The quantity before, unless it belongs to a noun: 8类, 3天. */
function lastCounted(quantities: readonly Quantity[], at: number): Quantity | undefined {
  for (let index = at - 1; index >= 0; index -= 1) {
    const quantity = quantities[index];
    if (quantity && !unread.has(quantity.measureClass)) return quantity;
  }
  return undefined;
}
