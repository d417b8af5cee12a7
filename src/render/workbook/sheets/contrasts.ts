/** How each figure stands to others: against the others together, peers, one bureau, and pair by pair, by formulas over the families' sheets. */
import type { ComparisonView, ContrastView, MemberView, ShownNumber } from '../../../model/report.js';
import { headerRows, type Edition } from '../edition.js';
import { anyNumber, lookUp, orBlank, quote, referTo, toFormula, whenNumbers } from '../formula.js';
import { differenceLimits, ratioLower, ratioUpper } from '../interval-formulas.js';
import { chooseFormat } from '../number-format.js';
import type { TableCell, TableSheet } from '../sheet.js';
import { buildTable, toNumberCell, type ColumnOf } from '../table-builder.js';
import { comparedOf } from './family-row.js';
import { tableNames } from './family.js';
import { peerHeader } from './family-standing.js';

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
  const { own } = referTo('Contrasts');
  const cell = (key: string): string => own(say(key));
  const number = (key: string, read: (row: Row) => TableCell | undefined): ColumnOf<Row> => ({
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
  const toInterval = (row: Row, bound: 'lower' | 'upper'): TableCell => ({
    ...toLimit(row, row.contrast.interval?.[bound]),
    formula: row.contrast.interval && {
      text: whenNumbers([cell('own-value'), cell('reference-value')], (isOfShares(row) ? points : limits)[bound]),
    },
  });
  const perHead = `${cell('reference-count')}*rate_base/${sides[1]}`;
  const percent = `100*${cell('reference-count')}/${sides[1]}`;
  return buildTable<Row>({
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
function keyColumns({ wording }: Edition): ColumnOf<Row>[] {
  const key = (name: string, read: (row: Row) => string): ColumnOf<Row> => ({
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

/** What value, ratio and interval are made of: counts at their bounds, and residents; of shares numerators and denominators. */
function sumColumns(edition: Edition): ColumnOf<Row>[] {
  const { wording } = edition;
  const { own } = referTo('Contrasts');
  const memberKey = own(wording.say('workbook.column.member-key'));
  const readShare = (member: MemberView, part: 'numerator' | 'denominator'): number =>
    edition.observation(member.evidence)?.[part] ?? 0;
  const parts = [
    { name: 'count', column: 'stated', read: ({ stated }: MemberView) => stated.value, isBase: false },
    { name: 'lower', column: 'stated-lower', read: ({ stated }: MemberView) => stated.lower, isBase: false },
    { name: 'upper', column: 'stated-upper', read: ({ stated }: MemberView) => stated.upper, isBase: false },
    { name: 'base', column: 'population', read: ({ population }: MemberView) => population?.value ?? 0, isBase: true },
  ] as const;
  return parts.flatMap(({ name, column, read, isBase }): ColumnOf<Row>[] => {
    const part = isBase ? 'denominator' : 'numerator';
    const columnOf = (row: Row): string => (isOfShares(row) ? part : column);
    const readOf = (row: Row, member: MemberView): number | null =>
      isOfShares(row) ? readShare(member, part) : read(member);
    const side = (
      key: string,
      of: (row: Row) => readonly MemberView[],
      toText: (row: Row) => string,
    ): ColumnOf<Row> => ({
      header: wording.say(`workbook.column.${key}-${name}`),
      align: 'right',
      detail: true,
      read: (row) =>
        row.contrast.effect_measure === undefined
          ? undefined
          : { content: sum(of(row).map((member) => readOf(row, member))), formula: { text: toText(row) } },
    });
    return [
      ...(name === 'count'
        ? []
        : [
            side(
              'own',
              (row) => [ownOf(row)].flat(),
              (row) => orBlank(ofMember(edition, row, columnOf(row), memberKey)),
            ),
          ]),
      side(
        'reference',
        (row) => othersOf(edition, row),
        (row) => ofReference(edition, row, columnOf(row)),
      ),
    ];
  });
}

/** Undefined where one has no ceiling. */
function sum(values: readonly (number | null)[]): number | undefined {
  let total = 0;
  for (const value of values) {
    if (value === null) return undefined;
    total += value;
  }
  return total;
}

const ownOf = ({ comparison, contrast }: Row): MemberView[] =>
  comparison.members.filter(({ bureau }) => bureau.id === contrast.bureau.id);

/** Those that a figure is held against. */
function othersOf(edition: Edition, { comparison, contrast }: Row): readonly MemberView[] {
  const { reference, reference_id: id } = contrast;
  const others = comparison.members.filter(({ bureau }) => bureau.id !== contrast.bureau.id);
  if (reference.id === 'bureau') return others.filter(({ bureau }) => bureau.id === id);
  const ranked = others.filter(({ rank }) => rank);
  if (reference.id === 'others') return ranked;
  const group = edition.report.peers.find((each) => each.group.id === id);
  const nearest = group?.neighbours
    .find(({ bureau }) => bureau === contrast.bureau.id)
    ?.nearest.map(({ bureau }) => bureau);
  const ids = new Set(nearest ?? group?.members);
  return ranked.filter(({ bureau }) => ids.has(bureau.id));
}

/** A cell of the member that a key names. */
function ofMember({ wording }: Edition, { comparison }: Row, column: string, key: string): string {
  const table = referTo(tableNames[comparison.family.id]);
  const say = (name: string): string => wording.say(`workbook.column.${name}`);
  return lookUp(table.column(say(column)), table.column(say('key')), key);
}

/** The same of those that it is held against, added. */
function ofReference(edition: Edition, row: Row, column: string): string {
  const { wording, report } = edition;
  const { comparison, contrast } = row;
  const { reference, reference_id: id } = contrast;
  const say = (name: string): string => wording.say(`workbook.column.${name}`);
  const { own } = referTo('Contrasts');
  const table = referTo(tableNames[comparison.family.id]);
  const values = table.column(say(column));
  if (reference.id === 'bureau') return orBlank(ofMember(edition, row, column, quote(`${comparison.id}|${id}`)));
  const group = report.peers.find((each) => each.group.id === id);
  if (group && group.neighbours.length > 0) {
    const keys = othersOf(edition, row).map(({ bureau }) => quote(`${comparison.id}|${bureau.id}`));
    const among = `${table.column(say('key'))},{${keys.join(',')}},${table.column(say('compared'))},${anyNumber}`;
    return addUp(
      `SUM(COUNTIFS(${among}))`,
      2,
      `SUM(COUNTIFS(${among},${values},""))`,
      `SUM(SUMIFS(${values},${among}))`,
    );
  }
  const counted = table.column(group ? peerHeader(edition, group) : say('counted'));
  const among =
    `${table.column(say('comparison'))},${own(say('comparison'))},${counted},1,` +
    `${table.column(say('compared'))},${anyNumber}`;
  const self = ofMember(edition, row, column, own(say('member-key')));
  return addUp(
    `COUNTIFS(${among})`,
    3,
    `COUNTIFS(${among},${values},"")-(${self}="")`,
    `SUMIFS(${values},${among})-SUM(${self})`,
  );
}

/** A sum; blank where too few are left, and where a summand is blank: what has no ceiling has none with others. */
const addUp = (count: string, fewest: number, blanks: string, total: string): string =>
  `IF(${count}<${fewest},"",IF(${blanks}>0,"",${total}))`;

const isOfShares = ({ contrast }: Row): boolean => contrast.effect_measure === 'difference';

function ownValue({ comparison, contrast }: Row): ShownNumber | undefined {
  const member = comparison.members.find(({ bureau }) => bureau.id === contrast.bureau.id);
  return member && comparedOf({ comparison, member });
}

/** As many decimals as the ratio beside it. */
function toLimit({ contrast }: Row, value: number | null | undefined): TableCell {
  if (value === null || value === undefined) return { content: undefined };
  const decimals = /\.(\d+)/.exec(contrast.effect?.text ?? '.00')?.[1]?.length ?? 0;
  return { content: value, format: chooseFormat(value, { text: value.toFixed(decimals) }) };
}
