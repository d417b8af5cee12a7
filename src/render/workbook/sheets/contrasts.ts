/** How each figure stands to others: against the others together, peers, one bureau, and pair by pair, by formulas over the families' sheets. */
import type { ContrastView, ShownInterval, ShownNumber } from '../../../model/report.js';
import { headerRows, type Edition } from '../edition.js';
import { orBlank, referTo, toFormula, whenNumbers } from '../formula.js';
import { differenceLimits, ratioLower, ratioUpper } from '../interval-formulas.js';
import { chooseFormat } from '../number-format.js';
import type { TableCell, TableSheet } from '../sheet.js';
import { buildTable, toNumberCell, type ColumnOf } from '../table-builder.js';
import { isOfShares, ofMember, sumColumns, type ContrastRow } from './contrast-sums.js';
import { comparedOf } from './family-row.js';

/** Undefined where no figure could be held against another. */
export function buildContrasts(edition: Edition): TableSheet | undefined {
  const { report, wording } = edition;
  const rows = report.comparisons.flatMap((comparison) => [
    ...comparison.contrasts.map((contrast) => ({ comparison, contrast })),
    // A pair of a set of two stands among the contrasts already, from both sides.
    ...(comparison.pairs.length > 1 ? comparison.pairs.map((contrast) => ({ comparison, contrast })) : []),
  ]);
  if (rows.length === 0) return undefined;
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const { own } = referTo('Contrasts');
  const cell = (key: string): string => own(say(key));
  const number = (key: string, read: (row: ContrastRow) => TableCell | undefined): ColumnOf<ContrastRow> => ({
    header: say(key),
    align: 'right',
    read,
  });
  const sides = [cell('own-base'), cell('reference-base')] as const;
  const points = differenceLimits(cell('own-lower'), sides[0], cell('reference-lower'), sides[1]);
  const limits = {
    lower: ratioLower(cell('own-lower'), sides[0], cell('reference-upper'), sides[1]),
    upper: ratioUpper(cell('own-upper'), sides[0], cell('reference-lower'), sides[1]),
  };
  const toInterval = (row: ContrastRow, bound: 'lower' | 'upper'): TableCell => ({
    ...toLimit(row, intervalOf(row)?.[bound]),
    formula: intervalOf(row) && {
      text: whenNumbers(
        [cell('own-value'), cell('reference-value'), cell('own-lower'), cell('reference-lower')],
        (isOfShares(row) ? points : limits)[bound],
      ),
    },
  });
  const perHead = `${cell('reference-count')}*rate_base/${sides[1]}`;
  const percent = `100*${cell('reference-count')}/${sides[1]}`;
  return buildTable<ContrastRow>({
    id: 'contrasts',
    table: 'Contrasts',
    header_row: headerRows.others,
    title: wording.say('workbook.title.contrasts'),
    hint: wording.say('workbook.hint.contrasts'),
    frozen: 2,
    columns: [
      { header: say('indicator'), long: true, widest: 28, read: ({ comparison }) => comparison.title },
      { header: say('bureau'), long: true, widest: 14, read: ({ contrast }) => contrast.bureau.label },
      { header: say('period'), long: true, widest: 14, read: ({ contrast }) => contrast.period },
      { header: say('reference'), long: true, widest: 22, read: ({ contrast }) => contrast.reference.label },
      number('own-value', (row) => ({
        ...toNumberCell(ownValue(row)),
        formula: toFormula(ownValue(row) && orBlank(ofMember(edition, row, 'compared', cell('member-key')))),
      })),
      number('reference-value', (row) => ({
        ...toNumberCell(row.contrast.reference_value),
        formula: row.contrast.reference_value && {
          text: whenNumbers([cell('reference-count'), sides[1]], isOfShares(row) ? percent : perHead),
        },
      })),
      { header: say('unit'), long: true, widest: 18, read: ({ comparison }) => comparison.unit },
      number('effect', (row) => ({
        ...toNumberCell(row.contrast.effect),
        formula: row.contrast.effect && {
          text: whenNumbers(
            [cell('own-value'), cell('reference-value')],
            isOfShares(row)
              ? `100*${cell('own-lower')}/${sides[0]}-${percent}`
              : `IF(${cell('reference-lower')}>0,${cell('own-value')}/${cell('reference-value')},"")`,
          ),
        },
      })),
      number('interval-lower', (row) => toInterval(row, 'lower')),
      number('interval-upper', (row) => toInterval(row, 'upper')),
      { header: say('word'), long: true, widest: 16, read: ({ contrast }) => contrast.word.label },
      { header: say('remark'), long: true, widest: 18, read: ({ contrast }) => contrast.remark },
      number(
        'probability',
        ({ contrast: { probability } }) =>
          probability && {
            content: probability.value,
            format: chooseFormat(probability.value, { text: probability.value.toFixed(3) }),
          },
      ),
      ...keyColumns(edition),
      ...sumColumns(edition),
    ],
    rows,
  });
}

/** Keys by which the families' sheets know the member, and the profile the contrast. */
function keyColumns({ wording }: Edition): ColumnOf<ContrastRow>[] {
  const key = (name: string, read: (row: ContrastRow) => string): ColumnOf<ContrastRow> => ({
    header: wording.say(`workbook.column.${name}`),
    long: true,
    widest: 26,
    detail: true,
    read,
  });
  return [
    key('comparison', ({ comparison }) => comparison.id),
    key('member-key', ({ comparison, contrast }) => `${comparison.id}|${contrast.bureau.id}`),
    key('key', ({ comparison, contrast }) => toContrastKey(comparison.id, contrast.bureau.id, contrast)),
  ];
}

/** `comparison|bureau|others`, `comparison|bureau|peers:counties`. */
export function toContrastKey(
  comparison: string,
  bureau: string,
  { reference, reference_id: id }: Pick<ContrastView, 'reference_id'> & { readonly reference: { readonly id: string } },
): string {
  return `${comparison}|${bureau}|${reference.id}${id === '' ? '' : `:${id}`}`;
}

function ownValue({ comparison, contrast }: ContrastRow): ShownNumber | undefined {
  const member = comparison.members.find(({ bureau }) => bureau.id === contrast.bureau.id);
  return member && comparedOf({ comparison, member });
}

/** Nothing against nothing says nothing: its ratio is anything from 0 on. */
const intervalOf = ({ contrast: { effect, interval } }: ContrastRow): ShownInterval | undefined =>
  effect || interval?.lower || interval?.upper !== null ? interval : undefined;

/** As many decimals as the ratio beside it. */
function toLimit({ contrast }: ContrastRow, value: number | null | undefined): TableCell {
  if (value === null || value === undefined) return { content: undefined };
  const decimals = /\.(\d+)/.exec(contrast.effect?.text ?? '.00')?.[1]?.length ?? 0;
  return { content: value, format: chooseFormat(value, { text: value.toFixed(decimals) }) };
}
