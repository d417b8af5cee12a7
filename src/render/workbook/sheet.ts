/**
 * What a sheet holds, before any library sees it. A table sheet gives its rows one at a time, so that a long one need never be
 * in memory as cells; a text sheet is a page to read.
 */
import type { Formula } from './formula.js';
import type { NumberFormat } from './number-format.js';

export const sheetIds = [
  'contents',
  'summary',
  'profile',
  'crime',
  'mediation',
  'traffic',
  'service',
  'prevention',
  'contrasts',
  'series',
  'changes',
  'bureaus',
  'indicators',
  'observations',
  'sources',
  'comparability',
  'check',
  'notes',
] as const;
export type SheetId = (typeof sheetIds)[number];

/** Where a cell leads: a place in the workbook. */
export interface Link {
  readonly sheet: SheetId;
  readonly row: number;
}

export interface TableCell {
  /** Undefined: blank. */
  readonly content: string | number | undefined;
  /** Gives the content anew where something calculates; the content is what a viewer shows that does not. */
  readonly formula?: Formula | undefined;
  readonly format?: NumberFormat;
  readonly link?: Link | undefined;
  /** A page out of the workbook that the cell leads to; instead of a link. */
  readonly url?: string | undefined;
  /** Shown when the pointer rests on the cell; made when it is wanted. */
  readonly note?: () => string;
}

export interface TableColumn {
  readonly header: string;
  readonly align: 'left' | 'right' | 'center';
  /** Whether texts may be long: they are General then, since some versions show text cells beyond 255 characters as ####. */
  readonly long: boolean;
  /** Width in characters beyond which it does not grow. */
  readonly widest: number;
  /** Whether its cells lead elsewhere, and whether they look so. */
  readonly linked: 'shown' | 'quiet' | undefined;
  /** Whether it serves charts and checks: such columns stand last, folded away in a group that the reader opens. */
  readonly detail: boolean;
  /** Whether its cells have notes. */
  readonly noted: boolean;
  /** Whether a small line covers its cells: their text is for those who do not see it. */
  readonly covered: boolean;
}

/** A picture to stand beside a table. */
export interface SheetPicture {
  readonly png: Uint8Array;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** What a native chart says. */
interface ChartTexts {
  readonly title: string;
  readonly alt: string;
  readonly category_title: string;
  readonly value_title: string;
}

/** A native bar chart of some rows of a table; rows and columns count from 0. */
export interface TableBarChart extends ChartTexts {
  readonly kind: 'bar';
  readonly first: number;
  readonly count: number;
  readonly categories: number;
  readonly values: number;
  /** Columns of how far the bounds lie above and below, and of the upper bounds. */
  readonly above: number;
  readonly below: number;
  readonly highest: number;
  /** Those of the rows, from 0, that are shown and not ranked. */
  readonly unranked: readonly number[];
}

/** A native line chart of some rows of a table over neighbouring columns, whose headers are its categories; all count from 0. */
export interface TableLineChart extends ChartTexts {
  readonly kind: 'line';
  readonly rows: readonly number[];
  /** Column of the lines' names. */
  readonly names: number;
  readonly first_column: number;
  readonly column_count: number;
}

export type TableChart = TableBarChart | TableLineChart;

/** Small lines within the cells of a column, each over neighbouring columns of its own row; columns count from 0. */
export interface Sparklines {
  readonly column: number;
  readonly first_column: number;
  readonly column_count: number;
}

/** How cells stand out; a word, a sign or a shape says the same. */
export type Emphasis = 'changed' | 'strong' | 'comparable' | 'indicative' | 'undetermined' | 'apart' | 'single';

/** A format that follows what cells hold; columns count from 0. */
export type Condition =
  /** Where a test of one cell of the row holds: `test` gives its formula from the cell. */
  | {
      readonly kind: 'test';
      readonly first_column: number;
      readonly last_column: number;
      readonly column: number;
      readonly test: (cell: string) => string;
      readonly emphasis: Emphasis;
    }
  /** A bar in the cell, from 0 to `most`. */
  | { readonly kind: 'bar'; readonly column: number; readonly most: number }
  /** An arrow up or down beside what is above or below 0. */
  | { readonly kind: 'arrows'; readonly column: number };

/** A cell above a table from whose list the reader chooses; formulas take its name. */
export interface Selector {
  /** The choice's id, in a cell of its own by this name: names may be long or hold wildcards, ids do not. */
  readonly id: { readonly name: string; readonly value: string; readonly formula: Formula };
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Where the choices stand; the column counts from 0, the row from 1. */
  readonly list: { readonly sheet: SheetId; readonly column: number; readonly first: number; readonly count: number };
  /** What is told of anything else. */
  readonly refusal: string;
}

export interface TableSheet {
  readonly kind: 'table';
  readonly id: SheetId;
  /** Name of the Excel table; the same in every language. */
  readonly table: string;
  /** Row of the header: 1, or 4 below a title and a hint. */
  readonly header_row: 1 | 4;
  readonly title: string;
  readonly hint: string;
  /** Stands in the third row, above the header. */
  readonly selector?: Selector;
  readonly columns: readonly TableColumn[];
  /** How many columns stay in sight. */
  readonly frozen: number;
  readonly row_count: number;
  /** Rows and columns count from 0. */
  readonly cellAt: (row: number, column: number) => TableCell;
  readonly cellsOf: (row: number) => readonly TableCell[];
  readonly conditions: readonly Condition[];
  readonly charts: readonly TableChart[];
  readonly sparklines: Sparklines | undefined;
  readonly pictures: readonly SheetPicture[];
}

export type TextTone = 'title' | 'subtitle' | 'marking' | 'heading' | 'label' | 'body' | 'muted' | 'strong' | 'link';

export interface TextCell {
  readonly text: string | number;
  readonly formula?: Formula | undefined;
  /** Stands in place of a text with a formula in workbooks that hold none. */
  readonly without_formula?: string;
  readonly tone: TextTone;
  readonly link?: Link | undefined;
}

/** Cells of a line from the first column on; undefined leaves one blank. */
export type TextLine = readonly (TextCell | undefined)[];

export interface TextSheet {
  readonly kind: 'text';
  readonly id: SheetId;
  /** Widths in characters. */
  readonly widths: readonly number[];
  readonly lines: readonly TextLine[];
}

export type Sheet = TableSheet | TextSheet;

/** First row of a table sheet that holds data. */
export const firstRowOf = (sheet: Pick<TableSheet, 'header_row'>): number => sheet.header_row + 1;
