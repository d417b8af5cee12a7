/** How each figure stands to others. */
import type { Comparison, Contrast } from '../../../model/comparison.js';
import { toDataTable, type DataTable } from '../data-table.js';

interface Row {
  readonly comparison: string;
  /** others, peers, bureau; pair for one of all pairs of a set. */
  readonly reference: string;
  readonly contrast: Contrast;
}

export function tableOfContrasts(comparisons: readonly Comparison[]): DataTable {
  const rows = comparisons.flatMap(({ id, contrasts, pairs }): Row[] => [
    ...contrasts.map((contrast) => ({ comparison: id, reference: contrast.reference.type, contrast })),
    ...pairs.map((contrast) => ({ comparison: id, reference: 'pair', contrast })),
  ]);
  return toDataTable<Row>(
    'contrasts',
    'A figure against the others together, its peers, the reference bureau, or (pairs, in sets of at most 40) one other: ratio of rates or difference of proportions with its 95 % interval.',
    rows,
    [
      ['comparison', 'string', (row) => row.comparison],
      ['bureau', 'string', ({ contrast }) => contrast.bureau],
      ['reference', 'string', (row) => row.reference],
      [
        'reference_id',
        'string',
        ({ contrast: { reference: of } }) =>
          of.type === 'peers' ? of.group : of.type === 'bureau' ? of.bureau : undefined,
      ],
      ['against', 'integer', ({ contrast }) => contrast.against],
      ['reference_value', 'number', ({ contrast }) => contrast.reference_value?.value],
      ['effect_measure', 'string', ({ contrast }) => contrast.effect_measure],
      ['effect', 'number', ({ contrast }) => contrast.effect?.value],
      ['effect_lower', 'number', ({ contrast }) => contrast.effect?.lower],
      ['effect_upper', 'number', ({ contrast }) => contrast.effect?.upper],
      ['interval_lower', 'number', ({ contrast }) => contrast.interval?.lower],
      ['interval_upper', 'number', ({ contrast }) => contrast.interval?.upper],
      ['word', 'string', ({ contrast }) => contrast.word],
      ['reason', 'string', ({ contrast }) => contrast.reason],
      ['assessment', 'string', ({ contrast }) => contrast.assessment],
      ['probability_larger', 'number', ({ contrast }) => contrast.probability],
    ],
  );
}
