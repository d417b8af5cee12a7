/** The words of a change before its figure: 同比下降, 提高了近, 降幅达. */
import type { Span } from '../text/source-text.js';
import { blank } from './clause.js';
import { directions } from './figure.words.js';

/** Longest first. */
export const directionWords = Object.keys(directions).toSorted((a, b) => b.length - a.length);
const afterDirection =
  '(?:了|幅度|幅|率|达到|达|为|约|近|超过|超|逾|高达|分别|均|各|至少|有|“|”|（|全市|全省|创|位|近乎|的|明显)*';
/** A direction at the end of a text, with what may stand between it and its figure. */
export const directionPattern = new RegExp(`(${directionWords.join('|')})${afterDirection}$`);
/** Which way, and where the words of the change start. */
export interface ChangeHead {
  readonly sign: 1 | -1;
  /** Where the words of the change start. */
  readonly start: number;
}

/** The words of a change right before a figure; undefined when it is none, as in 下降到. */
export function readChangeHead(masked: string, from: number, at: number): ChangeHead | undefined {
  // 同比翻番 is its own verb.
  if (masked.startsWith('翻', at)) return { sign: 1, start: at };
  const left = masked.slice(Math.max(from, at - 40), at);
  const sign = /(?:(?:同比|环比|比|（)([+-])|([↑↓]))$/.exec(left);
  const mark = sign?.[1] ?? sign?.[2];
  if (mark !== undefined) return { sign: mark === '+' || mark === '↑' ? 1 : -1, start: at - 1 };
  const match = directionPattern.exec(left);
  const word = match?.[1];
  if (!match || word === undefined) return undefined;
  const before = left.slice(0, match.index);
  if (/^[升增降减涨]$/.test(word) && /[高加大度最不率新]$/.test(before)) return undefined;
  return { sign: directions[word] ?? 1, start: at - left.length + match.index };
}

/** Joins of shares in a row: 14.71%、16.82%; 分别上升11.08%和1.21%; 下降8.2%、上升3.1%. */
const rowJoint = new RegExp(`^(?:[、，]|和|与|及|以及|、?和)(?:分别)?(?:${directionWords.join('|')})?$`);

/** Whether two shares stand in one row. */
export function isRow(masked: string, a: Span, b: Span): boolean {
  const joint = blank(masked.slice(a.end, b.start));
  return joint.length <= 8 && joint !== '，' && rowJoint.test(joint);
}
