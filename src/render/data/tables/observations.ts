/** Figures as published, in the columns that programs outside rely on. */
import type { Dataset } from '../../../model/dataset.js';
import {
  observationColumns,
  readObservation,
  type Observation,
  type ObservationColumn,
} from '../../../model/observation.js';
import { toDataTable, type Column, type DataTable, type FieldType } from '../data-table.js';

const numeric: ReadonlySet<string> = new Set(['value', 'lower', 'upper', 'numerator', 'denominator']);

const typeOf = (name: ObservationColumn): FieldType =>
  numeric.has(name) ? 'number' : name.startsWith('period_') ? 'date' : 'string';

export function tableOfObservations({ observations }: Dataset): DataTable {
  const columns = observationColumns.map((name): Column<Observation> => [
    name,
    typeOf(name),
    (observation) => readObservation(observation, name),
  ]);
  const description = 'Figures as published, each with its words and its place.';
  return toDataTable('observations', description, observations, columns);
}
