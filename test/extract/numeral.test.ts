/** Numerals read back what a writer of them wrote, and bounds hold what their words say. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactly, implyBounds, type Approximation } from '../../src/extract/bounds.js';
import { parseArabic, parseChinese, parseNumeral } from '../../src/extract/numeral.js';

/** Writes a number below 10¹² as Chinese is written: sections of four digits, one 零 for every run of zeros that digits follow. */
function writeChinese(number: number, { liang, short }: { liang: boolean; short: boolean }): string {
  if (number === 0) return '零';
  const sections: { text: string; mark: string; hasLeadingZero: boolean; endsInZero: boolean }[] = [];
  for (const [index, mark] of ['', '万', '亿'].entries()) {
    const section = Math.floor(number / 10_000 ** index) % 10_000;
    if (section === 0) continue;
    sections.unshift({
      text: writeSection(section, liang),
      mark,
      hasLeadingZero: section < 1000,
      endsInZero: section % 10 === 0,
    });
  }
  const marks = ['亿', '万', ''];
  const written = sections
    .map(({ text, mark, hasLeadingZero }, index) => {
      const previous = sections[index - 1];
      const isGap = previous !== undefined && marks.indexOf(mark) - marks.indexOf(previous.mark) > 1;
      return `${previous && (hasLeadingZero || isGap) ? '零' : ''}${text}${mark}`;
    })
    .join('');
  return short && written.startsWith('一十') ? written.slice(1) : written;
}

function writeSection(section: number, liang: boolean): string {
  const digits = String(section).padStart(4, '0').split('').map(Number);
  const names = '零一二三四五六七八九';
  let text = '';
  let isZeroDue = false;
  for (const [index, digit] of digits.entries()) {
    if (digit === 0) {
      isZeroDue = text !== '';
      continue;
    }
    const place = ['千', '百', '十', ''][index] ?? '';
    // 两 is said before 千 and before a 百 that comes first.
    const name = digit === 2 && liang && (place === '千' || (place === '百' && text === '')) ? '两' : names[digit];
    text += `${isZeroDue ? '零' : ''}${name}${place}`;
    isZeroDue = false;
  }
  return text;
}

const styles = fc.record({ liang: fc.boolean(), short: fc.boolean() });
const counts = fc.oneof(
  fc.integer({ min: 0, max: 9999 }),
  fc.integer({ min: 0, max: 999_999 }),
  fc.integer({ min: 0, max: 999_999_999_999 }),
  fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 8 })).map(([n, zeros]) => n * 10 ** zeros),
);

describe('the writer of Chinese numerals itself', () => {
  test.each([
    [0, '零'],
    [10, '十'],
    [12, '十二'],
    [110, '一百一十'],
    [1203, '一千二百零三'],
    [2005, '两千零五'],
    [10_005, '一万零五'],
    [102_030, '十万两千零三十'],
    [10_500_000, '一千零五十万'],
    [100_000_500, '一亿零五百'],
    [1_000_050_000, '十亿零五万'],
    [120_345_000_000, '一千二百零三亿四千五百万'],
  ])('%i is %s', (number, text) => {
    expect(writeChinese(number, { liang: true, short: true })).toBe(text);
  });
});

describe('reading is the inverse of writing', () => {
  test('of Chinese numerals', () => {
    fc.assert(
      fc.property(counts, styles, (number, style) => {
        const text = writeChinese(number, style);
        const numeral = parseChinese(text);
        expect([text, numeral?.value]).toEqual([text, number]);
        expect(parseNumeral(text)).toEqual(numeral);
      }),
      { numRuns: 2000 },
    );
  });

  test('of digits one by one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), (year) => {
        const text = String(year).replaceAll(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)] ?? '');
        fc.pre(text.includes('〇'));
        expect(parseChinese(text)?.value).toBe(year);
      }),
    );
  });

  test('of Arabic ones, with commas and without', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (number) => {
        const full = { value: number, full: true, lastPlace: 1 };
        expect(parseArabic(String(number))).toMatchObject(full);
        expect(parseArabic(number.toLocaleString('en-US'))).toMatchObject(full);
      }),
    );
  });

  test('of decimals before 万 and 亿', () => {
    const decimals = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        decimals,
        fc.constantFrom<[string, number]>(['', 0], ['万', 4], ['亿', 8], ['万亿', 12]),
        (written, places, [mark, power]) => {
          const text = `${(written / 10 ** places).toFixed(places)}${mark}`;
          const numeral = parseArabic(text);
          expect(numeral?.value).toBeCloseTo(Number(`${written}e${power - places}`), 6);
          expect(numeral?.lastPlace).toBeCloseTo(10 ** (power - places), 9);
          expect(numeral?.full).toBe(places === 0 && mark === '');
        },
      ),
    );
  });
});

describe('the last place', () => {
  test.each([
    ['1200', 1, 100, true],
    ['一千二百', 1, 100, true],
    ['225.76万', 100, 100, false],
    ['10万', 10_000, 100_000, false],
    ['十万', 10_000, 100_000, false],
    ['一千二百万', 10_000, 1_000_000, false],
    ['八万五千', 1000, 1000, false],
    ['八万五', 1000, 1000, false],
    ['八万零五', 1, 1, true],
    ['千', 1000, 1000, true],
    ['百万', 1_000_000, 1_000_000, false],
    ['0', 1, 1, true],
  ])('%s: written to %i, not zero to %i, in full: %s', (text, lastPlace, lastNonZeroPlace, full) => {
    expect(parseNumeral(text)).toMatchObject({ lastPlace, lastNonZeroPlace, full });
  });
});

describe('what is no numeral', () => {
  test.each([
    '',
    '几',
    '数百',
    '三五百',
    '七八',
    '一万万万',
    '千百',
    '十百',
    '1,20',
    '12,3456',
    '1.',
    '.5',
    '1万千',
    '一点二',
    '12a',
  ])('%j', (text) => {
    expect(parseNumeral(text)).toBeUndefined();
  });

  test('any text of numerals, however long, is read or refused', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'〇零一二两三九十百千万亿廿卅几0129,.'), maxLength: 60 }),
        (text) => {
          const value = parseNumeral(text)?.value;
          expect(value === undefined || (Number.isFinite(value) && value >= 0)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('bounds', () => {
  const approximations: readonly Approximation[] = [
    exactly,
    { qualifier: 'more-than', word: '余', afterMyriad: false },
    { qualifier: 'more-than', word: '余', afterMyriad: true },
    { qualifier: 'more-than', word: '超', afterMyriad: false },
    { qualifier: 'more-than', word: '以上', afterMyriad: false },
    { qualifier: 'about', word: '近', afterMyriad: false },
    { qualifier: 'about', word: '约', afterMyriad: false },
  ];
  const digits = fc.integer({ min: 1, max: 99_999 });
  const places = fc.integer({ min: 0, max: 2 });
  const marks = fc.constantFrom('', '万', '亿');
  const words = fc.constantFrom(...approximations);

  test('hold the value and are in order', () => {
    fc.assert(
      fc.property(digits, places, marks, words, fc.boolean(), (written, decimals, mark, word, isShare) => {
        const numeral = parseArabic(`${(written / 10 ** decimals).toFixed(decimals)}${mark}`);
        if (!numeral) throw new Error('no numeral');
        const { lower, upper } = implyBounds(numeral, word, isShare);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(numeral.value);
        expect(upper ?? Infinity).toBeGreaterThanOrEqual(numeral.value);
      }),
    );
  });

  test('are ten thousand times as wide with 万 behind the numeral', () => {
    fc.assert(
      fc.property(digits, fc.integer({ min: 1, max: 2 }), words, (written, decimals, word) => {
        const text = (written / 10 ** decimals).toFixed(decimals);
        const [one, many] = [parseArabic(text), parseArabic(`${text}万`)];
        if (!one || !many) throw new Error('no numeral');
        const [small, large] = [implyBounds(one, word, true), implyBounds(many, word, true)];
        expect(large.lower).toBeCloseTo(small.lower * 1e4, 3);
        expect(large.upper ?? Infinity).toBeCloseTo((small.upper ?? Infinity) * 1e4, 3);
      }),
    );
  });

  test('stop at the ceiling of a share', () => {
    const numeral = parseArabic('98');
    if (!numeral) throw new Error('no numeral');
    for (const word of approximations) {
      const { upper } = implyBounds(numeral, word, true, 100);
      expect(upper).toBeLessThanOrEqual(100);
    }
  });
});
