/**
 * Writes the rows of a long table as XML, in pieces of some ten kilobytes. Takes the sheet's data as exceljs wrote it, with
 * the head's rows and one template row for each number format; keeps the head, takes the styles, and writes all rows anew.
 */
import { strToU8 } from 'fflate';
import { toColumnLetters } from '../cell-address.js';
import { escapeXml } from './xml.js';

export interface StreamedCell {
  readonly content: string | number | undefined;
  /** Template row, from 0, from which the cell has its style. */
  readonly format: number;
}

export interface StreamedRow {
  /** In points. */
  readonly height: number;
  readonly cells: readonly StreamedCell[];
}

export interface StreamedRows {
  /** Row of the sheet in which they begin: the first template row. */
  readonly first: number;
  readonly count: number;
  readonly columns: number;
  /** From 0. Text is without anything that XML cannot carry. */
  rowAt(index: number): StreamedRow;
}

const pieceLength = 32 * 1024;

export function* rowPieces(data: string, rows: StreamedRows): Generator<Uint8Array> {
  const { head, styles } = readTemplate(data, rows.first);
  const letters = Array.from({ length: rows.columns }, (_, column) => toColumnLetters(column + 1));
  let piece = head;
  for (let index = 0; index < rows.count; index += 1) {
    piece += toRowXml(rows.first + index, rows.rowAt(index), letters, styles);
    if (piece.length < pieceLength) continue;
    yield strToU8(piece);
    piece = '';
  }
  yield strToU8(`${piece}</sheetData>`);
}

/** Everything before the template rows, and the style of each column in each of them. */
function readTemplate(data: string, first: number): { head: string; styles: string[][] } {
  const start = data.indexOf(`<row r="${first}"`);
  if (start === -1) throw new Error(`the sheet has no template in row ${first}`);
  const styles = [...data.slice(start).matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, cells = '']) =>
    [...cells.matchAll(/<c\b[^>]*?\bs="(\d+)"/g)].map(([, style = '0']) => style),
  );
  return { head: data.slice(0, start), styles };
}

function toRowXml(
  number: number,
  { height, cells }: StreamedRow,
  letters: readonly string[],
  styles: readonly (readonly string[])[],
): string {
  let xml = `<row r="${number}" ht="${height}" customHeight="1">`;
  for (const [column, { content, format }] of cells.entries()) {
    const opening = `<c r="${letters[column] ?? ''}${number}" s="${styles[format]?.[column] ?? '0'}"`;
    if (content === undefined) xml += `${opening}/>`;
    else if (typeof content === 'number') xml += `${opening}><v>${content}</v></c>`;
    else xml += `${opening} t="inlineStr"><is><t${spaceOf(content)}>${escapeXml(content)}</t></is></c>`;
  }
  return `${xml}</row>`;
}

const spaceOf = (text: string): string => (/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '');
