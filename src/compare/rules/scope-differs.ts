/** A figure limited to a part, beside figures of whole bureaus, or several limited differently. */
import { findingAbout, type Rule } from './rule.js';

export const scopeDiffers: Rule = {
  code: 'scope-differs',
  page: {
    finds: {
      zh: '限于某次行动、某一部分或某个单位的数据，与全局数据并列，或各限各的。',
      en: 'A figure limited to a campaign, a subset or a unit, beside figures of whole bureaus, or several limited differently.',
    },
    misleads: {
      zh: '部分总比全体小，与工作多少无关。',
      en: 'A part is smaller than its whole, whatever the work done.',
    },
    example: {
      zh: '三个月专项行动破获480余起，与另一家全年871起。',
      en: 'More than 480 cases of one three-month campaign beside 871 of a whole year.',
    },
    remedy: {
      zh: '连同所限范围一起列出，不排名，不进入组的数值。',
      en: 'Show the limited figure with its limits, and keep it out of ranks and group values.',
    },
    references: 'SDMX, coverage of the statistical population',
  },
  find(set) {
    const scopes = new Set(set.members.map(({ observation }) => observation.scope));
    if (scopes.size < 2) return [];
    const limited = set.members.filter(({ observation }) => observation.scope !== '');
    return findingAbout('scope-differs', 'indicative', limited, set);
  },
};
