/**
 * The finishing pass over the package that exceljs wrote. It mends what exceljs writes against the schema, adds what it cannot
 * write, and packs anew so that the same input gives the same bytes. Takes the bytes and what to change in each sheet, in the
 * workbook's order; refuses a package that lacks a sheet.
 */
import { strFromU8, strToU8, unzipSync } from 'fflate';
import type { Keep } from '../../../model/keep.js';
import { addCharts, type PlacedChart } from './add-charts.js';
import { declare, relate, type TextParts } from './relations.js';
import { mendStyles, tableStyle, type BookStyle } from './mend-styles.js';
import { mendWorksheet, type WorksheetChanges } from './mend-worksheet.js';
import { escapeXml, readAttribute } from './xml.js';
import { referChart, writeTheme } from './theme-colours.js';
import { writeZip, type ZipContent, type ZipEntry } from './zip.js';

export interface SheetChanges extends WorksheetChanges {
  readonly name: string;
  /** Where the sheet's table stands; undefined when it has none. */
  readonly table_range: string | undefined;
  /** In their order: the text for those who do not see a picture, and the drawing that programs show in place of its pixels. */
  readonly pictures: readonly { readonly alt: string; readonly svg: string }[];
  readonly charts: readonly PlacedChart[];
  /** Links out of the workbook. */
  readonly web_links: readonly WebLink[];
  /** Ranges that print, each on pages of its own; none: all. */
  readonly print_areas: readonly string[];
}

/** A cell, from 1, and the page that it leads to. */
export interface WebLink {
  readonly row: number;
  readonly column: number;
  readonly url: string;
}

export interface PackageChanges {
  readonly sheets: readonly SheetChanges[];
  readonly style: BookStyle;
  /** Numbers that formulas call by name. */
  readonly constants: Readonly<Record<string, number>>;
}

type Parts = Map<string, ZipContent>;

export function finishPackage(bytes: Uint8Array, changes: PackageChanges, keep?: Keep): Uint8Array {
  const parts: Parts = new Map(Object.entries(unzipSync(bytes)).filter(([path]) => !path.endsWith('/')));
  let charts = 0;
  for (const [index, sheet] of changes.sheets.entries()) {
    const path = `xl/worksheets/sheet${index + 1}.xml`;
    finishRelated(parts, `xl/worksheets/_rels/sheet${index + 1}.xml.rels`, sheet);
    const drawing = addCharts(textParts(parts), index + 1, sheet.charts, charts + 1);
    charts += sheet.charts.length;
    const relations = `xl/worksheets/_rels/sheet${index + 1}.xml.rels`;
    const urls = sheet.web_links.map(({ url }) => url);
    const ids = relate(textParts(parts), relations, 'hyperlink', urls, true);
    const related = sheet.web_links.map(({ row, column }, at) => ({ row, column, relation: ids[at] ?? '' }));
    parts.set(path, mendWorksheet(readPart(parts, path), sheet, { drawing, related }, changes.style.palette));
  }
  const { style } = changes;
  changePart(parts, 'xl/styles.xml', (xml) => mendStyles(xml, style));
  changePart(parts, 'xl/theme/theme1.xml', (xml) => writeTheme(xml, style.palette, style.font_name));
  for (const chart of [...parts.keys()].filter((part) => part.startsWith('xl/charts/')))
    changePart(parts, chart, (xml) => referChart(xml, style.palette));
  changePart(parts, 'xl/workbook.xml', (xml) => addNames(xml, changes));
  return writeZip(sortParts(parts), keep);
}

/** What a sheet's relations lead to: its table, its drawing, the shapes of its notes. */
function finishRelated(parts: Parts, path: string, sheet: SheetChanges): void {
  if (!parts.has(path)) return;
  for (const [relation] of readPart(parts, path).matchAll(/<Relationship\b[^>]*>/g)) {
    const target = (readAttribute(relation, 'Target') ?? '').replace(/^\.\.\//, 'xl/');
    if (target.startsWith('xl/tables/')) changePart(parts, target, (xml) => mendTable(xml, sheet.table_range));
    else if (/^xl\/drawings\/drawing\d+\.xml$/.test(target)) mendDrawing(textParts(parts), target, sheet.pictures);
    else if (target.endsWith('.vml')) changePart(parts, target, mendNotes);
  }
}

/** The table's full height, whatever exceljs was given of it, and our stripes. */
function mendTable(xml: string, range: string | undefined): string {
  const styled = xml.replace(/(<tableStyleInfo\b[^>]*? name=)"[^"]*"/, `$1"${tableStyle}"`);
  return range === undefined
    ? styled
    : styled.replaceAll(/(<(?:table|autoFilter)\b[^>]*? ref=)"[^"]*"/g, `$1"${range}"`);
}

/**
 * Without the attribute that the schema does not know on these anchors; with texts for screen readers, and each picture's drawing beside its
 * pixels: Excel shows SVG from 2016 on (MS-ODRAWXML 2.3.2), others the pixels.
 */
function mendDrawing(parts: TextParts, path: string, pictures: SheetChanges['pictures']): void {
  const name = path.split('/').at(-1) ?? '';
  const vectors = pictures.map((_, index) => `media/${name.replace('.xml', '')}-${index + 1}.svg`);
  const ids = relate(
    parts,
    `xl/drawings/_rels/${name}.rels`,
    'image',
    vectors.map((vector) => `../${vector}`),
  );
  for (const [index, { svg }] of pictures.entries()) {
    parts.write(`xl/${vectors[index] ?? ''}`, svg);
    declare(parts, `xl/${vectors[index] ?? ''}`, 'image/svg+xml');
  }
  let [text, blip] = [0, 0];
  const mended = (parts.read(path) ?? '')
    .replaceAll(/(<xdr:oneCellAnchor) editAs="\w+"/g, '$1')
    .replaceAll(/<xdr:cNvPr\b[^>]*?(?=\/?>)/g, (tag) => `${tag} descr="${escapeXml(pictures[text++]?.alt ?? '')}"`)
    .replaceAll(/(<a:blip\b[^>]*?)\/>/g, (_, tag: string) => `${tag}>${vectorXml(ids[blip++] ?? '')}</a:blip>`);
  parts.write(path, mended);
}

const vectorXml = (relation: string): string =>
  '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">' +
  `<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${relation}"/></a:ext></a:extLst>`;

/** Notes as large as their few lines of text need. */
function mendNotes(xml: string): string {
  return xml
    .replaceAll('width:97.8pt;height:59.1pt', 'width:260pt;height:96pt')
    .replaceAll(/<x:Anchor>([^<]*)<\/x:Anchor>/g, (found, anchor: string) => {
      const [left, leftOffset, top, topOffset] = anchor.split(',').map((part) => Number(part));
      if (left === undefined || leftOffset === undefined || top === undefined || topOffset === undefined) return found;
      return `<x:Anchor>${[left, leftOffset, top, topOffset, left + 4, leftOffset, top + 5, topOffset].join(', ')}</x:Anchor>`;
    });
}

function addNames(xml: string, { sheets, constants }: PackageChanges): string {
  const areas = sheets.flatMap(({ name, print_areas }, index) => {
    if (print_areas.length === 0) return [];
    const ranges = print_areas.map((area) => `'${name}'!${toAbsolute(area)}`).join(',');
    return `<definedName name="_xlnm.Print_Area" localSheetId="${index}">${escapeXml(ranges)}</definedName>`;
  });
  const numbers = Object.entries(constants).map(
    ([name, value]) => `<definedName name="${name}">${value}</definedName>`,
  );
  const names = [...areas, ...numbers].join('');
  if (names === '') return xml;
  if (xml.includes('</definedNames>')) return xml.replace('</definedNames>', `${names}</definedNames>`);
  return xml.replace('</sheets>', `</sheets><definedNames>${names}</definedNames>`);
}

const toAbsolute = (range: string): string => range.replaceAll(/([A-Z]+)(\d+)/g, '$$$1$$$2');

/** The list of content types first, as readers of streams expect; the others by path. */
function sortParts(parts: Parts): ZipEntry[] {
  const first = '[Content_Types].xml';
  const paths = [...parts.keys()].filter((path) => path !== first).toSorted();
  return [first, ...paths].map((path) => ({
    path,
    content: parts.get(path) ?? new Uint8Array(0),
    deflate: !path.endsWith('.png'),
  }));
}

function readPart(parts: Parts, path: string): string {
  const content = parts.get(path);
  if (!(content instanceof Uint8Array)) throw new Error(`the package has no ${path}`);
  return strFromU8(content);
}

const textParts = (parts: Parts): TextParts => ({
  read: (path) => (parts.has(path) ? readPart(parts, path) : undefined),
  write: (path, xml) => parts.set(path, strToU8(xml)),
});

function changePart(parts: Parts, path: string, change: (xml: string) => string): void {
  parts.set(path, strToU8(change(readPart(parts, path))));
}
