/** Where each number was said. */
import type { Cell } from '../../model/report.js';
import type { Context } from '../context.js';
import { heading, type DraftTable } from './draft.js';

export function tableOfEvidence(context: Context): DraftTable {
  const { wording } = context;
  const columns = [
    heading(context, 'number', 'right', 0.4),
    heading(context, 'bureau', 'left', 0.85),
    heading(context, 'indicator', 'left', 2.1),
    heading(context, 'value', 'right', 0.95),
    heading(context, 'bounds', 'right', 1.1),
    heading(context, 'period', 'left', 1),
    heading(context, 'phrase', 'left', 2.2),
    heading(context, 'place', 'left', 1),
  ];
  const rows = context.evidenceRows.map((row): Cell[] => [
    { text: `${row.number}` },
    { text: row.bureau.label },
    { text: row.scope === '' ? row.title : wording.say('table.scoped', { title: row.title, scope: row.scope }) },
    { text: wording.say('table.with-unit', { value: row.stated.text, unit: row.unit }) },
    { text: row.stated.bounds },
    { text: row.period },
    {
      text:
        row.phrase === ''
          ? wording.say('table.derived', { formula: row.formula })
          : wording.say('table.quoted', { phrase: row.phrase }),
    },
    { text: [row.source.id, row.paragraph].filter((part) => part !== '').join(' ') },
  ]);
  return {
    id: 'table-evidence',
    title: wording.say('table.evidence'),
    unit: '',
    columns,
    rows,
    notes: [wording.say('table.note.evidence')],
    sources: [],
  };
}
