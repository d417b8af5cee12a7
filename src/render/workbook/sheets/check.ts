/**
 * Every input as it was at the build beside what it is now: what no formula follows is out of date where they differ. Other sheets ask this one.
 */
import { bases } from '../../../model/bureau.js';
import { readObservation, type ObservationColumn } from '../../../model/observation.js';
import { toCellText } from '../cell-text.js';
import { headerRows, type Edition } from '../edition.js';
import { lookUp, quote, referTo, whenNumbers } from '../formula.js';
import type { TableSheet } from '../sheet.js';
import { buildTable, type ColumnOf } from '../table-builder.js';
import { latestOf } from './bureaus.js';

/** What figures, verdicts and ranks rest on; words and places do not count. */
const judged = [
  'bureau',
  'indicator',
  'kind',
  'value',
  'lower',
  'upper',
  'numerator',
  'denominator',
  'unit',
  'qualifier',
  'period_start',
  'period_end',
  'scope',
  'variant',
  'source',
  'status',
] as const satisfies ObservationColumn[];

interface Row {
  readonly table: 'Observations' | 'Bureaus';
  /** Header of the ids in that table, and headers of the columns that are compared. */
  readonly ids: string;
  readonly columns: readonly string[];
  readonly id: string;
  readonly number: number;
  readonly values: readonly (string | number | undefined)[];
}

/** Undefined where the workbook holds no formulas. */
export function buildCheck(edition: Edition): TableSheet | undefined {
  const { live, wording } = edition;
  if (!live) return undefined;
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const { own } = referTo('Check');
  const text = (
    key: string,
    widest: number,
    more: Partial<ColumnOf<Row>> & Pick<ColumnOf<Row>, 'read'>,
  ): ColumnOf<Row> => ({
    header: say(key),
    long: true,
    widest,
    ...more,
  });
  return buildTable<Row>({
    id: 'check',
    table: 'Check',
    header_row: headerRows.others,
    title: wording.say('workbook.title.check'),
    hint: wording.say('workbook.hint.check'),
    frozen: 2,
    columns: [
      text('table', 16, { read: ({ table }) => table }),
      text('id', 24, { read: ({ id }) => id }),
      {
        header: say('row'),
        align: 'right',
        read({ table, ids, number }) {
          const place = `MATCH(${own(say('id'))},${referTo(table).column(ids)},0)`;
          return { content: number, formula: { text: `IF(ISNA(${place}),"",${place})` } };
        },
      },
      text('built', 64, { read: ({ values }) => toBuilt(values) }),
      text('now', 64, {
        read({ table, columns, values }) {
          const cells = columns.map((column) => `INDEX(${referTo(table).column(column)},${own(say('row'))})`);
          return { content: toBuilt(values), formula: { text: whenNumbers([own(say('row'))], cells.join('&"|"&')) } };
        },
      }),
      text('check', 20, {
        read: () => ({
          content: undefined,
          formula: {
            text: `IF(${own(say('built'))}=${own(say('now'))},"",${quote(wording.say('workbook.check.row'))})`,
          },
        }),
      }),
    ],
    rows: [...bureauRows(edition), ...observationRows(edition)],
    conditions: (place) => [
      {
        kind: 'test',
        first_column: 0,
        last_column: place(say('check')),
        column: place(say('check')),
        test: (cell) => `${cell}<>""`,
        emphasis: 'changed',
      },
    ],
  });
}

function observationRows({ dataset }: Edition): Row[] {
  return dataset.observations.map((observation, index) => ({
    table: 'Observations',
    ids: 'id',
    columns: judged,
    id: observation.id,
    number: index + 1,
    values: judged.map((column) => readObservation(observation, column)),
  }));
}

function bureauRows({ dataset, wording }: Edition): Row[] {
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const columns = [
    'adcode',
    'level',
    'parent',
    ...bases.flatMap((basis) => [`${basis}-population`, `${basis}-date`, `${basis}-source`]),
  ].map(say);
  return dataset.bureaus.map((bureau, index) => ({
    table: 'Bureaus',
    ids: say('id'),
    columns,
    id: bureau.id,
    number: index + 1,
    values: [
      bureau.adcode,
      bureau.level,
      bureau.parent ?? undefined,
      ...bases.flatMap((basis) => {
        const population = latestOf(bureau, basis);
        return [population?.value, population?.date, population?.source];
      }),
    ],
  }));
}

/** Values in a line, numbers with the fifteen digits that spreadsheets keep. */
const toBuilt = (values: Row['values']): string =>
  values
    .map((value) => (typeof value === 'number' ? String(Number(value.toPrecision(15))) : toCellText(value ?? '')))
    .join('|');

/** Whether an input is as it was; `id`: as formulas write it. */
export function isAsBuilt({ wording }: Edition, id: string): string {
  const { column } = referTo('Check');
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  return `${lookUp(column(say('check')), column(say('id')), id)}=""`;
}

/** What the check column of a row says: nothing, or that something was changed. */
export const toCheck = ({ wording }: Edition, conditions: readonly string[]): string =>
  `IF(AND(${conditions.join(',')}),"",${quote(wording.say('workbook.check.row'))})`;
