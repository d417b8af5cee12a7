/** Areas of which one holds another. */
import { codesAbove } from '../../model/bureau.js';
import { findingAbout, type Rule } from './rule.js';

export const areasNested: Rule = {
  code: 'areas-nested',
  page: {
    finds: {
      zh: '同一组里有包含关系的地区：一个地市和它下辖的县区。',
      en: 'Areas of one set of which one holds another: a prefecture and a county within it.',
    },
    misleads: {
      zh: '县区的案件和人口也算在地市里，两者相比是自己与自己比，合计会重复。',
      en: "The county's cases and residents are in the prefecture's as well: it would be compared with itself, and sums would count it twice.",
    },
    example: { zh: '地市和它的三个县区排在一起。', en: 'A prefecture ranked among three of its own counties.' },
    remedy: {
      zh: '注明；相互不作比较，合计时只计包含他者的一次。',
      en: 'Say it; do not compare the two with one another, and count each resident once in sums.',
    },
    references: 'GB/T 2260, codes of administrative divisions; SDMX, REF_AREA hierarchies',
  },
  find(set) {
    // Counties hold nobody.
    if (set.members.every(({ bureau }) => bureau.level === 'county')) return [];
    const codes = new Set(set.members.map(({ bureau }) => bureau.adcode));
    const holders = new Set(set.members.flatMap(({ bureau }) => codesAbove(bureau).filter((code) => codes.has(code))));
    if (holders.size === 0) return [];
    const nested = set.members.filter(
      ({ bureau }) => holders.has(bureau.adcode) || codesAbove(bureau).some((code) => holders.has(code)),
    );
    return findingAbout('areas-nested', 'caveat', nested, set);
  },
};
