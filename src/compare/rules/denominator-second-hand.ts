/** A rate whose population comes from a copy that nobody checked against the original. */
import { findingAbout, type Rule } from './rule.js';

export const denominatorSecondHand: Rule = {
  code: 'denominator-second-hand',
  page: {
    finds: {
      zh: '人口数来自未经核对的二手转引的率。',
      en: 'A rate whose population comes from a secondary copy that was not checked against the original.',
    },
    misleads: {
      zh: '转引可能抄错、取整，或混用户籍与常住人口。',
      en: 'Copies carry slips and roundings, and mix registered with resident population.',
    },
    example: {
      zh: '年末人口取自转载统计公报的网页。',
      en: 'A year-end population taken from a page that repeats the statistical bulletin.',
    },
    remedy: { zh: '在率旁注明；找到公报原文核对。', en: 'Say it at the rate; check it against the bulletin itself.' },
    references: 'SDMX, reference metadata of the source',
  },
  find(set) {
    if (set.measure !== 'rate') return [];
    const copied = set.members.filter((member) => member.population_source?.kind === 'secondary-copy');
    return findingAbout('denominator-second-hand', 'caveat', copied, set);
  },
};
