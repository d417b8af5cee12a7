/** Counts over periods of different length. Streaks and stocks are left to their end dates. */
import { countDays } from '../../model/period.js';
import { wholeMembers, type Selected } from '../set.js';
import { findingAbout, type Rule } from './rule.js';

/** Shares of the usual length within which figures compare, with a caveat, and within which they may stand side by side. */
export const nearlyAsLong = 0.9;
/** A month, the shortest of them, beside a leap year. */
export const farTooShort = 28 / 366;

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
      zh: '以多数的长短为准：相差一成以内的注明；更长或更短的只并列；不足一个月比一年的分开列。',
      en: 'Take the length that most have: within a tenth, say it; beyond, show and do not rank; less than a month beside a year, keep apart.',
    },
    references: 'SDMX, TIME_PERIOD and FREQ: figures of different frequency are different series',
  },
  find(set) {
    const { measure_type: type } = set.indicator;
    if (set.kind === 'streak' || type === 'stock') return [];
    const dated = set.members.flatMap((member) =>
      member.observation.period ? [{ member, days: countDays(member.observation.period) }] : [],
    );
    if (dated.length === 0) return [];
    const whole = new Set(wholeMembers(set));
    const usual = usualLength(dated.flatMap(({ member, days }) => (whole.has(member) ? [days] : [])));
    // How far from the usual length, whichever is the shorter.
    const share = (days: number): number => Math.min(days, usual) / Math.max(days, usual);
    const within = (low: number, high: number): Selected[] =>
      dated.filter(({ days }) => share(days) >= low && share(days) < high).map(({ member }) => member);
    return (
      [
        ['caveat', nearlyAsLong, sameLength],
        ['indicative', farTooShort, nearlyAsLong],
        ['excluding', 0, farTooShort],
      ] as const
    ).flatMap(([severity, low, high]) =>
      findingAbout('period-length-differs', severity, within(low, high), set, { values: { usual } }),
    );
  },
};

/** A leap year is no longer a year. */
const sameLength = 365 / 366;

/** The length that most whole-bureau figures have, up to a tenth; of equally common ones the year, else the longest. */
function usualLength(all: readonly number[]): number {
  const isYear = (days: number): boolean => days === 365 || days === 366;
  const like = (days: number): number =>
    all.filter((other) => Math.min(days, other) / Math.max(days, other) >= nearlyAsLong).length;
  return [...new Set(all)].sort((a, b) => like(b) - like(a) || Number(isYear(b)) - Number(isYear(a)) || b - a)[0] ?? 0;
}
