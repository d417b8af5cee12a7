/**
 * Completes a chart template with the theme and a figure's texts, numbers and table. A template is compiled once and filled for each figure; filled
 * before it is compiled it is a spec that draws the figure anywhere.
 */
import { mergeConfig } from 'vega';
import { textWidth, type ChartSpec, type Measure } from '../model/chart.js';
import type { Figure } from '../model/report.js';
import type { Theme } from '../model/theme.js';
import { toVegaConfig, widestLabel } from './theme-config.js';
import { isSpec } from './visit-spec.js';
import { wrapText } from '../text/wrap-text.js';

/** The parts of a Vega specification that are filled. */
export interface VegaSpec {
  readonly data?: readonly { readonly name: string }[];
  readonly signals?: readonly { readonly name: string }[];
}

type Texts = Readonly<Record<string, string | string[]>>;

/** The template with the theme. The template's own `config` wins; the width is the theme's. */
export function themeTemplate(template: ChartSpec, theme: Theme): ChartSpec {
  const { config, ...rest } = template;
  const own = isSpec(config) ? { ...config } : {};
  const merged = mergeConfig({ ...toVegaConfig(theme) }, own);
  // Vega merges, and templates are read, into objects without a prototype, which Vega-Lite cannot print in its messages.
  return structuredClone({ ...fitWidth(rest, theme.chart.width), config: merged });
}

/** What the vertical axis of the first panel and the picture's padding take of its width, and what stands between two panels. */
const besidePanels = 80;
const panelSpacing = 20;

/** A chart is as wide as the picture; of a facet the panels share its width; other compositions have widths of their own. */
function fitWidth(template: ChartSpec, width: number): ChartSpec {
  const { spec: panel, columns } = template;
  if (isSpec(panel) && typeof columns === 'number')
    return { ...template, spec: { ...panel, width: Math.floor((width - besidePanels) / columns) - panelSpacing } };
  return 'mark' in template || 'layer' in template ? { ...template, width } : template;
}

/**
 * A Vega-Lite spec that needs nothing else: `${name}` in strings is replaced by the figure's texts, the values of known `params` by its
 * numbers, and the data called `table` is its rows.
 * @param footnotes lines that a drawing carries below the chart, which Vega-Lite has no place for; they stand in `usermeta`.
 */
export function fillSpec(
  template: ChartSpec,
  figure: Figure,
  footnotes: readonly string[],
  theme: Theme,
  measure: Measure,
): ChartSpec {
  const filled = fillTexts(themeTemplate(template, theme), textsOf(figure, theme, measure)) as ChartSpec;
  const { params, usermeta, datasets } = filled;
  return {
    ...filled,
    description: figure.alt,
    ...(Array.isArray(params) ? { params: params.map((param: unknown) => fillParameter(param, figure)) } : {}),
    datasets: { ...(isSpec(datasets) ? datasets : {}), table: rowsOf(figure, theme, measure) },
    usermeta: { ...(isSpec(usermeta) ? usermeta : {}), notes: footnotes },
  };
}

/** The same of a template that was compiled unfilled: texts in their places, signals for `params`, the data called `table`. */
export function fillCompiled(compiled: VegaSpec, figure: Figure, theme: Theme, measure: Measure): VegaSpec {
  const filled = fillTexts(compiled, textsOf(figure, theme, measure)) as VegaSpec;
  const rows = rowsOf(figure, theme, measure);
  return {
    ...filled,
    data: (filled.data ?? []).map((entry) => (entry.name === 'table' ? { ...entry, values: rows } : entry)),
    signals: (filled.signals ?? []).map((signal) => fillParameter(signal, figure) as typeof signal),
  };
}

function textsOf(figure: Figure, theme: Theme, measure: Measure): Texts {
  const inner = theme.chart.width - 26;
  const wrap = (text: string, size: number, bold: boolean): string[] =>
    text.split('\n').flatMap((line) => wrapText(line, inner, (part) => measure(part, size, bold)));
  return {
    ...figure.texts,
    title: wrap(figure.title, theme.chart.title_size, true),
    subtitle: wrap(figure.subtitle, theme.chart.font_size, false),
  };
}

/** A row whose `value` is a number gets `text_width`: CSS pixels of its `text`, for which the chart leaves room. */
function rowsOf({ rows }: Figure, theme: Theme, measure: Measure): Figure['rows'] {
  return rows.map((row) => {
    const { value, text } = row;
    if (typeof value !== 'number' || typeof text !== 'string') return row;
    return { ...row, [textWidth]: Math.min(widestLabel, measure(text, theme.chart.font_size, false)) };
  });
}

function fillParameter(param: unknown, { parameters }: Figure): unknown {
  if (!isSpec(param) || typeof param['name'] !== 'string') return param;
  const value = parameters[param['name']];
  return value === undefined ? param : { ...param, value };
}

function fillTexts(value: unknown, texts: Texts): unknown {
  if (typeof value === 'string') return value.includes('${') ? fillString(value, texts) : value;
  if (Array.isArray(value)) return value.map((item) => fillTexts(item, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillTexts(item, texts)]));
}

/** A text that stands alone may have several lines. Names that the figure has not are told before anything is drawn. */
function fillString(value: string, texts: Texts): string | string[] {
  const whole = /^\$\{(\w+)\}$/.exec(value)?.[1];
  if (whole !== undefined) return texts[whole] ?? value;
  return value.replace(/\$\{(\w+)\}/g, (place, name: string) => [texts[name] ?? place].flat().join(' '));
}
