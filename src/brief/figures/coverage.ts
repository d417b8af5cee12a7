/** How much of each family compares, in one chart. */
import type { ComparisonView } from '../../model/report.js';
import { verdicts } from '../../model/comparison.js';
import { formatNumber, joinItems } from '../format.js';
import { describeRows, sourcesOf, type DraftFigure, type FigureInput, type Row } from './draft.js';

/** A set's verdict; one that a single bureau published is called so. */
const states = [...verdicts, 'single'] as const;

/** How many figures of each family compare, stand side by side, or stand alone. */
export function draftCoverage(template: string, { context, views }: FigureInput): DraftFigure[] {
  const { wording } = context;
  const families = [...new Map(views.map(({ family }) => [family.id, family])).values()];
  const stateOf = (view: ComparisonView): (typeof states)[number] => {
    if (view.members.length === 1) return 'single';
    return view.verdict.id;
  };
  const rows: Row[] = families.flatMap((family) =>
    states.flatMap((state, order) => {
      const count = views.filter((view) => view.family.id === family.id && stateOf(view) === state).length;
      return count === 0
        ? []
        : [{ family: family.label, state: wording.say(`figure.state.${state}`), key: state, order, count }];
    }),
  );
  const total = (key: string): number =>
    rows.filter((row) => row['key'] === key).reduce((sum, { count }) => sum + Number(count), 0);
  const values = {
    figures: views.length,
    comparable: total('comparable') + total('comparable-with-caveats'),
    caveats: total('comparable-with-caveats'),
    single: total('single'),
  };
  const items = rows.map(({ family, state, count }) => ({
    label: joinItems([String(family), String(state)], context.language),
    text: formatNumber(Number(count), 0),
  }));
  return [
    {
      id: 'figure-coverage',
      title: wording.say('figure.title.coverage', values),
      subtitle: wording.say('figure.subtitle.coverage'),
      alt: describeRows(context, wording.say('section.coverage'), items),
      template,
      texts: {
        x: wording.say('figure.axis.count'),
        ...Object.fromEntries(
          states.map((state) => [`state_${state.replaceAll('-', '_')}`, wording.say(`figure.state.${state}`)]),
        ),
      },
      parameters: {},
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
