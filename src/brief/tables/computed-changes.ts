/** Changes computed from two years, beside what the bureaus state, and trends. */
import type { Cell, ChangeView, ComparisonView, SeriesView } from '../../model/report.js';
import type { Context } from '../context.js';
import { sourcesOf } from '../figures/draft.js';
import { joinItems } from '../format.js';
import { heading, type DraftTable } from './draft.js';

/** The last change of each series; undefined where nobody has two years. */
export function tableOfComputedChanges(context: Context, views: readonly ComparisonView[]): DraftTable | undefined {
  const { wording } = context;
  const columns = [
    heading(context, 'bureau', 'left'),
    heading(context, 'years', 'left'),
    heading(context, 'from', 'right'),
    heading(context, 'to', 'right'),
    heading(context, 'change', 'right'),
    heading(context, 'word', 'left'),
    heading(context, 'stated', 'left'),
    heading(context, 'trend', 'left'),
  ];
  const rows = views.flatMap((view): Cell[][] => {
    const changed = view.series.flatMap((series) => rowsOfSeries(context, series));
    const head = wording.say('table.changed', { title: view.title, unit: view.stated_unit.label });
    return changed.length === 0 ? [] : [[{ text: head, tone: 'group' }], ...changed];
  });
  if (rows.length === 0) return undefined;
  const evidence = views.flatMap(({ series }) =>
    series.flatMap(({ changes }) =>
      changes.flatMap(({ from, to, stated }) => [from.evidence, to.evidence, ...(stated ? [stated.evidence] : [])]),
    ),
  );
  const ids = [...new Set(evidence)].flatMap((row) => context.dataset.observations[row - 1]?.source ?? []);
  return {
    id: 'table-computed-changes',
    title: wording.say('table.computed-changes'),
    unit: '',
    columns,
    rows,
    notes: [wording.say('table.note.computed-changes')],
    sources: sourcesOf(context, ids),
  };
}

/** The last change, any earlier one that contradicts what the bureau states, and a break that leaves nothing to compute. */
function rowsOfSeries(context: Context, series: SeriesView): Cell[][] {
  const { wording, language } = context;
  const { bureau, first, last, breaks, changes, trend } = series;
  const broken = breaks.map((date) => wording.say('table.break', { date }));
  const tail: Cell = { text: joinItems([...(trend ? [trend.word.label] : []), ...broken], language) };
  const latest = changes.at(-1);
  const told = changes.filter((change) => change === latest || change.stated?.agrees === false);
  if (!latest) {
    if (broken.length === 0) return [];
    const blank = Array.from({ length: 5 }, (): Cell => ({ text: '' }));
    return [[{ text: bureau.label }, { text: wording.say('table.years', { from: first, to: last }) }, ...blank, tail]];
  }
  return told.map((change) => rowOfChange(context, change, change === latest ? tail : { text: '' }));
}

function rowOfChange(context: Context, change: ChangeView, tail: Cell): Cell[] {
  const { wording } = context;
  const { stated, size, from, to } = change;
  const cellOf = ({ figure, evidence }: ChangeView['from']): Cell => {
    if (!context.dataset.observations[evidence - 1]?.published) return { text: figure.text, evidence };
    const sign = wording.say('sign.corrected');
    return { text: `${figure.text} ${sign}`, evidence, signs: [sign] };
  };
  const unit = change.unit.id === 'percent' ? '%' : ` ${change.unit.label}`;
  return [
    { text: change.bureau.label },
    { text: wording.say('table.years', { from: from.period, to: to.period }) },
    cellOf(from),
    cellOf(to),
    { text: size ? `${size.text}${unit}` : wording.say('change.from-zero') },
    { text: change.word.label },
    stated
      ? {
          text: wording.say('table.stated-change', { value: stated.text, remark: stated.remark }),
          evidence: stated.evidence,
          ...(stated.agrees === false ? { tone: 'strong' as const } : {}),
        }
      : { text: '' },
    tail,
  ];
}
