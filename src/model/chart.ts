/** Chart templates, what they may draw, what is wrong with them, and the drawn chart. */

/** A Vega-Lite specification as parsed JSON. */
export type ChartSpec = Readonly<Record<string, unknown>>;

/** Types of columns, by their names in the Frictionless Table Schema. */
export type ColumnType = 'string' | 'number' | 'integer';

/** What a template may refer to: the columns of its table, texts for its `${…}` places, numbers for its `params`. */
export interface ChartTable {
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly texts: readonly string[];
  readonly parameters: readonly string[];
}

/** A column that a row with a `value` and a `text` has when it is drawn: CSS pixels of the text, for which the chart leaves room. */
export const textWidth = 'text_width';

/** Something wrong with a template. */
export interface ChartMistake {
  /** Keys and indexes (from 0) that lead to it. */
  readonly path: readonly (string | number)[];
  /** Whether the last key itself is meant, rather than what it holds. */
  readonly at: 'key' | 'value';
  readonly reason: string;
  /** How to mend it; a sentence each. */
  readonly hints: readonly string[];
}

/** An SVG with its size in CSS pixels. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Width of a text in the fonts that the drawing will use. */
export type Measure = (text: string, fontSize: number, bold: boolean) => number;

/** The family of charts and of heads. */
export const sansFamily = 'Noto Sans SC';
