/** Figures as published, in the columns that programs outside rely on. */
import type { Dataset } from '../../../model/dataset.js';
import {
  columnsOf,
  readObservation,
  type Observation,
  type ObservationColumn,
  type PublishedColumn,
} from '../../../model/observation.js';
import { toDataTable, type Column, type DataTable, type FieldType } from '../data-table.js';

const numeric: ReadonlySet<string> = new Set([
  'value',
  'lower',
  'upper',
  'numerator',
  'denominator',
  'published_value',
  'published_lower',
  'published_upper',
  'published_numerator',
  'published_denominator',
]);

const typeOf = (name: ObservationColumn | PublishedColumn): FieldType =>
  numeric.has(name) ? 'number' : /(?:^|_)period_/.test(name) ? 'date' : 'string';

export function tableOfObservations({ observations }: Dataset): DataTable {
  const columns = columnsOf(observations).map((name): Column<Observation> => [
    name,
    typeOf(name),
    (observation) => readObservation(observation, name),
  ]);
  const description =
    'Figures as published, each with its words and its place; where one was corrected, what holds, and beside it what was published.';
  return toDataTable('observations', description, observations, columns);
}
