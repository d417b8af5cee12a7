/**
 * What it finds: figures of one indicator that follow different variants of its definition.
 * Why it misleads: variants count different things under one name; a share of items is no share of transactions.
 * Example: 网上可办率 80% (of items) beside 网办率 80% (of transactions).
 * What to do: compare within a variant only. The members outside the largest group are shown, not ranked.
 * References: conventions of the catalogue (`variants`).
 */
import { oddMembers } from '../set.js';
import { finding, type Rule } from './rule.js';

export const variantDiffers: Rule = {
  code: 'variant-differs',
  facet: 'definition',
  find(set) {
    const odd = oddMembers(set, ({ observation }) => observation.variant ?? '');
    return odd.length === 0 ? [] : [finding(this, 'indicative', odd, set)];
  },
};
