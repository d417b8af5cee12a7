/** One bureau's figures. */
import type { Bureau } from '../../model/bureau.js';
import type { Cell, ComparisonView, ContrastView } from '../../model/report.js';
import type { Context } from '../context.js';
import { formatBase } from '../format.js';
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

/** How a bureau stands to others, indicator by indicator; undefined where nothing could be told. */
export function tableOfContrasts(
  context: Context,
  views: readonly ComparisonView[],
  bureau: Bureau,
): DraftTable | undefined {
  const { wording, language } = context;
  const columns = [
    heading(context, 'indicator', 'left', 1.9),
    heading(context, 'period', 'left', 1),
    heading(context, 'own', 'right', 0.9),
    heading(context, 'reference', 'left', 1.5),
    heading(context, 'reference-value', 'right', 1),
    heading(context, 'effect', 'right', 0.8),
    heading(context, 'interval', 'right', 1.1),
    heading(context, 'word', 'left', 1.3),
  ];
  const rows = views.flatMap((view) =>
    contrastsOf(view, bureau.id).map((contrast): Cell[] => {
      const own = view.members.find((member) => member.bureau.id === bureau.id);
      return [
        { text: view.title },
        { text: contrast.period },
        {
          text: (view.measure === 'rate' ? own?.rate : own?.stated)?.text ?? '',
          ...(own && context.detailed ? { evidence: own.evidence } : {}),
        },
        { text: contrast.reference.label },
        { text: contrast.reference_value?.text ?? '' },
        { text: contrast.effect?.text ?? '' },
        { text: contrast.interval?.text ?? '' },
        {
          text:
            contrast.remark === ''
              ? contrast.word.label
              : wording.say('contrast.remarked', { word: contrast.word.label, remark: contrast.remark }),
        },
      ];
    }),
  );
  if (rows.length === 0) return undefined;
  return {
    id: `table-contrasts-${bureau.id}`,
    title: wording.say('table.contrasts', { bureau: bureau.short_name[language] }),
    unit: wording.say('table.unit.per-head', { base: formatBase(context.dataset.benchmark.rate_base, language) }),
    columns,
    rows,
    notes: [wording.say('table.note.contrasts')],
    // The tables of the families name them, figure by figure.
    sources: [],
  };
}

/** Where something can be told, or rounding keeps it open; two zeros have no ratio. */
function contrastsOf({ contrasts }: ComparisonView, bureau: string): ContrastView[] {
  return contrasts.filter((contrast) => contrast.bureau.id === bureau && contrast.effect !== undefined);
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
