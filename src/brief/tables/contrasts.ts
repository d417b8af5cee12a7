/** How one bureau stands to others. */
import type { Bureau } from '../../model/bureau.js';
import type { Cell, ComparisonView, ContrastView } from '../../model/report.js';
import type { Context } from '../context.js';
import { formatBase } from '../format.js';
import { heading, type DraftTable } from './draft.js';

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

/** Where something can be told, rounding keeps it open, or the reference bureau has nothing to compare with; two zeros have no ratio. */
function contrastsOf({ contrasts }: ComparisonView, bureau: string): ContrastView[] {
  return contrasts.filter(
    (contrast) => contrast.bureau.id === bureau && (contrast.effect !== undefined || contrast.reason === 'no-figure'),
  );
}
