/**
 * Mends a worksheet part: elements after the rows in the schema's order, links inside the workbook, and the rows of its table
 * in place of the template rows. Gives the part in pieces, so that a long sheet is never one string.
 */
import { strToU8 } from 'fflate';
import { toAddress, toRange } from '../../../text/cell-address.js';
import { referCells, type Palette } from './theme-colours.js';
import { rowPieces, type TableRows } from './table-rows.js';
import { escapeXml, sortElements, splitSiblings, type Element } from './xml.js';

/** A link from a cell to a place in the workbook. */
export interface CellLink {
  readonly row: number;
  readonly column: number;
  /** `'Sheet'!A5` */
  readonly location: string;
}

/** Small lines in cells, each over a range of other cells. */
export interface SparklineGroup {
  /** RRGGBB */
  readonly colour: string;
  /** `D5` over `'Sheet'!E5:I5` */
  readonly lines: readonly { readonly cell: string; readonly reference: string }[];
}

export interface WorksheetChanges {
  /** Asked for once, after the rows were written. */
  links(): Iterable<CellLink>;
  readonly rows: TableRows | undefined;
  readonly sparklines: SparklineGroup | undefined;
}

const order = (
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios ' +
  'autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations ' +
  'hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ' +
  'ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems ' +
  'tableParts extLst'
).split(' ');

const linksPerPiece = 2000;

/** What the finishing pass found other parts to be called. */
export interface RelatedParts {
  /** The element of a drawing that the sheet did not have; empty for none. */
  readonly drawing: string;
  /** Links out of the workbook, by the ids of their relations. */
  readonly related: readonly { readonly row: number; readonly column: number; readonly relation: string }[];
}

export function* mendWorksheet(
  xml: string,
  changes: WorksheetChanges,
  { drawing, related }: RelatedParts,
  palette: Palette,
): Generator<Uint8Array> {
  const { head: ownHead, data, tail: ownTail } = splitSheet(xml);
  const [head, tail] = [referCells(ownHead, palette), referCells(ownTail, palette)];
  const { rows } = changes;
  const mended = mendColumns(head);
  yield strToU8(rows ? mended.replace(/<dimension ref="[^"]*"/, `<dimension ref="${dimensionOf(rows)}"`) : mended);
  if (rows) yield* rowPieces(data, rows);
  else yield strToU8(data);
  const elements = splitSiblings(nameAlike(tail) + drawing + sparklinesXml(changes.sparklines)).filter(
    ({ name }) => name !== 'hyperlinks',
  );
  const marker: Element = { name: 'hyperlinks', xml: '' };
  for (const element of sortElements([...elements, marker], order)) {
    if (element === marker) yield* linkPieces(changes.links(), related);
    else yield strToU8(element.xml);
  }
  yield strToU8('</worksheet>');
}

/** exceljs calls each bar in cells by a random id, here and in its extension; numbers do as well. */
function nameAlike(xml: string): string {
  const names = new Map<string, string>();
  return xml.replaceAll(/\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}(?=<\/x14:id>|")/gi, (id, at: number) => {
    if (xml.slice(0, at).endsWith(' uri="')) return id;
    const name = names.get(id) ?? `{00000000-0000-4000-8000-${String(names.size + 1).padStart(12, '0')}}`;
    names.set(id, name);
    return name;
  });
}

/** Columns that are folded away are unfolded at the column after them, which is what the attribute says; exceljs sets it on themselves. */
function mendColumns(head: string): string {
  const last = [...head.matchAll(/<col\b[^>]* max="(\d+)"[^>]* collapsed="1"[^>]*>/g)].at(-1)?.[1];
  if (last === undefined) return head;
  const after = `<col min="${Number(last) + 1}" max="${Number(last) + 1}" width="4" customWidth="1" collapsed="1"/>`;
  return head.replaceAll(' collapsed="1"', '').replace('</cols>', `${after}</cols>`);
}

function splitSheet(xml: string): { head: string; data: string; tail: string } {
  const start = xml.indexOf('<sheetData');
  const closing = xml.lastIndexOf('</sheetData>');
  const end = closing === -1 ? xml.indexOf('/>', start) + 2 : closing + '</sheetData>'.length;
  return {
    head: xml.slice(0, start),
    data: xml.slice(start, end),
    tail: xml.slice(end, xml.lastIndexOf('</worksheet>')),
  };
}

/** Office 2010's extension of a worksheet (MS-XLSX 2.4); a mark at each value. */
function sparklinesXml(group: SparklineGroup | undefined): string {
  if (!group) return '';
  const { colour } = group;
  const lines = group.lines.map(
    ({ cell, reference }) =>
      `<x14:sparkline><xm:f>${escapeXml(reference)}</xm:f><xm:sqref>${cell}</xm:sqref></x14:sparkline>`,
  );
  return (
    '<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">' +
    '<x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">' +
    `<x14:sparklineGroup lineWeight="1.5" displayEmptyCellsAs="gap" markers="1"><x14:colorSeries rgb="FF${colour}"/><x14:colorMarkers rgb="FF${colour}"/>` +
    `<x14:sparklines>${lines.join('')}</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>`
  );
}

const dimensionOf = ({ first, count, columns }: TableRows): string =>
  toRange({ left: 1, top: 1, right: columns, bottom: first + count - 1 });

function* linkPieces(links: Iterable<CellLink>, related: RelatedParts['related']): Generator<Uint8Array> {
  const outward = related.map(
    ({ row, column, relation }) => `<hyperlink ref="${toAddress(column, row)}" r:id="${relation}"/>`,
  );
  let [piece, count] = [outward.length > 0 ? `<hyperlinks>${outward.join('')}` : '', outward.length];
  for (const { row, column, location } of links) {
    if (count === 0) piece = '<hyperlinks>';
    piece += `<hyperlink ref="${toAddress(column, row)}" location="${escapeXml(location)}"/>`;
    count += 1;
    if (count % linksPerPiece === 0) {
      yield strToU8(piece);
      piece = '';
    }
  }
  if (count > 0) yield strToU8(`${piece}</hyperlinks>`);
}
