/**
 * What it finds: figures of different years.
 * Why it misleads: circumstances differ between years for everybody (2020 was the first year of the epidemic).
 * Example: 398 cases in 2020 beside 4 978 in 2021.
 * What to do: print the year at each figure; prefer the year that all have published.
 * References: SDMX, TIME_PERIOD.
 */
import { endYear } from '../../model/period.js';
import { finding, type Rule } from './rule.js';

export const periodDiffers: Rule = {
  code: 'period-differs',
  facet: 'period',
  find(set) {
    const dated = set.members.flatMap((member) =>
      member.observation.period ? [{ member, year: endYear(member.observation.period) }] : [],
    );
    const years = new Set(dated.map(({ year }) => year));
    if (years.size < 2) return [];
    const values = { first: Math.min(...years), last: Math.max(...years) };
    return [
      finding(
        this,
        'caveat',
        dated.map(({ member }) => member),
        set,
        { first: `${values.first}`, last: `${values.last}` },
      ),
    ];
  },
};
