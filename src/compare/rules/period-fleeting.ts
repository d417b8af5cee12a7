/** A count of less than four weeks where figures are related to residents. */
import { isFleeting } from '../rate.js';
import { findingAbout, type Rule } from './rule.js';

export const periodFleeting: Rule = {
  code: 'period-fleeting',
  page: {
    finds: {
      zh: '期间不足四周、又需要折算为率的计数。',
      en: 'A count of less than four weeks where figures are related to residents.',
    },
    misleads: {
      zh: '一夜的数量折成每10万人的率，会被当成全年的水平。',
      en: 'A rate per head of one night would be read as the level of a year.',
    },
    example: {
      zh: '三家各自一次夜查查处的酒驾数。',
      en: 'Drunk drivers found by three bureaus, each in one night of checks.',
    },
    remedy: {
      zh: '只按原数并列，不折算、不排名。',
      en: 'Show the figures as stated, side by side; form no rate and no rank.',
    },
    references: 'Preston, Heuveline and Guillot (2001): rates are events over person-years lived',
  },
  find(set) {
    if (set.measure !== 'rate') return [];
    const fleeting = set.members.filter(({ observation }) => isFleeting(observation, set.indicator));
    return findingAbout('period-fleeting', 'indicative', fleeting, set);
  },
};
