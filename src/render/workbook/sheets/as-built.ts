/** Whether what a row rests on is still what it was at the build: what no formula follows is out of date otherwise. */
import { readObservation, type ObservationColumn } from '../../../model/observation.js';
import { toCellText } from '../cell-text.js';
import type { Edition } from '../edition.js';
import { literal, lookUp, quote, referTo } from '../formula.js';

/** Besides its numbers, what decides how a figure compares. */
const judged = [
  'unit',
  'qualifier',
  'period_start',
  'period_end',
  'scope',
  'variant',
] as const satisfies ObservationColumn[];

const numbers = ['value', 'lower', 'upper', 'numerator', 'denominator'] as const satisfies ObservationColumn[];

/** Conditions that hold as long as an observation is as it was; `id`: as formulas write it. */
export function observationAsBuilt(edition: Edition, evidence: number, id: string): string[] {
  const observation = edition.observation(evidence);
  if (!observation) return [];
  const { column } = referTo('Observations');
  const cell = (name: ObservationColumn): string => lookUp(column(name), column('id'), id);
  const was = judged.map((name) => toCellText(String(readObservation(observation, name) ?? '')));
  return [
    ...numbers.flatMap((name) => {
      const value = observation[name];
      // Only shares have these.
      if (value === undefined) return [];
      return [`${cell(name)}=${literal(value)}`];
    }),
    `${judged.map(cell).join('&"|"&')}=${quote(was.join('|'))}`,
  ];
}

/** What the check column of a row says: nothing, or that something was changed, also where an observation is found no more. */
export function toCheck({ wording }: Edition, conditions: readonly string[], ids: readonly string[]): string {
  const { column } = referTo('Observations');
  const changed = quote(wording.say('workbook.check.row'));
  const isMissing = ids.map((id) => `ISNA(MATCH(${id},${column('id')},0))`).join('+');
  return `IF(${isMissing}>0,${changed},IF(AND(${conditions.join(',')}),"",${changed}))`;
}
