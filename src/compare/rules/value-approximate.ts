/** Figures that the source gives only roughly. */
import { findingAbout, type Rule } from './rule.js';

export const valueApproximate: Rule = {
  code: 'value-approximate',
  page: {
    finds: { zh: '原文只给了概数。', en: 'Figures that the source gives only roughly.' },
    misleads: {
      zh: '1200余可能是1201，也可能是1299；两个概数谁大谁小，可能只是取整的偶然。',
      en: '1200余 may be 1201 or 1299; the order of two rough figures can be an accident of rounding.',
    },
    example: { zh: '15000余与27万余。', en: '15000余 beside 27万余.' },
    remedy: {
      zh: '上下限随率、变化和位次一起计算，并画出来。',
      en: 'Carry the bounds through every rate, change and rank, and draw them.',
    },
    references: 'Manski (2003), Partial Identification of Probability Distributions: bounds without assumptions',
  },
  find(set) {
    const rough = set.members.filter(({ observation }) => observation.qualifier !== 'exact');
    return findingAbout('value-approximate', 'caveat', rough, set);
  },
};
