/** Numbers as texts. Each number of the report passes here once; renderers print the text. */
import type { Estimate, Interval } from '../model/comparison.js';
import type { Language } from '../model/language.js';
import type { ObservationKind, Qualifier } from '../model/observation.js';
import { formatPeriod, isMonthEnd, type Period } from '../model/period.js';
import type { ShownEstimate, ShownInterval, ShownNumber } from '../model/report.js';

/** Thousands are set off by commas in both languages; the minus is U+2212. */
export function formatNumber(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  const [whole = '0', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && Number(text) !== 0 ? '−' : '';
  return sign + grouped + (fraction === undefined ? '' : `.${fraction}`);
}

/** Decimals that a stated number was written with: 97.8 has one, 398 none. At most six. */
export function statedDecimals(value: number): number {
  const fraction = String(Math.round(value * 1e6) / 1e6).split('.')[1];
  return fraction?.length ?? 0;
}

/** Decimals of a computed number: at least two significant digits, one decimal from 1 on, none from a thousand on. At most six. */
export function computedDecimals(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || size >= 1000) return 0;
  return size >= 1 ? 1 : Math.min(6, 1 + Math.ceil(-Math.log10(size)));
}

/** A change carries its sign even when it is a rise. */
function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}

const marks: Readonly<Record<Qualifier, Readonly<Record<Language, (text: string) => string>>>> = {
  exact: { zh: (text) => text, en: (text) => text },
  'more-than': { zh: (text) => `${text}余`, en: (text) => `${text}+` },
  about: { zh: (text) => `约${text}`, en: (text) => `about ${text}` },
};

function formatBounds({ lower, upper }: Estimate, decimals: number, language: Language): string {
  const low = formatNumber(lower, decimals);
  if (upper === null) return `≥ ${low}`;
  if (lower === upper) return '';
  const high = formatNumber(upper, decimals);
  return lower < 0 ? `${low}${language === 'zh' ? '至' : ' to '}${high}` : `${low}–${high}`;
}

/** A figure as stated: `1,200余`, `−27.1`, `+30.87`. */
export function showStated(
  estimate: Estimate,
  kind: ObservationKind,
  qualifier: Qualifier,
  language: Language,
): ShownEstimate {
  const decimals = statedDecimals(estimate.value);
  const plain = formatNumber(estimate.value, decimals);
  const text = kind === 'change' || kind === 'change-points' ? signed(plain, estimate.value) : plain;
  const boundDecimals = Math.max(decimals, statedDecimals(estimate.lower), statedDecimals(estimate.upper ?? 0));
  return {
    ...estimate,
    text: marks[qualifier][language](text),
    bounds: formatBounds(estimate, boundDecimals, language),
  };
}

/** A rate: computed from a figure; of a rough figure the range that its wording implies. */
export function showRate(estimate: Estimate, qualifier: Qualifier, language: Language): ShownEstimate {
  const decimals = computedDecimals(estimate.value);
  const bounds = formatBounds(estimate, decimals, language);
  return {
    ...estimate,
    text: qualifier === 'exact' || bounds === '' ? formatNumber(estimate.value, decimals) : bounds,
    bounds,
  };
}

/** Limits as a range, each with these decimals: `1.48–1.82`, `−3.1 to 0.4`, `≥ 1.48`. Equal ones are one number. */
export function showInterval({ lower, upper }: Interval, decimals: number, language: Language): ShownInterval {
  const text = formatBounds({ value: lower, lower, upper }, decimals, language);
  return { lower, upper, text: text === '' ? formatNumber(lower, decimals) : text };
}

/** A computed estimate with its bounds. */
export function showComputed(estimate: Estimate, decimals: number, language: Language): ShownEstimate {
  return {
    ...estimate,
    text: formatNumber(estimate.value, decimals),
    bounds: formatBounds(estimate, decimals, language),
  };
}

/** A probability in percent: `50%`, `>99.9%`. Half a percent at the most is lost by rounding. */
export function showProbability(value: number): ShownNumber {
  const percent = value * 100;
  if (percent > 99.9) return { value, text: '>99.9%' };
  if (percent < 0.1) return { value, text: '<0.1%' };
  return { value, text: `${formatNumber(percent, percent > 99 || percent < 1 ? 1 : 0)}%` };
}

/** How many times: `1.6`, `13`. */
export function formatRatio(ratio: number): string {
  return formatNumber(ratio, ratio >= 10 ? 0 : 1);
}

/** A round base of rates: `10万` or `100,000`. */
export function formatBase(base: number, language: Language): string {
  return language === 'zh' && base % 10_000 === 0 ? `${base / 10_000}万` : formatNumber(base, 0);
}

/** Whole years as they are (`2020`, `2009–2020`); else as the language writes dates: `2020年10—12月`, `1 Jan–12 Dec 2021`. */
export function showPeriod(period: Period, language: Language): string {
  const label = formatPeriod(period);
  if (/^\d{4}(–\d{4})?$/.test(label)) return label;
  const [start, end] = [partsOf(period.start), partsOf(period.end)];
  const months = startsMonth(period.start) && isMonthEnd(period.end);
  const oneDay = period.start === period.end;
  if (language === 'zh') {
    const day = ({ month, day: of }: DateParts): string => (months ? `${month}月` : `${month}月${of}日`);
    if (oneDay) return `${start.year}年${day(start)}`;
    if (start.year !== end.year) return `${start.year}年${day(start)}—${end.year}年${day(end)}`;
    if (months)
      return start.month === end.month
        ? `${start.year}年${start.month}月`
        : `${start.year}年${start.month}—${end.month}月`;
    return `${start.year}年${day(start)}—${day(end)}`;
  }
  const day = ({ month, day: of }: DateParts): string =>
    months ? (monthNames[month - 1] ?? '') : `${of} ${monthNames[month - 1] ?? ''}`;
  if (oneDay || (months && start.year === end.year && start.month === end.month)) return `${day(start)} ${start.year}`;
  const first = start.year === end.year ? day(start) : `${day(start)} ${start.year}`;
  return `${first}–${day(end)} ${end.year}`;
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function partsOf(date: string): DateParts {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

const startsMonth = (date: string): boolean => date.endsWith('-01');

/** Items in a row: `甲、乙` or `A, B`. */
export function joinItems(items: readonly string[], language: Language): string {
  return items.join(language === 'zh' ? '、' : ', ');
}

/** One of several: `甲、乙或丙` or `A, B or C`. */
export function joinChoices(items: readonly string[], language: Language): string {
  const [last = '', ...others] = [...items].reverse();
  if (others.length === 0) return last;
  return joinItems(others.reverse(), language) + (language === 'zh' ? '或' : ' or ') + last;
}
