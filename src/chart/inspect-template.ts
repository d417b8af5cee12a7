/** Everything that can be said against a chart template without drawing it. */
import type { ChartMistake, ChartTable } from '../model/chart.js';
import type { Theme } from '../model/theme.js';
import { checkFields } from './check-fields.js';
import { checkGrammar } from './check-grammar.js';
import { checkData, checkStyles, checkTexts } from './check-references.js';
import { toVegaConfig } from './theme-config.js';
import { isSpec } from './visit-spec.js';

export interface InspectInput {
  readonly content: unknown;
  /** What the report has it draw. */
  readonly tables: readonly ChartTable[];
  readonly theme: Theme | undefined;
  /** Whether it is known to follow the grammar of Vega-Lite, which takes a while to load. */
  readonly isGrammatical: boolean;
}

/** One mistake a place, the grammar's first. */
export function inspectTemplate({ content, tables, theme, isGrammatical }: InspectInput): ChartMistake[] {
  const found = isGrammatical ? [] : checkGrammar(content);
  if (isSpec(content)) {
    if (theme) found.push(...checkStyles(content, Object.keys(toVegaConfig(theme).style)));
    found.push(...checkData(content));
    for (const table of tables) found.push(...checkTexts(content, table), ...checkFields(content, table));
  }
  const places = new Map<string, ChartMistake>();
  for (const mistake of found) {
    const place = JSON.stringify([mistake.path, mistake.reason]);
    if (!places.has(place)) places.set(place, mistake);
  }
  return [...places.values()];
}
