/**
 * What it finds: an indicator that a single bureau published.
 * Why it misleads: a figure alone says nothing about standing; silence of the others is not zero.
 * Example: a fall in traffic deaths published by one of four.
 * What to do: list it, name those who published nothing.
 * References: none needed.
 */
import { finding, type Rule } from './rule.js';

export const tooFewPublished: Rule = {
  code: 'too-few-published',
  facet: 'coverage',
  find(set) {
    return set.members.length > 1 ? [] : [finding(this, 'excluding', set.members, set, {}, true)];
  },
};
