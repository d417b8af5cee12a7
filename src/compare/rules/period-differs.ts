/** Figures of different years; stocks of different dates. */
import { countDays, endYear, formatPeriod, isWholeYear, type Period } from '../../model/period.js';
import { findingAbout, type Rule } from './rule.js';

export const periodDiffers: Rule = {
  code: 'period-differs',
  page: {
    finds: {
      zh: '年份或年内起止不同的数据；存量则为时点不同。',
      en: 'Figures of different years, or of different parts of a year; stocks of different dates.',
    },
    misleads: {
      zh: '年景不同，各家都受影响：2020年是疫情头一年。',
      en: 'Circumstances differ between years for everybody: 2020 was the first year of the epidemic.',
    },
    example: { zh: '2020年的398起，与2021年的4978起。', en: '398 cases in 2020 beside 4 978 in 2021.' },
    remedy: {
      zh: '每个数旁写明年份；有共同年份的，用共同年份。',
      en: 'Print the year at each figure; prefer the year that all have published.',
    },
    references: 'SDMX, TIME_PERIOD',
  },
  find(set) {
    const { measure_type: type } = set.indicator;
    const hasYear = set.members.some(({ observation: { period } }) => period && isNearlyYear(period));
    // Stocks are of a date, streaks of the year in which they end, everything else of a year. Parts of a year are held against one another
    // only where no figure is of a year: beside one of these it is their length that differs.
    const timeOf = (period: Period): string => {
      if (type === 'stock' && set.kind === 'level') return period.end;
      const isOfYear = set.kind === 'streak' || isNearlyYear(period) || (hasYear && countDays(period) < leastOfYear);
      return isOfYear ? `${endYear(period)}` : formatPeriod(period);
    };
    const dated = set.members.flatMap((member) =>
      member.observation.period ? [{ member, time: timeOf(member.observation.period) }] : [],
    );
    const times = [...new Set(dated.map(({ time }) => time))].sort();
    if (times.length < 2) return [];
    const members = dated.map(({ member }) => member);
    return findingAbout('period-differs', 'caveat', members, set, {
      values: { first: times[0] ?? '', last: times.at(-1) ?? '' },
    });
  },
};

/** A period within one calendar year that lacks four weeks of it at most. */
function isNearlyYear(period: Period): boolean {
  return isWholeYear(period) || (period.start.startsWith(period.end.slice(0, 4)) && countDays(period) >= leastOfYear);
}

const leastOfYear = 365 - 28;
