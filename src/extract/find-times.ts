/**
 * Finds expressions of time in normalised text and gives each its dates: 2022年6月25日至9月底, 上半年, 1—11月, 2020年10月份以来, 截至12月12日, 三年来.
 * Takes what the article says of its own time; a relative word that cannot be placed gets no dates. Linear in the text.
 */
import { isCalendarDate, type Period } from '../model/period.js';
import type { Span } from '../text/source-text.js';
import { parseNumeral } from './numeral.js';

/** What the article says of its own time. */
export interface TimeContext {
  /** What the article as a whole covers. */
  readonly period: Period | null;
  /** Date of publication. */
  readonly published: string | null;
}

/**
 * during: a closed time · since: from it to the end of what the article covers · until: from the year's start (or, of a stock, at it) ·
 * base: what a change is measured against · years: several years up to the article's.
 */
export type TimeRole = 'during' | 'since' | 'until' | 'base' | 'years';

export interface TimeMention extends Span {
  readonly role: TimeRole;
  /** Undefined where the words do not say enough: 3月 in an article without a year. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** How finely it is said. */
  readonly grain: 'year' | 'part' | 'month' | 'day';
  /** Whether it is said by a relative word: 今年, 去年. */
  readonly relative: boolean;
  /** For `years`: how many; else 1. */
  readonly years: number;
}

const numeral = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const year =
  '(?<year>(?:19|20)\\d{2}(?=(?:(?:、|和|及)(?:19|20)\\d{2})*年|上半年|下半年|第?[一二三四]季度)|[一二][〇零九][〇零一二三四五六七八九]{2}(?=年))(?:年度?)?';
const relative = '(?<relative>今年|去年|前年|本年度?|当年|上年度?|同年)(?:同期)?';
const month = `(?<month>${numeral})月份?`;
/** A day after its month; alone it must not be the start of another word: 日常, 日前, 日夜. */
const dayOfMonth = `(?<day>${numeral}|[二三]十[一二三四五六七八九]?)[日号](?![常均益线])`;
const day = `${dayOfMonth}(?!前|夜(?![间里晚]))`;
const part = `(?<part>上半年|下半年|第?[一二三四1-4]季度|前[三3]季度|一至三季度|[一1]-[三3]季度|(?:前|头)(?:${numeral}|两)个月|年底|年末|年初)`;
const monthRange = `(?<month1>${numeral})月?(?:-|至|到|—|~)(?<month2>${numeral})月份?(?!\\d{1,2}日)`;
const third = '(?<third>底|末|初|上旬|中旬|下旬|月底)?';

const pattern = new RegExp(
  [
    `(?<iso>(?:19|20)\\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:3[01]|[12]\\d|0?[1-9])(?!\\d))`,
    `(?:${year}|${relative})(?:${monthRange}|${month}(?:${dayOfMonth})?${third}|${part}|(?<yearEnd>底|末|初))?`,
    monthRange.replaceAll('?<month', '?<m'),
    `${month.replace('?<', '?<a')}(?:${dayOfMonth.replace('?<', '?<a')})?${third.replace('?<', '?<a')}`,
    part.replace('?<', '?<a'),
    day.replace('?<', '?<b'),
    `(?:近|过去|这|最近|前)?(?<years>${numeral})(?:年|个年头)(?:来|间|以来|里|内)|(?:近|这|过去)(?<years2>[两二三四五六七八九十]|\\d{1,2})年`,
    '(?<whole>全年|年内(?![一-龥]{0,4}案)|一年以来|本年以来)',
    '“?十(?<plan>[一二三四五])五”?(?:规划)?(?:期间|时期)',
  ].join('|'),
  'g',
);

interface Dates {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly grain: TimeMention['grain'];
}

const pad = (number: number): string => String(number).padStart(2, '0');

function toDate(y: number, m: number, d: number): string | undefined {
  const text = `${String(y).padStart(4, '0')}-${pad(m)}-${pad(d)}`;
  return isCalendarDate(text) ? text : undefined;
}

function lastDayOf(y: number, m: number): string | undefined {
  return [31, 30, 29, 28].map((d) => toDate(y, m, d)).find((date) => date !== undefined);
}

const read = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : parseNumeral(text)?.value;

const partMonths: Readonly<Record<string, readonly [number, number]>> = {
  上半年: [1, 6],
  下半年: [7, 12],
  年底: [12, 12],
  年末: [12, 12],
  年初: [1, 1],
  一至三季度: [1, 9],
};

function monthsOf(text: string): readonly [number, number] | undefined {
  const known = partMonths[text];
  if (known) return known;
  if (/^(?:前[三3]季度|[一1]-[三3]季度)$/.test(text)) return [1, 9];
  const count = read(/^(?:前|头)(.+)个月$/.exec(text)?.[1]);
  if (count !== undefined) return count <= 12 ? [1, count] : undefined;
  const quarter = read(/([一二三四1-4])季度$/.exec(text)?.[1]);
  return quarter === undefined ? undefined : [3 * quarter - 2, 3 * quarter];
}

const thirdDays: Readonly<Record<string, readonly [number, number]>> = {
  初: [1, 10],
  上旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 31],
};

/** The year that a relative word means; undefined when the article does not say when it was written. */
function yearOf(word: string, { period, published }: TimeContext, isEarlier: boolean): number | undefined {
  const covered = period === null ? undefined : Number(period.end.slice(0, 4));
  const written = published === null ? undefined : Number(published.slice(0, 4));
  if (isEarlier && covered !== undefined && /^(?:去年|上年)/.test(word)) return covered - 1;
  if (word.startsWith('前年')) return written === undefined ? undefined : written - 2;
  if (/^(?:去年|上年)/.test(word)) return written === undefined ? covered : written - 1;
  if (word === '今年') return written ?? covered;
  return covered ?? written;
}

function datesOf(
  groups: Readonly<Record<string, string | undefined>>,
  context: TimeContext,
  lastYear: number | undefined,
  isEarlier: boolean,
): Dates {
  const y =
    read(groups['year']) ??
    (groups['relative'] === undefined ? lastYear : yearOf(groups['relative'], context, isEarlier));
  const iso = groups['iso'];
  if (iso !== undefined) {
    const [a = 0, b = 0, c = 0] = iso.split(/[-/.]/).map(Number);
    const date = toDate(a, b, c);
    return { from: date, to: date, grain: 'day' };
  }
  const nothing = (grain: Dates['grain']): Dates => ({ from: undefined, to: undefined, grain });
  const spoken = groups['part'] ?? groups['apart'];
  const first = read(groups['month1'] ?? groups['m1']);
  const second = read(groups['month2'] ?? groups['m2']);
  const months =
    first !== undefined && second !== undefined
      ? ([first, second] as const)
      : spoken === undefined
        ? undefined
        : monthsOf(spoken);
  if (months) {
    if (y === undefined || months[0] > 12 || months[1] > 12) return nothing('part');
    return { from: toDate(y, months[0], 1), to: lastDayOf(y, months[1]), grain: 'part' };
  }
  const m = read(groups['month'] ?? groups['amonth']);
  const d = read(groups['day'] ?? groups['aday'] ?? groups['bday']);
  const ten = groups['third'] ?? groups['athird'];
  if (m !== undefined) {
    if (y === undefined || m < 1 || m > 12) return nothing(d === undefined ? 'month' : 'day');
    if (d !== undefined) return { from: toDate(y, m, d), to: toDate(y, m, d), grain: 'day' };
    const days = ten === undefined ? undefined : thirdDays[ten];
    const last = lastDayOf(y, m);
    if (!days) return { from: ten === undefined ? toDate(y, m, 1) : last, to: last, grain: 'month' };
    return { from: toDate(y, m, days[0]), to: toDate(y, m, days[1]) ?? last, grain: 'month' };
  }
  if (d !== undefined) return nothing('day');
  const edge = groups['yearEnd'];
  if (y === undefined) return nothing('year');
  if (edge !== undefined) {
    const date = edge === '初' ? toDate(y, 1, 1) : toDate(y, 12, 31);
    return { from: date, to: date, grain: 'day' };
  }
  return { from: toDate(y, 1, 1), to: toDate(y, 12, 31), grain: 'year' };
}

/** The years of a five-year plan, 2016 to 2020 for the thirteenth; of one that is under way, up to the end of what the article covers. */
function datesOfPlan(plan: number, { period }: TimeContext): Dates {
  const first = 2001 + 5 * plan;
  const [from, to] = [toDate(first, 1, 1), toDate(first + 4, 12, 31)];
  const isUnderWay = period !== null && from !== undefined && from <= period.end && to !== undefined && to > period.end;
  return { from, to: isUnderWay ? period.end : to, grain: 'year' };
}

const baseBefore = /(?:[比较同与跟和]|对比|相比|相较|相较于|较之|同比|环比)(?:于)?$/;
const sinceAfter = /^(?:以来|起至今|至今|以后|之后|开始|起|后(?=[，,]))/;
const untilBefore = /(?:截至|截止|截止到|截至到|到|至)$/;

/** 2022年 in a text of October ends with the text; one of December looks back at the whole year. */
export const isEarly = (published: string | null): boolean => published !== null && Number(published.slice(5, 7)) < 12;

/** 去年同期800起，今年960起; 破获960起，去年为800起: last year is the year before the one that is told of, whenever the text was written. */
function isBeforeCovered(text: string, start: number, end: number): boolean {
  if (text.slice(start, end).endsWith('同期')) return true;
  const from = Math.max(0, start - 60);
  const before = /[^。！？\n]*$/.exec(text.slice(from, start))?.[0] ?? '';
  const after = /^[^。！？\n]*/.exec(text.slice(end, end + 60))?.[0] ?? '';
  if (/(?:今年|本年)(?!将|要|拟|计划|力争)[^，。；]{0,14}\d/.test(`${before}…${after}`)) return true;
  return /\d[^，。；]{0,3}[，（]$/.test(before) && /^(?:同期)?(?:为|是|仅为|仅)?\d/.test(after);
}

/** All expressions of time, in their order. */
export function findTimes(text: string, context: TimeContext): TimeMention[] {
  const found: TimeMention[] = [];
  let lastYear = context.period === null ? undefined : Number(context.period.end.slice(0, 4));
  let lastMonth: number | undefined;
  const ownYear = lastYear;
  let lastEnd = 0;
  for (const match of text.matchAll(pattern)) {
    const groups = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    if (groups['relative'] === undefined && /[\d.]$/.test(text.slice(Math.max(0, start - 1), start))) continue;
    // A month without a year is of the year last named in its sentence, else of the article's.
    if (ownYear !== undefined && /[。！？\n]/.test(text.slice(lastEnd, start))) lastYear = ownYear;
    lastEnd = end;
    const before = text.slice(Math.max(0, start - 4), start);
    // 第3月, 每月 and 12个月 are no dates.
    // “平安二号”行动 is a name.
    if (groups['bday'] !== undefined && match[0].endsWith('号') && text[end] === '”') continue;
    if (/(?:岁末|年末)$/.test(before) && match[0] === '年初') continue;
    if (/[每第]$/.test(before) && groups['relative'] === undefined && groups['years'] === undefined) continue;
    if (groups['years'] !== undefined || groups['years2'] !== undefined || groups['whole'] !== undefined) {
      const years = read(groups['years'] ?? groups['years2']) ?? 1;
      const { period } = context;
      const isSpan = groups['whole'] === undefined && years > 1;
      const firstYear = period === null ? undefined : Number(period.end.slice(0, 4)) - years + 1;
      const from = isSpan ? (firstYear === undefined ? undefined : toDate(firstYear, 1, 1)) : period?.start;
      found.push({
        start,
        end,
        role: isSpan ? 'years' : 'during',
        from,
        to: period?.end,
        grain: 'year',
        relative: !isSpan,
        years,
      });
      continue;
    }
    const plan = read(groups['plan']);
    if (plan !== undefined) {
      found.push({ start, end, role: 'during', ...datesOfPlan(plan, context), relative: false, years: 1 });
      continue;
    }
    let dates = datesOf(groups, context, lastYear, isBeforeCovered(text, start, end));
    const bare = read(groups['bday']);
    if (bare !== undefined) {
      const date = lastYear === undefined || lastMonth === undefined ? undefined : toDate(lastYear, lastMonth, bare);
      dates = { from: date, to: date, grain: 'day' };
    }
    // 是2023年的3.7倍 measures against that year.
    // 从2021年12月1日起…截至3月31日: the year after.
    const begun = found.at(-1);
    if (
      dates.from !== undefined &&
      dates.to !== undefined &&
      groups['year'] === undefined &&
      groups['relative'] === undefined &&
      dates.grain === 'day' &&
      begun?.role === 'since' &&
      begun.from !== undefined &&
      dates.from < begun.from &&
      /截[至止]到?$/.test(before)
    ) {
      const next = `${Number(begun.from.slice(0, 4)) + 1}${dates.to.slice(4)}`;
      if (isCalendarDate(next)) dates = { from: next, to: next, grain: 'day' };
    }
    const isBase =
      (baseBefore.test(before) && !sinceAfter.test(text.slice(end, end + 4))) ||
      /^(?:同期)?的[\d.一二三四五六七八九十]{1,5}倍/.test(text.slice(end, end + 10));
    if (!isBase && groups['relative'] === undefined) {
      lastYear = read(groups['year']) ?? (dates.from === undefined ? lastYear : Number(dates.from.slice(0, 4)));
    }
    lastMonth = dates.to === undefined || dates.grain === 'year' ? lastMonth : Number(dates.to.slice(5, 7));
    const previous = found.at(-1);
    const joint = previous === undefined ? undefined : text.slice(previous.end, start);
    if (previous && joint !== undefined && /^(?:至|到|-|—|~|——)$/.test(joint) && previous.role !== 'base') {
      found.pop();
      const from = previous.from ?? undefined;
      const to = dates.to !== undefined && from !== undefined && dates.to < from ? undefined : dates.to;
      found.push({ ...previous, end, role: 'during', from, to, grain: dates.grain });
      continue;
    }
    // 3月11日启动…行动以来 is since that day.
    const since =
      sinceAfter.exec(text.slice(end, end + 6))?.[0] ??
      (groups['relative'] === undefined || dates.grain !== 'year'
        ? /^[^，。；、\d]{1,28}?(?:以来|至今)(?!的?最|少有|首次)/.exec(text.slice(end, end + 40))
        : null)?.[0];
    const role: TimeRole = isBase
      ? 'base'
      : since !== undefined
        ? 'since'
        : untilBefore.test(before) && !/[达增降升减高缩延展加长少提压扩低落攀拓]$/.test(before.slice(0, -1))
          ? 'until'
          : 'during';
    found.push({
      start,
      end: end + (since?.length ?? 0),
      role,
      ...dates,
      relative: groups['relative'] !== undefined,
      years: 1,
    });
  }
  return found;
}
