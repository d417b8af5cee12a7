/** Bureaus of different administrative levels in one set. */
import { groupMembers } from '../set.js';
import { finding, type Rule } from './rule.js';

export const levelDiffers: Rule = {
  code: 'level-differs',
  page: {
    finds: {
      zh: '行政层级不同的公安机关出现在同一组。',
      en: 'Bureaus of different administrative levels in one set.',
    },
    misleads: {
      zh: '地市包含若干县区，怎么干数都更大；职责和权限也不同。',
      en: 'A prefecture holds several counties, so its counts are larger whatever it does; tasks and powers differ as well.',
    },
    example: {
      zh: '地市级的66项一次办好事项，与县级的60项。',
      en: '66 one-stop items of a prefecture beside 60 of a county.',
    },
    remedy: {
      zh: '率可以比较，但注明层级；原始数量只并列，从不排名。',
      en: 'Compare rates with this caveat; show raw counts side by side, and never rank them.',
    },
    references: 'GB/T 2260, levels of administrative divisions',
  },
  find(set) {
    if (groupMembers(set, ({ bureau }) => bureau.level).size < 2) return [];
    const { measure_type: type } = set.indicator;
    const rawCount = set.measure === 'stated' && set.kind === 'level' && (type === 'flow' || type === 'stock');
    return [finding('level-differs', rawCount ? 'indicative' : 'caveat', set.members, set, { set_wide: rawCount })];
  },
};
