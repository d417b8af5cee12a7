/** Lines over the years, one chart a comparison. */
import type { Comparison } from '../../model/comparison.js';
import { endYear } from '../../model/period.js';
import type { ComparisonView } from '../../model/report.js';
import { pairsOf, sourcesOf, type DraftFigure, type DraftFigures, type FigureInput, type Row } from './draft.js';

/** Comparisons in which a bureau has three years or more. */
export const draftSeries: DraftFigures = (template, input) =>
  pairsOf(input).flatMap(({ comparison, view }) =>
    comparison.series.some(({ points }) => points.length >= 3) ? [drawSeries(template, input, comparison, view)] : [],
  );

function drawSeries(template: string, input: FigureInput, comparison: Comparison, view: ComparisonView): DraftFigure {
  const { context } = input;
  const { wording } = context;
  const long = comparison.series.filter(({ points }) => points.length >= 3);
  const last = (series: (typeof long)[number]): number => series.points.at(-1)?.shown.value ?? 0;
  const sorted = [...long].sort((a, b) => last(b) - last(a));
  const chosen = sorted.length > 6 ? [...sorted.slice(0, 3), ...sorted.slice(-3)] : sorted;
  const rows: Row[] = chosen.flatMap(({ bureau, points }) =>
    points.map(({ period, shown }, index) => ({
      bureau: context.bureau(bureau).short_name[context.language],
      year: `${endYear(period)}`,
      value: shown.value,
      lower: shown.lower,
      upper: shown.upper ?? shown.value,
      text: index === points.length - 1 ? context.bureau(bureau).short_name[context.language] : '',
    })),
  );
  const years = rows.map(({ year }) => Number(year));
  const range = { first: `${Math.min(...years)}`, last: `${Math.max(...years)}` };
  return {
    id: `figure-${comparison.id.replace('/', '-')}-trend`,
    title: wording.say('figure.title.trend', { title: view.title, ...range }),
    subtitle: wording.say('figure.subtitle', { title: view.title, unit: view.unit }),
    alt: wording.say('figure.alt.trend', { title: view.title, count: chosen.length, ...range }),
    template,
    texts: { y: view.unit },
    parameters: {},
    rows,
    notes: [
      ...(chosen.length < long.length
        ? [wording.say('figure.note.trend', { shown: chosen.length, of: long.length })]
        : []),
      ...chosen.flatMap(({ bureau, breaks }) =>
        breaks.map((date) =>
          wording.say('figure.note.break', { bureau: context.bureau(bureau).short_name[context.language], date }),
        ),
      ),
    ],
    sources: sourcesOf(context, [
      ...chosen.flatMap(({ points }) => points.map(({ observation }) => context.observation(observation).source)),
      ...comparison.members.flatMap(({ population }) => population?.source ?? []),
    ]),
    families: [view.family.id],
    sheet: 'series',
  };
}
