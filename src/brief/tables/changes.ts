/** Changes on the year before. */
import type { Cell, ComparisonView } from '../../model/report.js';
import type { Context } from '../context.js';
import { sourcesOf } from '../figures/draft.js';
import { evidenceCell, heading, type DraftTable } from './draft.js';
import { tellCorrected } from '../view-corrections.js';

/** Changes on the year before, as stated. */
export function tableOfChanges(context: Context, views: readonly ComparisonView[]): DraftTable {
  const { wording } = context;
  const columns = [
    heading(context, 'indicator', 'left'),
    heading(context, 'bureau', 'left'),
    heading(context, 'period', 'left'),
    heading(context, 'change', 'right'),
    heading(context, 'unit', 'left'),
    heading(context, 'verdict', 'left'),
    heading(context, 'evidence', 'right'),
  ];
  const rows = views.flatMap((view) =>
    view.members.map((member): Cell[] => [
      { text: view.indicator.label },
      { text: member.bureau.label },
      { text: member.period },
      { text: member.stated.text, ...(context.evidenceRows.has(member.evidence) ? { evidence: member.evidence } : {}) },
      { text: member.unit.label },
      { text: member.standing.label },
      evidenceCell(member, context),
    ]),
  );
  const sources = sourcesOf(
    context,
    views.flatMap(({ members }) => members.map(({ observation }) => context.observation(observation).source)),
  );
  return {
    id: 'table-changes',
    title: wording.say('table.changes'),
    unit: '',
    columns,
    rows,
    notes: [
      wording.say('figure.note.changes'),
      ...tellCorrected(
        context,
        views.flatMap(({ members }) => members.map(({ observation }) => observation)),
      ),
    ],
    sources,
  };
}
