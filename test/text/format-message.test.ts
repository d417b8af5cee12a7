/** Sentences are ICU patterns, filled. */
import { expect, test } from 'vitest';
import { formatMessage } from '../../src/text/format-message.js';

const cases = '{n, plural, =0 {no case} one {# case} other {# cases}}';

test.each([
  { name: 'no place to fill', pattern: '各局数据', values: {}, text: '各局数据' },
  { name: 'a value', pattern: '{name}公布{n}起', values: { name: '东川区', n: '1 200' }, text: '东川区公布1 200起' },
  { name: 'none', pattern: cases, values: { n: 0 }, text: 'no case' },
  { name: 'one', pattern: cases, values: { n: 1 }, text: '1 case' },
  { name: 'many', pattern: cases, values: { n: 7 }, text: '7 cases' },
  {
    name: 'a choice',
    pattern: '{sign, select, rise {上升} fall {下降} other {持平}}',
    values: { sign: 'fall' },
    text: '下降',
  },
  { name: 'an apostrophe', pattern: "the bureau''s {n}", values: { n: 3 }, text: "the bureau's 3" },
  { name: 'angle brackets are text', pattern: '<b>{n}</b> < 5', values: { n: 3 }, text: '<b>3</b> < 5' },
  { name: 'a value that looks like a pattern', pattern: '{name}', values: { name: '{n}' }, text: '{n}' },
])('$name', ({ pattern, values, text }) => {
  expect(formatMessage(pattern, pattern === cases ? 'en' : 'zh', values)).toBe(text);
});

test('one text may be a pattern in two languages', () => {
  const pattern = '{n, plural, one {#x} other {#y}}';
  expect([formatMessage(pattern, 'en', { n: 1 }), formatMessage(pattern, 'zh', { n: 1 })]).toEqual(['1x', '1y']);
});

test.each([
  { name: 'a missing value', pattern: '{bureau}的{n}', values: { n: 1 }, says: 'bureau' },
  { name: 'a malformed pattern', pattern: '{n, plural, one {x}', values: { n: 1 }, says: /.+/ },
])('$name is an error that says so', ({ pattern, values, says }) => {
  expect(() => formatMessage(pattern, 'zh', values)).toThrow(says);
});
