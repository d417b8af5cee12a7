/** Reads an observations CSV (the columns of `observationColumns`) into located values. Takes UTF-8, with or without a byte order mark. */
import { parse, CsvError } from 'csv-parse/sync';
import type { Collector } from '../diagnostics/collector.js';
import { placeOf, type Place } from '../diagnostics/diagnostic.js';
import { suggest } from '../diagnostics/suggest.js';
import { observationColumns, ObservationSchema } from '../model/observation.js';
import { SourceText } from '../text/source-text.js';
import type { z } from 'zod';
import { lose, unreadable, type Entries } from './code-list.js';
import type { Located, Path } from './located.js';
import { parseWithSchema } from './parse-with-schema.js';
import { readText } from './yaml-file.js';

const numeric: ReadonlySet<string> = new Set(['value', 'lower', 'upper', 'numerator', 'denominator']);
const required = [
  'id',
  'bureau',
  'indicator',
  'kind',
  'value',
  'unit',
  'period_start',
  'period_end',
  'source',
] as const;

export function readObservationsCsv(
  path: string,
  bytes: Uint8Array,
  collector: Collector,
): Entries<z.output<typeof ObservationSchema>> {
  const source = readText(path, bytes, collector, true);
  const rows = source && parseRows(source, collector);
  if (!rows) return unreadable;
  const header = rows[0] ?? [];
  const headings = header.map((name): Heading => ({ name, isKnown: isColumn(name), isNumber: numeric.has(name) }));
  const whereIs = lazyCellFinder(source.text, path);
  checkHeader(header, whereIs, collector);
  if (required.some((column) => !header.includes(column))) return unreadable;
  const located: Located<z.output<typeof ObservationSchema>>[] = [];
  const lost: Entries<never>[] = [];
  for (const [index, row] of rows.entries()) {
    if (index === 0) continue;
    const record = toRecord(headings, row);
    const placeOfValue = (at: Path): Place => whereIs(index, Math.max(0, header.indexOf(columnOf(at))));
    if (row.length !== header.length) {
      const hints = row.length > header.length ? ['quote a cell that contains a comma'] : [];
      const problem = `the row has ${row.length} cells, the header has ${header.length}`;
      collector.add('csv-syntax', whereIs(index, 0), { problem }, { hints });
      // Its cells may stand in the wrong columns; the first is its id all the same.
      lost.push(lose({ id: record['id'] }, (...at) => placeOfValue(at)));
      continue;
    }
    const places = { placeOfValue, placeOfKey: placeOfValue };
    const value = parseWithSchema(ObservationSchema, record, places, collector);
    if (value) located.push({ value, at: (...at: Path) => placeOfValue(at) });
    else lost.push(lose(record, (...at) => placeOfValue(at)));
  }
  return {
    entries: located,
    refused: lost.flatMap(({ refused }) => refused),
    incomplete: lost.some(({ incomplete }) => incomplete),
  };
}

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

const columns: ReadonlySet<string> = new Set(observationColumns);
const isColumn = (name: string): boolean => columns.has(name);

function checkHeader(header: readonly string[], whereIs: CellFinder, collector: Collector): void {
  if (!header.some(isColumn)) {
    const problem = 'the first row names none of the columns';
    const hints = [`the columns are ${observationColumns.join(', ')}, with commas between them`];
    collector.add('csv-syntax', whereIs(0, 0), { problem }, { hints });
    return;
  }
  for (const [index, column] of header.entries()) {
    if (!isColumn(column)) {
      collector.add('unknown-key', whereIs(0, index), { key: column }, { hints: suggest(column, observationColumns) });
    }
  }
  for (const column of required) {
    if (!header.includes(column)) collector.add('csv-column-missing', whereIs(0, 0), { column });
  }
}

/** A column as its heading names it. */
interface Heading {
  readonly name: string;
  readonly isKnown: boolean;
  readonly isNumber: boolean;
}

/** A CSV row in the shape of the schema. An apostrophe before = + - @ was put there by our own writer and is taken off. */
function toRecord(headings: readonly Heading[], row: readonly string[]): Record<string, unknown> {
  const cells: Record<string, unknown> = {};
  for (let index = 0; index < headings.length; index++) {
    const cell = row[index];
    const heading = headings[index];
    if (!cell || !heading?.isKnown) continue;
    const text = cell.startsWith("'") ? cell.replace(/^'(?=[=+\-@\t])/, '') : cell;
    cells[heading.name] = heading.isNumber ? toNumber(text) : text;
  }
  const { period_start: start, period_end: end, ...rest } = cells;
  const record: Record<string, unknown> = rest;
  record['period'] = start === undefined && end === undefined ? null : { start, end };
  const { derived_from: from, qualifier, lower, upper } = record;
  if (typeof from === 'string') record['derived_from'] = from.split(/\s+/);
  if (qualifier !== undefined && qualifier !== 'exact' && upper === undefined && lower !== undefined) {
    record['upper'] = null;
  }
  return record;
}

function toNumber(text: string): number | string {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? value : text;
}

/** The column of a schema path: `period.start` stands in `period_start`. */
function columnOf(path: Path): string {
  return path[0] === 'period' ? `period_${path[1] ?? 'start'}` : String(path[0] ?? 'id');
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
