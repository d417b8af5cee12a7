/** Observations may stand in a table of a workbook: read like a CSV file, mistakes told at their cells. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { formatDiagnostic, formatPlace, sortDiagnostics } from '../../src/diagnostics/print.js';
import { memoryFolder } from '../../src/host/memory-folder.js';
import { observationColumns, type Observation } from '../../src/model/observation.js';
import { readDataset } from '../../src/read/read-dataset.js';
import { readHoldings } from '../../src/read/read-holdings.js';
import {
  changeParts,
  makeWorkbook,
  putCell,
  putFormatted,
  replace,
  sheetPart,
  tablePart,
  type Changes,
  type WorkbookOptions,
} from './make-workbook.js';
import { validBenchmark } from './valid-benchmark.js';

const codeLists = Object.fromEntries(
  Object.entries(validBenchmark).filter(([path]) => !path.startsWith('observations/')),
);

/** In rows 2 to 17: two of yunxi, seven of dongchuan, five of xiping, two of beiling. */
const valid = readDataset(memoryFolder(validBenchmark)).value?.observations ?? [];

interface Found {
  readonly observations: readonly Observation[] | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function read(bytes: Uint8Array, more: Readonly<Record<string, string | Uint8Array>> = {}): Found {
  const files = { ...codeLists, ...more, 'observations/a.xlsx': bytes };
  const { value, diagnostics } = readDataset(memoryFolder(files));
  return { observations: value?.observations, diagnostics: sortDiagnostics(diagnostics) };
}

const readMade = async (options: WorkbookOptions): Promise<Found> => read(await makeWorkbook(valid, options));

/** The valid figures, one of them with other fields. */
const withFields = (id: string, fields: Partial<Observation>): Observation[] =>
  valid.map((each) => (each.id === id ? { ...each, ...fields } : each));

const brief = ({ severity, code, place }: Diagnostic): string =>
  `${formatPlace(place)} ${severity}[${code}]`.replace('memory/observations/', '');

const print = (found: readonly Diagnostic[]): string => found.map((each) => formatDiagnostic(each)).join('\n');

const resize = (range: string): Changes => ({
  [tablePart]: (xml) => xml.replace(/ ref="A1:V17"/g, ` ref="${range}"`),
});

test('the figures of the valid benchmark are the same in a workbook', async () => {
  expect(valid).toHaveLength(16);
  expect(await readMade({})).toEqual({ observations: valid, diagnostics: [] });
});

describe('the table is found', () => {
  test.each<{ readonly name: string } & WorkbookOptions>([
    { name: 'away from the corner of its sheet', at: 'D7' },
    { name: 'under a name in small letters', table: 'observations' },
    { name: 'on a sheet of any name', sheet: "Bob's & <公安> figures" },
    { name: 'with its columns in another order', columns: observationColumns.toReversed() },
    { name: 'with blank rows at its end', parts: resize('A1:V40') },
    { name: 'when it reaches to the last row of the sheet', parts: resize('A1:V1048576') },
    { name: 'beside notes in other columns', cells: { X2: 'checked', X18: 'twice' } },
    { name: 'above something that a blank row keeps apart', cells: { A19: 'checked by the office' } },
    {
      name: 'beside other tables',
      change: (sheet) =>
        sheet.addTable({ name: 'Checked', ref: 'X1', columns: [{ name: 'id' }], rows: [['yunxi-2023/1']] }),
    },
    {
      name: 'with a row of totals',
      cells: { A18: '合计', E18: 12 },
      parts: { [tablePart]: replace(' ref="A1:V17"', ' ref="A1:V18" totalsRowCount="1"') },
    },
    {
      name: 'filtered, sorted and with rows hidden',
      change: (sheet) => {
        sheet.getRow(5).hidden = true;
      },
      parts: {
        [tablePart]: replace(
          '<filterColumn colId="0" hiddenButton="1"/>',
          '<filterColumn colId="0"><top10 val="10" filterVal="3"/></filterColumn>',
        ),
      },
    },
    {
      name: 'where whole columns are validated',
      change: (sheet) => {
        (sheet as unknown as { dataValidations: { add(range: string, rule: object): void } }).dataValidations.add(
          'P2:P1048576',
          { type: 'list', formulae: ['"reported,rejected"'] },
        );
      },
    },
    {
      name: 'in XML whose names have prefixes',
      parts: Object.fromEntries(
        [sheetPart, tablePart, 'xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/styles.xml'].map((path) => [
          path,
          (xml: string) => xml.replaceAll(/<(\/?)(?=[a-z]+[\s/>])/gi, '<$1x:').replaceAll(' xmlns="', ' xmlns:x="'),
        ]),
      ),
    },
    {
      name: 'in a file whose relations are absolute, and of the strict kind',
      parts: {
        'xl/_rels/workbook.xml.rels': (xml) =>
          xml
            .replaceAll('http://schemas.openxmlformats.org/officeDocument/2006/', 'http://purl.oclc.org/ooxml/')
            .replaceAll('Target="', 'Target="/xl/'),
      },
    },
  ])('$name', async (options) => {
    expect(await readMade(options)).toEqual({ observations: valid, diagnostics: [] });
  });
});

const date = (text: string): Date => new Date(`${text}Z`);
const inFormat =
  (format: string, ...addresses: string[]): NonNullable<WorkbookOptions['change']> =>
  (sheet) => {
    for (const address of addresses) sheet.getCell(address).numFmt = format;
  };
/** The days from the start of Excel's calendar to 1 January 2023. */
const newYear = 44_927;

describe('a cell is read as it is shown:', () => {
  test.each<{ readonly name: string; readonly is?: readonly Observation[] } & WorkbookOptions>([
    {
      name: 'dates',
      cells: { J4: date('2023-01-01T00:00'), K4: date('2023-12-31T00:00') },
      change: inFormat('yyyy-mm-dd', 'J4', 'K4'),
    },
    {
      name: 'dates as they are written in Chinese',
      cells: { J4: newYear, K4: newYear + 364 },
      change: inFormat('[$-804]yyyy"年"m"月"d"日";@', 'J4', 'K4'),
    },
    { name: 'a date of the format 14', parts: putFormatted('J4', newYear, 14) },
    { name: 'a date of the format 31', parts: putFormatted('J4', newYear, 31) },
    {
      name: 'dates that count from 1904',
      parts: {
        ...putFormatted('J4', newYear - 1462, 14),
        'xl/workbook.xml': replace('<workbookPr ', '<workbookPr date1904="1" '),
      },
    },
    {
      name: 'a date in its own words',
      parts: { [sheetPart]: putCell('<c r="J4" t="d"><v>2023-01-01T00:00:00Z</v></c>') },
    },
    { name: 'a number that is kept as text', cells: { E4: '3400', G4: ' 3500 ' } },
    {
      name: 'a number in a column of texts',
      cells: { Q4: 2024 },
      is: withFields('dongchuan-2023/1', { note: '2024' }),
    },
    { name: 'a truth in a column of texts', cells: { Q4: true }, is: withFields('dongchuan-2023/1', { note: 'TRUE' }) },
    { name: 'a number with money signs', cells: { E4: 3400 }, change: inFormat('[$¥-804]#,##0.00_ "元"', 'E4') },
    { name: 'a number that is shown rounded', cells: { E6: 98.5 }, change: inFormat('0', 'E6') },
    { name: 'a text of several fonts', cells: { O4: { richText: [{ text: '化解矛盾' }, { text: '纠纷3400余起' }] } } },
    { name: 'the text of a link', cells: { M4: { text: 'dongchuan-2023', hyperlink: "#'来源'!A5" } } },
    { name: 'the result of a formula', cells: { E4: { formula: '34*100', result: 3400 } } },
    { name: 'a text that is the result of a formula', cells: { B4: { formula: 'LOWER("X")', result: 'dongchuan' } } },
    { name: 'a result that is an empty text', cells: { Q4: { formula: '""', result: '' } } },
    {
      name: 'a formula that other cells share',
      parts: { [sheetPart]: putCell('<c r="E4"><f t="shared" si="0"/><v>3.4E3</v></c>') },
    },
    {
      name: 'a text in the sheet, with how it is pronounced',
      parts: {
        [sheetPart]: putCell(
          '<c r="B4" t="inlineStr"><is><r><t>dong</t></r><r><t>chuan</t></r><rPh sb="0" eb="2"><t>ドン</t></rPh></is></c>',
        ),
      },
    },
    {
      name: 'a shared text with how it is pronounced',
      parts: {
        'xl/sharedStrings.xml': replace(
          '<t>dongchuan</t>',
          '<r><t>dong</t></r><r><t>chuan</t></r><rPh sb="0" eb="2"><t>ドン</t></rPh>',
        ),
      },
    },
    {
      name: 'signs that XML writes otherwise',
      cells: { O4: 'x' },
      parts: {
        'xl/sharedStrings.xml': replace(
          '<t>x</t>',
          '<t xml:space="preserve"> &lt;a&gt; &amp;amp; &#x4e1c;&#24029;<!-- 川 --><![CDATA[<&]]> _x005F_x0041_ _x0041_\r\n</t>',
        ),
      },
      is: withFields('dongchuan-2023/1', { phrase: ' <a> &amp; 东川<& _x0041_ A\n' }),
    },
    {
      name: 'a cell without an address stands behind the one before it',
      parts: { [sheetPart]: (xml) => replace('<c r="C4"', '<c')(replace('<c r="B4"', '<c')(xml)) },
    },
    {
      name: 'an open bound is an empty cell',
      cells: { G4: null },
      is: withFields('dongchuan-2023/1', { upper: null }),
    },
  ])('$name', async ({ is = valid, ...options }) => {
    expect(await readMade(options)).toEqual({ observations: is, diagnostics: [] });
  });
});

interface Mistake extends WorkbookOptions {
  readonly name: string;
  /** Each as `cell code`, or `cell warning code`. */
  readonly told: readonly string[];
  /** What the printed form holds. */
  readonly says?: readonly string[];
}

const mistakes: readonly Mistake[] = [
  {
    name: 'an unknown id',
    cells: { C4: 'dispute-resolved' },
    told: ['C4 unknown-id'],
    says: ['did you mean "disputes-resolved"?', 'C4 | dispute-resolved\n   | ^^^^^^^^^^^^^^^^\n'],
  },
  { name: 'a text for a number', cells: { E12: '1,200' }, told: ['E12 wrong-type'], says: ['not "1,200"'] },
  { name: 'a missing value', cells: { E12: null }, told: ['E12 key-missing'] },
  { name: 'a missing end of a period', cells: { K12: null }, told: ['K12 key-missing'] },
  { name: 'a unit that does not fit', cells: { H15: 'accident' }, told: ['H15 unit-does-not-fit'] },
  {
    name: 'a value outside its bounds',
    cells: { E4: 3600 },
    told: ['E4 value-outside-bounds'],
    says: ['the value 3600 is outside its own bounds, 3400 to 3500', 'E4 | 3600\n   | ^^^^'],
  },
  {
    name: 'an id twice',
    cells: { A15: 'xiping-2023/4' },
    told: ['A15 duplicate-id'],
    says: ['the first stands here: memory/observations/a.xlsx!观测值!A14'],
  },
  {
    name: 'an error value',
    cells: { E4: { error: '#N/A' } },
    told: ['E4 wrong-type'],
    says: ['"value" should be a number, not the error #N/A', 'E4 | #N/A'],
  },
  {
    name: 'a formula that gives an error',
    cells: { O4: { formula: 'X1', result: { error: '#REF!' } } },
    told: ['O4 wrong-type'],
    says: ['"phrase" should be a text, not the error #REF!'],
  },
  {
    name: 'a formula that nothing has calculated',
    cells: { E4: { formula: 'SUM(1,2)' } },
    told: ['E4 wrong-type'],
    says: ['not a formula whose result is not in the file', 'E4 | =SUM(1,2)', 'so that it is calculated'],
  },
  {
    name: 'a formula with an empty place for its result',
    parts: { [sheetPart]: putCell('<c r="E4"><f>1+1</f><v></v></c>') },
    told: ['E4 wrong-type'],
  },
  {
    name: 'a percentage',
    cells: { E6: 0.07 },
    change: inFormat('0.0%', 'E6'),
    told: ['E6 wrong-type'],
    says: ['not 7%', 'write 7 in the number format General: the cell holds 0.07'],
  },
  { name: 'a percentage of the format 9', parts: putFormatted('E6', 0.985, 9), told: ['E6 wrong-type'] },
  {
    name: 'a date where a text belongs',
    cells: { Q4: date('2023-05-01T00:00') },
    told: ['Q4 wrong-type'],
    says: ['"note" should be a text, not the date 2023-05-01', 'number format Text'],
  },
  {
    name: 'a date where a number belongs',
    cells: { E4: date('2023-05-01T00:00') },
    told: ['E4 wrong-type'],
    says: ['"value" should be a number, not the date 2023-05-01', 'number format General'],
  },
  {
    name: 'a time where a date belongs',
    cells: { J4: date('2023-05-01T12:30') },
    told: ['J4 wrong-value'],
    says: ['found "2023-05-01T12:30"'],
  },
  {
    name: 'a date that has lost its format',
    cells: { J4: newYear },
    told: ['J4 wrong-value'],
    says: ['found "44927"'],
  },
  {
    name: 'a cell that cannot be used, and another mistake of its row',
    cells: { E4: { error: '#N/A' }, H4: 'cas', B5: 'dongchaun', G5: { error: '#DIV/0!' } },
    told: ['E4 wrong-type', 'H4 not-listed', 'B5 unknown-id', 'G5 wrong-type'],
  },
  {
    name: 'an id that is an error',
    cells: { A4: { error: '#NAME?' } },
    told: ['A4 wrong-type'],
  },
  {
    name: 'merged cells',
    change: (sheet) => {
      sheet.mergeCells('B5:B6');
      sheet.mergeCells('A8:V8');
      sheet.mergeCells('X2:Z3');
    },
    told: ['B5 cells-merged', 'A8 cells-merged'],
    says: ['the cells B5:B6 are merged', 'the cells A8:V8 are merged'],
  },
  {
    name: 'a column that there is none of',
    cells: { V1: 'derived_form' },
    told: ['V1 unknown-key', 'P13 formula-missing'],
    says: ['did you mean "derived_from"?'],
  },
  {
    name: 'a column that stands twice',
    cells: { S1: 'value' },
    told: ['S1 column-repeated'],
    says: ['the column "value" stands twice', 'the first stands here: memory/observations/a.xlsx!观测值!E1'],
  },
  {
    name: 'missing columns',
    cells: { E1: 'valeu', H1: null },
    told: ['A1 column-missing', 'A1 column-missing', 'E1 unknown-key', 'H1 unknown-key'],
    says: ['the column "value" is missing', 'the column "unit" is missing', 'did you mean "value"?'],
  },
  {
    name: 'another header',
    change: (sheet) => {
      for (let column = 1; column <= 22; column++) sheet.getCell(1, column).value = `列${column}`;
    },
    told: ['A1 table-headless'],
    says: ['the columns are id, bureau, indicator'],
  },
  {
    name: 'a hidden header',
    parts: { [tablePart]: (xml) => xml.replace('headerRowCount="1"', 'headerRowCount="0"') },
    told: ['A1 table-headless'],
  },
  {
    name: 'a row below the table',
    cells: { A18: 'yunxi-2023/3' },
    told: ['A18 warning rows-below-table'],
    says: ['the row below the table Observations is not read', 'A1:V18'],
  },
  {
    name: 'rows below the table',
    cells: { C18: 'disputes-resolved', A19: 'yunxi-2023/4', A21: 'apart' },
    told: ['C18 warning rows-below-table'],
    says: ['the 2 rows below the table Observations are not read', 'A1:V19'],
  },
  {
    name: 'a mistake on a sheet whose name Excel quotes',
    sheet: "Bob's figures",
    cells: { H4: 'cas' },
    told: ['H4 not-listed'],
    says: ["memory/observations/a.xlsx!'Bob''s figures'!H4"],
  },
  {
    name: 'a mistake in a table away from the corner',
    at: 'D7',
    cells: { H10: 'a\nb' },
    told: ['H10 wrong-type'],
    says: ['H10 | a b\n'],
  },
];

describe('each mistake is told at its cell:', () => {
  test.each(mistakes)('$name', async ({ told, says = [], ...options }) => {
    const { observations, diagnostics } = await readMade(options);
    const sheet = options.sheet === undefined ? '观测值' : `'${options.sheet.replaceAll("'", "''")}'`;
    const wanted = told.map((each) => {
      const [cell, ...rest] = each.split(' ');
      return `a.xlsx!${sheet}!${cell} ${rest.length === 2 ? 'warning' : 'error'}[${rest.at(-1)}]`;
    });
    // A column that is missing has no place of its own, so that two are told at one.
    expect(diagnostics.map(brief).toSorted()).toEqual(wanted.toSorted());
    for (const text of says) expect(print(diagnostics)).toContain(text);
    expect(observations === undefined).toBe(told.some((each) => !each.includes('warning')));
  });
});

const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const compoundFile = (name: string): Uint8Array =>
  Uint8Array.from([...compound, ...Array.from({ length: 200 }, () => 0), ...Buffer.from(name, 'utf16le'), 0, 0]);

describe('a file is told that', () => {
  test.each<{
    readonly name: string;
    readonly bytes: () => Promise<Uint8Array> | Uint8Array;
    readonly code: string;
    readonly says: readonly string[];
  }>([
    { name: 'is empty', bytes: () => new Uint8Array(), code: 'workbook-broken', says: ['save it as .xlsx again'] },
    {
      name: 'is text',
      bytes: () => new TextEncoder().encode('<html>东川</html>'),
      code: 'workbook-broken',
      says: ['no sound .xlsx workbook'],
    },
    {
      name: 'is cut off',
      bytes: async () => (await makeWorkbook(valid)).slice(0, 5000),
      code: 'workbook-broken',
      says: [],
    },
    {
      name: 'lacks a part',
      bytes: async () =>
        await makeWorkbook(valid, {
          parts: { 'xl/worksheets/_rels/sheet1.xml.rels': replace('table1.xml', 'table9.xml') },
        }),
      code: 'workbook-broken',
      says: [],
    },
    {
      name: 'has a part that is no sound XML',
      bytes: async () => await makeWorkbook(valid, { parts: { [sheetPart]: replace('</sheetData>', '') } }),
      code: 'workbook-broken',
      says: [],
    },
    {
      name: 'declares entities of its own',
      bytes: async () =>
        await makeWorkbook(valid, {
          parts: { 'xl/sharedStrings.xml': replace('<sst', '<!DOCTYPE sst [<!ENTITY a "aaaa">]><sst') },
        }),
      code: 'workbook-broken',
      says: [],
    },
    {
      name: 'has a cell whose text is not there',
      bytes: async () =>
        await makeWorkbook(valid, { parts: { [sheetPart]: putCell('<c r="B4" t="s"><v>9999</v></c>') } }),
      code: 'workbook-broken',
      says: [],
    },
    {
      name: 'is locked with a password',
      bytes: () => compoundFile('EncryptedPackage'),
      code: 'workbook-locked',
      says: ['save it without a password'],
    },
    {
      name: 'is one of Excel 97 under another name',
      bytes: () => compoundFile('Workbook'),
      code: 'workbook-kind',
      says: ['a workbook of the kind "xls" is not read'],
    },
    {
      name: 'has no table',
      bytes: async () => await makeWorkbook([], { change: (sheet) => sheet.removeTable('Observations') }),
      code: 'table-missing',
      says: ['the workbook has no table called Observations', 'it has no table', 'Observations'],
    },
    {
      name: 'has tables of other names',
      bytes: async () =>
        await makeWorkbook(valid, {
          table: 'Observation',
          change: (sheet) => sheet.addTable({ name: '核对', ref: 'X1', columns: [{ name: 'a' }], rows: [['b']] }),
        }),
      code: 'table-missing',
      says: ['did you mean "Observation"?', 'its tables are Observation, 核对'],
    },
  ])('$name', async ({ bytes, code, says }) => {
    const { observations, diagnostics } = read(await bytes());
    expect(observations).toBeUndefined();
    expect(diagnostics.map(brief)).toEqual([`a.xlsx error[${code}]`]);
    for (const text of says) expect(print(diagnostics)).toContain(text);
  });
});

test('whatever becomes of the bytes, it is told and never thrown', async () => {
  const bytes = await makeWorkbook(valid.slice(0, 4), {
    cells: { J4: date('2023-05-01T00:00'), E4: { formula: '1', result: 1 } },
  });
  const paths = [sheetPart, tablePart, 'xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/styles.xml', '_rels/.rels'];
  const part = fc.constantFrom(...paths);
  const position = fc.double({ min: 0, max: 1, noNaN: true });
  const scrap = fc.constantFrom(
    '',
    '<',
    '>',
    '"',
    '&',
    '/',
    '0',
    '-1',
    '9'.repeat(12),
    'A1',
    ' t="s"',
    '</c>',
    '<v>',
    '\u0000',
  );
  fc.assert(
    fc.property(part, position, fc.integer({ min: 0, max: 12 }), scrap, (path, where, length, text) => {
      const spoilt = changeParts(bytes, {
        [path]: (xml) => {
          const at = Math.floor(where * xml.length);
          return xml.slice(0, at) + text + xml.slice(at + length);
        },
      });
      const { diagnostics, observations } = read(spoilt);
      expect(observations !== undefined || diagnostics.length > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(position, fc.integer({ min: 0, max: 255 }), (where, byte) => {
      const spoilt = bytes.slice();
      spoilt[Math.floor(where * (spoilt.length - 1))] = byte;
      const { diagnostics, observations } = read(spoilt);
      expect(observations !== undefined || diagnostics.length > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});

describe('beside other files', () => {
  test('a figure that stands in a YAML file as well is told with both places', async () => {
    const yaml = (validBenchmark['observations/beiling-2023.yaml'] ?? '').split('- id: beiling-2023/2')[0] ?? '';
    const { diagnostics } = read(await makeWorkbook(valid), { 'observations/beiling.yaml': yaml });
    expect(print(diagnostics)).toMatchInlineSnapshot(`
      "error[duplicate-id]: two observations are called "beiling-2023/1"
       --> memory/observations/beiling.yaml:1:7
        |
      1 | - id: beiling-2023/1
        |       ^^^^^^^^^^^^^^
        = the first stands here: memory/observations/a.xlsx!观测值!A16
        = hint: keep the figure in one of the two files only"
    `);
  });

  test('the file that Excel keeps beside an open workbook is passed over', async () => {
    const more = { 'observations/~$a.xlsx': Uint8Array.from([4, 65, 66]) };
    expect(read(await makeWorkbook(valid), more)).toEqual({ observations: valid, diagnostics: [] });
  });

  test('workbooks of other kinds are told, since they are not read', async () => {
    const more = {
      'observations/b.xls': 'x',
      'observations/c.XLSM': 'x',
      'observations/~$b.xls': 'x',
      'observations/d.txt': 'x',
    };
    const { observations, diagnostics } = read(await makeWorkbook(valid), more);
    expect(observations).toEqual(valid);
    expect(diagnostics.map(brief)).toEqual(['b.xls warning[workbook-kind]', 'c.XLSM warning[workbook-kind]']);
    expect(print(diagnostics)).toContain('save it as .xlsx');
  });
});

test('a name in capitals is as good', async () => {
  const files = { ...codeLists, 'observations/A.XLSX': await makeWorkbook(valid) };
  expect(readDataset(memoryFolder(files))).toMatchObject({ value: { observations: valid }, diagnostics: [] });
});

test('ids in a workbook count for extraction, also of figures that cannot be read and below the table', async () => {
  const bytes = await makeWorkbook(valid, {
    cells: { A5: 'dongchuan-2023/41', E5: { error: '#N/A' }, A18: 'beiling-2023/17' },
  });
  const more = { 'observations/b.xlsx': Uint8Array.from([1, 2, 3]), 'observations/~$a.xlsx': 'xiping-2023/99' };
  const { value } = readHoldings(memoryFolder({ ...codeLists, ...more, 'observations/a.xlsx': bytes }), false);
  expect(value?.observations).toEqual(valid.filter(({ id }) => id !== 'dongchuan-2023/2'));
  expect(Object.fromEntries(value?.highest ?? [])).toEqual({
    'yunxi-2023': 2,
    'dongchuan-2023': 41,
    'xiping-2023': 5,
    'beiling-2023': 17,
  });
});
