/**
 * What it finds: a rate whose population was counted outside the figure's period.
 * Why it misleads: residents come and go; over a few years the rate shifts by what the population changed.
 * Example: cases of 2021 per resident of the census of 1 November 2020.
 * What to do: say it at the rate; prefer a population of the figure's own year for all members.
 * References: the usual mid-period denominator of demographic rates (Preston, Heuveline and Guillot, 2001).
 */
import { daysBetween } from '../../model/period.js';
import { finding, type Rule } from './rule.js';

export const denominatorDateDiffers: Rule = {
  code: 'denominator-date-differs',
  facet: 'denominator',
  find(set) {
    if (set.measure !== 'rate') return [];
    const apart = set.members.filter(({ population, observation: { period } }) => {
      if (!population || !period) return false;
      return daysBetween(period.start, population.date) < 0 || daysBetween(population.date, period.end) < 0;
    });
    const date = apart[0]?.population?.date ?? '';
    return apart.length === 0 ? [] : [finding(this, 'caveat', apart, set, { date })];
  },
};
