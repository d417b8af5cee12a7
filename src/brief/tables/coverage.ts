/** How many published each figure. */
import type { Cell, CoverageMatrix } from '../../model/report.js';
import type { Context } from '../context.js';
import { heading, type DraftTable } from './draft.js';

/** k of n for each comparison; the only coverage table that large sets have. */
export function tableOfCoverage(context: Context, matrix: CoverageMatrix): DraftTable {
  const { wording } = context;
  const columns = [
    heading(context, 'family', 'left'),
    heading(context, 'indicator', 'left'),
    heading(context, 'published', 'right'),
    heading(context, 'verdict', 'left'),
  ];
  const rows = matrix.rows.map((row): Cell[] => [
    { text: row.family.label },
    { text: row.title },
    { text: row.published.text },
    { text: row.verdict.label },
  ]);
  return {
    id: 'table-coverage',
    title: wording.say('table.coverage'),
    unit: '',
    columns,
    rows,
    notes: [],
    sources: [],
  };
}
