/** Numbers as texts: by cases, and that a text reads back as the number it was made from. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computedDecimals,
  formatBase,
  formatNumber,
  formatRatio,
  joinItems,
  showRate,
  showStated,
  statedDecimals,
} from '../../src/brief/format.js';
import type { ObservationKind, Qualifier } from '../../src/model/observation.js';

/** Reads a number as people do: commas set off thousands, U+2212 is the minus. */
const read = (text: string): number => Number(text.replaceAll(',', '').replace('\u2212', '-').replace('+', ''));

describe('formatNumber', () => {
  it.each([
    [0, 0, '0'],
    [7, 0, '7'],
    [999, 0, '999'],
    [1000, 0, '1,000'],
    [22_000, 0, '22,000'],
    [1_234_567, 0, '1,234,567'],
    [100_000_000, 0, '100,000,000'],
    [97.8, 1, '97.8'],
    [1234.5, 2, '1,234.50'],
    [0.6, 2, '0.60'],
    [-27.1, 1, '\u221227.1'],
    [-1234, 0, '\u22121,234'],
    [-0.04, 1, '0.0'],
    [-0, 0, '0'],
    [999.96, 1, '1,000.0'],
  ])('%d with %d decimals is %s', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text);
  });

  const decimals = fc.integer({ min: 0, max: 6 });
  const values = fc.double({ min: -1e12, max: 1e12, noNaN: true });

  it('reads back within half of its last place', () => {
    fc.assert(
      fc.property(values, decimals, (value, places) => {
        const slack = Math.abs(value) * Number.EPSILON * 4;
        expect(Math.abs(read(formatNumber(value, places)) - value)).toBeLessThanOrEqual(0.5 * 10 ** -places + slack);
      }),
    );
  });

  it('sets off every three digits before the point and none after it', () => {
    fc.assert(
      fc.property(values, decimals, (value, places) => {
        const pattern = places === 0 ? /^\u2212?\d{1,3}(,\d{3})*$/ : /^\u2212?\d{1,3}(,\d{3})*\.(\d+)$/;
        const text = formatNumber(value, places);
        expect(text).toMatch(pattern);
        expect(text.split('.')[1]?.length ?? 0).toBe(places);
      }),
    );
  });

  it('keeps the order of numbers and never says minus zero', () => {
    fc.assert(
      fc.property(values, values, decimals, (a, b, places) => {
        const [low, high] = a <= b ? [a, b] : [b, a];
        expect(read(formatNumber(low, places))).toBeLessThanOrEqual(read(formatNumber(high, places)));
        expect(formatNumber(low, places)).not.toMatch(/\u2212[0.]*$/);
      }),
    );
  });
});

describe('decimals', () => {
  it.each([
    [398, 0],
    [97.8, 1],
    [-14.71, 2],
    [16.815, 3],
    [0.1 + 0.2, 1],
    [2_600_000, 0],
  ])('%d was stated with %d', (value, expected) => {
    expect(statedDecimals(value)).toBe(expected);
  });

  it('a stated number of up to six decimals reads back exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
        const value = digits / 10 ** places;
        expect(read(formatNumber(value, statedDecimals(value)))).toBe(value);
      }),
    );
  });

  it.each([
    [37_495, 0],
    [1000, 0],
    [999.9, 1],
    [126.7, 1],
    [1, 1],
    [0.97, 2],
    [0, 0],
    [-0.5, 2],
  ])('a computed %d has %d', (value, expected) => {
    expect(computedDecimals(value)).toBe(expected);
  });
});

describe('showStated', () => {
  interface Case {
    readonly value: number;
    readonly bounds?: readonly [number, number | null];
    readonly kind?: ObservationKind;
    readonly qualifier?: Qualifier;
    readonly zh: readonly [text: string, bounds: string];
    readonly en: readonly [text: string, bounds: string];
  }
  it.each<Case>([
    { value: 398, zh: ['398', ''], en: ['398', ''] },
    {
      value: 1200,
      bounds: [1200, 1300],
      qualifier: 'more-than',
      zh: ['1,200余', '1,200–1,300'],
      en: ['1,200+', '1,200–1,300'],
    },
    {
      value: 10_000,
      bounds: [10_000, null],
      qualifier: 'more-than',
      zh: ['10,000余', '≥ 10,000'],
      en: ['10,000+', '≥ 10,000'],
    },
    { value: 10, bounds: [9.5, 10.5], qualifier: 'about', zh: ['约10', '9.5–10.5'], en: ['about 10', '9.5–10.5'] },
    { value: 97.8, bounds: [97.75, 97.85], zh: ['97.8', '97.75–97.85'], en: ['97.8', '97.75–97.85'] },
    {
      value: -27.1,
      bounds: [-27.15, -27.05],
      kind: 'change',
      zh: ['\u221227.1', '\u221227.15至\u221227.05'],
      en: ['\u221227.1', '\u221227.15 to \u221227.05'],
    },
    { value: 30.87, kind: 'change', zh: ['+30.87', ''], en: ['+30.87', ''] },
    { value: 1.5, kind: 'change-points', zh: ['+1.5', ''], en: ['+1.5', ''] },
    { value: 0, kind: 'change', zh: ['0', ''], en: ['0', ''] },
    { value: 8, kind: 'streak', zh: ['8', ''], en: ['8', ''] },
  ])('$value as $kind, $qualifier: $en', ({ value, bounds, kind = 'level', qualifier = 'exact', zh, en }) => {
    const [lower, upper] = bounds ?? [value, value];
    for (const [language, expected] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      const shown = showStated({ value, lower, upper }, kind, qualifier, language);
      expect([shown.text, shown.bounds]).toEqual(expected);
      expect([shown.value, shown.lower, shown.upper]).toEqual([value, lower, upper]);
    }
  });

  it('bounds read back as they were, whatever decimals they need', () => {
    const places = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e7 }), fc.integer({ min: 1, max: 1e5 }), places, (from, wide, digits) => {
        const [lower, upper] = [from / 10 ** digits, (from + wide) / 10 ** digits];
        const shown = showStated({ value: lower, lower, upper }, 'level', 'more-than', 'en');
        expect(shown.bounds.split('–').map(read)).toEqual([lower, upper]);
        expect(read(shown.text.replace('+', ''))).toBe(lower);
      }),
    );
  });
});

describe('showRate', () => {
  it.each([
    { value: 126.712837, text: ['126.7', '126.7'] },
    { value: 37_494.6, text: ['37,495', '37,495'] },
    { value: 0.9696, text: ['0.97', '0.97'] },
    { value: 6.787, text: ['6.8', '6.8'] },
    { value: 0, text: ['0', '0'] },
  ])('$value is $text', ({ value, text }) => {
    const estimate = { value, lower: value, upper: value };
    expect([showRate(estimate, 'exact', 'zh').text, showRate(estimate, 'exact', 'en').text]).toEqual(text);
  });

  it('of a rough figure is the range that its wording implies', () => {
    const estimate = { value: 15_513.526, lower: 15_513.526, upper: 17_452.7 };
    expect(showRate(estimate, 'more-than', 'zh')).toMatchObject({ text: '15,514–17,453', bounds: '15,514–17,453' });
    expect(showRate(estimate, 'more-than', 'en')).toMatchObject({ text: '15,514–17,453', bounds: '15,514–17,453' });
  });

  it('has three significant digits or more, from a hundredth on', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e7, noNaN: true }), (value) => {
        const { text } = showRate({ value, lower: value, upper: value }, 'exact', 'en');
        const digits = value >= 1 ? 0.05 : 0.005;
        expect(Math.abs(read(text) - value)).toBeLessThanOrEqual(value >= 1000 ? 0.5 : digits + 1e-9);
        expect(read(text)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('other texts', () => {
  it.each([
    [12.89, '13'],
    [2.33, '2.3'],
    [10, '10'],
    [1, '1.0'],
  ])('%d times is said as %s', (ratio, text) => {
    expect(formatRatio(ratio)).toBe(text);
  });

  it('a base of rates is said in 万 in Chinese where it is round', () => {
    expect([formatBase(100_000, 'zh'), formatBase(100_000, 'en')]).toEqual(['10万', '100,000']);
    expect([formatBase(1000, 'zh'), formatBase(10_000, 'zh')]).toEqual(['1,000', '1万']);
  });

  it('items are joined as each language does', () => {
    expect([joinItems(['东川区', '云溪市'], 'zh'), joinItems(['Dongchuan', 'Yunxi'], 'en')]).toEqual([
      '东川区、云溪市',
      'Dongchuan, Yunxi',
    ]);
    expect(joinItems([], 'zh')).toBe('');
  });
});
