/** Figures from sources of different kinds. */
import { oddMembers } from '../set.js';
import { findingAbout, type Rule } from './rule.js';

export const sourceKindDiffers: Rule = {
  code: 'source-kind-differs',
  page: {
    finds: {
      zh: '来自不同种类资料的数据，例如一家来自年终盘点报道，一家来自统计公报。',
      en: 'Figures from sources of different kinds, such as a press review beside a statistical bulletin.',
    },
    misleads: {
      zh: '盘点报道择要而写，公报按制度统计；前者往往只写好的，口径也松。',
      en: 'A review picks what it tells and defines loosely; a bulletin counts by rules.',
    },
    example: {
      zh: '一家的破案数见于报道，另一家的见于统计公报。',
      en: 'Cases solved from a newspaper here, from the statistical bulletin there.',
    },
    remedy: {
      zh: '在数字旁注明来源种类；尽量用同类资料。',
      en: 'Say the kind of source at the figure; prefer one kind for all.',
    },
    references: 'SDMX, reference metadata: SOURCE_TYPE',
  },
  find(set) {
    const odd = oddMembers(set, ({ source }) => source?.kind ?? '');
    return findingAbout('source-kind-differs', 'caveat', odd, set);
  },
};
