/** Figures over the years, a panel a bureau, one chart a comparison. */
import { permissions, type Comparison, type Series, type Trend } from '../../model/comparison.js';
import type { ComparisonView } from '../../model/report.js';
import type { Context } from '../context.js';
import { pairsOf, sourcesOf, type DraftFigure, type DraftFigures, type FigureInput } from './draft.js';
import { panelRows, toPanel, type PanelScale } from './panel-rows.js';

/** Comparisons in which a bureau has three years or more. */
export const draftSeries: DraftFigures = (template, input) =>
  pairsOf(input).flatMap(({ comparison, view }) =>
    comparison.series.some(isLong) ? [drawSeries(template, input, comparison, view)] : [],
  );

/** Panels of one figure; larger sets show both ends and the reference bureau. */
const mostPanels = 12;

const isLong = ({ points }: Series): boolean => points.length >= 3;

function drawSeries(
  template: string,
  { context }: FigureInput,
  comparison: Comparison,
  view: ComparisonView,
): DraftFigure {
  const { wording } = context;
  const long = comparison.series.filter(isLong);
  const chosen = choosePanels(comparison, long, context.dataset.benchmark.reference_bureau);
  const panels = chosen.flatMap((series) => {
    const own = view.series.find(({ bureau }) => bureau.id === series.bureau);
    return own ? [toPanel(series, own, isColoured(comparison, series) ? 'comparable' : 'indicative')] : [];
  });
  const shown = panels.flatMap(({ points }) => [...points.values()].map((point) => point.shown));
  const years = panels.flatMap(({ points }) => [...points.keys()]);
  const scale: PanelScale = {
    first: Math.min(...years),
    last: Math.max(...years),
    least: Math.min(0, ...shown.map(({ lower }) => lower)),
    most: Math.max(0, ...shown.map(({ value, upper }) => upper ?? value)),
  };
  const range = { first: `${scale.first}`, last: `${scale.last}` };
  const medians = new Map(comparison.yearly_medians.map(({ year, value }) => [year, value]));
  return {
    id: `figure-${comparison.id.replace('/', '-')}-trend`,
    title: titleSeries(context, comparison, view, range),
    subtitle: wording.say('figure.subtitle', { title: view.title, unit: view.unit }),
    alt: wording.say('figure.alt.trend', { title: view.title, count: panels.length, ...range }),
    template,
    texts: {},
    parameters: {
      x_first: scale.first,
      x_last: scale.last,
      y_min: scale.least,
      // Room for a figure above the highest point.
      y_max: scale.most + 0.2 * (scale.most - scale.least),
    },
    rows: panels.flatMap((panel, order) => panelRows(panel, order, scale, medians)),
    notes: [
      wording.say('figure.note.panels'),
      ...(medians.size > 0 ? [wording.say('figure.note.panels-median')] : []),
      ...(panels.length < long.length
        ? [wording.say('figure.note.panels-hidden', { shown: panels.length, of: long.length })]
        : []),
      ...(panels.some(({ state }) => state === 'indicative') ? [wording.say('figure.note.indicative')] : []),
      ...(shown.some(({ lower, upper }) => lower !== upper) ? [wording.say('figure.note.bounds-upright')] : []),
      ...panels.flatMap(({ label, series }) =>
        series.breaks.map((date) => wording.say('figure.note.break', { bureau: label, date })),
      ),
    ],
    sources: sourcesOf(
      context,
      chosen.flatMap(({ points }) =>
        points.flatMap(({ observation, population }) => [
          context.observation(observation).source,
          ...(population ? [population.source] : []),
        ]),
      ),
    ),
    families: [view.family.id],
    sheet: 'series',
  };
}

/** All while they fit; else the largest and the smallest last values and the reference bureau. Only what compares is sorted by size. */
function choosePanels(comparison: Comparison, long: readonly Series[], reference: string | null): readonly Series[] {
  const last = ({ points }: Series): number => points.at(-1)?.shown.value ?? 0;
  const sorted = permissions[comparison.verdict].rank ? [...long].sort((a, b) => last(b) - last(a)) : long;
  if (sorted.length <= mostPanels) return sorted;
  const ends = (count: number): Series[] => [
    ...sorted.slice(0, Math.ceil(count / 2)),
    ...sorted.slice(-Math.floor(count / 2)),
  ];
  const own = sorted.find(({ bureau }) => bureau === reference);
  if (!own || ends(mostPanels).includes(own)) return ends(mostPanels);
  const chosen = new Set([...ends(mostPanels - 1), own]);
  return sorted.filter((series) => chosen.has(series));
}

function isColoured({ members }: Comparison, { bureau }: Series): boolean {
  const member = members.find((each) => each.bureau === bureau);
  return member !== undefined && permissions[member.standing].colour;
}

/** How many rise and fall, where five years or more tell it of somebody; else the years alone. */
function titleSeries(
  { wording }: Context,
  { series }: Comparison,
  { title }: ComparisonView,
  range: { readonly first: string; readonly last: string },
): string {
  const words = series.flatMap(({ trend }) => trend?.word ?? []);
  const counted = (word: Trend['word']): number => words.filter((each) => each === word).length;
  const counts = { rising: counted('rising'), falling: counted('falling'), unclear: counted('unclear') };
  return words.length === 0
    ? wording.say('figure.title.trend', { title, ...range })
    : wording.say('figure.title.trends', { title, ...range, ...counts });
}
