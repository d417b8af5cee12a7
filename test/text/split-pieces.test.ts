/** Pieces of a text cover it, overlap and end where it may be cut. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitPieces } from '../../src/text/split-pieces.js';

const sizes = { longest: 12, overlap: 3 } as const;
const split = (text: string): string[] => splitPieces(text, sizes).map(({ start, end }) => text.slice(start, end));

test.each([
  { name: 'a short text', text: '东川。', is: ['东川。'] },
  { name: 'nothing', text: '', is: [] },
  { name: 'blanks', text: ' \n'.repeat(20), is: [] },
  {
    name: 'at a line end',
    text: '一二三四五六七八\n九。十一二三四',
    is: ['一二三四五六七八\n', '七八\n九。十一二三四'],
  },
  {
    name: 'at a sentence',
    text: '一二三四五六七八。九十一二三四五',
    is: ['一二三四五六七八。', '七八。九十一二三四五'],
  },
  { name: 'where it is full', text: '一二三四五六七八九十一二三四', is: ['一二三四五六七八九十一二', '十一二三四'] },
  {
    name: 'from a line that starts within the overlap',
    text: '一二三四五六七八\n九\n十一二三四五六',
    is: ['一二三四五六七八\n九\n', '九\n十一二三四五六'],
  },
])('$name', ({ text, is }) => {
  expect(split(text)).toEqual(is);
});

test('any text is covered in its order, in whole characters, by pieces that overlap', () => {
  const text = fc.string({ unit: fc.constantFrom('破', '3', '。', '\n', '\r\n', '😀', ' '), maxLength: 120 });
  fc.assert(
    fc.property(text, (each) => {
      const pieces = splitPieces(each, sizes);
      const covered = new Set<number>();
      let before = -1;
      for (const { start, end } of pieces) {
        expect(start).toBeGreaterThan(before);
        expect(end - start).toBeLessThanOrEqual(sizes.longest);
        expect(each.slice(start, end)).not.toMatch(/\p{Surrogate}/u);
        for (let at = start; at < end; at += 1) covered.add(at);
        before = start;
      }
      const missing = [...each.matchAll(/\S/g)].filter(({ index }) => !covered.has(index));
      expect(missing).toEqual([]);
    }),
  );
});
