/** Walks through a spec. */
import type { ChartMistake, ChartSpec } from '../model/chart.js';

export type Path = ChartMistake['path'];

/** Calls for every value in it, the outer before the inner; data and texts of the table itself are not entered. */
export function visitSpec(value: unknown, visit: (value: unknown, path: Path) => void, path: Path = []): void {
  visit(value, path);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    if (step === 'values' || step === 'datasets' || step === 'usermeta') continue;
    visitSpec(item, visit, [...path, step]);
  }
}

export const isSpec = (value: unknown): value is ChartSpec =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The views inside a view, with their keys. */
export function viewsIn(view: ChartSpec): { readonly view: ChartSpec; readonly path: Path }[] {
  const lists = ['layer', 'concat', 'hconcat', 'vconcat'].flatMap((key) => {
    const views = view[key];
    return Array.isArray(views) ? views.map((inner: unknown, index) => ({ view: inner, path: [key, index] })) : [];
  });
  return [...lists, { view: view['spec'], path: ['spec'] }].flatMap(({ view: inner, path }) =>
    isSpec(inner) ? [{ view: inner, path }] : [],
  );
}
