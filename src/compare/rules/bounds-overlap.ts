/** Whole-bureau figures whose order the wording leaves open. */
import { shownEstimate } from '../../model/comparison.js';
import type { Selected } from '../set.js';
import { findingAbout, type Rule } from './rule.js';

export const boundsOverlap: Rule = {
  code: 'bounds-overlap',
  page: {
    finds: {
      zh: '上下限相互重叠、先后分不清的数据。',
      en: 'Figures whose bounds overlap, so that the wording leaves their order open.',
    },
    misleads: {
      zh: '按写出来的数排，名次可能只由取整决定。',
      en: 'Sorted by the written number, rounding alone may have made the order.',
    },
    example: {
      zh: '一家1200余起，另一家1250起。',
      en: 'One wrote 1200余, which is 1200 to 1300; the other wrote 1250.',
    },
    remedy: {
      zh: '给出可能的位次范围；向公布者要准确数。',
      en: 'Give the range of possible ranks; ask the publisher for the exact figure.',
    },
    references: 'interval orders: Fishburn (1985)',
  },
  find(set) {
    const shown = set.members.flatMap((member) => {
      const estimate = shownEstimate(set, member);
      if (!estimate || member.observation.scope !== '') return [];
      return [{ member, lower: estimate.lower, upper: estimate.upper ?? Infinity }];
    });
    // Of equal lower bounds the exact figure comes first: beside it the rough one can only be as large or larger.
    shown.sort((a, b) => a.lower - b.lower || a.upper - b.upper);
    const overlapping = new Set<Selected>();
    let widest: (typeof shown)[number] | undefined;
    for (const each of shown) {
      if (widest && each.lower < widest.upper) overlapping.add(each.member).add(widest.member);
      if (!widest || each.upper > widest.upper) widest = each;
    }
    const members = set.members.filter((member) => overlapping.has(member));
    return findingAbout('bounds-overlap', 'caveat', members, set);
  },
};
