/**
 * Turns rows below a header of `observationColumns` into located values; how they stand in a CSV file or a workbook is their readers' affair.
 * Tells columns that are unknown, missing or there twice, and whatever the schema refuses.
 */
import type { z } from 'zod';
import type { Collector } from '../diagnostics/collector.js';
import type { Place } from '../diagnostics/diagnostic.js';
import { suggest } from '../diagnostics/suggest.js';
import {
  observationColumns,
  ObservationSchema,
  publishedColumns,
  type ObservationColumn,
} from '../model/observation.js';
import { lose, noEntries, type Entries } from './code-list.js';
import { claimColumns, type Claim } from './read-corrections.js';
import type { Located, Path } from './located.js';
import { parseWithSchema } from './parse-with-schema.js';

/** An observation as a file gives it, before its bounds are filled in. */
export interface ObservationRow extends z.output<typeof ObservationSchema> {
  /** What the file says that holds instead of what was published. */
  readonly claim?: Located<Claim>;
}

/** What a cell holds; an empty text is as good as none. */
export type CellContent = string | number | undefined;

/** A column as its heading names it. */
export interface Heading {
  readonly name: string;
  /** Whether it is read: one of the columns, and the first of its name. */
  readonly isKnown: boolean;
  readonly type: 'text' | 'number' | 'date';
}

/** The place of a row's cell; columns count from 0. */
export type CellFinder = (column: number) => Place;

/** What a source says stands in these columns where a correction holds instead of it. */
const published = {
  value: 'published_value',
  lower: 'published_lower',
  upper: 'published_upper',
  numerator: 'published_numerator',
  denominator: 'published_denominator',
} as const;
const numeric: ReadonlySet<string> = new Set(Object.entries(published).flat());
const publishedPeriod = { period_start: 'published_period_start', period_end: 'published_period_end' } as const;
const dates: ReadonlySet<string> = new Set(Object.entries(publishedPeriod).flat());
const columns: ReadonlySet<string> = new Set([...observationColumns, ...publishedColumns]);
const required: readonly ObservationColumn[] = [
  'id',
  'bureau',
  'indicator',
  'kind',
  'value',
  'unit',
  'period_start',
  'period_end',
  'source',
];

export function toHeadings(header: readonly string[]): Heading[] {
  return header.map((name, index) => ({
    name,
    isKnown: columns.has(name) && header.indexOf(name) === index,
    type: numeric.has(name) ? 'number' : dates.has(name) ? 'date' : 'text',
  }));
}

/**
 * Tells what is wrong with the header. @returns whether rows can be read below it.
 * @param missing the code under which a missing column is told.
 */
export function checkHeadings(
  headings: readonly Heading[],
  whereIs: CellFinder,
  collector: Collector,
  missing: 'column-missing' | 'csv-column-missing',
): boolean {
  const names = headings.map(({ name }) => name);
  for (const [index, { name, isKnown }] of headings.entries()) {
    if (isKnown) continue;
    if (columns.has(name)) {
      const related = { message: 'the first stands here', place: whereIs(names.indexOf(name)) };
      collector.add('column-repeated', whereIs(index), { column: name }, { related });
    } else collector.add('unknown-key', whereIs(index), { key: name }, { hints: suggest(name, observationColumns) });
  }
  const absent = required.filter((column) => !names.includes(column));
  for (const column of absent) collector.add(missing, whereIs(0), { column });
  return absent.length === 0;
}

/** Where a field of an observation stands, for what is found wrong with it later. */
export function placesIn(headings: readonly Heading[], whereIs: CellFinder): (path: Path) => Place {
  return (path) => {
    const column = columnOf(path);
    const index = headings.findIndex(({ name }) => name === column);
    return whereIs(Math.max(0, index));
  };
}

/** One observation, or what is left of a row that the schema refuses. */
export function readRow(
  headings: readonly Heading[],
  cells: readonly CellContent[],
  whereIs: CellFinder,
  collector: Collector,
): Entries<ObservationRow> {
  const named = nameCells(headings, cells);
  const record = toRecord(named);
  const placeInOwn = placesIn(headings, whereIs);
  const placeOfValue = (path: Path): Place => placeInOwn(toReadPath(path, named));
  const at = (...path: Path): Place => placeOfValue(path);
  const value = parseWithSchema(ObservationSchema, record, { placeOfValue, placeOfKey: placeOfValue }, collector);
  if (value === undefined) return lose(record, at);
  const claim: Located<Claim> = { value: toClaim(named), at: (...path) => placeInOwn(path) };
  const row = named[published.value] === undefined ? value : { ...value, claim };
  return { ...noEntries, entries: [{ value: row, at }] };
}

type NamedCells = Readonly<Record<string, unknown>>;

/** The cells that say something, by their columns. */
function nameCells(headings: readonly Heading[], row: readonly CellContent[]): NamedCells {
  const cells: Record<string, unknown> = {};
  for (let index = 0; index < headings.length; index++) {
    const cell = row[index];
    const heading = headings[index];
    if (cell === undefined || cell === '' || !heading?.isKnown) continue;
    cells[heading.name] = heading.type === 'number' ? toNumber(cell) : String(cell);
  }
  return cells;
}

/** A row in the shape of the schema. */
function toRecord(cells: NamedCells): Record<string, unknown> {
  const { period_start: start, period_end: end, ...rest } = toPublished(cells);
  const record: Record<string, unknown> = rest;
  record['period'] = start === undefined && end === undefined ? null : { start, end };
  const { derived_from: from, qualifier, lower, upper } = record;
  if (typeof from === 'string') record['derived_from'] = from.split(/\s+/);
  if (qualifier !== undefined && qualifier !== 'exact' && upper === undefined && lower !== undefined) {
    record['upper'] = null;
  }
  return record;
}

/** A corrected figure as its source has it: corrections are put into effect when all files are read. */
function toPublished(cells: NamedCells): Record<string, unknown> {
  const isCorrected = cells[published.value] !== undefined;
  const record: Record<string, unknown> = {};
  for (const [name, cell] of Object.entries(cells)) {
    if (isPublished(name) || (isCorrected && Object.hasOwn(published, name))) continue;
    record[name] = cell;
  }
  if (!isCorrected) return record;
  for (const [field, column] of Object.entries({ ...published, qualifier: 'published_qualifier', ...publishedPeriod }))
    if (cells[column] !== undefined) record[field] = cells[column];
  return record;
}

const isPublished = (name: string): boolean => (publishedColumns as readonly string[]).includes(name);

const toClaim = (cells: NamedCells): Claim =>
  Object.fromEntries(claimColumns.flatMap((column) => (cells[column] === undefined ? [] : [[column, cells[column]]])));

/** Where a field was read: of a corrected figure in the column of what its source says. */
function toReadPath(path: Path, cells: NamedCells): Path {
  if (cells[published.value] === undefined) return path;
  const column = columnOf(path);
  const other = `published_${column}`;
  return column in published || cells[other] !== undefined ? [other] : path;
}

/** A number that is written as text counts as one, since spreadsheets often keep it so. */
function toNumber(cell: string | number): number | string {
  if (typeof cell === 'number') return cell;
  const value = Number(cell);
  return cell.trim() !== '' && Number.isFinite(value) ? value : cell;
}

/** The column of a schema path: `period.start` stands in `period_start`. */
function columnOf(path: Path): string {
  return path[0] === 'period' ? `period_${path[1] ?? 'start'}` : String(path[0] ?? 'id');
}
