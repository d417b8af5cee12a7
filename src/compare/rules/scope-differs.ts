/**
 * What it finds: a figure limited to a campaign, a subset or a unit, beside figures of whole bureaus, or several limited differently.
 * Why it misleads: a part is smaller than its whole, whatever the work done.
 * Example: 480余 telecom fraud cases of one three-month campaign beside 871 of a whole year.
 * What to do: show the limited figure with its limits, and keep it out of ranks and group values.
 * References: SDMX, coverage of the statistical population.
 */
import { finding, type Rule } from './rule.js';

export const scopeDiffers: Rule = {
  code: 'scope-differs',
  facet: 'scope',
  find(set) {
    const scopes = new Set(set.members.map(({ observation }) => observation.scope));
    if (scopes.size < 2) return [];
    const limited = set.members.filter(({ observation }) => observation.scope !== '');
    return [finding(this, 'indicative', limited, set)];
  },
};
