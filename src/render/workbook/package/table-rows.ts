/**
 * Writes the rows of a table as XML, in pieces of some ten kilobytes, so that a long one is never in memory as a whole. Takes the sheet's data
 * as exceljs wrote it, with the head's rows and one template row for each number format; keeps the head, takes the styles, and writes all
 * rows anew.
 */
import { strToU8 } from 'fflate';
import { toColumnLetters } from '../../../text/cell-address.js';
import { numberFormats } from '../number-format.js';
import type { Formula } from '../formula.js';
import { escapeXml } from './xml.js';

export interface RowCell {
  readonly content: string | number | undefined;
  /** Gives the content anew where something calculates. */
  readonly formula: Formula | undefined;
  /** Template row, from 0, from which the cell has its style. */
  readonly format: number;
}

export interface TableRow {
  /** In points. */
  readonly height: number;
  readonly cells: readonly RowCell[];
}

export interface TableRows {
  /** Row of the sheet in which they begin: the first template row. */
  readonly first: number;
  readonly count: number;
  readonly columns: number;
  /** From 0. Text is without anything that XML cannot carry. */
  rowAt(index: number): TableRow;
}

const pieceLength = 32 * 1024;

export function* rowPieces(data: string, rows: TableRows): Generator<Uint8Array> {
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
  // Rows after those of the formats hold notes alone.
  const rows = [...data.slice(start).matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].slice(0, numberFormats.length);
  const styles = rows.map(([, cells = '']) =>
    [...cells.matchAll(/<c\b[^>]*?\bs="(\d+)"/g)].map(([, style = '0']) => style),
  );
  return { head: data.slice(0, start), styles };
}

function toRowXml(
  number: number,
  { height, cells }: TableRow,
  letters: readonly string[],
  styles: readonly (readonly string[])[],
): string {
  let xml = `<row r="${number}" ht="${height}" customHeight="1">`;
  for (const [column, { content, formula, format }] of cells.entries()) {
    const address = `${letters[column] ?? ''}${number}`;
    const opening = `<c r="${address}" s="${styles[format]?.[column] ?? '0'}"`;
    if (formula) xml += `${opening}${toResultXml(formula, content, address)}</c>`;
    else if (content === undefined) xml += `${opening}/>`;
    else if (typeof content === 'number') xml += `${opening}><v>${content}</v></c>`;
    else xml += `${opening} t="inlineStr"><is><t${spaceOf(content)}>${escapeXml(content)}</t></is></c>`;
  }
  return `${xml}</row>`;
}

/** The formula with its content as cached value; a text that is blank is one all the same. */
function toResultXml({ text, is_array = false }: Formula, content: RowCell['content'], address: string): string {
  const type = typeof content === 'number' ? '' : ' t="str"';
  const array = is_array ? ` t="array" ref="${address}"` : '';
  return `${type}><f${array}>${escapeXml(text)}</f><v>${escapeXml(String(content ?? ''))}</v>`;
}

const spaceOf = (text: string): string => (/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '');
