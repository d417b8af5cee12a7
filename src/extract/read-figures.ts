/** Goes through a passage sentence by sentence and reads each quantity: a level, a change, a refusal; and the figures that stand in words. */
import type { SetAsideReason } from '../model/candidate.js';
import type { Period } from '../model/period.js';
import type { Span } from '../text/source-text.js';
import { clauseStart, type SentenceContext } from './clause.js';
import type { Quantity } from './find-quantities.js';
import type { Lexicon } from './lexicon.js';
import { isShare, isUnread } from './measures.js';
import { within, type Passage } from './passage.js';
import type { Counted } from './find-subjects.js';
import { readChanges } from './read-changes.js';
import { readContinued, readLevel } from './read-level.js';
import { isRefusal, type Reading, type Refusal } from './reading.js';
import { readPair, readShared, readTogether, rowFrom } from './read-rows.js';
import { readStatements, type Statement } from './read-statements.js';
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

/** All figures of a passage. `covered`: what the article covers, for streaks that end with it. */
export function readFigures(passage: Passage, lexicon: Lexicon, topics: Topics, covered: Period | null): Figures {
  const all = [...passage.sentences.entries()].map(([index, sentence]) => {
    const context = { passage, lexicon, topics, sentence, index };
    const found = new SentenceFigures(context, readStatements(passage, sentence, index, lexicon, covered));
    readSentence(context, found);
    return found;
  });
  return { readings: all.flatMap(({ readings }) => readings), leftOut: all.flatMap(({ leftOut }) => leftOut) };
}

/** What a sentence gave so far. */
class SentenceFigures implements Figures {
  readonly readings: Reading[] = [];
  readonly leftOut: LeftOut[] = [];
  readonly counted: Counted[] = [];
  readonly #context: SentenceContext;
  /** Runs whose figures the statements in words have told. */
  readonly #told: readonly Span[];

  constructor(context: SentenceContext, statements: readonly Statement[]) {
    this.#context = context;
    for (const { result, start, end } of statements) {
      if (isRefusal(result)) this.#leave({ start, end }, result, undefined);
      else this.readings.push(result);
    }
    this.#told = statements.map(({ result, start, end }) =>
      isRefusal(result) || result.kind === 'streak' ? { start, end } : result.figure,
    );
  }

  #leave({ start, end }: Span, { refused, compiled }: Refusal, value: number | undefined): void {
    this.leftOut.push({ start, end, reason: refused, indicator: compiled?.indicator.id, value });
  }

  /** Keeps what was made of a quantity; `level` is what a share after it is of, where the quantity itself is no level. */
  keep(quantity: Quantity, results: readonly (Reading | Refusal)[], level?: Reading): void {
    const isTold = this.#told.some(({ start, end }) => start <= quantity.numeralStart && quantity.numeralStart < end);
    for (const result of isTold ? [] : results) {
      if (isRefusal(result)) {
        const refusal = quantity.vague ? { ...result, refused: quantity.vague } : result;
        this.#leave(quantity, refusal, Number.isNaN(quantity.value) ? undefined : quantity.value);
      } else {
        this.readings.push(result);
        this.#context.topics.add(this.#context.index, result.figure, result.compiled);
      }
    }
    const [first] = results;
    this.counted.push({ quantity, reading: first && isRefusal(first) ? (first.level ?? level) : first });
  }
}

const noIndicator: Refusal = { refused: 'no-indicator' };

function readSentence(context: SentenceContext, found: SentenceFigures): void {
  const { counted } = found;
  const quantities = within(context.passage.quantities, context.sentence);
  let wasTimed = false;
  for (let at = 0; at < quantities.length; at += 1) {
    const quantity = quantities[at];
    if (!quantity) continue;
    if (isUnread(quantity)) {
      // 缴获毒品900多公斤 has its place in a row of figures.
      if (quantity.measureClass === 'other') counted.push({ quantity, reading: undefined });
      continue;
    }
    if (quantity.vague) {
      found.keep(quantity, [{ refused: quantity.vague }]);
      continue;
    }
    const previous = counted.findLast((each) => !isUnread(each.quantity))?.quantity;
    const next = quantities[at + 1];
    const pair: ReturnType<typeof readPair> = next && readPair(context, quantity, next, previous, wasTimed);
    if (pair && next) {
      wasTimed ||= !isRefusal(pair[0]);
      found.keep(quantity, [pair[0]]);
      found.keep(next, [pair[1]]);
      at += 1;
      continue;
    }
    const start = clauseStart(context, quantity.start, previous);
    const row = rowFrom(context.passage, quantities, at);
    const together = readRow(context, row, start, counted);
    if (together) {
      row.forEach((member, place) => found.keep(member, together[place] ?? [noIndicator]));
      at += row.length - 1;
      continue;
    }
    if (isShare(quantity) && quantity.measureClass !== 'percent' && quantity.measureClass !== 'tenth') {
      found.keep(quantity, [noIndicator]);
      continue;
    }
    const shared = quantity.measureClass === 'percent' ? readShared(context, quantity, start) : undefined;
    if (shared) found.keep(quantity, shared);
    else found.keep(quantity, ...readAlone(context, quantity, [previous, next], start, counted));
  }
}

/** A row of changes, or of levels that are told respectively; undefined when it is neither. */
function readRow(
  context: SentenceContext,
  row: readonly Quantity[],
  start: number,
  counted: readonly Counted[],
): readonly (readonly (Reading | Refusal)[])[] | undefined {
  const [first] = row;
  if (!first) return undefined;
  const changes = isShare(first) ? readChanges(row, { ...context, counted, clauseStart: start }) : undefined;
  if (changes) return changes;
  return row.length > 1 ? readTogether(context, row, start)?.map((result) => [result]) : undefined;
}

/** One quantity for itself, and the level that a share after it is of. */
function readAlone(
  context: SentenceContext,
  quantity: Quantity,
  neighbours: readonly [Quantity | undefined, Quantity | undefined],
  start: number,
  counted: readonly Counted[],
): readonly [readonly (Reading | Refusal)[], Reading | undefined] {
  const before = counted.at(-1);
  const level = readLevel(context, quantity, neighbours, before?.reading);
  const isOpen = isRefusal(level) && level.compiled === undefined;
  const result = (isOpen ? readContinued(context, quantity, start, before) : undefined) ?? level;
  // 比上年多抓312名，增幅19.95%: a difference passes the level before it on to the share after it.
  const isDifference = isRefusal(result) && result.refused === 'difference';
  return [[result], isDifference ? before?.reading : undefined];
}
