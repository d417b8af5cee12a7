/**
 * Finds derived figures that a correction has left behind. A figure is left behind when it is derived, has no correction of its own, rests on a
 * corrected figure (by `derived_from`, through other derived ones as well), and its formula does not name the value that holds of each figure that it
 * is derived from. Reports; changes nothing.
 */
import type { Collector } from '../diagnostics/collector.js';
import type { Observation } from '../model/observation.js';
import type { Entries } from './code-list.js';
import type { Located } from './located.js';
import { correctionsFile } from './read-corrections.js';

type ById = ReadonlyMap<string, Located<Observation>>;

/** @param observations with corrections in effect. */
export function checkDerived({ entries }: Entries<Observation>, collector: Collector): void {
  if (!entries.some(({ value }) => value.published)) return;
  const byId: ById = new Map(entries.map((entry) => [entry.value.id, entry]));
  for (const { value, at } of entries) {
    if (value.status !== 'derived' || value.published) continue;
    const corrected = findCorrected(value, byId, new Set());
    if (!corrected?.value.published || namesWhatHolds(value, byId)) continue;
    const { id: from, value: holds, published } = corrected.value;
    const related = { message: 'the derived figure stands here', place: at('derived_from') };
    const hints = [
      `correct ${value.id} in ${correctionsFile} as well, or mend its value and its formula, which must name what holds`,
    ];
    const values = { id: value.id, from, published: published.value, holds };
    collector.add('derived-outdated', corrected.at('value'), values, { hints, related });
  }
}

/** The nearest corrected figure that one rests on; beyond a corrected one nothing is looked for. @param seen figures may name one another. */
function findCorrected(
  { derived_from: from }: Observation,
  byId: ById,
  seen: Set<string>,
): Located<Observation> | undefined {
  const parts = from.flatMap((id) => byId.get(id) ?? []);
  const direct = parts.find(({ value }) => value.published);
  if (direct) return direct;
  for (const { value } of parts) {
    if (value.status !== 'derived' || seen.has(value.id)) continue;
    seen.add(value.id);
    const found = findCorrected(value, byId, seen);
    if (found) return found;
  }
  return undefined;
}

/** Whether each figure's value stands in the formula, two equal ones twice. */
function namesWhatHolds({ formula = '', derived_from: from }: Observation, byId: ById): boolean {
  const named = readNumbers(formula);
  return from.every((id) => {
    const part = byId.get(id);
    const index = part ? named.indexOf(Math.abs(part.value.value)) : -1;
    return index >= 0 && named.splice(index, 1).length > 0;
  });
}

const powers: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** The numbers of a formula in base units, without their signs: 2.2万 and 22,000 are 22000. */
const readNumbers = (formula: string): number[] =>
  [...formula.matchAll(/(\d+(?:,\d{3})*(?:\.\d+)?)\s*([万亿]?)/g)].map(([, digits = '', power = '']) =>
    Number((Number(digits.replaceAll(',', '')) * (powers[power] ?? 1)).toPrecision(15)),
  );
