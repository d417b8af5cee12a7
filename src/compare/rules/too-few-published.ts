/** An indicator that a single bureau published. */
import { finding, type Rule } from './rule.js';

export const tooFewPublished: Rule = {
  code: 'too-few-published',
  page: {
    finds: { zh: '只有一家公布的指标。', en: 'An indicator that a single bureau published.' },
    misleads: {
      zh: '一个数单独放着，看不出高低；别家没有公布，也不等于零。',
      en: 'A figure alone says nothing about standing; silence of the others is not zero.',
    },
    example: {
      zh: '四家中只有一家公布交通事故死亡人数的降幅。',
      en: 'A fall in traffic deaths published by one of four.',
    },
    remedy: {
      zh: '只列出，并点名没有公布的各家。',
      en: 'List it, and name those who published nothing.',
    },
    references: 'OECD and JRC (2008), Handbook on Constructing Composite Indicators: coverage and missing data',
  },
  find(set) {
    return set.members.length > 1
      ? []
      : [finding('too-few-published', 'excluding', set.members, set, { set_wide: true })];
  },
};
