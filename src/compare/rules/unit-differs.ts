/**
 * What it finds: streaks counted in years beside streaks counted in months.
 * Why it misleads: 36 is not more than 12 when one counts months and the other years.
 * Example: 36 months without a robbery beside 12 years with every homicide cleared.
 * What to do: state both with their units; the members outside the largest group are shown, not ranked.
 * References: SDMX, UNIT_MEASURE.
 */
import { oddMembers } from '../set.js';
import { finding, type Rule } from './rule.js';

export const unitDiffers: Rule = {
  code: 'unit-differs',
  facet: 'definition',
  find(set) {
    const odd = oddMembers(set, ({ observation }) => observation.unit);
    return odd.length === 0 ? [] : [finding(this, 'indicative', odd, set)];
  },
};
