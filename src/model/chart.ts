/** A drawn chart. */

/** A Vega-Lite specification as parsed JSON. */
export type ChartSpec = Readonly<Record<string, unknown>>;

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
