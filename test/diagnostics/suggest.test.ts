/** Suggestions: near slips, never wild guesses. */
import { expect, test } from 'vitest';
import { nearest, suggest } from '../../src/diagnostics/suggest.js';

const known = ['disputes-resolved', 'dispute-resolution-rate', 'traffic-deaths', 'percent', 'case'];

test.each([
  { name: 'dispute-resolved', is: 'disputes-resolved' },
  { name: 'traffic_deaths', is: 'traffic-deaths' },
  { name: 'Percent', is: 'percent' },
  { name: 'CASE', is: 'case' },
  { name: 'cas', is: 'case' },
  { name: 'caes', is: 'case' },
  { name: 'person', is: undefined },
  { name: 'ca', is: undefined },
  { name: '', is: undefined },
])('"$name" means $is', ({ name, is }) => {
  expect(nearest(name, known)).toBe(is);
  expect(suggest(name, known)).toEqual(is === undefined ? [] : [`did you mean "${is}"?`]);
});
