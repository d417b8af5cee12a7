/** What Vega-Lite passes over in silence: styles that no one defines, texts that the figure has not, data of another name. */
import { nearest, suggest } from '../diagnostics/suggest.js';
import type { ChartMistake, ChartSpec, ChartTable } from '../model/chart.js';
import { isSpec, visitSpec } from './visit-spec.js';

/** Named styles that Vega itself has. */
const vegaStyles = ['cell', 'guide-label', 'guide-title', 'group-title', 'group-subtitle'];

/** @param styles those of the theme. */
export function checkStyles(spec: ChartSpec, styles: readonly string[]): ChartMistake[] {
  const config = isSpec(spec['config']) ? spec['config'] : {};
  const own = isSpec(config['style']) ? Object.keys(config['style']) : [];
  const known = [...styles, ...own, ...vegaStyles].sort();
  const mistakes: ChartMistake[] = [];
  visitSpec({ ...spec, config: undefined }, (value, path) => {
    const [key, outer] = [path.at(-1), path.at(-2)];
    const isStyle = key === 'style' || (typeof key === 'number' && outer === 'style');
    if (!isStyle || typeof value !== 'string' || known.includes(value)) return;
    const near = nearest(value, known);
    const hint = near === undefined ? `the theme has ${known.join(', ')}` : `did you mean "${near}"?`;
    const hints = [hint, 'a style of your own stands under "config": { "style": … } of the spec'];
    mistakes.push({ path, at: 'value', reason: `no style is called "${value}"`, hints });
  });
  return mistakes;
}

/** `${name}` where none of the figure's texts is called so. */
export function checkTexts(spec: ChartSpec, { texts }: ChartTable): ChartMistake[] {
  const mistakes: ChartMistake[] = [];
  visitSpec(spec, (value, path) => {
    if (typeof value !== 'string') return;
    for (const [, name = ''] of value.matchAll(/\$\{([^}]*)\}?/g)) {
      if (texts.includes(name)) continue;
      const has = [...texts].sort().join(', ');
      const reason = `there is no text "${name}" for this chart; it has ${has}`;
      mistakes.push({ path, at: 'value', reason, hints: suggest(name, texts) });
    }
  });
  return mistakes;
}

/** A chart draws the table of the report, which is called `table`. */
export function checkData(spec: ChartSpec): ChartMistake[] {
  const datasets = isSpec(spec['datasets']) ? Object.keys(spec['datasets']) : [];
  const mistakes: ChartMistake[] = [];
  let drawsTable = false;
  visitSpec(spec, (value, path) => {
    if (path.at(-1) !== 'data' || !isSpec(value)) return;
    const { name } = value;
    if (name === 'table') drawsTable = true;
    if (typeof name !== 'string' || name === 'table' || datasets.includes(name)) return;
    if (Object.keys(value).some((key) => ['values', 'url', 'sequence', 'sphere', 'graticule'].includes(key))) return;
    const hints = ['the table of the report is called "table": { "name": "table" }'];
    mistakes.push({ path: [...path, 'name'], at: 'value', reason: `no data is called "${name}"`, hints });
  });
  if (drawsTable || mistakes.length > 0) return mistakes;
  const hints = ['add "data": { "name": "table" }'];
  return [{ path: [], at: 'value', reason: 'the chart does not draw the table of the report', hints }];
}
