/** The columns of the contrasts that hold what values, ratios and intervals are made of, by formulas over the families' sheets. */
import type { ComparisonView, ContrastView, MemberView } from '../../../model/report.js';
import type { Wording } from '../../../model/wording.js';
import type { Edition } from '../edition.js';
import { anyNumber, lookUp, orBlank, quote, referTo, whenNumbers } from '../formula.js';
import type { ColumnOf } from '../table-builder.js';
import { tableNames } from './family.js';
import { peerHeader } from './family-standing.js';

export interface ContrastRow {
  readonly comparison: ComparisonView;
  readonly contrast: ContrastView;
}

/** Whether what is compared are shares of known numbers, and not counts per head. */
export const isOfShares = ({ contrast }: ContrastRow): boolean => contrast.effect_measure === 'difference';

/** What value, ratio and interval are made of: counts at their bounds, and residents; of shares numerators and denominators. */
export function sumColumns(edition: Edition): ColumnOf<ContrastRow>[] {
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
  return parts.flatMap(({ name, column, read, isBase }): ColumnOf<ContrastRow>[] => {
    const part = isBase ? 'denominator' : 'numerator';
    const columnOf = (row: ContrastRow): string => (isOfShares(row) ? part : column);
    const readOf = (row: ContrastRow, member: MemberView): number | null =>
      isOfShares(row) ? readShare(member, part) : read(member);
    const side = (
      key: string,
      of: (row: ContrastRow) => readonly MemberView[],
      toText: (row: ContrastRow) => string,
    ): ColumnOf<ContrastRow> => ({
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

const ownOf = ({ comparison, contrast }: ContrastRow): MemberView[] =>
  comparison.members.filter(({ bureau }) => bureau.id === contrast.bureau.id);

/** Those that a figure is held against. */
function othersOf(edition: Edition, { comparison, contrast }: ContrastRow): readonly MemberView[] {
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
export function ofMember({ wording }: Edition, { comparison }: ContrastRow, column: string, key: string): string {
  const table = referTo(tableNames[comparison.family.id]);
  const say = (name: string): string => wording.say(`workbook.column.${name}`);
  return lookUp(table.column(say(column)), table.column(say('key')), key);
}

/** The same of those that it is held against, added. */
function ofReference(edition: Edition, row: ContrastRow, column: string): string {
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
      wording,
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
    wording,
    `COUNTIFS(${among})`,
    3,
    `COUNTIFS(${among},${values},"")-(${self}="")`,
    `SUMIFS(${values},${among})-SUM(${self})`,
  );
}

/**
 * A sum; blank where too few are left, and where a summand is blank: what has no ceiling has none with others. Blank as well where the figure
 * itself is missing, which the sums are held against.
 */
function addUp(wording: Wording, count: string, fewest: number, blanks: string, total: string): string {
  const ownValue = referTo('Contrasts').own(wording.say('workbook.column.own-value'));
  return whenNumbers([ownValue], `IF(${count}<${fewest},"",IF(${blanks}>0,"",${total}))`);
}
