/** Breaking texts into lines, measured by the shipped font. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapText } from '../../src/text/wrap-text.js';
import { measure } from '../host/shipped-fonts.js';

/** One cell a character, two for Chinese: easy to follow by hand. */
const cells = (text: string): number => [...text].reduce((sum, one) => sum + (one > '\u2e80' ? 2 : 1), 0);
const inFont = (text: string): number => measure(text, 12, false);

describe('cases', () => {
  it.each<{ text: string; width: number; lines: string[] }>([
    { text: '东川区破获案件', width: 6, lines: ['东川区', '破获案', '件'] },
    { text: '东川区，云溪市。', width: 6, lines: ['东川', '区，云', '溪市。'] },
    { text: '（东川）（云溪）', width: 6, lines: ['（东', '川）', '（云', '溪）'] },
    { text: 'cases solved in Dongchuan', width: 12, lines: ['cases solved', 'in Dongchuan'] },
    { text: '率为1,200.5%以上', width: 8, lines: ['率为', '1,200.5%', '以上'] },
    { text: '2020–2022年', width: 9, lines: ['2020–2022', '年'] },
    { text: 'Dongchuan', width: 3, lines: ['Don', 'gch', 'uan'] },
    { text: '东川Dongchuan', width: 6, lines: ['东川Do', 'ngchua', 'n'] },
    { text: '东川区', width: 100, lines: ['东川区'] },
    { text: '', width: 10, lines: [] },
    { text: '   ', width: 10, lines: [] },
  ])('"$text" in $width cells', ({ text, width, lines }) => {
    expect(wrapText(text, width, cells)).toEqual(lines);
  });
});

describe('properties', () => {
  const word = fc.constantFrom('cases', 'Dongchuan', '1,200', '97.8%', '2021', 'a');
  const han = fc.constantFrom(...'东川区云溪市破获刑事案件余起');
  const closing = fc.constantFrom(...'，。、；：！？）》」】”’…');
  const opening = fc.constantFrom(...'（《「【“‘');
  const part = fc.oneof(
    { weight: 5, arbitrary: han },
    { weight: 2, arbitrary: word.map((one) => `${one} `) },
    { weight: 1, arbitrary: fc.tuple(han, closing).map(([one, mark]) => one + mark) },
    { weight: 1, arbitrary: fc.tuple(opening, han, closing).map((all) => all.join('')) },
    { weight: 1, arbitrary: word.map((one) => `东${one}川`) },
  );
  const texts = fc.array(part, { maxLength: 40 }).map((parts) => parts.join('').trim());
  const widths = fc.integer({ min: 10, max: 400 });

  /** Whether a line could be broken inside: at a space, or beside a Chinese character that nothing clings to. */
  const canBreak = (line: string): boolean => {
    const characters = [...line];
    const isClosing = (one: string): boolean => /[\p{Pe}\p{Pf}，。、；：！？…,.%]/u.test(one);
    const isOpening = (one: string): boolean => /[\p{Ps}\p{Pi}]/u.test(one);
    const isHan = (one: string): boolean => /\p{Script=Han}/u.test(one);
    return characters.some((one, index) => {
      const next = characters[index + 1];
      if (next === undefined || isClosing(next) || isOpening(one)) return false;
      return one === ' ' || next === ' ' || isHan(one) || isHan(next);
    });
  };

  it('lines are the text, with nothing lost but spaces at breaks', () => {
    fc.assert(
      fc.property(texts, widths, (text, width) => {
        let left = text;
        for (const line of wrapText(text, width, inFont)) {
          expect(line).not.toBe('');
          expect(line).toBe(line.trim());
          expect(left.trimStart().startsWith(line)).toBe(true);
          left = left.trimStart().slice(line.length);
        }
        expect(left.trim()).toBe('');
      }),
    );
  });

  it('a line is no wider than asked for, unless it cannot be broken', () => {
    fc.assert(
      fc.property(texts, widths, (text, width) => {
        const tooWide = wrapText(text, width, inFont).filter((line) => inFont(line) > width);
        expect(tooWide.filter(canBreak)).toEqual([]);
      }),
    );
  });

  it('a line is filled: the start of the next one would not fit on it', () => {
    fc.assert(
      fc.property(fc.array(han, { minLength: 1, maxLength: 60 }), widths, (characters, width) => {
        const lines = wrapText(characters.join(''), width, inFont);
        for (const [index, line] of lines.slice(0, -1).entries())
          expect(inFont(line + [...(lines[index + 1] ?? '')][0])).toBeGreaterThan(width);
      }),
    );
  });

  it('no line starts with closing punctuation or ends with an opening one', () => {
    fc.assert(
      fc.property(texts, widths, (text, width) => {
        for (const line of wrapText(text, width, inFont)) {
          expect(line).not.toMatch(/^[，。、；：！？）》」】”’…,.;:!?)%]/u);
          expect(line).not.toMatch(/[（《「【“‘(]$/u);
        }
      }),
    );
  });
});

describe('widths of the shipped font', () => {
  it.each([
    ['东川区云溪市破获刑事案件', 12, 144],
    ['东川区云溪市破获刑事案件', 15, 180],
    ['，。（）《》', 10, 60],
    ['', 12, 0],
  ])('%s at %d px is %d px, bold or not', (text, size, width) => {
    expect(measure(text, size, false)).toBeCloseTo(width, 6);
    expect(measure(text, size, true)).toBeCloseTo(width, 6);
  });

  it('Latin is narrower than Chinese, figures are all of one width, and bold is wider', () => {
    const widths = [...'0123456789'].map(inFont);
    expect(new Set(widths).size).toBe(1);
    expect(inFont('m')).toBeLessThan(12);
    expect(inFont('i')).toBeLessThan(inFont('m'));
    expect(measure('cases solved', 12, true)).toBeGreaterThan(measure('cases solved', 12, false));
  });
});
