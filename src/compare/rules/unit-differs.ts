/** Streaks counted in years beside streaks counted in months. */
import { oddMembers } from '../set.js';
import { findingAbout, type Rule } from './rule.js';

export const unitDiffers: Rule = {
  code: 'unit-differs',
  page: {
    finds: {
      zh: '有的按年计、有的按月计的连续时间。',
      en: 'Streaks counted in years beside streaks counted in months.',
    },
    misleads: {
      zh: '36个月并不比12年长。',
      en: '36 is not more than 12 when one counts months and the other years.',
    },
    example: {
      zh: '连续36个月命案全破，与连续12年命案全破。',
      en: 'Every homicide cleared for 36 months here, for 12 years there.',
    },
    remedy: {
      zh: '各按自己的单位写明；多数单位之外的只并列，不排名。',
      en: 'State both with their units; members outside the largest group are shown, not ranked.',
    },
    references: 'SDMX, UNIT_MEASURE',
  },
  find(set) {
    return findingAbout(
      'unit-differs',
      'indicative',
      oddMembers(set, ({ observation }) => observation.unit),
      set,
    );
  },
};
