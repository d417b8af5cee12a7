/** Finds the expressions of a spec for which Vega could not draw it: each is tried alone, on the rows of the table. */
import * as vega from 'vega';
import { suggest } from '../diagnostics/suggest.js';
import type { ChartMistake, ChartSpec } from '../model/chart.js';
import { openLogger } from './logger.js';
import { isSpec, visitSpec, type Path } from './visit-spec.js';

/** @param complaints what was said when the whole spec was drawn; what no expression alone explains is told of the whole. */
export function explainFailure(spec: ChartSpec, complaints: readonly string[]): ChartMistake[] {
  const signals = signalsOf(spec);
  const known = signals.map((signal) => signal.name);
  const table = isSpec(spec['datasets']) ? (spec['datasets']['table'] as object[]) : [];
  const mistakes: ChartMistake[] = [];
  const explained = new Set<string>();
  visitSpec({ ...spec, config: undefined }, (value, path) => {
    if (typeof value !== 'string' || !isExpression(path)) return;
    const failure = tryExpression(value, signals, table);
    // With values an expression alone may lack what transforms before it have calculated: only what was said of the whole counts.
    if (!failure || (failure.needsValues && !complaints.includes(failure.reason))) return;
    explained.add(failure.reason);
    // How Vega-Lite says of the whole that an expression is malformed.
    if (!failure.needsValues) explained.add(`Expression parse error: ${value}`);
    const [, name] = /^Unrecognized signal name: "(.*)"$/.exec(failure.reason) ?? [];
    const hints =
      name === undefined ? [] : [...suggest(name, known), 'a number or text of its own stands under "params"'];
    mistakes.push({ path, at: 'value', reason: `the expression fails: ${failure.reason}`, hints });
  });
  for (const complaint of new Set(complaints)) {
    if (!explained.has(complaint)) mistakes.push({ path: [], at: 'value', reason: complaint, hints: [] });
  }
  return mistakes;
}

/** Keys that hold an expression of Vega. */
const keys: ReadonlySet<unknown> = new Set(['calculate', 'filter', 'expr', 'test', 'labelExpr']);

const isExpression = (path: Path): boolean => keys.has(path.at(-1));

/** Names that expressions may use, with their values: the spec's parameters and the size of the view. */
function signalsOf(spec: ChartSpec): vega.NewSignal[] {
  const values = new Map<string, unknown>(['width', 'height'].map((name) => [name, 0]));
  visitSpec(spec, (value, path) => {
    if (path.at(-2) === 'params' && isSpec(value)) values.set(String(value['name']), value['value'] ?? null);
  });
  return [...values].map(([name, value]): vega.NewSignal => ({ name, value: value as null }));
}

interface Failure {
  /** In Vega's words. */
  readonly reason: string;
  /** Whether it takes values for it to fail, rather than being no expression at all. */
  readonly needsValues: boolean;
}

/** Undefined when the expression holds for every row. */
function tryExpression(expr: string, signals: vega.NewSignal[], values: object[]): Failure | undefined {
  try {
    vega.parseExpression(expr);
    const data: vega.Data = { name: 'table', values, transform: [{ type: 'formula', expr, as: 'result' }] };
    const parsed = vega.parse({ signals, data: [data] });
    const complaints: string[] = [];
    new vega.View(parsed, { logger: openLogger(complaints) }).run().finalize();
    const [reason] = complaints;
    return reason === undefined ? undefined : { reason, needsValues: true };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error), needsValues: false };
  }
}
