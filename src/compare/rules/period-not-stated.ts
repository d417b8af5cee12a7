/**
 * What it finds: a figure whose period is not stated.
 * Why it misleads: a campaign's total may cover three years; nothing says that it covers the year of the article.
 * Example: groups dismantled in a special campaign whose years the article leaves out.
 * What to do: show it as undetermined; find the period in another source.
 * References: SDMX, TIME_PERIOD is mandatory for an observation that is to be compared.
 */
import { finding, type Rule } from './rule.js';

export const periodNotStated: Rule = {
  code: 'period-not-stated',
  facet: 'period',
  find(set) {
    const undated = set.members.filter(({ observation }) => observation.period === null);
    return undated.length === 0 ? [] : [finding(this, 'undetermined', undated, set)];
  },
};
