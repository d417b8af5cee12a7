/** How much of each family compares, in one chart: a column of bars for each way of comparing. */
import type { ComparisonView } from '../../model/report.js';
import { verdicts } from '../../model/comparison.js';
import { formatNumber, joinItems } from '../format.js';
import { describeRows, sourcesOf, type DraftFigure, type FigureInput, type Row } from './draft.js';

/** A set's verdict; one that a single bureau published is called so. */
const states = [...verdicts, 'single'] as const;
type State = (typeof states)[number];

const stateOf = ({ members, verdict }: ComparisonView): State => (members.length === 1 ? 'single' : verdict.id);

/** Columns are the states that occur, in their order; rows are the families. */
export function draftCoverage(template: string, { context, views }: FigureInput): DraftFigure[] {
  const { wording, language } = context;
  const families = [...new Map(views.map(({ family }) => [family.id, family])).values()];
  const count = (state: State, family?: string): number =>
    views.filter((view) => (family === undefined || view.family.id === family) && stateOf(view) === state).length;
  const columns = states.filter((state) => count(state) > 0);
  const rows: Row[] = families.flatMap((family) =>
    columns.map((state, column) => ({
      family: family.label,
      column,
      heading: wording.say('figure.key', {
        sign: wording.say(`state-sign.${state}`),
        meaning: wording.say(`figure.state.${state}`),
      }),
      state,
      count: count(state, family.id),
      text: formatNumber(count(state, family.id), 0),
    })),
  );
  const items = rows
    .filter((row) => row['count'] !== 0)
    .map(({ family, heading, text = '' }) => ({ label: joinItems([String(family), String(heading)], language), text }));
  return [
    {
      id: 'figure-coverage',
      title: wording.say('figure.title.coverage', {
        figures: views.length,
        comparable: count('comparable') + count('comparable-with-caveats'),
        caveats: count('comparable-with-caveats'),
        single: count('single'),
      }),
      subtitle: wording.say('figure.subtitle.coverage'),
      alt: describeRows(context, wording.say('section.coverage'), items),
      template,
      texts: { x: wording.say('figure.axis.count') },
      parameters: { columns: columns.length, most: Math.max(...rows.map((row) => Number(row['count']))) },
      rows,
      notes: [],
      sources: sourcesOf(
        context,
        context.dataset.observations.map(({ source }) => source),
      ),
      families: [],
    },
  ];
}
