/**
 * What it finds: counts over periods of different length. Streaks and stocks are left to their end dates.
 * Why it misleads: counts grow with time; a quarter beside a year looks like a quarter of the work.
 * Example: 30 measures of two months beside 10 of a year; 80 violations of one night beside 80 000 of a year.
 * What to do: from nine tenths of the longest on, say it; below, show and do not rank; below a twelfth, keep apart altogether.
 * References: SDMX, TIME_PERIOD and FREQ; figures of different frequency are different series.
 */
import { countDays } from '../../model/period.js';
import type { Finding } from '../../model/finding.js';
import type { Selected } from '../set.js';
import { finding, type Rule } from './rule.js';

/** Shares of the longest period, below which figures are indicative and excluded. */
export const nearlyAsLong = 0.9;
export const farTooShort = 1 / 12;

export const periodLengthDiffers: Rule = {
  code: 'period-length-differs',
  facet: 'period-length',
  find(set) {
    const { measure_type: type } = set.indicator;
    if (set.kind === 'streak' || (type === 'stock' && set.kind === 'level')) return [];
    const dated = set.members.flatMap((member) =>
      member.observation.period ? [{ member, days: countDays(member.observation.period) }] : [],
    );
    const longest = Math.max(...dated.map(({ days }) => days));
    const within = (low: number, high: number): Selected[] =>
      dated.filter(({ days }) => days / longest >= low && days / longest < high).map(({ member }) => member);
    // A leap year is no shorter a year.
    const sameLength = 365 / 366;
    const findings: Finding[] = [];
    for (const [severity, low, high] of [
      ['caveat', nearlyAsLong, sameLength],
      ['indicative', farTooShort, nearlyAsLong],
      ['excluding', 0, farTooShort],
    ] as const) {
      const members = within(low, high);
      if (members.length > 0) findings.push(finding(this, severity, members, set, { longest }));
    }
    return findings;
  },
};
