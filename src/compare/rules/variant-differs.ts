/** Figures of one indicator that follow different variants of its definition. */
import { oddMembers } from '../set.js';
import { findingAbout, type Rule } from './rule.js';

export const variantDiffers: Rule = {
  code: 'variant-differs',
  page: {
    finds: {
      zh: '同一指标下，各家采用了不同的口径。',
      en: 'Figures of one indicator that follow different variants of its definition.',
    },
    misleads: {
      zh: '名称相同，数的却不是一回事：事项的占比不等于办件的占比。',
      en: 'Variants count different things under one name; a share of items is no share of transactions.',
    },
    example: {
      zh: '一家说事项网上可办率80%，另一家说网办率80%。',
      en: '80% of items can be handled online here; 80% of transactions were handled online there.',
    },
    remedy: {
      zh: '只在同一口径内比较；多数口径之外的只并列，不排名。',
      en: 'Compare within a variant only; members outside the largest group are shown, not ranked.',
    },
    references: 'SDMX, concepts and code lists: one code, one definition; variants stand in indicators.yaml',
  },
  find(set) {
    const odd = oddMembers(set, ({ observation }) => observation.variant ?? '');
    return findingAbout('variant-differs', 'indicative', odd, set);
  },
};
