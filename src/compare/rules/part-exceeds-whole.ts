/** A part that is larger than the whole that it belongs to. */
import { sortById } from '../../model/observation.js';
import { isSamePeriod } from '../../model/period.js';
import { finding, type Rule } from './rule.js';

export const partExceedsWhole: Rule = {
  code: 'part-exceeds-whole',
  page: {
    finds: {
      zh: '同一家同一期间的部分数，大于全体数。',
      en: 'A figure of a part that is larger than the figure of the whole, of one bureau and period.',
    },
    misleads: {
      zh: '其中一个的口径或范围不是看上去的那样。',
      en: 'One of the two does not have the definition or scope that it seems to have.',
    },
    example: {
      zh: '全年破案300起，其中专项行动破案400起。',
      en: '300 cases in the year, 400 of them in one campaign.',
    },
    remedy: { zh: '两个数并排列出并加注，核对原文。', en: 'Print both with this mark, and read the source again.' },
    references: 'Eurostat, ESS handbook for quality reports: coherence',
  },
  find(set) {
    const { measure_type: type } = set.indicator;
    if (set.kind !== 'level' || (type !== 'flow' && type !== 'stock')) return [];
    return set.members.flatMap((member) => {
      const { observation: whole, published } = member;
      if (whole.scope !== '' || whole.period === null || whole.upper === null) return [];
      const most = whole.upper;
      const larger = published.filter(
        (part) =>
          part.kind === 'level' &&
          part.scope !== '' &&
          isSamePeriod(part.period, whole.period) &&
          part.variant === whole.variant &&
          part.lower > most,
      );
      return sortById(larger).map((part) => {
        const values = { part: part.value, whole: whole.value };
        return finding('part-exceeds-whole', 'caveat', [member], set, { values, evidence: [part.id, whole.id] });
      });
    });
  },
};
