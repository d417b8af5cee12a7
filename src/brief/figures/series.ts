/** Figures over the years, a panel a bureau, one chart a comparison. */
import { permissions, type Comparison, type Series, type Trend } from '../../model/comparison.js';
import type { ComparisonView } from '../../model/report.js';
import type { Context } from '../context.js';
import {
  markOf,
  noteMark,
  pairsOf,
  sourcesOf,
  type DraftFigure,
  type DraftFigures,
  type FigureInput,
  type Row,
} from './draft.js';
import { defineComparison } from './comparison-words.js';
import { panelRows, toPanel } from './panel-rows.js';
import { tellCorrected } from '../view-corrections.js';

/** Comparisons in which a bureau has three years or more. */
export const draftSeries: DraftFigures = (template, input) =>
  pairsOf(input).flatMap(({ comparison, view }) =>
    comparison.series.some(isLong) ? [drawSeries(template, input, comparison, view)] : [],
  );

/** Panels of one figure; larger sets show both ends and the reference bureau. */
const mostPanels = 12;

/** Of more bureaus, as many at both ends together: two rows, so that two figures stand on a page. */
const endPanels = 8;

const isLong = ({ points }: Series): boolean => points.length >= 3;

function drawSeries(
  template: string,
  { context }: FigureInput,
  comparison: Comparison,
  view: ComparisonView,
): DraftFigure {
  const { wording } = context;
  const long = comparison.series.filter(isLong);
  const chosen = choosePanels(comparison, long, context.focus?.id ?? context.dataset.benchmark.reference_bureau);
  const panels = chosen.flatMap((series) => {
    const own = view.series.find(({ bureau }) => bureau.id === series.bureau);
    return own
      ? [
          toPanel(
            series,
            own,
            isColoured(comparison, series) ? 'comparable' : 'indicative',
            markOf(context, series.bureau),
          ),
        ]
      : [];
  });
  const shown = panels.flatMap(({ points }) => [...points.values()].map((point) => point.shown));
  const years = panels.flatMap(({ points }) => [...points.keys()]);
  const span = { first: Math.min(...years), last: Math.max(...years) };
  const range = { first: `${span.first}`, last: `${span.last}` };
  const medians = new Map(comparison.yearly_medians.map(({ year, value }) => [year, value]));
  const rows = panels.flatMap((panel, order) => panelRows(panel, order, span, medians));
  return {
    comparison: comparison.id,
    id: `figure-${comparison.id.replace('/', '-')}-trend`,
    title: titleSeries(context, comparison, view, range),
    subtitle: defineComparison(context, comparison, view),
    alt: wording.say('figure.alt.trend', { title: view.title, count: panels.length, ...range }),
    template,
    texts: {},
    parameters: { x_first: span.first, x_last: span.last, ...scaleOf(rows) },
    rows,
    notes: [
      ...(panels.some(({ marked }) => marked === 1) ? noteMark(context) : []),
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
      ...tellCorrected(
        context,
        chosen.flatMap(({ points }) => points.map(({ observation }) => observation)),
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

/** One scale for all: from zero, or the lowest bound below it, with room for the numbers above the highest point and below the lowest. */
function scaleOf(rows: readonly Row[]): { y_min: number; y_max: number } {
  const bounds = rows.flatMap(({ lower, upper }) => [lower, upper].filter((bound) => typeof bound === 'number'));
  const [least, most] = [Math.min(0, ...bounds), Math.max(0, ...bounds)];
  const line = 0.2 * (most - least);
  const isCrowded = rows.some(
    ({ value, side, text }) => text !== '' && side === 'below' && Number(value) < least + line,
  );
  return { y_min: isCrowded ? least - line : least, y_max: most + line };
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
  if (!own || ends(endPanels).includes(own)) return ends(endPanels);
  const chosen = new Set([...ends(endPanels - 1), own]);
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
  const counts = {
    rising: counted('rising'),
    falling: counted('falling'),
    unclear: counted('unclear'),
    short: series.length - words.length,
  };
  return words.length === 0
    ? wording.say('figure.title.trend', { title, ...range })
    : wording.say('figure.title.trends', { title, ...range, ...counts });
}
