/** Compiles and draws Vega-Lite without a browser. The same specification gives the same bytes. */
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { ChartSpec, Drawing, Measure } from '../model/chart.js';
import type { Figure } from '../model/report.js';
import type { Theme } from '../model/theme.js';
import { ChartTemplateError } from './chart-template-error.js';
import { composePicture } from './compose-picture.js';
import { fillSpec, type VegaSpec } from './fill-spec.js';
import { toVegaConfig } from './theme-config.js';

/** What Vega passes to its text measurer. */
interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
  readonly limit?: number;
}

export interface ChartInput {
  readonly templates: ReadonlyMap<string, ChartSpec>;
  readonly theme: Theme;
  readonly measure: Measure;
}

/**
 * Draws a figure with its notes and source inside.
 * @throws ChartTemplateError when there is no such template or it cannot be drawn; the message says why.
 */
export type DrawChart = (figure: Figure, footnotes: readonly string[]) => Promise<Drawing>;

/** Makes the function that draws; each template is compiled once, however many figures it draws. */
export function openCharts({ templates, theme, measure }: ChartInput): DrawChart {
  installMeasure(measure);
  const compiled = new Map<string, VegaSpec>();
  return async (figure, footnotes) => {
    const name = figure.template;
    let spec = compiled.get(name);
    if (!spec) {
      spec = compileTemplate(name, templates, theme);
      compiled.set(name, spec);
    }
    const filled = fillSpec(spec, figure, theme, measure);
    const drawing = await explainFailure(name, () => renderSpec(filled, name));
    return composePicture(drawing, figure, footnotes, theme, measure);
  };
}

/** The template with the theme, still without texts and data. The template's own `config` wins over the theme. */
function compileTemplate(name: string, templates: ChartInput['templates'], theme: Theme): VegaSpec {
  const template = templates.get(name);
  if (!template) {
    const known = [...templates.keys()].sort().join(', ');
    throw new ChartTemplateError(name, '$', `there is no such chart; templates/charts has ${known}`);
  }
  const own = template['config'];
  const config = { ...toVegaConfig(theme), ...(typeof own === 'object' ? own : {}) };
  const spec = { ...fitWidth(template, theme.chart.width), config } as unknown as TopLevelSpec;
  try {
    return compile(spec, { logger: strictLogger(name) }).spec;
  } catch (error) {
    throw toTemplateError(name, error);
  }
}

/** What the vertical axis of the first panel and the picture's padding take of its width, and what stands between two panels. */
const besidePanels = 80;
const panelSpacing = 20;

/** A chart is as wide as the picture; of a facet the panels share its width. */
function fitWidth(template: ChartSpec, width: number): ChartSpec {
  const { spec: panel, columns } = template;
  if (typeof panel !== 'object' || typeof columns !== 'number') return { ...template, width };
  return { ...template, spec: { ...panel, width: Math.floor((width - besidePanels) / columns) - panelSpacing } };
}

async function renderSpec(spec: VegaSpec, template: string): Promise<Drawing> {
  vega.resetSVGDefIds();
  const view = new vega.View(vega.parse(spec as vega.Spec), { renderer: 'none', logger: strictLogger(template) });
  const svg = await view.toSVG();
  view.finalize();
  const [, width = '0', height = '0'] = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { svg, width: Number(width), height: Number(height) };
}

async function explainFailure<T>(template: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw toTemplateError(template, error);
  }
}

function toTemplateError(template: string, error: unknown): ChartTemplateError {
  if (error instanceof ChartTemplateError) return error;
  return new ChartTemplateError(template, '$', error instanceof Error ? error.message : String(error));
}

/**
 * Said of any chart with steps on one axis that is fitted on the other, where the other fit stays; and of a layer without rows, which
 * draws nothing and leaves the domain to the other layers.
 */
const harmless = /^Dropping "fit-[xy]" because spec has discrete|Infinite extent for field/;

/** A warning of the compiler means that something is left out of the picture, so it fails the chart. */
function strictLogger(template: string): vega.LoggerInterface {
  const fail = (...messages: readonly unknown[]): vega.LoggerInterface => {
    const text = messages.map(String).join(' ');
    if (harmless.test(text)) return logger;
    throw new ChartTemplateError(template, '$', text);
  };
  const logger: vega.LoggerInterface = {
    level: () => logger,
    error: fail,
    warn: fail,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}

/** Without a canvas Vega takes any character for 0.8 em; Chinese would be cut. */
function installMeasure(measure: Measure): void {
  const metrics = (
    vega as unknown as { textMetrics: { width: (item: TextItem, text: string | number | null | undefined) => number } }
  ).textMetrics;
  metrics.width = (item, text) => {
    const size = item.fontSize ?? 11;
    const bold = item.fontWeight === 'bold' || Number(item.fontWeight) >= 600;
    const width = measure(String(text ?? ''), size, bold);
    return item.limit !== undefined && item.limit > 0 ? Math.min(width, item.limit) : width;
  };
}
