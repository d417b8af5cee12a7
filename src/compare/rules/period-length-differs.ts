/** Counts over periods of different length. Streaks and stocks are left to their end dates. */
import { countDays } from '../../model/period.js';
import type { Selected } from '../set.js';
import { findingAbout, type Rule } from './rule.js';

/** Shares of the longest period, below which figures are indicative and excluded. */
export const nearlyAsLong = 0.9;
export const farTooShort = 1 / 12;

export const periodLengthDiffers: Rule = {
  code: 'period-length-differs',
  page: {
    finds: {
      zh: '所含时间长短不同的计数。连续时间和存量只看终点。',
      en: 'Counts over periods of different length. Streaks and stocks are left to their end dates.',
    },
    misleads: {
      zh: '计数随时间增长，一个季度看上去就像只干了一个季度的活。',
      en: 'Counts grow with time; a quarter beside a year looks like a quarter of the work.',
    },
    example: {
      zh: '一夜查处80余起，与全年8万余起。',
      en: '80 violations of one night beside 80 000 of a year.',
    },
    remedy: {
      zh: '达到最长者九成的注明；不足九成的只并列；不足十二分之一的分开列。',
      en: 'From nine tenths of the longest on, say it; below, show and do not rank; below a twelfth, keep apart altogether.',
    },
    references: 'SDMX, TIME_PERIOD and FREQ: figures of different frequency are different series',
  },
  find(set) {
    const { measure_type: type } = set.indicator;
    if (set.kind === 'streak' || (type === 'stock' && set.kind === 'level')) return [];
    const dated = set.members.flatMap((member) =>
      member.observation.period ? [{ member, days: countDays(member.observation.period) }] : [],
    );
    const longest = dated.reduce((most, { days }) => Math.max(most, days), 0);
    const within = (low: number, high: number): Selected[] =>
      dated.filter(({ days }) => days / longest >= low && days / longest < high).map(({ member }) => member);
    // A leap year is no shorter a year.
    const sameLength = 365 / 366;
    return (
      [
        ['caveat', nearlyAsLong, sameLength],
        ['indicative', farTooShort, nearlyAsLong],
        ['excluding', 0, farTooShort],
      ] as const
    ).flatMap(([severity, low, high]) =>
      findingAbout('period-length-differs', severity, within(low, high), set, { values: { longest } }),
    );
  },
};
