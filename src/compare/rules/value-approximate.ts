/**
 * What it finds: figures that the source gives only roughly.
 * Why it misleads: 1200余 may be 1201 or 1299; the order of two rough figures can be an accident of rounding.
 * Example: 15000余 beside 27万余.
 * What to do: carry the bounds through every rate and draw them.
 * References: the bounds that each wording implies, in the method section.
 */
import { finding, type Rule } from './rule.js';

export const valueApproximate: Rule = {
  code: 'value-approximate',
  facet: 'precision',
  find(set) {
    const rough = set.members.filter(({ observation }) => observation.qualifier !== 'exact');
    return rough.length === 0 ? [] : [finding(this, 'caveat', rough, set)];
  },
};
