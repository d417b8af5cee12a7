/** Published figures that were found wrong: what was stated, what holds, why, and who says so. */
import type { Cell, CorrectionView } from '../../model/report.js';
import type { Context } from '../context.js';
import { evidenceCell, heading, type DraftTable } from './draft.js';

export function tableOfCorrections(context: Context, corrections: readonly CorrectionView[]): DraftTable {
  const { wording } = context;
  const withUnit = (value: string, unit: string): string => wording.say('table.with-unit', { value, unit });
  return {
    id: 'table-corrections',
    title: wording.say('table.corrections'),
    unit: '',
    columns: [
      heading(context, 'evidence', 'right'),
      heading(context, 'bureau', 'left'),
      heading(context, 'indicator', 'left'),
      heading(context, 'period', 'left'),
      heading(context, 'stated-words', 'left'),
      heading(context, 'holds', 'left'),
      heading(context, 'reason', 'left'),
      heading(context, 'provider', 'left'),
    ],
    rows: corrections.map((view): Cell[] => [
      evidenceCell(view, context),
      { text: view.bureau.label },
      { text: view.title },
      { text: view.period },
      { text: wording.say('table.corrected', { words: view.stated, value: withUnit(view.expected.text, view.unit) }) },
      { text: withUnit(view.holds.text, view.unit) },
      { text: view.reason },
      { text: wording.say('table.provided', { provider: view.provider, date: view.date }) },
    ]),
    notes: [wording.say('table.note.corrections')],
    sources: [],
  };
}
