/** Areas of which one holds another. */
import { codesAbove } from '../../model/bureau.js';
import { groupMembers } from '../set.js';
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
      zh: '只在多数所在的层级内比较，另一层级的只并列。',
      en: 'Compare within the level that most members have; those of the other level are shown, not ranked.',
    },
    references: 'GB/T 2260, codes of administrative divisions; SDMX, REF_AREA hierarchies',
  },
  find(set) {
    const codes = new Set(set.members.map(({ bureau }) => bureau.adcode));
    const holders = new Set(set.members.flatMap(({ bureau }) => codesAbove(bureau).filter((code) => codes.has(code))));
    if (holders.size === 0) return [];
    // Of equally common levels the one that holds gives way.
    const levels = [...groupMembers(set, ({ bureau }) => bureau.level)].sort((a, b) => b[1].length - a[1].length);
    const isTied = levels[0]?.[1].length === levels[1]?.[1].length;
    const usual = isTied ? undefined : levels[0]?.[0];
    const nested = set.members.filter(({ bureau }) => {
      const isHolder = holders.has(bureau.adcode);
      const isHeld = codesAbove(bureau).some((code) => holders.has(code));
      if (isHolder && isHeld) return true;
      return usual === undefined || levels.length === 1 ? isHolder : (isHolder || isHeld) && bureau.level !== usual;
    });
    return findingAbout('areas-nested', 'indicative', nested, set);
  },
};
