/**
 * What it finds: bureaus of different administrative levels in one set.
 * Why it misleads: a prefecture holds several counties, so its counts are larger whatever it does; tasks and powers differ as well.
 * Example: 66 one-stop items of a prefecture beside 60 of a county.
 * What to do: compare rates with this caveat; show raw counts side by side, and never rank them.
 * References: GB/T 2260, levels of administrative divisions.
 */
import { groupMembers } from '../set.js';
import { finding, type Rule } from './rule.js';

export const levelDiffers: Rule = {
  code: 'level-differs',
  facet: 'level',
  find(set) {
    if (groupMembers(set, ({ bureau }) => bureau.level).size < 2) return [];
    const { measure_type: type } = set.indicator;
    const rawCount = set.measure === 'stated' && set.kind === 'level' && (type === 'flow' || type === 'stock');
    return [finding(this, rawCount ? 'indicative' : 'caveat', set.members, set, {}, rawCount)];
  },
};
