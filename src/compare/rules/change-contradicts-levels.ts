/** A stated change that the stated levels of both years rule out. */
import { isConsistent, matchStated } from '../change.js';
import { levelsAndChange } from '../levels-and-change.js';
import { finding, type Rule } from './rule.js';

export const changeContradictsLevels: Rule = {
  code: 'change-contradicts-levels',
  page: {
    finds: {
      zh: '公布的同比，与同一家公布的两年数量对不上。',
      en: 'A stated change that the levels of both years, stated by the same bureau, rule out.',
    },
    misleads: {
      zh: '三个数中至少有一个错了或换了口径，而看不出是哪一个。',
      en: 'At least one of the three is wrong or has another scope, and nothing says which.',
    },
    example: {
      zh: '上年500起，今年450起，却说“同比下降25%”：算出来是下降10%。',
      en: '500 cases, then 450, and "a fall of 25%": the two give a fall of 10%.',
    },
    remedy: {
      zh: '列出算式，三个数都加注；同比记为无法判定，请公布者核实。',
      en: 'Print the arithmetic and mark all three; the change is undetermined until the publisher is asked.',
    },
    references: 'Eurostat, ESS handbook for quality reports: coherence',
  },
  find(set) {
    return set.members.flatMap((member) =>
      matchStated(member.observation, member.published, set.indicator, member.bureau).flatMap((reading) => {
        if (isConsistent(reading)) return [];
        const { stated, before, after } = reading;
        // The finding belongs to the figure of its own kind: one change does not mark another.
        if (set.kind !== 'level' && stated.id !== member.observation.id) return [];
        const severity = set.kind === 'level' ? 'caveat' : 'undetermined';
        const values = levelsAndChange(reading);
        const evidence = [before.id, after.id, stated.id];
        return [finding('change-contradicts-levels', severity, [member], set, { values, evidence })];
      }),
    );
  },
};
