/** Locators: where in an article a phrase stands. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatLocator, LocatorSchema, parseLocator } from '../../src/model/locator.js';

test('parsing after formatting is identity', () => {
  const locator = fc
    .record({ paragraph: fc.integer({ min: 1 }), start: fc.nat(), length: fc.integer({ min: 1, max: 10_000 }) })
    .map(({ paragraph, start, length }) => ({ paragraph, start, end: start + length }));
  fc.assert(
    fc.property(locator, (each) => {
      expect(parseLocator(formatLocator(each))).toEqual(each);
    }),
  );
});

test.each([
  { text: 'p1:0-1', is: { paragraph: 1, start: 0, end: 1 } },
  { text: 'p30:1805-1817', is: { paragraph: 30, start: 1805, end: 1817 } },
  { text: 'p0:1-2', is: undefined },
  { text: 'p1:2-2', is: undefined },
  { text: 'p1:3-2', is: undefined },
  { text: 'p1:-3', is: undefined },
  { text: 'p1: 1-2', is: undefined },
  { text: '1:1-2', is: undefined },
  { text: 'P1:1-2', is: undefined },
  { text: 'p1:1-2 ', is: undefined },
  { text: 'p1.5:1-2', is: undefined },
  { text: '', is: undefined },
])('"$text"', ({ text, is }) => {
  expect(parseLocator(text)).toEqual(is);
  expect(LocatorSchema.safeParse(text).success).toBe(is !== undefined);
});
