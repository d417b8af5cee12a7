/** Positions in a text, for people: lines and columns from 1, columns in characters. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceText } from '../../src/text/source-text.js';

describe('positionAt', () => {
  test.each([
    { name: 'the start', text: '东川', offset: 0, at: [1, 1] },
    { name: 'after Chinese', text: '破案: 12', offset: 4, at: [1, 5] },
    { name: 'after a character of two UTF-16 units', text: '𬭚水河, x', offset: 6, at: [1, 6] },
    { name: 'the first character after LF', text: 'a\nb', offset: 2, at: [2, 1] },
    { name: 'the first character after CRLF', text: 'a\r\nb', offset: 3, at: [2, 1] },
    { name: 'the first character after CR', text: 'a\rb', offset: 2, at: [2, 1] },
    { name: 'a blank line', text: 'a\n\nb', offset: 2, at: [2, 1] },
    { name: 'the line end belongs to its line', text: 'ab\ncd', offset: 2, at: [1, 3] },
    { name: 'past the end', text: 'ab\ncd', offset: 99, at: [2, 3] },
    { name: 'an empty text', text: '', offset: 0, at: [1, 1] },
    { name: 'after a final line end', text: 'ab\n', offset: 3, at: [2, 1] },
  ])('$name', ({ text, offset, at }) => {
    const { line, column } = new SourceText('a.yaml', text).positionAt(offset);
    expect([line, column]).toEqual(at);
  });
});

test.each([
  { line: 1, text: '第一行' },
  { line: 2, text: '第二行' },
  { line: 3, text: '' },
  { line: 4, text: '第四行' },
  { line: 5, text: '' },
  { line: 6, text: '' },
])('lineText $line has no line end', ({ line, text }) => {
  expect(new SourceText('a.yaml', '第一行\r\n第二行\n\n第四行\r').lineText(line)).toBe(text);
});

test('line and column lead back to the offset', () => {
  const pieces = fc.constantFrom('川', '𬭚', 'a', ' ', '\n', '\r\n', '\r');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), fc.nat(), (list, seed) => {
      const source = new SourceText('a.txt', list.join(''));
      // An offset at which a piece starts: never inside a character or a line end.
      const nth = seed % (list.length + 1);
      const offset = list.slice(0, nth).join('').length;
      // CR and LF that meet by chance make one line end.
      fc.pre(!(source.text[offset - 1] === '\r' && source.text[offset] === '\n'));
      const { line, column } = source.positionAt(offset);
      const lineStart = source.lineStarts[line - 1] ?? -1;
      const reached =
        Array.from(source.text.slice(lineStart))
          .slice(0, column - 1)
          .join('').length + lineStart;
      expect(reached).toBe(offset);
    }),
  );
});
