/** Our workbooks have none of the faults that make Excel offer a repair; each fault, once planted, is found. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderWorkbook } from '../../../src/render/workbook/render-workbook.js';
import { buildTimeout, sharedBuild } from '../../host/shared-build.js';
import { makeInput } from './fixture.js';
import { lintWorkbook } from './lint-workbook.js';

let built = new Uint8Array();

beforeAll(async () => {
  built = new Uint8Array(readFileSync(join((await sharedBuild()).folder, 'bench-sample.zh.xlsx')));
}, buildTimeout);

describe('no fault', () => {
  it('in the shipped benchmark, in either language', async () => {
    const { folder } = await sharedBuild();
    for (const language of ['zh', 'en'])
      expect(lintWorkbook(new Uint8Array(readFileSync(join(folder, `bench-sample.${language}.xlsx`))))).toEqual([]);
  });

  it.each([undefined, 0])('with hostile names, formulas up to %s', async (live_up_to) => {
    const input = makeInput({ hostile: ' =1+1 <&> "[]\'#@ 😀' });
    expect(lintWorkbook(await renderWorkbook(live_up_to === undefined ? input : { ...input, live_up_to }))).toEqual([]);
  });
});

/** Replaces the first find in the first part whose path matches and which holds it. */
function plant(path: RegExp, find: RegExp | string, replace: string): Uint8Array {
  const parts = unzipSync(built);
  const name = Object.keys(parts).find((each) => {
    const text = path.test(each) ? strFromU8(parts[each] ?? new Uint8Array()) : '';
    return typeof find === 'string' ? text.includes(find) : find.test(text);
  });
  if (name === undefined) throw new Error(`nothing to plant in ${path}`);
  parts[name] = strToU8(strFromU8(parts[name] ?? new Uint8Array()).replace(find, replace));
  return zipSync(parts, { level: 0 });
}

const sheet = /worksheets\/sheet\d+\.xml$/;
const table = /tables\/table\d+\.xml$/;
const afterRows = '<pageMargins';
const validation = (range: string, list: string): string =>
  `<dataValidation type="list" sqref="${range}"><formula1>"${list}"</formula1></dataValidation>`;

describe('each fault is found', () => {
  it.each([
    [
      'two columns of one name',
      table,
      /(<tableColumn id="1" name=")[^"]*(".*?<tableColumn id="2" name=")[^"]*/s,
      '$1ab$2AB',
      'two columns of one name',
    ],
    ['a header that differs from its cell', table, /(<tableColumn id="1" name=")/, '$1x', 'differs from the column'],
    ['a table of another width', table, /(<table\b[^>]*? ref="A\d+:)[A-Z]+/, '$1ZZ', 'another width'],
    [
      'validations over one another',
      sheet,
      afterRows,
      `<dataValidations count="2">${validation('A1:A9', 'a')}${validation('A9', 'b')}</dataValidations>${afterRows}`,
      'validations over one another',
    ],
    [
      'a list that is too long',
      sheet,
      afterRows,
      `<dataValidations count="1">${validation('A1', 'a'.repeat(256))}</dataValidations>${afterRows}`,
      'a list of 258 characters',
    ],
    [
      'merges over one another',
      sheet,
      afterRows,
      `<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>${afterRows}`,
      'merges over one another',
    ],
    ['a text that is too long', /sharedStrings/, /(<si><t[^>]*>)/, `$1${'a'.repeat(32_768)}`, 'characters'],
    [
      'a name defined twice',
      /workbook\.xml$/,
      '</definedNames>',
      '<definedName name="a_b">1</definedName><definedName name="A_B">1</definedName></definedNames>',
      'defined twice',
    ],
    [
      'a name that is an address',
      /workbook\.xml$/,
      '</definedNames>',
      '<definedName name="AB12">1</definedName></definedNames>',
      'the name AB12 is not allowed',
    ],
    [
      'a filter over a table',
      /sheet2\.xml$/,
      afterRows,
      `<autoFilter ref="A4:B6"/>${afterRows}`,
      'filters over the table',
    ],
    ['a shared text that is not there', sheet, /(t="s"><v>)\d+/, '$1999999', 'no shared text 999999'],
    ['a cell that stands twice', sheet, /(<c r="A1".*?<\/c>)/s, '$1$1', 'A1 stands twice'],
    ['a formula that lacks an end', sheet, /<f>COUNTIF\(/, '<f>COUNTIF((', 'parentheses that do not match'],
    ['a formula that lacks an argument', sheet, /<f>COUNTIF\(/, '<f>COUNTIF(,', 'something missing'],
    ['a function of later versions', sheet, /<f>COUNTIF\(/, '<f>XLOOKUP(', 'the function XLOOKUP'],
    ['a reference as it is typed', sheet, /<f>IF\(/, '<f>IF(@', 'a sign that does not belong'],
    [
      'a chart of a sheet that is not there',
      /charts\/chart\d+\.xml$/,
      /<c:f>'[^']*'/,
      "<c:f>'nowhere'",
      'refers to no sheet',
    ],
    ['a number that is none', sheet, /(<f>IF[^<]*<\/f><v>)\d+/, '$1NaN', 'holds NaN as a number'],
  ])('%s', (_, path, find, replace, told) => {
    const faults = lintWorkbook(plant(path, find, replace));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]).toContain(told);
  });
});
