/** A count that needs a rate, of a bureau without any population. */
import { isFleeting } from '../rate.js';
import { findingAbout, type Rule } from './rule.js';

export const denominatorMissing: Rule = {
  code: 'denominator-missing',
  page: {
    finds: {
      zh: '需要折算为率、但没有人口数的计数。',
      en: 'A count that needs a rate, of a bureau without any population on file.',
    },
    misleads: {
      zh: '没有人口就没有率，而大小不同的地区不能直接比数量。',
      en: 'Without residents there is no rate, and counts of areas of different size do not compare.',
    },
    example: { zh: '三家中有一家没有普查人口。', en: 'One bureau of three has no census figure on file.' },
    remedy: {
      zh: '补上人口数并写明来源；在此之前记为无法判定。',
      en: 'Add the population with its source; until then the count is shown as undetermined.',
    },
    references: 'SDMX, reference population',
  },
  find(set) {
    if (set.measure !== 'rate') return [];
    const without = set.members.filter(
      ({ bureau, population, observation }) =>
        population === undefined && bureau.population.length === 0 && !isFleeting(observation, set.indicator),
    );
    return findingAbout('denominator-missing', 'undetermined', without, set);
  },
};
