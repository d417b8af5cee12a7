/** A rate whose population was counted outside the figure's period. */
import { daysBetween } from '../../model/period.js';
import { findingAbout, type Rule } from './rule.js';

export const denominatorDateDiffers: Rule = {
  code: 'denominator-date-differs',
  page: {
    finds: {
      zh: '人口时点不在数据期间之内的率。',
      en: "A rate whose population was counted outside the figure's period.",
    },
    misleads: {
      zh: '人口有增有减，几年之间率会随分母移动。',
      en: 'Residents come and go; over a few years the rate shifts by what the population changed.',
    },
    example: {
      zh: '2021年的案件数，除以2020年11月1日的普查人口。',
      en: 'Cases of 2021 per resident of the census of 1 November 2020.',
    },
    remedy: {
      zh: '在率旁注明；各家都有当年人口时改用当年人口。',
      en: "Say it at the rate; prefer a population of the figure's own year for all members.",
    },
    references: 'Preston, Heuveline and Guillot (2001): the mid-period denominator of demographic rates',
  },
  find(set) {
    if (set.measure !== 'rate') return [];
    const apart = set.members.filter(({ population, observation: { period } }) => {
      if (!population || !period) return false;
      return daysBetween(period.start, population.date) < 0 || daysBetween(population.date, period.end) < 0;
    });
    const dates = [...new Set(apart.flatMap(({ population }) => population?.date ?? []))].sort();
    const values = { first: dates[0] ?? '', last: dates.at(-1) ?? '', dates: dates.length };
    return findingAbout('denominator-date-differs', 'caveat', apart, set, { values });
  },
};
