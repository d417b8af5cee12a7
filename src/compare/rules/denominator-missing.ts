/**
 * What it finds: a count that needs a rate, of a bureau without a population on the set's basis.
 * Why it misleads: without residents there is no rate, and counts of areas of different size do not compare.
 * Example: one bureau of three has no census figure on file.
 * What to do: add the population with its source; until then the count is shown as undetermined.
 * References: SDMX, reference population.
 */
import { isFleeting } from '../rate.js';
import { finding, type Rule } from './rule.js';

export const denominatorMissing: Rule = {
  code: 'denominator-missing',
  facet: 'denominator',
  find(set) {
    if (set.measure !== 'rate') return [];
    const without = set.members.filter(
      ({ population, observation }) => population === undefined && !isFleeting(observation, set.indicator),
    );
    return without.length === 0 ? [] : [finding(this, 'undetermined', without, set)];
  },
};
