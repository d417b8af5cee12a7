/** Fills a chart template with a figure's texts, numbers and table; what comes out is a whole Vega-Lite specification. */
import type { ChartSpec, Measure } from '../model/chart.js';
import type { Figure } from '../model/report.js';
import type { Theme } from '../model/theme.js';
import { toVegaConfig } from './theme-config.js';
import { wrapText } from './wrap-text.js';

/** A template and a figure that do not go together. */
export class ChartTemplateError extends Error {
  readonly template: string;
  readonly path: string;

  constructor(template: string, path: string, problem: string) {
    super(problem);
    this.template = template;
    this.path = path;
  }
}

/**
 * Replaces `${name}` in strings by the figure's texts, `params` of known names by its numbers, and the named data by its rows.
 * The template's own `config` wins over the theme.
 * @throws ChartTemplateError for a text that the figure does not have.
 */
export function fillSpec(template: ChartSpec, figure: Figure, theme: Theme, measure: Measure): ChartSpec {
  const inner = theme.chart.width - 26;
  const texts: Record<string, string | string[]> = {
    ...figure.texts,
    title: wrapText(`${figure.number} ${figure.title}`, inner, (text) => measure(text, theme.chart.title_size, true)),
    subtitle: wrapText(figure.subtitle, inner, (text) => measure(text, theme.chart.font_size, false)),
  };
  const filled = fillValue(template, texts, figure.template, '$') as Record<string, unknown>;
  const given = filled['params'];
  const params = Array.isArray(given)
    ? given.map((param: unknown) => setParameter(param, figure.parameters))
    : undefined;
  const own = filled['config'];
  return {
    ...filled,
    ...(params ? { params } : {}),
    description: figure.alt,
    width: theme.chart.width,
    datasets: { table: figure.rows },
    config: { ...toVegaConfig(theme), ...(typeof own === 'object' ? own : {}) },
  };
}

function fillValue(
  value: unknown,
  texts: Readonly<Record<string, string | string[]>>,
  template: string,
  path: string,
): unknown {
  if (typeof value === 'string') return fillString(value, texts, template, path);
  if (Array.isArray(value)) return value.map((item, index) => fillValue(item, texts, template, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, fillValue(item, texts, template, `${path}.${key}`)]),
  );
}

function fillString(
  value: string,
  texts: Readonly<Record<string, string | string[]>>,
  template: string,
  path: string,
): string | string[] {
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

function setParameter(param: unknown, values: Readonly<Record<string, number>>): unknown {
  if (typeof param !== 'object' || param === null || !('name' in param)) return param;
  const value = values[String(param.name)];
  return value === undefined ? param : { ...param, value };
}
