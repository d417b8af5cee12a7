/** A bureau whose population was counted on another basis than the set's. */
import { isFleeting } from '../rate.js';
import { findingAbout, type Rule } from './rule.js';

export const denominatorBasisDiffers: Rule = {
  code: 'denominator-basis-differs',
  page: {
    finds: {
      zh: '人口口径与全组不同的公安机关：只有年末人口，而全组用普查人口。',
      en: "A bureau whose only population was counted on another basis than the set's, such as year-end estimates beside a census.",
    },
    misleads: {
      zh: '两种口径对常住人口的认定不同，率的差别可能只是口径的差别。',
      en: 'The two count residents differently; what looks like a difference of rates may be one of bases.',
    },
    example: { zh: '一家用年末人口，其余用普查人口。', en: 'One bureau has a year-end figure, the others the census.' },
    remedy: {
      zh: '补上同一口径的人口；在此之前记为无法判定。',
      en: 'Add a population on the basis of the others; until then the figure is undetermined.',
    },
    references: 'SDMX, reference population; National Bureau of Statistics: census and annual sample surveys',
  },
  find(set) {
    if (set.measure !== 'rate') return [];
    const other = set.members.filter(
      ({ bureau, population, observation }) =>
        population === undefined && bureau.population.length > 0 && !isFleeting(observation, set.indicator),
    );
    return findingAbout('denominator-basis-differs', 'undetermined', other, set);
  },
};
