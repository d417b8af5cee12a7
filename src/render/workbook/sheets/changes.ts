/** Changes from year to year, computed from two figures of a bureau, beside what it states; and the trend of the series. */
import type { ChangeView, ComparisonView, SeriesView } from '../../../model/report.js';
import { headerRows, type Edition } from '../edition.js';
import { chooseFormat } from '../number-format.js';
import type { TableCell, TableSheet } from '../sheet.js';
import { buildTable, toNumberCell, type ColumnOf } from '../table-builder.js';

interface Row {
  readonly comparison: ComparisonView;
  readonly series: SeriesView;
  readonly change: ChangeView;
}

/** Undefined where nobody has two years. */
export function buildChanges(edition: Edition): TableSheet | undefined {
  const { report, wording } = edition;
  const rows = report.comparisons.flatMap((comparison) =>
    comparison.series.flatMap((series) => series.changes.map((change) => ({ comparison, series, change }))),
  );
  if (rows.length === 0) return undefined;
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const text = (key: string, widest: number, read: (row: Row) => string | undefined): ColumnOf<Row> => ({
    header: say(key),
    long: true,
    widest,
    read,
  });
  const number = (key: string, read: (row: Row) => TableCell | undefined): ColumnOf<Row> => ({
    header: say(key),
    align: 'right',
    read,
  });
  return buildTable<Row>({
    id: 'changes',
    table: 'Changes',
    header_row: headerRows.others,
    title: wording.say('workbook.title.changes'),
    hint: wording.say('workbook.hint.changes'),
    frozen: 3,
    columns: [
      text('comparison', 26, ({ comparison }) => comparison.id),
      text('indicator', 28, ({ comparison }) => comparison.title),
      text('bureau', 14, ({ change }) => change.bureau.label),
      text('from-period', 12, ({ change }) => change.from.period),
      number('from-figure', ({ change }) => toNumberCell(change.from.figure)),
      text('to-period', 12, ({ change }) => change.to.period),
      number('to-figure', ({ change }) => toNumberCell(change.to.figure)),
      number('change', ({ change }) => toNumberCell(change.size, true)),
      number('change-lower', ({ change }) => toBound(change, change.size?.lower)),
      number('change-upper', ({ change }) => toBound(change, change.size?.upper)),
      text('unit', 12, ({ change }) => change.unit.label),
      number('z', ({ change }) => toNumberCell(change.z, true)),
      text('word', 14, ({ change }) => change.word.label),
      number('stated-change', ({ change }) => toNumberCell(change.stated, true)),
      text('stated-remark', 12, ({ change }) => change.stated?.remark),
      text('breaks', 14, ({ series }) => series.breaks.join(' ')),
      text('trend', 14, ({ series }) => series.trend?.word.label),
      number('chi-square', ({ series }) => toNumberCell(series.trend?.chi_square)),
    ],
    rows,
  });
}

function toBound({ size }: ChangeView, value: number | null | undefined): TableCell {
  if (value === null || value === undefined) return { content: undefined };
  const decimals = /\.(\d+)/.exec(size?.text ?? '')?.[1]?.length ?? 0;
  return { content: value, format: chooseFormat(value, { text: value.toFixed(decimals), signed: true }) };
}
