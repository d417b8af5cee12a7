/** The rows that draw one bureau's panel: a row a year and a row a break in the series. */
import type { Estimate, Series } from '../../model/comparison.js';
import { endYear } from '../../model/period.js';
import type { SeriesView } from '../../model/report.js';
import type { Row } from './draft.js';

export interface Panel {
  readonly label: string;
  readonly series: Series;
  /** 1 where the edition is about its bureau. */
  readonly marked: 0 | 1;
  /** How its points are drawn. */
  readonly state: 'comparable' | 'indicative';
  /** One figure a year: of several dates in a year the last. */
  readonly points: ReadonlyMap<number, { readonly shown: Estimate; readonly text: string }>;
}

/** The years that all panels have, drawn or not. */
export interface PanelYears {
  readonly first: number;
  readonly last: number;
}

export function toPanel(series: Series, view: SeriesView, state: Panel['state'], marked: Panel['marked']): Panel {
  const points = new Map(
    series.points.map(({ period, shown }, index) => [
      endYear(period),
      { shown, text: view.points[index]?.shown.text ?? '' },
    ]),
  );
  return { label: view.bureau.label, series, marked, state, points };
}

/** The panels of different bureaus are told apart by `panel`, since areas share names; its second line is what is read. */
export function panelRows(panel: Panel, order: number, span: PanelYears, medians: ReadonlyMap<number, number>): Row[] {
  const { label, series, state, points, marked } = panel;
  const breaks = breakPlaces(series);
  const common = { marked, panel: `${series.bureau}\n${label}`, bureau: series.bureau, order };
  const years = [...points.keys()];
  return [
    ...Array.from({ length: span.last - span.first + 1 }, (_, index): Row => {
      const year = span.first + index;
      const point = points.get(year);
      const end = year === years[0] ? 'first' : year === years.at(-1) ? 'last' : '';
      return {
        ...common,
        row: 'year',
        year,
        // A year without a figure is a gap in the line.
        value: point?.shown.value ?? null,
        lower: point?.shown.lower ?? null,
        upper: point?.shown.upper ?? point?.shown.value ?? null,
        median: medians.get(year) ?? null,
        state,
        // No line goes on across a break.
        segment: breaks.filter((at) => at < year).length,
        end,
        text: end === '' ? '' : (point?.text ?? ''),
        side: sideOf(panel, year, end === 'first' ? years[1] : years.at(-2)),
      };
    }),
    ...breaks.map((year): Row => ({ ...common, row: 'break', year })),
  ];
}

/** Half a year before the first figure that ends after it. */
function breakPlaces({ breaks, points }: Series): number[] {
  return breaks.flatMap((date) => {
    const after = points.find(({ period }) => period.end >= date);
    return after ? [endYear(after.period) - 0.5] : [];
  });
}

/** Above its point, but below it where the line comes from above. */
function sideOf({ points }: Panel, year: number, neighbour: number | undefined): string {
  const [own, next] = [points.get(year)?.shown.value ?? 0, points.get(neighbour ?? year)?.shown.value ?? 0];
  return next > own ? 'below' : 'above';
}
