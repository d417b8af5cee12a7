/** Compiles and draws Vega-Lite without a browser. The same specification gives the same bytes. */
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { ChartSpec, Drawing, Measure } from '../model/chart.js';
import { keepNothing, type Keep } from '../model/keep.js';
import type { Figure } from '../model/report.js';
import type { Theme } from '../model/theme.js';
import { ChartTemplateError } from './chart-template-error.js';
import { composePicture } from './compose-picture.js';
import { explainFailure } from './explain-failure.js';
import { fillCompiled, fillSpec, themeTemplate, type VegaSpec } from './fill-spec.js';
import { openLogger } from './logger.js';

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
  /** Takes compiled templates over from an earlier build. */
  readonly keep?: Keep;
}

/**
 * Draws a figure with its notes and source inside.
 * @throws ChartTemplateError when its template cannot be drawn; the mistakes say where and why.
 */
export type DrawChart = (figure: Figure, footnotes: readonly string[]) => Promise<Drawing>;

/** Makes the function that draws; each template is compiled once, however many figures it draws. */
export function openCharts({ templates, theme, measure, keep = keepNothing }: ChartInput): DrawChart {
  installMeasure(measure);
  const compiled = new Map<string, Compiled>();
  return async (figure, footnotes) => {
    const name = figure.template;
    const template = templates.get(name);
    if (!template) throw new Error(`there is no chart template called ${name}`);
    const complaints: string[] = [];
    const draw = async (): Promise<Drawing> => {
      const made =
        compiled.get(name) ??
        keep(
          'compiled',
          () => JSON.stringify([template, theme]),
          () => compileTemplate(template, theme),
        );
      compiled.set(name, made);
      complaints.push(...made.complaints);
      return await renderSpec(fillCompiled(made.spec, figure, theme, measure), complaints);
    };
    const drawing = await draw().catch((error: unknown) => {
      complaints.push(error instanceof Error ? error.message : String(error));
    });
    if (!drawing || complaints.length > 0) {
      throw new ChartTemplateError(
        name,
        explainFailure(fillSpec(template, figure, footnotes, theme, measure), complaints),
      );
    }
    return composePicture(drawing, figure, footnotes, theme, measure);
  };
}

/** Vega, still without texts and data, and what the compiler had to say. */
interface Compiled {
  readonly spec: VegaSpec;
  readonly complaints: readonly string[];
}

function compileTemplate(template: ChartSpec, theme: Theme): Compiled {
  const complaints: string[] = [];
  const logger = openLogger(complaints);
  return { spec: compile(themeTemplate(template, theme) as unknown as TopLevelSpec, { logger }).spec, complaints };
}

async function renderSpec(spec: VegaSpec, complaints: string[]): Promise<Drawing> {
  const logger = openLogger(complaints);
  vega.resetSVGDefIds();
  const view = new vega.View(vega.parse(spec as vega.Spec), { renderer: 'none', logger });
  const svg = await view.toSVG();
  view.finalize();
  const [, width = '0', height = '0'] = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { svg, width: Number(width), height: Number(height) };
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
