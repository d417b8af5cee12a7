/** One family's comparisons: a row a member, with the figure, its bounds, its rate, its standing and where it comes from. */
import type { Family } from '../../../model/indicator.js';
import { headerRows, type Edition } from '../edition.js';
import type { TableSheet } from '../sheet.js';
import { buildTable, detailsLast, type ColumnOf } from '../table-builder.js';
import { chartColumns, chartOf, mostBars } from './family-chart.js';
import { figureColumns } from './family-figures.js';
import type { FamilyRow } from './family-row.js';
import { checkColumn, standingColumns } from './family-standing.js';

/** Names of the families' tables. */
export const tableNames: Readonly<Record<Family, string>> = {
  crime: 'Crime',
  mediation: 'Mediation',
  traffic: 'Traffic',
  service: 'Service',
  prevention: 'Prevention',
};

/** The sheet of a family, or undefined when nobody published a figure of it. */
export function buildFamily(edition: Edition, family: Family): TableSheet | undefined {
  const { report, wording } = edition;
  const comparisons = report.comparisons.filter((comparison) => comparison.family.id === family);
  const rows = comparisons.flatMap((comparison) => comparison.members.map((member) => ({ comparison, member })));
  if (rows.length === 0) return undefined;
  const table = tableNames[family];
  const columns = detailsLast([
    ...identityColumns(edition),
    ...figureColumns(edition, table),
    ...standingColumns(edition, table),
    checkColumn(edition, table),
    ...chartColumns(edition, table),
  ]);
  const charts = comparisons.flatMap((comparison) => {
    const chart = chartOf(edition, comparison, rows, columns);
    return chart ? [{ figure: edition.figureOf(comparison.id)?.id, chart }] : [];
  });
  const trends = comparisons.flatMap(({ id }) => edition.trendOf(id)?.id ?? []);
  const charted = new Set([...charts.map(({ figure }) => figure), ...trends]);
  return buildTable<FamilyRow>({
    id: family,
    table,
    header_row: headerRows.others,
    title: comparisons[0]?.family.label ?? '',
    hint: wording.say(
      comparisons.some(({ members }) => members.length > mostBars)
        ? 'workbook.hint.family-wide'
        : 'workbook.hint.family',
    ),
    frozen: 2,
    columns,
    rows,
    conditions: (place) => {
      const [check, rank] = [place(wording.say('workbook.column.check')), place(wording.say('workbook.column.rank'))];
      return [
        {
          kind: 'test',
          first_column: 0,
          last_column: check,
          column: check,
          test: (cell) => `${cell}<>""`,
          emphasis: 'changed',
        },
        {
          kind: 'test',
          first_column: rank,
          last_column: rank,
          column: rank,
          test: (cell) => `${cell}=1`,
          emphasis: 'strong',
        },
      ];
    },
    charts: charts.map(({ chart }) => chart),
    // Where no native chart stands for it.
    pictures: edition.picturesOf(({ id, families }) => families.includes(family) && !charted.has(id)),
  });
}

function identityColumns({ wording }: Edition): ColumnOf<FamilyRow>[] {
  const text = (
    key: string,
    widest: number,
    read: (row: FamilyRow) => string,
    more: Partial<ColumnOf<FamilyRow>> = {},
  ): ColumnOf<FamilyRow> => ({ header: wording.say(`workbook.column.${key}`), long: true, widest, read, ...more });
  return [
    text('indicator', 24, ({ comparison }) => comparison.title),
    text('bureau', 14, ({ member }) => member.bureau.label),
    text('period', 14, ({ member }) => member.period),
    text('scope', 20, ({ member }) => member.scope),
    text('comparison', 26, ({ comparison }) => comparison.id, { detail: true }),
    text('key', 26, ({ comparison, member }) => `${comparison.id}|${member.bureau.id}`, { detail: true }),
  ];
}
