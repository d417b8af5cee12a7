/** Figures over the years: a row a bureau and comparison, a column a year, with a small line in each row and a chart of lines. */
import type { ComparisonView, Figure, SeriesView } from '../../../model/report.js';
import { headerRows, type Edition } from '../edition.js';
import { literal, lookUp, orBlank, quote, referTo, whenNumbers } from '../formula.js';
import { toPlainText } from '../cell-text.js';
import type { TableLineChart, TableSheet } from '../sheet.js';
import { buildTable, toNumberCell, type ColumnOf } from '../table-builder.js';
import { populationCell } from './bureaus.js';
import { toFigureNote } from './figure-note.js';
import { isWide } from './summary.js';

interface Row {
  readonly comparison: ComparisonView;
  readonly series: SeriesView;
}

type Point = SeriesView['points'][number];

/** Columns before those of the years. */
const names = 1;
const line = 3;
const firstYear = 4;

/** Undefined where nobody has two years. */
export function buildSeries(edition: Edition): TableSheet | undefined {
  const { report, wording } = edition;
  const rows = report.comparisons.flatMap((comparison) => comparison.series.map((series) => ({ comparison, series })));
  if (rows.length === 0) return undefined;
  const years = [...new Set(rows.flatMap(({ series }) => series.points.map(({ year }) => year)))].sort();
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const text = (
    key: string,
    widest: number,
    read: (row: Row) => string,
    more: Partial<ColumnOf<Row>> = {},
  ): ColumnOf<Row> => ({ header: say(key), long: true, widest, read, ...more });
  return buildTable<Row>({
    id: 'series',
    table: 'Series',
    header_row: headerRows.others,
    title: wording.say('workbook.title.series'),
    hint: wording.say('workbook.hint.series'),
    frozen: 2,
    columns: [
      text('indicator', 36, ({ comparison }) => comparison.title),
      text('bureau', 14, ({ series }) => series.bureau.label),
      text('unit', 28, ({ comparison }) => comparison.unit),
      text('line', 20, ({ series }) => wording.say('workbook.line', { first: series.first, last: series.last }), {
        covered: true,
      }),
      ...years.map((year) => yearColumn(edition, year)),
      text('breaks', 14, ({ series }) => series.breaks.join(' ')),
      text('comparison', 26, ({ comparison }) => comparison.id, { detail: true }),
    ],
    rows,
    charts: report.comparisons.flatMap((comparison) => {
      const figure = edition.trendOf(comparison.id);
      return figure ? [chartOf(edition, comparison, figure, rows, years)] : [];
    }),
    sparklines: { column: line, first_column: firstYear, column_count: years.length },
  });
}

function yearColumn(edition: Edition, year: string): ColumnOf<Row> {
  const noteOf = toFigureNote(edition);
  return {
    header: year,
    align: 'right',
    // With many bureaus there are tens of thousands: LibreOffice takes minutes to read so many links.
    linked: isWide(edition) ? undefined : 'quiet',
    noted: !isWide(edition),
    read({ comparison, series }) {
      const point = series.points.findLast((each) => each.year === year);
      if (!point) return undefined;
      const signed = comparison.kind.id.startsWith('change');
      return {
        ...toNumberCell(point.shown, signed),
        formula: { text: toFigure(edition, series, point) },
        link: edition.placeObservation(point.evidence),
        note: () => noteOf(point.evidence, `${series.bureau.label} · ${year}`),
      };
    },
  };
}

/** The figure of its observation; of a rate per head of the population of its time, which Bureaus may not show. */
function toFigure(edition: Edition, { bureau }: SeriesView, { evidence, population }: Point): string {
  const { column } = referTo('Observations');
  const id = edition.observation(evidence)?.id ?? '';
  const value = lookUp(column('value'), column('id'), quote(id));
  if (!population) return orBlank(value);
  const residents = populationCell(edition, bureau.id, population, quote(bureau.id)) ?? literal(population.value);
  return whenNumbers([value, residents], `${value}*rate_base/${residents}`);
}

/** More lines than this cannot be told apart. */
const mostLines = 6;

/** The bureaus that the report draws; of many those at both ends. */
function chartOf(
  { wording }: Edition,
  comparison: ComparisonView,
  figure: Figure,
  rows: readonly Row[],
  years: readonly string[],
): TableLineChart {
  const drawn = [...new Set(figure.rows.map(({ bureau }) => bureau))];
  const ends = drawn.length > mostLines ? [...drawn.slice(0, mostLines / 2), ...drawn.slice(-mostLines / 2)] : drawn;
  const chosen = ends.flatMap((bureau) => {
    const row = rows.findIndex((each) => each.comparison === comparison && each.series.bureau.id === bureau);
    return row === -1 ? [] : [row];
  });
  const places = chosen.flatMap((row) => rows[row]?.series.points.map(({ year }) => years.indexOf(year)) ?? []);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  // The report's title states what was found at the build, of all.
  const title = toPlainText(comparison.title);
  return {
    kind: 'line',
    title,
    alt: wording.say('figure.alt.trend', {
      title,
      first: years[first] ?? '',
      last: years[last] ?? '',
      count: chosen.length,
    }),
    category_title: wording.say('workbook.year'),
    value_title: toPlainText(comparison.unit),
    rows: chosen,
    names,
    first_column: firstYear + first,
    column_count: last - first + 1,
  };
}
