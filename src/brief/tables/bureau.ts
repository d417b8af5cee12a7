/** One bureau's figures. */
import type { Bureau } from '../../model/bureau.js';
import type { Cell, ComparisonView } from '../../model/report.js';
import type { Context } from '../context.js';
import { sourcesOf } from '../figures/draft.js';
import { evidenceCell, heading, type DraftTable } from './draft.js';

/** Everything that a bureau published, with how each figure compares. */
export function tableOfBureau(context: Context, views: readonly ComparisonView[], bureau: Bureau): DraftTable {
  const { wording, language } = context;
  const columns = [
    heading(context, 'indicator', 'left', 2),
    heading(context, 'value', 'right', 1),
    heading(context, 'unit', 'left', 1.05),
    heading(context, 'period', 'left', 1.2),
    heading(context, 'scope', 'left', 1.4),
    heading(context, 'verdict', 'left', 1.5),
    heading(context, 'evidence', 'right', 0.5),
  ];
  const rows: Cell[][] = [];
  for (const { id, label: name } of new Map(views.map(({ family }) => [family.id, family])).values()) {
    const own = views.filter(({ family }) => family.id === id);
    const figures = own.flatMap((view) => rowsOfBureau(context, view, bureau));
    if (figures.length > 0) rows.push([{ text: name, tone: 'group' }], ...figures);
  }
  const used = context.dataset.observations
    .filter((observation) => observation.bureau === bureau.id)
    .map(({ source }) => source);
  return {
    id: `table-bureau-${bureau.id}`,
    title: wording.say('table.bureau', { bureau: bureau.short_name[language] }),
    unit: '',
    columns,
    rows,
    notes: [wording.say('table.note.bureau')],
    sources: sourcesOf(context, used),
  };
}

function rowsOfBureau(context: Context, view: ComparisonView, bureau: Bureau): Cell[][] {
  const member = view.members.find((candidate) => candidate.bureau.id === bureau.id);
  if (!member) return [];
  const passed =
    context.comparisons.find(({ id }) => id === view.id)?.members.find((candidate) => candidate.bureau === bureau.id)
      ?.passed_over ?? [];
  const chosen: Cell[] = [
    { text: view.title },
    { text: member.stated.text, evidence: member.evidence },
    { text: member.unit.label },
    { text: member.period },
    { text: member.scope },
    { text: member.standing.label },
    evidenceCell(member, context),
  ];
  return [chosen, ...passed.map(({ observation, reason }) => rowOfPassedOver(context, view, observation, reason))];
}

function rowOfPassedOver(context: Context, view: ComparisonView, id: string, reason: string): Cell[] {
  const observation = context.observation(id);
  const row = context.evidence(id);
  const evidence = context.evidenceRows[row - 1];
  return [
    { text: view.title, tone: 'muted' },
    { text: evidence?.stated.text ?? '', evidence: row },
    { text: context.wording.say(`unit.${observation.unit}`) },
    { text: evidence?.period ?? '' },
    { text: evidence?.scope ?? '' },
    { text: context.wording.say(`passed-over.${reason}`), tone: 'muted' },
    { text: `[${row}]`, evidence: row },
  ];
}
