/** A stated change that fits the levels as they were published, and not as they hold since one was corrected. */
import { matchStated } from '../change.js';
import { levelsAndChange } from '../levels-and-change.js';
import { finding, type Rule } from './rule.js';

export const changeBeforeCorrection: Rule = {
  code: 'change-before-correction',
  page: {
    finds: {
      zh: '公布的同比算自两年数量，而其中一个后来更正了。',
      en: 'A stated change of two levels of which one has been corrected since.',
    },
    misleads: {
      zh: '数量更正后，原来的同比不再成立，而它仍是原文所述。',
      en: 'With the corrected level the change is another one, but the old one still stands in the source.',
    },
    example: {
      zh: '先说死亡17人、同比下降5.6%；后来更正为27人，算得上升50%。',
      en: '17 deaths and "a fall of 5.6%"; then 27, which gives a rise of 50%.',
    },
    remedy: {
      zh: '同比记为无法判定，列出更正后算得的值；公布者更正同比后再比。',
      en: 'The change is undetermined and stands beside what the levels give now, until it is corrected as well.',
    },
    references: 'Eurostat, ESS handbook for quality reports: coherence',
  },
  find(set) {
    if (set.kind === 'level') return [];
    return set.members.flatMap((member) =>
      matchStated(member.observation, member.published, set.indicator, member.bureau).flatMap(
        ({ stated, corrected }) => {
          if (!corrected || stated.id !== member.observation.id) return [];
          const { before, after } = corrected;
          const values = levelsAndChange({ ...corrected, stated });
          const evidence = [before.id, after.id, stated.id];
          return [finding('change-before-correction', 'undetermined', [member], set, { values, evidence })];
        },
      ),
    );
  },
};
