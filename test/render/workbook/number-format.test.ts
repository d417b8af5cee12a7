import { describe, expect, it } from 'vitest';
import { chooseFormat, countShown, numberFormats } from '../../../src/render/workbook/number-format.js';

describe('chooseFormat', () => {
  it.each([
    [4978, {}, '#,##0'],
    [97.8, {}, '#,##0.0'],
    [77.28155, { text: '77.3' }, '#,##0.0'],
    [77, { text: '77.0' }, '#,##0.0'],
    [1234.5, { text: '1,234.50' }, '#,##0.00'],
    [2_257_600, { text: '225.76万' }, '#,##0'],
    [1200, { text: '1,200余' }, '#,##0'],
    [-14.71, { text: '−14.71', signed: true }, '+#,##0.00;-#,##0.00;#,##0.00'],
    [0.1 + 0.2, {}, '#,##0.0'],
    [1 / 3, {}, '#,##0.0000'],
    [0.000012, {}, 'General'],
    [1e18, {}, 'General'],
  ])('%s %j → %s', (value, options, expected) => expect(numberFormats[chooseFormat(value, options)]).toBe(expected));
});

describe('countShown', () => {
  it.each([
    [4978, '4,978'],
    [999, '999'],
    [-1234567.5, '-1,234,567.5'],
  ])('%s takes as many characters as %s', (value, shown) =>
    expect(countShown(value, chooseFormat(value))).toBe(shown.length),
  );
});
