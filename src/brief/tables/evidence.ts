/** Where each number was said. */
import type { Cell, EvidenceRow } from '../../model/report.js';
import type { Context } from '../context.js';
import { heading, type DraftTable } from './draft.js';

export function tableOfEvidence(context: Context): DraftTable {
  const { wording, language } = context;
  const separator = language === 'zh' ? '\uff1b' : '; ';
  const columns = [
    heading(context, 'number', 'right'),
    heading(context, 'indicator', 'left'),
    heading(context, 'value', 'left'),
    heading(context, 'bounds', 'left'),
    heading(context, 'period', 'left'),
    heading(context, 'phrase', 'left'),
    heading(context, 'place', 'left'),
    heading(context, 'standing', 'center'),
  ];
  const all = [...context.evidenceRows.values()];
  const rows = all.flatMap((row, index): Cell[][] => {
    const before = all[index - 1];
    const cells: Cell[] = [
      { text: `${row.number}` },
      { text: row.scope === '' ? row.title : wording.say('table.scoped', { title: row.title, scope: row.scope }) },
      { text: wording.say('table.with-unit', { value: row.stated.text, unit: row.unit }) },
      { text: row.stated.bounds },
      { text: row.period },
      { text: [wordsOf(context, row), row.note, statusOf(context, row)].filter((part) => part !== '').join(separator) },
      { text: row.paragraph },
      { text: row.sign, signs: [row.sign] },
    ];
    return before?.source.id === row.source.id ? [cells] : [[headOf(context, row)], cells];
  });
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

/** Rows stand by source: its bureau, title and code. */
const headOf = ({ wording }: Context, { bureau, source }: EvidenceRow): Cell => ({
  text: wording.say('table.evidence.source', { bureau: bureau.label, title: source.label, id: source.id }),
  tone: 'group',
});

/** Said of what nobody has reviewed. */
const statusOf = ({ wording, observation }: Context, row: EvidenceRow): string =>
  observation(row.observation).status === 'candidate' ? wording.say('caveat.candidate') : '';

/** The phrase; for a figure that was computed, how, and from which rows. */
function wordsOf({ wording, observation, evidence }: Context, row: EvidenceRow): string {
  if (row.phrase !== '') return wording.say('table.quoted', { phrase: row.phrase });
  const from = observation(row.observation).derived_from.map((id) =>
    wording.say('evidence.mark', { number: evidence(id) }),
  );
  return wording.say('table.derived', { formula: row.formula, from: from.join('') });
}
