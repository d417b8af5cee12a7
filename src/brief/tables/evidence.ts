/** Where each number was said. */
import type { Cell, EvidenceRow } from '../../model/report.js';
import type { Context } from '../context.js';
import { heading, type DraftTable } from './draft.js';

export function tableOfEvidence(context: Context): DraftTable {
  const { wording } = context;
  const columns = [
    heading(context, 'number', 'right', 0.4),
    heading(context, 'bureau', 'left', 0.95),
    heading(context, 'indicator', 'left', 1.8),
    heading(context, 'value', 'right', 1.15),
    heading(context, 'bounds', 'right', 1.05),
    heading(context, 'period', 'left', 1),
    heading(context, 'phrase', 'left', 2),
    heading(context, 'place', 'left', 1.4),
  ];
  const rows = context.evidenceRows.map((row): Cell[] => [
    { text: `${row.number}` },
    { text: row.bureau.label },
    { text: row.scope === '' ? row.title : wording.say('table.scoped', { title: row.title, scope: row.scope }) },
    { text: wording.say('table.with-unit', { value: row.stated.text, unit: row.unit }) },
    { text: row.stated.bounds },
    { text: row.period },
    {
      text: [wordsOf(context, row), row.note]
        .filter((part) => part !== '')
        .join(context.language === 'zh' ? '\uff1b' : '; '),
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

/** The phrase; for a figure that was computed, how, and from which rows. */
function wordsOf({ wording, observation, evidence }: Context, row: EvidenceRow): string {
  if (row.phrase !== '') return wording.say('table.quoted', { phrase: row.phrase });
  const from = observation(row.observation).derived_from.map((id) =>
    wording.say('evidence.mark', { number: evidence(id) }),
  );
  return wording.say('table.derived', { formula: row.formula, from: from.join('') });
}
