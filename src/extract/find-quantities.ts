/**
 * Finds quantities in normalised text: a numeral with its measure word, its approximation and its bounds. Takes normalised text and the
 * runs that are times (whose numbers are no quantities); refuses bare numbers, ordinals, names and idioms. Linear in the text.
 */
import type { Span } from '../text/source-text.js';
import { exactly, implyBounds, type Approximation } from './bounds.js';
import { parseArabic, parseChinese, readMagnitude, type Numeral } from './numeral.js';
import {
  approximationsAfter,
  approximationsBefore,
  measureWords,
  otherWords,
  type MeasureClass,
} from './quantity.words.js';

export interface Quantity extends Span {
  readonly value: number;
  readonly lower: number;
  /** Null: no ceiling. */
  readonly upper: number | null;
  readonly qualifier: 'exact' | 'more-than' | 'about';
  readonly measure: string;
  readonly measureClass: MeasureClass;
  /** Where the numeral itself starts, after 近 or 超. */
  readonly numeralStart: number;
  /** Why no value can be given: 数十, 三五百, 10至15; undefined for a definite one. */
  readonly vague?: 'vague' | 'range' | undefined;
  /** Whether it is a plain 一, which is an article more often than a number. */
  readonly isOne: boolean;
}

const numberPattern =
  /(?<compound>\d{1,4}亿\d{1,4}[百千]?万|\d{1,4}万(?:\d[百千]|\d{4})(?!\d))|(?<arabic>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?)(?<magnitude>[百千]?[万亿]{1,2}|百(?!分)|千)?|(?<chinese>[〇零一二两三四五六七八九十百千万亿廿卅]+)(?:点(?<decimals>[〇零一二三四五六七八九]{1,4}))?/g;

const byLength = (words: readonly string[]): string[] => words.toSorted((a, b) => b.length - a.length);

/** Words by their first character, the longest first: there are too many of them to try each at every numeral. */
class WordsByHead {
  readonly #byHead = new Map<string, string[]>();

  constructor(words: readonly string[]) {
    for (const word of byLength(words)) {
      const head = word.charAt(0);
      this.#byHead.set(head, [...(this.#byHead.get(head) ?? []), word]);
    }
  }

  /** The longest word that stands at an offset. */
  at(text: string, offset: number): string | undefined {
    return this.#byHead.get(text.charAt(offset))?.find((word) => text.startsWith(word, offset));
  }
}

const measures = new WordsByHead(Object.keys(measureWords));
const afterWords = new WordsByHead(Object.keys(approximationsAfter));
const suffixStart = /(?<more>[余多来几])?(?<magnitude>[万亿]{1,2})?(?<more2>[余多])?/y;

/** What follows a numeral: 余万元以上. */
interface Suffix {
  readonly more: string | undefined;
  readonly magnitude: string;
  readonly more2: string | undefined;
  readonly measure: string;
  readonly after: string | undefined;
  /** Where the measure word starts, and where all of it ends. */
  readonly measureStart: number;
  readonly end: number;
}

/** 近, 超过 and the like at the end of a text, the longest. */
const wordsBefore = byLength(Object.keys(approximationsBefore));
const prefixOf = (text: string): string | undefined => wordsBefore.find((word) => text.endsWith(word));

const approximationOf: Readonly<Record<Approximation['word'], Approximation['qualifier']>> = {
  '': 'exact',
  余: 'more-than',
  超: 'more-than',
  以上: 'more-than',
  近: 'about',
  约: 'about',
};

const multiply = (numeral: Numeral, factor: number): Numeral => {
  const tidy = (value: number): number => Number((value * factor).toPrecision(15));
  return {
    value: tidy(numeral.value),
    lastPlace: tidy(numeral.lastPlace),
    lastNonZeroPlace: tidy(numeral.lastNonZeroPlace),
    full: numeral.full && factor === 1,
  };
};

const magnitudes: Readonly<Record<string, number>> = { 百: 100, 千: 1000 };
const factorOf = (text: string): number =>
  [...text].reduce((product, sign) => product * (magnitudes[sign] ?? readMagnitude(sign)), 1);

/** 1亿3千万, 12万3千, 3万2500. */
function readCompound(text: string): Numeral | undefined {
  const [, first = '', rest = '', sign = ''] = /^(\d+[万亿])(\d+)(\D*)$/.exec(text) ?? [];
  const [large, small] = [parseArabic(first), parseArabic(rest)];
  if (!large || !small) return undefined;
  const added = multiply(small, factorOf(sign));
  return { ...added, value: large.value + added.value };
}

function readNumeral(groups: Readonly<Record<string, string | undefined>>): Numeral | undefined {
  const { compound, arabic, chinese = '', decimals } = groups;
  if (compound !== undefined) return readCompound(compound);
  if (arabic !== undefined) {
    const numeral = parseArabic(arabic);
    return numeral && multiply(numeral, factorOf(groups['magnitude'] ?? ''));
  }
  const whole = parseChinese(chinese);
  if (!whole || decimals === undefined) return whole;
  const fraction = [...decimals].map((sign) => parseChinese(sign)?.value ?? 0).join('');
  return parseArabic(`${whole.value}.${fraction}`);
}

/** Whether the numeral is part of an ordinal, a name or a slogan: 第三起, “四个铁一般”. */
function isName(text: string, start: number, end: number): boolean {
  if (/(?:第|初|周|每|无|没有|未发生|任何)$/.test(text.slice(Math.max(0, start - 3), start))) return true;
  // 几 makes a number of 几十 and 几百, and of nothing else; 12:30 and 1.2.3 are none.
  if (text[start - 1] === '几' && !/^[十百千万亿]/.test(text.slice(start, end))) return true;
  if (/\d[:.]$/.test(text.slice(Math.max(0, start - 2), start))) return true;
  const before = text.slice(Math.max(0, start - 1), start);
  // App12.3万人 counts; A4, 5G and GOIP4 are names.
  const isCounted =
    /[Aa][Pp][Pp]$/.test(text.slice(Math.max(0, start - 3), start)) && /[万亿余多]/.test(text.slice(end - 1, end + 1));
  if (
    (/[A-Za-z/]/.test(before) && !isCounted) ||
    (before === '+' && !/[比（]\+$/.test(text.slice(Math.max(0, start - 2), start)))
  )
    return true;
  if (before !== '“' && before !== '《') return false;
  // 推出“12条措施”: what was issued is a figure, though in quotation marks.
  if (/(?:推出|出台|制定|制发|印发|实施|推行|利企|利民)[“《]$/.test(text.slice(Math.max(0, start - 3), start)))
    return false;
  // “四个铁一般”: a quotation that starts with the numeral is a name; “8万余起” alone in quotes is rare enough.
  const close = text.slice(end, end + 14).search(/[”》]/);
  return close >= 0;
}

const doublings = /翻了?(?<count>[一两二三])?番/g;

/** 翻番 is once as much again, 翻两番 three times. */
const findDoublings = (text: string): Quantity[] =>
  [...text.matchAll(doublings)].map((match) => {
    const value = 2 ** (parseChinese(match.groups?.['count'] ?? '一')?.value ?? 1) - 1;
    const [start, end] = [match.index, match.index + match[0].length];
    return {
      start,
      end,
      value,
      lower: value,
      upper: value,
      qualifier: 'exact',
      measure: '倍',
      measureClass: 'fold',
      numeralStart: start,
      isOne: false,
    };
  });

/** All quantities of a text, in order. */
export function findQuantities(text: string, times: readonly Span[]): Quantity[] {
  const found: Quantity[] = [];
  let time = 0;
  for (const match of text.matchAll(numberPattern)) {
    const numeralStart = match.index;
    while ((times[time]?.end ?? Infinity) <= numeralStart) time += 1;
    if ((times[time]?.start ?? Infinity) <= numeralStart) continue;
    const quantity = readQuantity(text, match, found.at(-1));
    if (quantity === undefined) continue;
    const previous = found.at(-1);
    if (previous && quantity.start < previous.end) continue;
    if (previous && isRangeOf(text, previous, quantity)) {
      found.splice(-1, 1, toRange(previous), toRange(quantity));
      continue;
    }
    found.push(quantity);
  }
  return [...found, ...findDoublings(text)].toSorted((a, b) => a.start - b.start);
}

/** 10%至15%, 10起到15起; but 从10%到15% is a change from one to the other. */
function isRangeOf(text: string, first: Quantity, second: Quantity): boolean {
  return (
    first.vague === undefined &&
    second.vague === undefined &&
    first.measure === second.measure &&
    /^[至到~—-]$/.test(text.slice(first.end, second.start)) &&
    !/[从由自][^，。；]*$/.test(text.slice(Math.max(0, first.start - 14), first.start))
  );
}

const noValue = { value: Number.NaN, lower: 0, upper: null, qualifier: 'about', isOne: false } as const;

const toRange = (quantity: Quantity): Quantity => ({ ...quantity, ...noValue, vague: 'range' });

function readQuantity(text: string, match: RegExpExecArray, previous: Quantity | undefined): Quantity | undefined {
  const groups = match.groups ?? {};
  const numeralStart = match.index;
  let end = match.index + match[0].length;
  const chinese = groups['chinese'];
  let written = chinese;
  const before = text.slice(Math.max(0, numeralStart - 4), numeralStart);
  const isFraction = before.endsWith('分之');
  // The numeral of 百分之三十 was met as 百 first.
  if (chinese === '百' && text.startsWith('分之', end)) {
    return readPercentInWords(text, numeralStart, end + 2);
  }
  if (isFraction) return undefined;
  const numeralEnd = end;
  let suffix = matchSuffix(text, end);
  // 三百二十 起: the last sign of a run such as 万 may belong to the measure (万元), which the pattern above already allows for.
  if (!suffix && chinese !== undefined && /[万亿]$/.test(chinese) && chinese.length > 1) {
    suffix = matchSuffix(text, end - 1);
    if (suffix) {
      written = chinese.slice(0, -1);
      end -= 1;
    }
  }
  suffix ??= sharedSuffix(text, end);
  // Most numerals have no measure word: what costs more is asked of the others alone.
  if (!suffix || isName(text, numeralStart, numeralEnd)) return undefined;
  const { more, magnitude, more2, after } = suffix;
  // 上升0.6个、1.2个百分点: the first 个 is short for 个百分点.
  const isShort =
    suffix.measure === '个' && /^[、和](?:\d{1,3}(?:\.\d{1,3})?)个百分点/.test(text.slice(suffix.end, suffix.end + 14));
  const measure = isShort ? '个百分点' : suffix.measure;
  if (otherWords.test(text.slice(suffix.measureStart, suffix.end + 3))) return undefined;
  end = suffix.end;
  const measureClass = measureWords[measure] ?? 'other';
  const prefixText = prefixOf(before);
  const impliedOne = written !== undefined && /^[百千万亿]/.test(written);
  const hasPrefix =
    prefixText !== undefined && (prefixText !== '上' || (impliedOne && !/[以之]$/.test(before.slice(0, -1))));
  const prefix = hasPrefix ? approximationsBefore[prefixText] : undefined;
  const start = numeralStart - (hasPrefix ? prefixText.length : 0);
  const vagueBefore = /[数几]$/.test(before) && written !== undefined && /^[十百千万亿]/.test(written);
  const numeral = readNumeral({ ...groups, chinese: written });
  const range = isRange(text, numeralStart, previous);
  const base = { end, measure, measureClass, numeralStart } as const;
  if (vagueBefore || more === '几' || !numeral || range) {
    // 一二三 and the like are no figures at all; 三五百起 is one, with no value.
    const vague = range ? 'range' : 'vague';
    if (!numeral && !vagueBefore && more !== '几' && (written === undefined || /^[〇零]/.test(written)))
      return undefined;
    const from = vagueBefore ? numeralStart - 1 : start;
    return { ...base, ...noValue, start: from, vague };
  }
  // 千家万户 and 百日 are idioms; 千余起 and 上千起 are figures.
  const trailing = (more ?? more2) === undefined ? undefined : '余';
  const word = trailing ?? (after === undefined ? undefined : approximationsAfter[after]) ?? prefix ?? '';
  if (impliedOne && word === '') return undefined;
  const full = magnitude === '' ? numeral : multiply(numeral, readMagnitude(magnitude));
  const myriadBefore =
    /[万亿]/.test(groups['magnitude'] ?? written ?? '') || (groups['compound']?.endsWith('万') ?? false);
  const approximation: Approximation =
    word === '' ? exactly : { qualifier: approximationOf[word], word, afterMyriad: word === '余' && myriadBefore };
  const isShare =
    measureClass === 'percent' || measureClass === 'points' || measureClass === 'tenth' || measureClass === 'fold';
  // 三成五 is 35 %.
  const fives = measureClass === 'tenth' && word === '' ? tenthsRest.exec(text.slice(end, end + 2))?.[0] : undefined;
  const scaled = measureClass === 'tenth' ? readTenths(full, fives) : full;
  const exactShare = isShare && word === '';
  return {
    ...base,
    start,
    end: end + (fives?.length ?? 0),
    value: scaled.value,
    ...implyBounds(scaled, approximation, exactShare),
    qualifier: approximation.qualifier,
    isOne: written === '一',
  };
}

const tenthsRest = /^[一二三四五六七八九](?=[，。；、）”\n]|$)/;

function readTenths(tenths: Numeral, rest: string | undefined): Numeral {
  const percents = multiply({ ...tenths, full: true }, 10);
  if (rest === undefined) return percents;
  const value = percents.value + (parseChinese(rest)?.value ?? 0);
  return { value, lastPlace: 1, lastNonZeroPlace: 1, full: false };
}

/** 上升0.31和0.77个百分点: the measure word stands after the last of them. */
function sharedSuffix(text: string, end: number): Suffix | undefined {
  const next = /^(?:、|和|与|及)\d{1,3}(?:\.\d{1,3})?(?=个百分点|%)/.exec(text.slice(end, end + 12));
  const shared = next && matchSuffix(text, end + next[0].length);
  return shared ? { ...shared, measureStart: end, end } : undefined;
}

function matchSuffix(text: string, at: number): Suffix | undefined {
  suffixStart.lastIndex = at;
  const { more, magnitude = '', more2 } = suffixStart.exec(text)?.groups ?? {};
  const measureStart = suffixStart.lastIndex;
  const measure = measures.at(text, measureStart);
  if (measure === undefined) return undefined;
  const after = afterWords.at(text, measureStart + measure.length);
  const end = measureStart + measure.length + (after?.length ?? 0);
  return { more, magnitude, more2, measure, after, measureStart, end };
}

const percentInWords =
  /(?<chinese>[〇零一二两三四五六七八九十百]{1,5})(?:点(?<decimals>[〇零一二三四五六七八九]{1,4}))?|(?<arabic>\d{1,3}(?:\.\d+)?)/y;

/** 百分之三十, 百分之十二点五, 百分之百. */
function readPercentInWords(text: string, start: number, from: number): Quantity | undefined {
  percentInWords.lastIndex = from;
  const match = percentInWords.exec(text);
  const read = match && readNumeral(match.groups ?? {});
  if (!match || !read) return undefined;
  // 百分之百 is 100%, said to the percent.
  const numeral = { ...read, lastPlace: Math.min(1, read.lastPlace) };
  const end = from + match[0].length;
  const after = /^(?:及?以上|左右|上下|多)/.exec(text.slice(end, end + 3))?.[0];
  const before = prefixOf(text.slice(Math.max(0, start - 4), start));
  const word =
    (after === undefined ? undefined : approximationsAfter[after]) ??
    (before === undefined ? '' : (approximationsBefore[before] ?? ''));
  const approximation: Approximation =
    word === '' ? exactly : { qualifier: approximationOf[word], word, afterMyriad: false };
  return {
    start: start - (before?.length ?? 0),
    end: end + (after?.length ?? 0),
    numeralStart: start,
    value: numeral.value,
    ...implyBounds(numeral, approximation, word === ''),
    qualifier: approximation.qualifier,
    measure: '%',
    measureClass: 'percent',
    isOne: false,
  };
}

/** 10至15起, 十至十五起, 30-50人: the numeral before a dash that had no measure word of its own. */
function isRange(text: string, start: number, previous: Quantity | undefined): boolean {
  const joint = /(?:(?:^|[^\d.])\d[\d,.]*[万亿%]?|[一二三四五六七八九十百千万])[至到~—-]$/.exec(
    text.slice(Math.max(0, start - 12), start),
  );
  return joint !== null && (previous === undefined || previous.end < start - 1);
}
