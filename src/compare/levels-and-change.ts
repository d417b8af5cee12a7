/** What the sentences of findings on stated changes say. */
import type { Finding } from '../model/finding.js';
import { formatPeriod } from '../model/period.js';
import type { StatedChange } from './change.js';

/** The two levels with their periods, what they give, and what is stated; what rough levels give is a range. */
export function levelsAndChange({ stated, before, after, computed }: StatedChange): Finding['values'] {
  const { value, lower, upper } = computed;
  const range = `${signed(lower)}…${upper === null ? '' : signed(upper)}`;
  return {
    before: before.value,
    after: after.value,
    first: before.period ? formatPeriod(before.period) : '',
    last: after.period ? formatPeriod(after.period) : '',
    computed: upper === lower ? signed(value) : range,
    stated: signed(stated.value),
    points: stated.kind === 'change-points' ? 'yes' : 'no',
  };
}

/** With its sign, and two decimals at the most. */
function signed(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return `${rounded < 0 ? '\u2212' : '+'}${Math.abs(rounded)}`;
}
