/** Fills a compiled chart template with a figure's texts, numbers and table. */
import type { Measure } from '../model/chart.js';
import type { Figure } from '../model/report.js';
import type { Theme } from '../model/theme.js';
import { ChartTemplateError } from './chart-template-error.js';
import { widestLabel } from './theme-config.js';
import { wrapText } from './wrap-text.js';

/** The parts of a Vega specification that are filled. */
export interface VegaSpec {
  readonly data?: readonly { readonly name: string }[];
  readonly signals?: readonly { readonly name: string }[];
}

type Texts = Readonly<Record<string, string | string[]>>;

/**
 * Replaces `${name}` in strings by the figure's texts, signals of known names by its numbers, and the data called `table` by its rows. A
 * row whose `value` is a number gets `text_width`: the width of its `text` in CSS pixels, for which the chart leaves room.
 * @throws ChartTemplateError for a text that the figure does not have.
 */
export function fillSpec(compiled: VegaSpec, figure: Figure, theme: Theme, measure: Measure): VegaSpec {
  const inner = theme.chart.width - 26;
  const wrap = (text: string, size: number, bold: boolean): string[] =>
    text.split('\n').flatMap((line) => wrapText(line, inner, (part) => measure(part, size, bold)));
  const texts: Texts = {
    ...figure.texts,
    title: wrap(figure.title, theme.chart.title_size, true),
    subtitle: wrap(figure.subtitle, theme.chart.font_size, false),
  };
  const filled = fillValue(compiled, texts, figure.template, '$') as VegaSpec;
  const rows = figure.rows.map((row) => withTextWidth(row, theme, measure));
  return {
    ...filled,
    data: (filled.data ?? []).map((entry) => (entry.name === 'table' ? { ...entry, values: rows } : entry)),
    signals: (filled.signals ?? []).map((signal) => {
      const value = figure.parameters[signal.name];
      return value === undefined ? signal : { ...signal, value };
    }),
  };
}

function withTextWidth(row: Figure['rows'][number], theme: Theme, measure: Measure): Figure['rows'][number] {
  const { value, text } = row;
  if (typeof value !== 'number' || typeof text !== 'string') return row;
  return { ...row, text_width: Math.min(widestLabel, measure(text, theme.chart.font_size, false)) };
}

function fillValue(value: unknown, texts: Texts, template: string, path: string): unknown {
  if (typeof value === 'string') return value.includes('${') ? fillString(value, texts, template, path) : value;
  if (Array.isArray(value)) return value.map((item, index) => fillValue(item, texts, template, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, fillValue(item, texts, template, `${path}.${key}`)]),
  );
}

function fillString(value: string, texts: Texts, template: string, path: string): string | string[] {
  const look = (name: string): string | string[] => {
    const text = texts[name];
    if (text === undefined) {
      const known = Object.keys(texts).sort().join(', ');
      throw new ChartTemplateError(template, path, `there is no text "${name}" for this chart; it has ${known}`);
    }
    return text;
  };
  const whole = /^\$\{(\w+)\}$/.exec(value)?.[1];
  if (whole !== undefined) return look(whole);
  return value.replace(/\$\{(\w+)\}/g, (_match, name: string) => [look(name)].flat().join(' '));
}
