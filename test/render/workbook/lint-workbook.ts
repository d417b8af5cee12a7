/**
 * Faults that make Excel offer to repair a workbook and that neither the Open XML SDK nor LibreOffice reports: names and ranges that do not
 * agree across parts, limits, and formulas beyond what Excel 2007, WPS and LibreOffice share. Takes a package; gives a line a fault.
 */
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';

interface Range {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Sheet {
  readonly name: string;
  readonly path: string;
  readonly document: Document;
  /** Texts and values of cells by address. */
  readonly cells: ReadonlyMap<string, string>;
  readonly tables: readonly { readonly path: string; readonly document: Document }[];
}

const functions = new Set(
  'ABS AND BETAINV COUNT COUNTA COUNTIF COUNTIFS GAMMAINV IF INDEX ISNA ISNUMBER LEFT MATCH MAX MEDIAN MIN SQRT SUM SUMIFS SUMPRODUCT'.split(
    ' ',
  ),
);
const longestText = 32_767;
const longestFormula = 8192;
const longestString = 255;

export function lintWorkbook(bytes: Uint8Array): string[] {
  const parts = unzipSync(bytes);
  const read = (path: string): Document | undefined => {
    const part = parts[path];
    return part && new DOMParser().parseFromString(strFromU8(part), 'text/xml');
  };
  const book = read('xl/workbook.xml');
  if (!book) return ['there is no workbook part'];
  const strings = elementsOf(read('xl/sharedStrings.xml'), 'si').map((item) => textOf(item));
  const targets = targetsOf(read('xl/_rels/workbook.xml.rels'), 'xl/');
  const faults: string[] = [];
  const sheets = elementsOf(book, 'sheet').flatMap((entry): Sheet[] => {
    const path = targets.get(entry.getAttribute('r:id') ?? '') ?? '';
    const document = read(path);
    if (!document) return [];
    const relations = targetsOf(read(path.replace(/([^/]+)$/, '_rels/$1.rels')), 'xl/');
    const tables = [...relations.values()].flatMap((target) => {
      const table = target.startsWith('xl/tables/') ? read(target) : undefined;
      return table ? [{ path: target, document: table }] : [];
    });
    const name = entry.getAttribute('name') ?? '';
    return [{ name, path, document, cells: readCells(document, strings, name, faults), tables }];
  });
  for (const sheet of sheets) {
    for (const table of sheet.tables) checkTable(sheet, table.document, faults);
    checkRanges(sheet, faults);
    for (const formula of [...elementsOf(sheet.document, 'f'), ...elementsOf(sheet.document, 'formula')])
      checkFormula(sheet.name, textOf(formula), faults);
  }
  checkNames(book, faults);
  const names = new Set(sheets.map(({ name }) => name));
  // Bars in cells have numbers where small lines have references.
  const references = [
    ...Object.keys(parts).flatMap((path) =>
      path.startsWith('xl/charts/chart')
        ? elementsOf(read(path), 'c:f').map((entry) => ({ path, text: textOf(entry) }))
        : [],
    ),
    ...sheets.flatMap(({ path, document }) =>
      elementsOf(document, 'xm:f').map((entry) => ({ path, text: textOf(entry) })),
    ),
  ].filter(({ text }) => !/^\d+$/.test(text));
  for (const { path, text } of references) {
    const name = /^'((?:[^']|'')*)'!/.exec(text)?.[1]?.replaceAll("''", "'");
    if (!names.has(name ?? '')) faults.push(`${path}: ${text} refers to no sheet`);
  }
  return faults;
}

const elementsOf = (document: Document | Element | undefined, tag: string): Element[] =>
  document ? [...document.getElementsByTagName(tag)] : [];
const textOf = (element: Element): string => element.textContent ?? '';

function targetsOf(relations: Document | undefined, folder: string): Map<string, string> {
  return new Map(
    elementsOf(relations, 'Relationship').map((relation) => {
      const target = relation.getAttribute('Target') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `${folder}${target.replace(/^\.\.\//, '')}`;
      return [relation.getAttribute('Id') ?? '', path];
    }),
  );
}

function readCells(
  document: Document,
  strings: readonly string[],
  sheet: string,
  faults: string[],
): Map<string, string> {
  const cells = new Map<string, string>();
  for (const cell of elementsOf(document, 'c')) {
    const address = cell.getAttribute('r') ?? '';
    if (cells.has(address)) faults.push(`${sheet}!${address} stands twice`);
    const [value] = elementsOf(cell, 'v').map(textOf);
    const type = cell.getAttribute('t') ?? 'n';
    if (type === 's' && strings[Number(value)] === undefined)
      faults.push(`${sheet}!${address} has no shared text ${value}`);
    if (type === 'n' && value !== undefined && !Number.isFinite(Number(value)))
      faults.push(`${sheet}!${address} holds ${value} as a number`);
    const text = type === 's' ? (strings[Number(value)] ?? '') : type === 'inlineStr' ? textOf(cell) : (value ?? '');
    if (text.length > longestText) faults.push(`${sheet}!${address} holds ${text.length} characters`);
    cells.set(address, text);
  }
  return cells;
}

function checkTable({ name, cells, document: sheet }: Sheet, table: Document, faults: string[]): void {
  const [root] = elementsOf(table, 'table');
  const called = root?.getAttribute('name') ?? '';
  const range = toRange(root?.getAttribute('ref') ?? '');
  const columns = elementsOf(table, 'tableColumn').map((column) => column.getAttribute('name') ?? '');
  if (new Set(columns.map((column) => column.toLowerCase())).size < columns.length)
    faults.push(`${called} has two columns of one name`);
  if (range.right - range.left + 1 !== columns.length) faults.push(`${called} has another width than columns`);
  for (const [index, column] of columns.entries()) {
    const address = `${toLetters(range.left + index)}${range.top}`;
    if (cells.get(address) !== column) faults.push(`${name}!${address} differs from the column ${column}`);
  }
  for (const filter of elementsOf(sheet, 'autoFilter')) {
    if (overlap(toRange(filter.getAttribute('ref') ?? ''), range))
      faults.push(`${name} filters over the table ${called}`);
  }
}

function checkRanges({ name, document }: Sheet, faults: string[]): void {
  const validations = elementsOf(document, 'dataValidation');
  for (const [kind, ranges] of [
    ['validations', validations.map((each) => each.getAttribute('sqref') ?? '')],
    ['merges', elementsOf(document, 'mergeCell').map((each) => each.getAttribute('ref') ?? '')],
  ] as const) {
    const all = ranges.flatMap((range) => range.split(' ')).map(toRange);
    if (all.some((range, index) => all.slice(index + 1).some((other) => overlap(range, other))))
      faults.push(`${name} has ${kind} over one another`);
  }
  for (const formula of validations.flatMap((validation) => elementsOf(validation, 'formula1')))
    if (textOf(formula).startsWith('"') && textOf(formula).length > longestString + 2)
      faults.push(`${name} has a list of ${textOf(formula).length} characters`);
}

function checkNames(book: Document, faults: string[]): void {
  const taken = new Set<string>();
  for (const entry of elementsOf(book, 'definedName')) {
    const name = entry.getAttribute('name') ?? '';
    const key = `${entry.getAttribute('localSheetId') ?? ''} ${name.toLowerCase()}`;
    if (taken.has(key)) faults.push(`the name ${name} is defined twice`);
    taken.add(key);
    const isAddress = /^(?:[a-z]{1,3}\d+|r\d*c\d*|[rc])$/i.test(name);
    if (isAddress || !/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name)) faults.push(`the name ${name} is not allowed`);
  }
}

/** Strings, brackets and parentheses in pairs, and functions that all three programs have. */
function checkFormula(sheet: string, formula: string, faults: string[]): void {
  const fault = (message: string): void => void faults.push(`${sheet}: ${message} in ${formula}`);
  if (formula.length > longestFormula) fault(`${formula.length} characters`);
  for (const [text] of formula.matchAll(/"(?:[^"]|"")*"/g))
    if (text.length > longestString + 2) fault('a text too long');
  const bare = formula
    .replaceAll(/"(?:[^"]|"")*"/g, '0')
    .replaceAll(/\[(?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*\]/g, '')
    .replaceAll(/\{0(?:,0)*\}/g, '0');
  if (/["[\]{}@;]/.test(bare)) fault('a sign that does not belong');
  let depth = 0;
  for (const sign of bare) {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (depth < 0) break;
  }
  if (depth !== 0) fault('parentheses that do not match');
  if (/[(,][),]|[-+*/<>=,(]$|[-+*/][*/<>=]/.test(bare)) fault('something missing');
  for (const [, name = ''] of bare.matchAll(/([A-Za-z_.][\w.]*)\(/g))
    if (!functions.has(name)) fault(`the function ${name}`);
}

function toRange(text: string): Range {
  const [, left = 'A', top = '1', right = left, bottom = top] =
    /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(text) ?? [];
  return { left: toNumber(left), top: Number(top), right: toNumber(right), bottom: Number(bottom) };
}

const overlap = (a: Range, b: Range): boolean =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
const toNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

function toLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return `${rest > 0 ? toLetters(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}
