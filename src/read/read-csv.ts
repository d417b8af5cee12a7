/** Reads an observations CSV (the columns of `observationColumns`) into located values. Takes UTF-8, with or without a byte order mark. */
import { parse, CsvError } from 'csv-parse/sync';
import type { Collector } from '../diagnostics/collector.js';
import { placeOf, type Place } from '../diagnostics/diagnostic.js';
import { observationColumns } from '../model/observation.js';
import { SourceText } from '../text/source-text.js';
import { joinEntries, lose, noEntries, unreadable, type Entries } from './code-list.js';
import { checkHeadings, placesIn, readRow, toHeadings, type ObservationRow } from './observation-rows.js';
import { readText } from './yaml-file.js';

export function readObservationsCsv(path: string, bytes: Uint8Array, collector: Collector): Entries<ObservationRow> {
  const source = readText(path, bytes, collector, true);
  const rows = source && parseRows(source, collector);
  if (!rows) return unreadable;
  const header = rows[0] ?? [];
  const headings = toHeadings(header);
  const whereIs = lazyCellFinder(source.text, path);
  if (!headings.some(({ isKnown }) => isKnown)) {
    const problem = 'the first row names none of the columns';
    const hints = [`the columns are ${observationColumns.join(', ')}, with commas between them`];
    collector.add('csv-syntax', whereIs(0, 0), { problem }, { hints });
    return unreadable;
  }
  if (!checkHeadings(headings, (column) => whereIs(0, column), collector, 'csv-column-missing')) return unreadable;
  const hasGuards = source.text.includes("'");
  const read = rows.slice(1).map((cells, index): Entries<ObservationRow> => {
    // A spreadsheet leaves rows of commas alone where something stood once.
    if (cells.every((cell) => cell.trim() === '')) return noEntries;
    const whereInRow = (column: number): Place => whereIs(index + 1, column);
    const row = hasGuards ? cells.map(withoutGuard) : cells;
    if (row.length === header.length) return readRow(headings, row, whereInRow, collector);
    const hints = row.length > header.length ? ['quote a cell that contains a comma'] : [];
    const problem = `the row has ${row.length} cells, the header has ${header.length}`;
    collector.add('csv-syntax', whereInRow(0), { problem }, { hints });
    // Its cells may stand in the wrong columns; the first is its id all the same.
    const placeOfValue = placesIn(headings, whereInRow);
    return lose({ id: row[header.indexOf('id')] || undefined }, (...at) => placeOfValue(at));
  });
  return joinEntries(read);
}

/** An apostrophe before = + - @ was put there by our own writer. */
const withoutGuard = (cell: string): string => (cell.startsWith("'") ? cell.replace(/^'(?=[=+\-@\t])/, '') : cell);

function parseRows(source: SourceText, collector: Collector): string[][] | undefined {
  const { text, path } = source;
  try {
    return parse(text, { relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    const lineText = text.split(/\r\n|\n|\r/)[line - 1] ?? '';
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
      const start = lastOpenQuote(text);
      collector.add('csv-syntax', placeOf(source, { start, end: start + 1 }), {
        problem: 'this quote is never closed',
      });
    } else collector.add('csv-syntax', { path, line, column: 1, lineText }, { problem: error.message });
    return undefined;
  }
}

function lastOpenQuote(text: string): number {
  let open = -1;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) open = open < 0 ? at : -1;
  return Math.max(0, open);
}

type CellFinder = (row: number, column: number) => Place;

/** Finds cells by a second, slower reading that happens only when something is wrong. */
function lazyCellFinder(text: string, path: string): CellFinder {
  let records: { raw: string; line: number }[] | undefined;
  return (row, column) => {
    records ??= rawRecords(text);
    const record = records[row];
    if (!record) return { path, line: 1, column: 1 };
    const before = cellStart(record.raw, column);
    const head = record.raw.slice(0, before).split(/\r\n|\n|\r/);
    const line = record.line + head.length - 1;
    const lineText = record.raw.split(/\r\n|\n|\r/)[head.length - 1] ?? '';
    const end = cellEnd(record.raw, before);
    return {
      path,
      line,
      column: [...(head.at(-1) ?? '')].length + 1,
      lineText,
      width: [...record.raw.slice(before, end)].length,
    };
  };
}

/** Each record as it stands in the file, and the line on which it starts. The library's own count of lines takes a quoted CR LF for two. */
function rawRecords(text: string): { raw: string; line: number }[] {
  const options = { raw: true, info: true, skip_empty_lines: true, relax_column_count: true };
  const parsed = parse(text, options) as unknown as { raw: string }[];
  const source = new SourceText('', text);
  let from = 0;
  return parsed.map((record) => {
    const raw = record.raw.replace(/^[\r\n]+|[\r\n]+$/g, '');
    const start = text.indexOf(raw, from);
    from = start + raw.length;
    return { raw, line: source.positionAt(start).line };
  });
}

function cellStart(raw: string, column: number): number {
  let offset = 0;
  for (let index = 0; index < column; index++) offset = cellEnd(raw, offset) + 1;
  return offset;
}

function cellEnd(raw: string, start: number): number {
  let quoted = false;
  for (let index = start; index < raw.length; index++) {
    const character = raw[index];
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === ',' || character === '\n' || character === '\r')) return index;
  }
  return raw.length;
}
