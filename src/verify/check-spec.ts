/** Reads a chart's complete spec back and compares every value in it with the model's. */
import type { ChartSpec } from '../model/chart.js';
import type { CheckResult } from './problem.js';

/** @param expected the spec as the model gives it now. */
export function checkSpec(file: string, text: string, expected: ChartSpec): CheckResult {
  // Both as JSON has them: it knows no undefined and no minus before zero.
  const want: unknown = JSON.parse(JSON.stringify(expected));
  const have: unknown = JSON.parse(text);
  const messages: string[] = [];
  const compared = compare(have, want, '$', messages);
  return { file, compared, problems: messages.map((message) => ({ file, message })) };
}

/** @returns how many numbers were compared. */
function compare(have: unknown, want: unknown, path: string, messages: string[]): number {
  if (isHolder(have) && isHolder(want) && Array.isArray(have) === Array.isArray(want)) {
    const keys = new Set([...Object.keys(want), ...Object.keys(have)]);
    const step = (key: string): string => (Array.isArray(want) ? `[${key}]` : `.${key}`);
    return [...keys].reduce((sum, key) => sum + compare(have[key], want[key], `${path}${step(key)}`, messages), 0);
  }
  if (have !== want) messages.push(`${path}: ${show(have)} instead of ${show(want)}`);
  return typeof want === 'number' ? 1 : 0;
}

const isHolder = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
