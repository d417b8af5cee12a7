/** Changes from year to year, computed from two figures of a bureau, beside what it states; and the trend of the series. */
import type { ChangeView, ComparisonView, SeriesView } from '../../../model/report.js';
import { headerRows, type Edition } from '../edition.js';
import { lookUp, orBlank, quote, referTo, whenNumbers } from '../formula.js';
import { chooseFormat } from '../number-format.js';
import type { TableCell, TableSheet } from '../sheet.js';
import { buildTable, toNumberCell, type ColumnOf } from '../table-builder.js';
import { isAsBuilt, toCheck } from './check.js';
import { toFigureNote } from './figure-note.js';
import { isWide } from './summary.js';

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
  const noteOf = toFigureNote(edition);
  /** A figure with its words, unless there are too many bureaus for notes. */
  const figure = (end: 'from' | 'to'): ColumnOf<Row> => ({
    header: say(`${end}-figure`),
    align: 'right',
    // With many bureaus there are tens of thousands: LibreOffice takes minutes to read so many links.
    linked: isWide(edition) ? undefined : 'quiet',
    noted: !isWide(edition),
    read({ change }) {
      const { evidence, figure: shown, period } = change[end];
      return {
        ...toNumberCell(shown),
        formula: { text: orBlank(cellOf(end, 'value')) },
        link: edition.placeObservation(evidence),
        note: () => noteOf(evidence, `${change.bureau.label} · ${period}`),
      };
    },
  });
  const observations = referTo('Observations');
  const { own } = referTo('Changes');
  // One search for each figure: programs read through all ids for it.
  const cellOf = (end: 'from' | 'to', column: 'value' | 'lower' | 'upper'): string =>
    `INDEX(${observations.column(column)},${own(say(`${end}-row`))})`;
  const idOf = (evidence: number): string => quote(edition.observation(evidence)?.id ?? '');
  const rowColumn = (end: 'from' | 'to'): ColumnOf<Row> => ({
    ...number(`${end}-row`, ({ change }) => ({
      content: change[end].evidence,
      formula: { text: `MATCH(${idOf(change[end].evidence)},${observations.column('id')},0)` },
    })),
    detail: true,
  });
  /** From one figure to another: percent of the first, or points of difference. */
  const changeOf = ({ change: { unit } }: Row, from: string, to: string): string =>
    unit.id === 'percent' ? `(${to}/${from}-1)*100` : `${to}-${from}`;
  const figuresOf = (first: 'lower' | 'upper', then: 'lower' | 'upper') => ({
    from: cellOf('from', first),
    to: cellOf('to', then),
  });
  /** Nothing from zero, or where the earlier figure may be zero. */
  const sizeOf = (row: Row): string => {
    const [from, to] = [own(say('from-figure')), own(say('to-figure'))];
    const change = changeOf(row, from, to);
    const lowest = cellOf('from', 'lower');
    return whenNumbers([from, to], row.change.unit.id === 'percent' ? `IF(${lowest}>0,${change},"")` : change);
  };
  const ofChange = (formula: string): string => whenNumbers([own(say('change'))], formula);
  // A figure without a ceiling leaves a fall to nothing open, and any rise.
  const lowerOf = (row: Row): string => {
    const { from, to } = figuresOf('upper', 'lower');
    return ofChange(whenNumbers([to], `IF(${from}="",-100,${changeOf(row, from, to)})`));
  };
  const upperOf = (row: Row): string => {
    const { from, to } = figuresOf('lower', 'upper');
    return ofChange(whenNumbers([from, to], changeOf(row, from, to)));
  };
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
      figure('from'),
      text('to-period', 12, ({ change }) => change.to.period),
      figure('to'),
      number('change', (row) => ({
        ...toNumberCell(row.change.size, true),
        formula: row.change.size && { text: sizeOf(row) },
      })),
      number('change-lower', (row) => ({
        ...toBound(row.change, row.change.size?.lower),
        formula: row.change.size && { text: lowerOf(row) },
      })),
      number('change-upper', (row) => ({
        ...toBound(row.change, row.change.size?.upper),
        formula: row.change.size && { text: upperOf(row) },
      })),
      text('unit', 12, ({ change }) => change.unit.label),
      number('z', ({ change: { z } }) => ({
        ...toNumberCell(z, true),
        formula: z && {
          text: whenNumbers(
            [own(say('from-figure')), own(say('to-figure'))],
            `SQRT(2)*(SQRT(${own(say('to-figure'))})-SQRT(${own(say('from-figure'))}))`,
          ),
        },
      })),
      text('word', 14, ({ change }) => change.word.label),
      number('stated-change', ({ change: { stated } }) => ({
        ...toNumberCell(stated, true),
        formula: stated && {
          text: orBlank(lookUp(observations.column('value'), observations.column('id'), idOf(stated.evidence))),
        },
      })),
      text('stated-remark', 12, ({ change }) => change.stated?.remark),
      text('breaks', 14, ({ series }) => series.breaks.join(' ')),
      text('trend', 14, ({ series }) => series.trend?.word.label),
      number('chi-square', ({ series }) => toNumberCell(series.trend?.chi_square)),
      {
        header: say('check'),
        read({ change: { from, to } }) {
          const conditions = [from, to].map(({ evidence }) => isAsBuilt(edition, idOf(evidence)));
          return { content: undefined, formula: { text: toCheck(edition, conditions) } };
        },
      },
      rowColumn('from'),
      rowColumn('to'),
    ],
    rows,
    conditions: (place) => {
      const [change, z] = [place(say('change')), place(say('z'))];
      return [
        { kind: 'arrows', column: change },
        // Beyond what chance alone would do in 19 of 20 years.
        {
          kind: 'test',
          first_column: z,
          last_column: z,
          column: z,
          test: (cell) => `AND(${cell}<>"",ABS(${cell})>1.96)`,
          emphasis: 'strong',
        },
      ];
    },
  });
}

function toBound({ size }: ChangeView, value: number | null | undefined): TableCell {
  if (value === null || value === undefined) return { content: undefined };
  const decimals = /\.(\d+)/.exec(size?.text ?? '')?.[1]?.length ?? 0;
  return { content: value, format: chooseFormat(value, { text: value.toFixed(decimals), signed: true }) };
}
