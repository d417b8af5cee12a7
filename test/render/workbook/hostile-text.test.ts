/** Text that means something to Excel, XML or ZIP stays text. */
import { describe, expect, it } from 'vitest';
import { longestCell, toCellText, toHeaders, toSheetNames } from '../../../src/render/workbook/cell-text.js';
import { renderWorkbook } from '../../../src/render/workbook/render-workbook.js';
import { makeInput } from './fixture.js';
import { readWithPython, sheetWith, whyNoPython } from './read-with-python.js';

const withoutPython = whyNoPython();

describe('text of cells', () => {
  it.each([
    ['=1+1', '=1+1'],
    ['a\u0000\u0008b\u007f\ufffe', 'ab'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['\ud83d half', '\ufffd half'],
    ['🚓', '🚓'],
    ['_x0041_', '_x005F_x0041_'],
  ])('%j', (text, expected) => expect(toCellText(text)).toBe(expected));

  it('cuts what is too long and tells it', () => {
    const text = toCellText('🚓'.repeat(20_000), '…');
    expect(text.length).toBeLessThanOrEqual(longestCell);
    expect(text.endsWith('🚓…')).toBe(true);
  });
});

describe('headers of tables', () => {
  it('makes them different from each other whatever their case, on one line', () => {
    expect(toHeaders(['Name', 'name', 'NAME (2)', '', 'a\nb'])).toEqual([
      'Name',
      'name (2)',
      'NAME (2) (2)',
      '–',
      'a b',
    ]);
  });
});

describe('names of sheets', () => {
  it('leaves out what Excel forbids and keeps to 31 characters', () => {
    const names = toSheetNames(["a/b:c*'d'", 'A b c d', '长'.repeat(40), '']);
    expect(names).toEqual(['a b c d', 'A b c d (2)', '长'.repeat(31), '–']);
  });
});

const hostile: readonly (readonly [string, string])[] = [
  ['formulas', '=1+1'],
  ['signs', '@SUM(A1)'],
  ['brackets and quotes', `]'"[#`],
  ['markup', '</t></is>&amp;<![CDATA[x]]>'],
  ['emoji', '🚓👮🏽‍♀️'],
  ['control characters', '-\u0000\u0001\u0008\u000b\u001f'],
  ['long names', '长'.repeat(300)],
  ['escapes', '_x0041_'],
];

describe.skipIf(withoutPython !== undefined)(
  `hostile text in the workbook${withoutPython ? ` (${withoutPython})` : ''}`,
  () => {
    it.each([
      ['with formulas', 20_000],
      ['values alone', 0],
    ])('stays text: %s', async (_, live_up_to) => {
      const plain = makeInput({ hostile: hostile.map(([, text]) => text).join(' ') });
      const observations = plain.dataset.observations.map((observation, index) => ({
        ...observation,
        phrase: hostile[index]?.[1] ?? 'plain',
      }));
      const input = { ...plain, dataset: { ...plain.dataset, observations } };
      const book = readWithPython(await renderWorkbook({ ...input, live_up_to }));
      const { rows, types } = sheetWith(book, 'Observations');
      for (const [index, [kind, text]] of hostile.entries()) {
        // openpyxl reads escapes in shared strings and leaves them in inline ones.
        const found = String(rows[index + 1]?.[14]).replaceAll('_x005F_', '_');
        expect({ kind, found }).toEqual({ kind, found: toCellText(text).replaceAll('_x005F_', '_') });
        expect(types[index + 1]?.[14]).toBe('s');
      }
      // Two bureaus never share a header, however long their names are.
      const headers = sheetWith(book, 'Summary').rows[3] ?? [];
      expect(new Set(headers).size).toBe(headers.length);
      const columns = sheetWith(book, 'Summary').columns.map((name) => name.replaceAll('_x005F_', '_'));
      expect(columns).toEqual(headers);
    });
  },
);
