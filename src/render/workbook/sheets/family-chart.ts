/** A family's native charts, and the columns that they take besides: the bars' names, and how far the bounds lie from what is shown. */
import { permissions } from '../../../model/comparison.js';
import type { ComparisonView } from '../../../model/report.js';
import { toPlainText } from '../cell-text.js';
import type { Edition } from '../edition.js';
import { referTo, whenNumbers } from '../formula.js';
import type { TableChart } from '../sheet.js';
import type { ColumnOf } from '../table-builder.js';
import { isSigned, shownOf, type FamilyRow } from './family-row.js';

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

/** A native chart of figures that stand side by side, two or more and not all zero; `columns` as they stand in the sheet. */
export function chartOf(
  edition: Edition,
  comparison: ComparisonView,
  rows: readonly FamilyRow[],
  columns: readonly ColumnOf<FamilyRow>[],
): TableChart | undefined {
  const { members, measure } = comparison;
  if (members.length > mostBars || !isDrawable(comparison)) return undefined;
  const place = (key: string): number => {
    const header = edition.wording.say(`workbook.column.${key}`);
    return columns.findIndex((column) => column.header === header);
  };
  return {
    kind: 'bar',
    // The report's title states what was found at the build; bars follow the cells.
    title: toPlainText(comparison.title),
    alt: edition.wording.say('workbook.chart-alt', { alt: toPlainText(describeBars(edition, comparison)) }),
    category_title: edition.wording.say('workbook.column.bureau'),
    value_title: toPlainText(comparison.unit),
    first: rows.findIndex((row) => row.comparison === comparison),
    count: members.length,
    categories: place('chart-label'),
    values: place(measure),
    above: place('to-upper'),
    below: place('to-lower'),
    highest: place(`${measure}-upper`),
    unranked: members.flatMap(({ standing }, index) => (permissions[standing.id].colour ? [] : [index])),
  };
}

function isDrawable(comparison: ComparisonView): boolean {
  if (isSigned({ comparison }) || !permissions[comparison.verdict.id].side_by_side) return false;
  const shown = comparison.members.flatMap((member) => {
    const value = permissions[member.standing.id].side_by_side ? shownOf({ comparison, member }) : undefined;
    return value ? [value] : [];
  });
  return shown.length >= 2 && shown.some(({ value }) => value !== 0);
}

function describeBars({ wording, report }: Edition, comparison: ComparisonView): string {
  const items = comparison.members.map((member) => {
    const label = wording.say('workbook.chart-label', { bureau: member.bureau.label, period: member.period });
    return `${label} ${(shownOf({ comparison, member }) ?? member.stated).text}`;
  });
  return [comparison.title, ...items].join(report.language === 'zh' ? '\uff1b' : '; ');
}
