/** Two figures of one fact that cannot both hold. */
import { sortById } from '../../model/observation.js';
import { canBoth, isSameFact } from '../change.js';
import { finding, type Rule } from './rule.js';

export const valuesConflict: Rule = {
  code: 'values-conflict',
  page: {
    finds: {
      zh: '同一家同一期间、同一范围和口径的两个数，不能同时成立。',
      en: 'Two figures of one bureau, period, scope and definition that cannot both hold.',
    },
    misleads: {
      zh: '用其中一个，位次和差异就随所选的来源而定。',
      en: 'One of the two is taken, and the rank then depends on which.',
    },
    example: {
      zh: '一篇写全年破案100起，另一篇写300起。',
      en: '100 cases of the year in one article, 300 in another.',
    },
    remedy: {
      zh: '两个数并排列出并加注，核对原文，更正过的用后发布的。',
      en: 'Print both with this mark, read the sources again, and keep the corrected one.',
    },
    references: 'Eurostat, ESS handbook for quality reports: coherence; SDMX, revisions',
  },
  find(set) {
    return set.members.flatMap((member) => {
      const { observation: chosen, published } = member;
      const rivals = published.filter(
        (other) =>
          other !== chosen &&
          other.kind === chosen.kind &&
          other.unit === chosen.unit &&
          isSameFact(set.indicator, other, chosen) &&
          !canBoth(other, chosen),
      );
      return sortById(rivals).map((other) => {
        const values = { chosen: chosen.value, other: other.value };
        return finding('values-conflict', 'caveat', [member], set, { values, evidence: [chosen.id, other.id] });
      });
    });
  },
};
