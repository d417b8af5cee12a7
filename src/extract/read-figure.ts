/**
 * Reads the figure that a phrase carries for an indicator and a kind, and holds a proposed value against it. Takes the phrase's place and the
 * quantities of the whole text; gives value, bounds and unit as the words have them, or the reason why there is no such figure.
 */
import type { Indicator } from '../model/indicator.js';
import type { ObservationKind, Qualifier } from '../model/observation.js';
import type { DropReason } from '../model/proposal.js';
import { unitsFor, type Unit } from '../model/unit.js';
import type { Span } from '../text/source-text.js';
import { directions } from './figure.words.js';
import type { MeasureClass } from './quantity.words.js';
import type { PlacedQuantity } from './read-in-place.js';
import { compileSome } from './word-pattern.js';

/** A figure as its words have it. */
export interface ReadFigure {
  readonly value: number;
  readonly lower: number;
  readonly upper: number | null;
  readonly qualifier: Qualifier;
  readonly unit: Unit;
  /** Where its numeral, or the word that stands for one, starts in the text. */
  readonly at: number;
}

export interface FigureQuestion {
  readonly text: string;
  /** Where the phrase stands in the text. */
  readonly place: Span;
  readonly indicator: Indicator;
  readonly kind: ObservationKind;
  /** The value that was proposed. */
  readonly value: number;
}

/** What a quantity has to be to carry a figure of each kind; for a level, the indicator's own measure words. */
const measures: Readonly<Record<ObservationKind, readonly MeasureClass[] | 'lexicon'>> = {
  level: 'lexicon',
  change: ['percent', 'tenth'],
  'change-points': ['points'],
  streak: ['year', 'month'],
};

const streakUnits: Readonly<Partial<Record<MeasureClass, Unit>>> = { year: 'year', month: 'month' };

/** Figures that are told by a word without a numeral, and what they can be a figure of. */
const wordedFigures: readonly {
  readonly pattern: RegExp;
  readonly value: number;
  readonly measureType: Indicator['measure_type'];
}[] = [
  { pattern: /未发生|没有发生|零发生/, value: 0, measureType: 'flow' },
  { pattern: /(?<![未没不能])全破/, value: 100, measureType: 'ratio' },
];

const directionPattern = compileSome(Object.keys(directions));

interface Direction extends Span {
  readonly sign: 1 | -1;
}

/**
 * The words of direction in a text that a quantity follows. 降至 and 增加到 lead to the number itself and 新增 says what is counted; 升 and 降
 * alone begin too many other words (升级, 降雨) to be taken anywhere but right before the quantity.
 */
function directionsIn(text: string): Direction[] {
  return [...text.matchAll(directionPattern)].flatMap(({ 0: word, index: start }) => {
    const end = start + word.length;
    const sign = directions[word];
    const rest = text.slice(end);
    if (sign === undefined || /^[至到为]/.test(rest) || text[start - 1] === '新') return [];
    if (word.length === 1 && !/^[了约近超逾达\s]*$/.test(rest)) return [];
    return [{ start, end, sign }];
  });
}

/** The direction of a quantity: the nearest word before it in its clause (下降12%, 分别下降12%、5%), else one right behind it (12%的降幅). */
function directionOf(quantity: Span, text: string, place: Span): Direction | undefined {
  const clause = /[^，。；！？,;!?]*$/.exec(text.slice(place.start, quantity.start))?.[0] ?? '';
  const behind = text.slice(quantity.end, place.end);
  return (
    directionsIn(clause).at(-1) ?? directionsIn(behind).find(({ start }) => /^\s*的?$/.test(behind.slice(0, start)))
  );
}

const sameValue = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** The upper bound of a share, which has its ceiling at 100, or at the figure itself where that is larger. */
const stopAtHundred = ({ value, upper }: PlacedQuantity): number => Math.min(upper ?? Infinity, Math.max(100, value));

function readWorded({ text, place, indicator, kind, value }: FigureQuestion): ReadFigure | undefined {
  if (kind !== 'level') return undefined;
  // One more character before the phrase, which may deny it.
  const from = Math.max(0, place.start - 1);
  const words = text.slice(from, place.end);
  for (const worded of wordedFigures) {
    const at = from + words.search(worded.pattern);
    if (at < place.start || worded.value !== value || worded.measureType !== indicator.measure_type) continue;
    const [unit = indicator.unit] = unitsFor(indicator, kind);
    return { value, lower: value, upper: value, qualifier: 'exact', unit, at };
  }
  return undefined;
}

type Reading = ReadFigure | DropReason;

/** A number by itself: 398起, 97.8%, 连续8年. What is said to have moved by that number is none. */
function readPlain(quantity: PlacedQuantity, { text, indicator, kind, value }: FigureQuestion): Reading {
  if (!sameValue(quantity.value, value)) return 'value-differs';
  // Not only within the phrase: 86人 is no number of people in 增加86人 either.
  const before = text.slice(Math.max(0, quantity.start - 8), quantity.start).replace(/[了达\s]+$/, '');
  if (kind === 'level' && directionsIn(before).some(({ end }) => end === before.length)) return 'difference';
  const { lower, qualifier, numeralStart } = quantity;
  const upper = indicator.measure_type === 'ratio' ? stopAtHundred(quantity) : quantity.upper;
  const [own = indicator.unit] = unitsFor(indicator, kind);
  const unit = kind === 'streak' ? (streakUnits[quantity.measureClass] ?? own) : own;
  return { value: quantity.value, lower, upper, qualifier, unit, at: numeralStart };
}

/** A number with its direction: 下降12%, 12%的降幅. The nearest direction before it counts, else the first one behind it. */
function readMoved(quantity: PlacedQuantity, { text, place, indicator, kind, value }: FigureQuestion): Reading {
  if (!sameValue(quantity.value, Math.abs(value))) return 'value-differs';
  const direction = directionOf(quantity, text, place);
  if (!direction) return 'direction-missing';
  if (value !== 0 && Math.sign(value) !== direction.sign) return 'direction-differs';
  const { lower, qualifier, numeralStart: at } = quantity;
  const [unit = indicator.unit] = unitsFor(indicator, kind);
  // Only a rise in percent can go beyond a hundred.
  const upper = direction.sign > 0 && kind === 'change' ? quantity.upper : stopAtHundred(quantity);
  if (direction.sign > 0) return { value: quantity.value, lower, upper, qualifier, unit, at };
  // A fall by 30余 % lies between −40 and −30.
  return { value: 0 - quantity.value, lower: 0 - (upper ?? 100), upper: 0 - lower, qualifier, unit, at };
}

/** How near a reading came: of several quantities in a phrase, the reason of the nearest is told. */
const nearness: readonly DropReason[] = ['direction-differs', 'direction-missing', 'difference', 'value-differs'];

/** Reads the figure; a reason when the phrase does not carry it. */
export function readFigure(question: FigureQuestion, quantities: readonly PlacedQuantity[]): Reading {
  const worded = readWorded(question);
  if (worded) return worded;
  const { place, indicator, kind } = question;
  const inside = quantities.filter(({ start, end }) => start >= place.start && end <= place.end);
  if (inside.length === 0) return 'no-figure';
  const wanted = measures[kind];
  const fitting = inside.filter(({ measure, measureClass }) =>
    wanted === 'lexicon' ? indicator.lexicon.units.includes(measure) : wanted.includes(measureClass),
  );
  if (fitting.length === 0) return 'measure-differs';
  const read = kind === 'change' || kind === 'change-points' ? readMoved : readPlain;
  const readings = fitting.map((quantity) => read(quantity, question));
  return (
    readings.find((reading) => typeof reading !== 'string') ??
    nearness.find((reason) => readings.includes(reason)) ??
    'value-differs'
  );
}
