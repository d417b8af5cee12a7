/** Compiles and draws Vega-Lite without a browser. The same specification gives the same bytes. */
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { ChartSpec, Drawing, Measure } from '../model/chart.js';
import type { Figure } from '../model/report.js';
import type { Theme } from '../model/theme.js';
import { composePicture } from './compose-picture.js';
import { ChartTemplateError, fillSpec } from './fill-spec.js';

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
 * @throws ChartTemplateError when there is no such template or it does not compile; the message says why.
 */
export async function drawChart(figure: Figure, footnotes: readonly string[], input: ChartInput): Promise<Drawing> {
  const { templates, theme, measure } = input;
  const template = templates.get(figure.template);
  if (!template) {
    const known = [...templates.keys()].sort().join(', ');
    throw new ChartTemplateError(figure.template, '$', `there is no such chart; templates/charts has ${known}`);
  }
  const spec = fillSpec(template, figure, theme, measure);
  const drawing = await renderSpec(spec, figure.template, measure);
  return composePicture(drawing, figure, footnotes, theme, measure);
}

async function renderSpec(spec: ChartSpec, template: string, measure: Measure): Promise<Drawing> {
  installMeasure(measure);
  vega.resetSVGDefIds();
  try {
    const compiled = compile(spec as unknown as TopLevelSpec, { logger: strictLogger(template) }).spec;
    const view = new vega.View(vega.parse(compiled), { renderer: 'none', logger: strictLogger(template) });
    const svg = await view.toSVG();
    view.finalize();
    const [, width = '0', height = '0'] = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
    return { svg, width: Number(width), height: Number(height) };
  } catch (error) {
    if (error instanceof ChartTemplateError) throw error;
    throw new ChartTemplateError(template, '$', error instanceof Error ? error.message : String(error));
  }
}

/** Said of any chart with steps on one axis that is fitted on the other; the other fit stays. */
const harmless = /^Dropping "fit-[xy]" because spec has discrete/;

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
  } as unknown as vega.LoggerInterface;
  return logger;
}

/** Without a canvas Vega takes any character for 0.8 em; Chinese would be cut. */
function installMeasure(measure: Measure): void {
  const metrics = (vega as unknown as { textMetrics: { width: (item: TextItem, text: unknown) => number } })
    .textMetrics;
  metrics.width = (item, text) => {
    const size = item.fontSize ?? 11;
    const bold = item.fontWeight === 'bold' || Number(item.fontWeight) >= 600;
    const width = measure(text === null || text === undefined ? '' : String(text), size, bold);
    return item.limit !== undefined && item.limit > 0 ? Math.min(width, item.limit) : width;
  };
}
