/** Changes from one year to the next. */
import type { Change, Comparison } from '../../../model/comparison.js';
import { toDataTable, type DataTable } from '../data-table.js';

interface Row {
  readonly comparison: string;
  readonly change: Change;
}

export function tableOfChanges(comparisons: readonly Comparison[]): DataTable {
  const rows = comparisons.flatMap(({ id, series }) =>
    series.flatMap(({ changes }) => changes.map((change) => ({ comparison: id, change }))),
  );
  return toDataTable<Row>(
    'changes',
    'Changes from one year to the next, computed from two figures of a bureau, beside what the bureau states.',
    rows,
    [
      ['comparison', 'string', (row) => row.comparison],
      ['bureau', 'string', ({ change }) => change.bureau],
      ['from_observation', 'string', ({ change }) => change.from.observation],
      ['to_observation', 'string', ({ change }) => change.to.observation],
      ['from_start', 'date', ({ change }) => change.from.period.start],
      ['from_end', 'date', ({ change }) => change.from.period.end],
      ['to_start', 'date', ({ change }) => change.to.period.start],
      ['to_end', 'date', ({ change }) => change.to.period.end],
      ['unit', 'string', ({ change }) => change.unit],
      ['change', 'number', ({ change }) => change.size?.value],
      ['change_lower', 'number', ({ change }) => change.size?.lower],
      ['change_upper', 'number', ({ change }) => change.size?.upper],
      ['method', 'string', ({ change }) => change.method],
      ['z', 'number', ({ change }) => change.z],
      ['word', 'string', ({ change }) => change.word],
      ['stated_observation', 'string', ({ change }) => change.stated?.observation],
      [
        'stated_agrees',
        'string',
        ({ change: { stated } }) => (stated?.agrees === undefined ? undefined : stated.agrees ? 'yes' : 'no'),
      ],
    ],
  );
}
