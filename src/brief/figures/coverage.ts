/** How much of each family compares, in one chart. */
import type { ComparisonView } from '../../model/report.js';
import { computedDecimals, formatNumber } from '../format.js';
import { describeRows, sourcesOf, type DraftFigure, type FigureInput, type Row } from './draft.js';

/** How many figures of each family compare, stand side by side, or stand alone. */
export function draftCoverage(template: string, { context, views }: FigureInput): DraftFigure[] {
  const { wording } = context;
  const families = [...new Map(views.map(({ family }) => [family.id, family])).values()];
  const states = ['comparable', 'indicative', 'not-comparable', 'single'] as const;
  const stateOf = (view: ComparisonView): (typeof states)[number] => {
    if (view.members.length === 1) return 'single';
    if (view.verdict.id === 'comparable' || view.verdict.id === 'comparable-with-caveats') return 'comparable';
    return view.verdict.id === 'not-comparable' ? 'not-comparable' : 'indicative';
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
  const values = { figures: views.length, comparable: total('comparable'), single: total('single') };
  const items = rows.map(({ family, state, count }) => ({
    label: `${family}, ${state}`,
    text: formatNumber(Number(count), computedDecimals(1e3)),
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
          states.map((state) => [`state_${state.replace('-', '_')}`, wording.say(`figure.state.${state}`)]),
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
