/** A total that is not the sum of the parts it was computed from. */
import type { Observation } from '../../model/observation.js';
import { canBoth } from '../change.js';
import { finding, type Rule } from './rule.js';

/** A formula that only adds. */
const isSum = (formula: string | undefined): boolean => /^[\d\s.,+]+$/.test(formula ?? '') && /\+/.test(formula ?? '');

export const partsDoNotSum: Rule = {
  code: 'parts-do-not-sum',
  page: {
    finds: {
      zh: '推算的合计，不等于所列各部分之和。',
      en: 'A computed total that is not the sum of the figures it names.',
    },
    misleads: {
      zh: '合计或某一部分录错了，或漏了一部分。',
      en: 'The total or one of its parts was entered wrongly, or a part is missing.',
    },
    example: { zh: '合计6个，而所列四类为1、2、1、1个。', en: 'A total of 6 from parts of 1, 2, 1 and 1.' },
    remedy: { zh: '核对各部分与合计，改正录入。', en: 'Check the parts against the total, and mend the entry.' },
    references: 'Eurostat, ESS handbook for quality reports: coherence',
  },
  find(set) {
    return set.members.flatMap((member) => {
      const { observation: total, published } = member;
      if (!isSum(total.formula)) return [];
      const parts = total.derived_from.flatMap((id) => published.find((part) => part.id === id) ?? []);
      if (parts.length < 2 || parts.length < total.derived_from.length) return [];
      const sum = addBounds(parts);
      if (canBoth(sum, total)) return [];
      const values = { sum: sum.value, total: total.value };
      const evidence = [total.id, ...parts.map(({ id }) => id)];
      return [finding('parts-do-not-sum', 'caveat', [member], set, { values, evidence })];
    });
  },
};

function addBounds(parts: readonly Observation[]): { value: number; lower: number; upper: number | null } {
  return parts.reduce<{ value: number; lower: number; upper: number | null }>(
    (sum, { value, lower, upper }) => ({
      value: sum.value + value,
      lower: sum.lower + lower,
      upper: sum.upper === null || upper === null ? null : sum.upper + upper,
    }),
    { value: 0, lower: 0, upper: 0 },
  );
}
