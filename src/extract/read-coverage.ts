/** What an article as a whole covers, and when it was written, as far as it says. */
import { isCalendarDate, type Period } from '../model/period.js';
import { findTimes, isEarly, type TimeMention } from './find-times.js';

export interface Coverage {
  readonly period: Period | null;
  readonly published: string | null;
}

const reviewWords = /总结|盘点|回顾|述职|成效|工作|年终|综述|扫描|亮点|纪实|成绩|平安|公安|回眸|走过|答卷/;
const spokenAt =
  /^[^，。]{0,6}(?:讯|电|介绍|透露|，?记者|召开|举行|举办|发布|通报|，?[^。]{0,30}(?:召开|举行|获悉|新闻发布会|通报会|通气会))/;
/** A day on which something was told, not on which it was done. */
export function isTelling(text: string, mention: TimeMention): boolean {
  return (
    mention.grain === 'day' && mention.role === 'during' && spokenAt.test(text.slice(mention.end, mention.end + 60))
  );
}

/** 2016年全市公安工作会议 is a meeting's year and not what is told there. */
const isOfMeeting = (text: string, { end, grain }: TimeMention): boolean =>
  grain === 'year' && /^[^，。、]{0,16}(?:会议|大会)/.test(text.slice(end, end + 24));

const wholeYear = (year: number): Period => ({ start: `${year}-01-01`, end: `${year}-12-31` });

/** The year that most mentions name; undefined when two are equally frequent or there is none. */
function mostFrequent(years: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
  const ranked = [...counts].toSorted(([a, x], [b, y]) => y - x || b - a);
  const [first, second] = ranked;
  return first === undefined || (second !== undefined && second[1] === first[1] && first[0] < second[0])
    ? undefined
    : first[0];
}

/**
 * The period of an article: a year or part of one in its title; else in its first sentences; else “今年” or “去年” beside the date of
 * publication; else the year that it names most. Null when none of these says it.
 */
export function readCoverage(text: string, title: string | null, published: string | null): Coverage {
  const blind = { period: null, published };
  const heads = [
    title ?? '',
    ...text
      .slice(0, 400)
      .split('\n')
      .slice(0, 6)
      .filter((line) => line.length <= 50),
  ];
  const lead = text.slice(0, 600);
  let written = published;
  const leadTimes = findTimes(lead, blind);
  if (written === null) {
    const telling = leadTimes.find((mention) => isTelling(lead, mention) && mention.from !== undefined);
    const isDated = telling && /\d{4}/.test(lead.slice(telling.start, telling.end));
    const told = tellingDay(lead, leadTimes);
    if (telling?.from !== undefined && isCalendarDate(telling.from) && (isDated || told === null))
      written = telling.from;
    written ??= told ?? closingDay(text);
  }
  // 昆明10月16日电 in a text that another site put up in November was written in October.
  const told = leadTimes.find((mention) => isTelling(lead, mention) && /^[讯电]/.test(lead.slice(mention.end)))?.from;
  if (written !== null && told !== undefined && told < written && told.slice(0, 4) === written.slice(0, 4))
    written = told;
  const context = { period: null, published: written };
  for (const head of heads) {
    const stated = findTimes(head, context).find(
      ({ from, to, grain, role, relative }) =>
        from !== undefined &&
        to !== undefined &&
        role !== 'base' &&
        (grain === 'year' ||
          grain === 'part' ||
          (grain === 'month' && /月份?(?:[^，。]{0,6}工作|月报|简报|情况)/.test(head))) &&
        (!relative || written !== null),
    );
    if (stated?.from !== undefined && stated.to !== undefined && reviewWords.test(head)) {
      return {
        period: endAt({ start: stated.from, end: stated.to }, stated.relative || isEarly(written) ? written : null),
        published: written,
      };
    }
  }
  // 2016，我们这样走过; 2021石桥公安工作回眸: a year without its 年, in a title.
  for (const head of heads) {
    const year = /(?<![\d./-])(20\d{2})(?=[】”》）)，,：:·—\s]|[一-龥])(?!年|\d)/.exec(head)?.[1];
    if (year !== undefined && reviewWords.test(heads.join(' ')))
      return { period: wholeYear(Number(year)), published: written };
  }
  const times = findTimes(lead, context);
  const usable = times.filter(
    (mention) =>
      mention.from !== undefined &&
      mention.to !== undefined &&
      mention.role !== 'base' &&
      !isTelling(lead, mention) &&
      !isOfMeeting(lead, mention),
  );
  const range = usable.find(
    ({ grain, role, from, to, end }) =>
      grain !== 'year' &&
      role === 'during' &&
      from !== to &&
      !isBareMonth(from, to) &&
      !/^[^。]{0,6}将/.test(lead.slice(end, end + 8)) &&
      (written === null || from === undefined || from <= written),
  );
  const whole = usable.find(({ grain, role }) => grain === 'year' && role !== 'years');
  const first = range && (!whole || range.start < whole.start) ? range : whole;
  if (first?.from !== undefined && first.to !== undefined) {
    const isNow = (first.relative || isEarly(written)) && written !== null && written.startsWith(first.to.slice(0, 4));
    return {
      period: endAt({ start: first.from, end: first.to }, isNow || first.role === 'since' ? written : null),
      published: written,
    };
  }
  if (written !== null) {
    const year = Number(written.slice(0, 4));
    const month = Number(written.slice(5, 7));
    if (/今年/.test(text)) return { period: { start: `${year}-01-01`, end: written }, published: written };
    if (/去年|过去(?:的)?一年|一年来|全年/.test(text))
      return { period: wholeYear(month <= 6 ? year - 1 : year), published: written };
  }
  const all = findTimes(text.slice(0, 20_000), context).flatMap(({ from, role, relative }) =>
    from === undefined || role === 'base' || relative ? [] : Number(from.slice(0, 4)),
  );
  const frequent = mostFrequent(all);
  if (frequent !== undefined) return { period: wholeYear(frequent), published: written };
  return { period: null, published: written };
}

/** A date that stands alone at the end: （2022年9月5日）. */
function closingDay(text: string): string | null {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  const said = /^（?(20\d{2})年(\d{1,2})月(\d{1,2})日）?$/.exec(line);
  const date = said && `${said[1]}-${String(said[2]).padStart(2, '0')}-${String(said[3]).padStart(2, '0')}`;
  return date && isCalendarDate(date) ? date : null;
}

/** A day without a year on which the news was told: of the year that the lead names, or in spring of the year after. */
function tellingDay(lead: string, times: readonly TimeMention[]): string | null {
  const year = times.find(({ grain, role, from }) => grain === 'year' && role !== 'base' && from !== undefined)?.from;
  const telling = times.find(
    (mention) => isTelling(lead, mention) && !/\d{4}/.test(lead.slice(mention.start, mention.end)),
  );
  const said = telling && /(\d{1,2})月(\d{1,2})日/.exec(lead.slice(telling.start, telling.end));
  if (year === undefined || !said) return null;
  const month = Number(said[1]);
  const date = `${Number(year.slice(0, 4)) + (month <= 3 ? 1 : 0)}-${String(month).padStart(2, '0')}-${String(said[2]).padStart(2, '0')}`;
  return isCalendarDate(date) ? date : null;
}

/** One month is when something happened rather than what an article covers. */
const isBareMonth = (from: string | undefined, to: string | undefined): boolean =>
  from?.slice(0, 7) === to?.slice(0, 7);

function endAt(period: Period, written: string | null): Period {
  return written !== null && written >= period.start && written < period.end
    ? { start: period.start, end: written }
    : period;
}
