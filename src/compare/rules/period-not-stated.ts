/** A figure whose period is not stated. */
import { findingAbout, type Rule } from './rule.js';

export const periodNotStated: Rule = {
  code: 'period-not-stated',
  page: {
    finds: { zh: '没有说明所指期间的数据。', en: 'A figure whose period is not stated.' },
    misleads: {
      zh: '专项行动的累计数可能横跨三年，没有依据说它就是文章那一年的。',
      en: "A campaign's total may cover three years; nothing says that it covers the year of the article.",
    },
    example: {
      zh: '专项斗争中打掉的团伙数，文章没有交代起止年份。',
      en: 'Groups dismantled in a special campaign whose years the article leaves out.',
    },
    remedy: {
      zh: '记为无法判定；另找资料查明期间。',
      en: 'Show it as undetermined; find the period in another source.',
    },
    references: 'SDMX: TIME_PERIOD is mandatory for an observation that is to be compared',
  },
  find(set) {
    const undated = set.members.filter(({ observation }) => observation.period === null);
    return findingAbout('period-not-stated', 'undetermined', undated, set);
  },
};
