/** Builds a table sheet from rows of any type and columns that read them. */
import type { ShownNumber } from '../../model/report.js';
import { toHeaders } from './cell-text.js';
import { chooseFormat } from './number-format.js';
import type {
  Condition,
  Link,
  SheetPicture,
  Sparklines,
  TableCell,
  TableChart,
  TableColumn,
  TableSheet,
} from './sheet.js';

const defaultWidest = 48;

/** One column: its header, and what it shows of a row. */
export interface ColumnOf<Row> {
  readonly header: string;
  readonly align?: TableColumn['align'];
  readonly long?: boolean;
  /** 48 characters by default. */
  readonly widest?: number;
  readonly linked?: TableColumn['linked'];
  readonly detail?: boolean;
  readonly covered?: boolean;
  readonly noted?: boolean;
  read(row: Row): TableCell | string | number | undefined;
}

export interface TableDraft<Row> extends Pick<
  TableSheet,
  'id' | 'table' | 'header_row' | 'title' | 'hint' | 'selector' | 'frozen'
> {
  readonly columns: readonly ColumnOf<Row>[];
  readonly rows: readonly Row[];
  /** From the place of each column by its header. */
  readonly conditions?: (place: (header: string) => number) => readonly Condition[];
  readonly charts?: readonly TableChart[];
  readonly sparklines?: Sparklines;
  readonly pictures?: readonly SheetPicture[];
}

/** Rows up to which a table is kept in memory once it was read: widths, heights, charts and the rows themselves ask for the same cells. */
const mostKept = 2000;

/** A table sheet; rows are read when they are asked for. Blank text and numbers that are not finite give blank cells. */
export function buildTable<Row>(draft: TableDraft<Row>): TableSheet {
  const { rows, conditions = () => [], charts = [], sparklines, pictures = [], ...rest } = draft;
  const columns = detailsLast(draft.columns);
  const headers = toHeaders(columns.map(({ header }) => header));
  const read = (row: number): TableCell[] => columns.map((column) => readCell(rows[row], column));
  const kept: TableCell[][] = [];
  return {
    ...rest,
    kind: 'table',
    columns: columns.map(
      (
        {
          align = 'left',
          long = false,
          widest = defaultWidest,
          linked,
          detail = false,
          covered = false,
          noted = false,
        },
        index,
      ) => ({
        header: headers[index] ?? '',
        align,
        long,
        widest,
        linked,
        detail,
        covered,
        noted,
      }),
    ),
    row_count: rows.length,
    cellAt: (row, column) => readCell(rows[row], columns[column]),
    cellsOf: (row) => (rows.length > mostKept ? read(row) : (kept[row] ??= read(row))),
    conditions: conditions((header) => columns.findIndex((column) => column.header === header)),
    charts,
    sparklines,
    pictures,
  };
}

/** Columns as they stand in the sheet: details after all others. */
export const detailsLast = <Row>(columns: readonly ColumnOf<Row>[]): ColumnOf<Row>[] => [
  ...columns.filter(({ detail }) => !detail),
  ...columns.filter(({ detail }) => detail),
];

function readCell<Row>(row: Row | undefined, column: ColumnOf<Row> | undefined): TableCell {
  const read = row === undefined ? undefined : column?.read(row);
  if (typeof read === 'object') return { ...read, ...toContent(read.content, read.format) };
  return toContent(read, undefined);
}

function toContent(content: TableCell['content'], format: TableCell['format']): TableCell {
  if (typeof content !== 'number') return { content: content === '' ? undefined : content };
  return Number.isFinite(content) ? { content, format: format ?? chooseFormat(content) } : { content: undefined };
}

/** A number with the decimals of its text; `signed` for changes. */
export function toNumberCell(shown: ShownNumber | undefined, signed = false): TableCell {
  if (!shown) return { content: undefined };
  return { content: shown.value, format: chooseFormat(shown.value, { text: shown.text, signed }) };
}

/** Text that leads somewhere, where there is somewhere to lead. */
export function toLinkCell(content: string | number | undefined, link: Link | undefined): TableCell {
  return { content, link };
}
