/** A family's native charts, and the columns that they take besides: the bars' names, and how far the bounds lie from what is shown. */
import { permissions } from '../../../model/comparison.js';
import type { ComparisonView } from '../../../model/report.js';
import { toPlainText } from '../cell-text.js';
import type { Edition } from '../edition.js';
import { referTo, whenNumbers } from '../formula.js';
import type { TableChart } from '../sheet.js';
import type { ColumnOf } from '../table-builder.js';
import { shownOf, type FamilyRow } from './family-row.js';

/** More bars than this cannot be read. */
export const mostBars = 40;

export function chartColumns({ wording }: Edition, table: string): ColumnOf<FamilyRow>[] {
  const { own } = referTo(table);
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const bounds = (['upper', 'lower'] as const).map((bound): ColumnOf<FamilyRow> => ({
    header: say(`to-${bound}`),
    align: 'right',
    detail: true,
    read(row) {
      const { measure } = row.comparison;
      const shown = shownOf(row);
      const limit = shown?.[bound];
      const size = shown && limit !== null && limit !== undefined ? Math.abs(limit - shown.value) : undefined;
      const [cell, middle] = [own(say(`${measure}-${bound}`)), own(say(measure))];
      return { content: size, formula: shown && { text: whenNumbers([cell, middle], `ABS(${cell}-${middle})`) } };
    },
  }));
  const label: ColumnOf<FamilyRow> = {
    header: say('chart-label'),
    long: true,
    widest: 20,
    detail: true,
    read: ({ member }) => wording.say('workbook.chart-label', { bureau: member.bureau.label, period: member.period }),
  };
  return [label, ...bounds];
}

/** A native chart in place of the report's figure of a comparison; `columns` as they stand in the sheet. */
export function chartOf(
  edition: Edition,
  comparison: ComparisonView,
  rows: readonly FamilyRow[],
  columns: readonly ColumnOf<FamilyRow>[],
): { figure: string; chart: TableChart } | undefined {
  const figure = edition.figureOf(comparison.id);
  const { members, measure } = comparison;
  if (!figure || members.length < 2 || members.length > mostBars) return undefined;
  const place = (key: string): number => {
    const header = edition.wording.say(`workbook.column.${key}`);
    return columns.findIndex((column) => column.header === header);
  };
  return {
    figure: figure.id,
    chart: {
      kind: 'bar',
      // The report's title states what was found at the build; bars follow the cells.
      title: toPlainText(comparison.title),
      alt: edition.wording.say('workbook.chart-alt', { alt: toPlainText(figure.alt) }),
      category_title: edition.wording.say('workbook.column.bureau'),
      value_title: toPlainText(figure.subtitle),
      first: rows.findIndex((row) => row.comparison === comparison),
      count: members.length,
      categories: place('chart-label'),
      values: place(measure),
      above: place('to-upper'),
      below: place('to-lower'),
      highest: place(`${measure}-upper`),
      unranked: members.flatMap(({ standing }, index) => (permissions[standing.id].colour ? [] : [index])),
    },
  };
}
