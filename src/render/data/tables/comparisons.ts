/** Figures side by side. */
import type { Comparison, Member } from '../../../model/comparison.js';
import { toDataTable, type DataTable } from '../data-table.js';

interface Row {
  readonly comparison: Comparison;
  readonly member: Member;
}

/** `base`: residents that rates are per. */
export function tableOfComparisons(comparisons: readonly Comparison[], base: number): DataTable {
  const rows = comparisons.flatMap((comparison) => comparison.members.map((member) => ({ comparison, member })));
  return toDataTable<Row>(
    'comparisons',
    'Figures side by side: one row a figure, with the verdict on the set and on the figure.',
    rows,
    [
      ['comparison', 'string', ({ comparison }) => comparison.id],
      ['indicator', 'string', ({ comparison }) => comparison.indicator],
      ['kind', 'string', ({ comparison }) => comparison.kind],
      ['measure', 'string', ({ comparison }) => comparison.measure],
      ['verdict', 'string', ({ comparison }) => comparison.verdict],
      ['published', 'integer', ({ comparison }) => comparison.members.length],
      ['bureau', 'string', ({ member }) => member.bureau],
      ['observation', 'string', ({ member }) => member.observation.id],
      ['value', 'number', ({ member }) => member.stated.value],
      ['lower', 'number', ({ member }) => member.stated.lower],
      ['upper', 'number', ({ member }) => member.stated.upper],
      ['rate', 'number', ({ member }) => member.rate?.value],
      ['rate_lower', 'number', ({ member }) => member.rate?.lower],
      ['rate_upper', 'number', ({ member }) => member.rate?.upper],
      ['rate_base', 'integer', ({ member }) => (member.rate ? base : undefined)],
      ['population', 'integer', ({ member }) => member.population?.value],
      ['population_date', 'date', ({ member }) => member.population?.date],
      ['population_basis', 'string', ({ member }) => member.population?.basis],
      ['standing', 'string', ({ member }) => member.standing],
      ['rules', 'string', ({ member }) => [...new Set(member.findings.map(({ rule }) => rule))].join(' ')],
      ['rank', 'integer', ({ member }) => member.rank?.position],
      ['ranked', 'integer', ({ member }) => member.rank?.of],
      ['median', 'number', ({ comparison }) => comparison.group?.median.value],
      ['interval_lower', 'number', ({ member }) => member.interval?.lower],
      ['interval_upper', 'number', ({ member }) => member.interval?.upper],
      ['rank_interval_best', 'integer', ({ member }) => member.rank?.interval.best],
      ['rank_interval_worst', 'integer', ({ member }) => member.rank?.interval.worst],
      ['rank_possible_best', 'integer', ({ member }) => member.rank?.possible.best],
      ['rank_possible_worst', 'integer', ({ member }) => member.rank?.possible.worst],
      ['median_lower', 'number', ({ comparison }) => comparison.group?.median.lower],
      ['median_upper', 'number', ({ comparison }) => comparison.group?.median.upper],
      ['pooled', 'number', ({ comparison }) => comparison.group?.pooled?.value],
      ['pooled_lower', 'number', ({ comparison }) => comparison.group?.pooled?.lower],
      ['pooled_upper', 'number', ({ comparison }) => comparison.group?.pooled?.upper],
    ],
  );
}
