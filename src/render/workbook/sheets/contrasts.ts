/** How each figure stands to others: against the others together, peers, one bureau, and pair by pair. */
import type { ComparisonView, ContrastView, ShownNumber } from '../../../model/report.js';
import { headerRows, type Edition } from '../edition.js';
import { chooseFormat } from '../number-format.js';
import type { TableCell, TableSheet } from '../sheet.js';
import { buildTable, toNumberCell, type ColumnOf } from '../table-builder.js';

interface Row {
  readonly comparison: ComparisonView;
  readonly contrast: ContrastView;
}

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
  const number = (key: string, read: (row: Row) => ShownNumber | undefined): ColumnOf<Row> => ({
    header: say(key),
    align: 'right',
    read: (row) => toNumberCell(read(row)),
  });
  return buildTable<Row>({
    id: 'contrasts',
    table: 'Contrasts',
    header_row: headerRows.others,
    title: wording.say('workbook.title.contrasts'),
    hint: wording.say('workbook.hint.contrasts'),
    frozen: 3,
    columns: [
      { header: say('comparison'), long: true, widest: 26, read: ({ comparison }) => comparison.id },
      { header: say('indicator'), long: true, widest: 28, read: ({ comparison }) => comparison.title },
      { header: say('bureau'), long: true, widest: 14, read: ({ contrast }) => contrast.bureau.label },
      { header: say('period'), long: true, widest: 14, read: ({ contrast }) => contrast.period },
      { header: say('reference'), long: true, widest: 22, read: ({ contrast }) => contrast.reference.label },
      number('own-value', ownValue),
      number('reference-value', ({ contrast }) => contrast.reference_value),
      { header: say('unit'), long: true, widest: 18, read: ({ comparison }) => comparison.unit },
      number('effect', ({ contrast }) => contrast.effect),
      { header: say('interval-lower'), align: 'right', read: (row) => toLimit(row, row.contrast.interval?.lower) },
      { header: say('interval-upper'), align: 'right', read: (row) => toLimit(row, row.contrast.interval?.upper) },
      { header: say('word'), long: true, widest: 16, read: ({ contrast }) => contrast.word.label },
      { header: say('remark'), long: true, widest: 18, read: ({ contrast }) => contrast.remark },
      {
        header: say('probability'),
        align: 'right',
        read: ({ contrast: { probability } }) =>
          probability && { content: probability.value, format: chooseFormat(probability.value, { text: '0.000' }) },
      },
    ],
    rows,
  });
}

function ownValue({ comparison, contrast }: Row): ShownNumber | undefined {
  const member = comparison.members.find(({ bureau }) => bureau.id === contrast.bureau.id);
  return comparison.measure === 'rate' ? member?.rate : member?.stated;
}

/** As many decimals as the ratio beside it. */
function toLimit({ contrast }: Row, value: number | null | undefined): TableCell {
  if (value === null || value === undefined) return { content: undefined };
  const decimals = /\.(\d+)/.exec(contrast.effect?.text ?? '.00')?.[1]?.length ?? 0;
  return { content: value, format: chooseFormat(value, { text: value.toFixed(decimals) }) };
}
