/** Columns of a family's sheet that say whether a figure compares, what rank it has, and whether anything was changed since the build. */
import type { ComparisonView, PeerGroupView } from '../../../model/report.js';
import type { Edition } from '../edition.js';
import { anyNumber, literal, quote, referTo, whenNumbers } from '../formula.js';
import { toLinkCell, type ColumnOf } from '../table-builder.js';
import { isAsBuilt, toCheck } from './check.js';
import type { FamilyRow } from './family-row.js';

export function standingColumns(edition: Edition, table: string): ColumnOf<FamilyRow>[] {
  const { wording } = edition;
  const { column, own } = referTo(table);
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const text = (
    key: string,
    read: (row: FamilyRow) => string | undefined,
    more: Partial<ColumnOf<FamilyRow>> = {},
  ): ColumnOf<FamilyRow> => ({ header: say(key), long: true, widest: 14, read, ...more });
  const detail = { detail: true } as const;
  const ranked =
    `COUNTIFS(${column(say('comparison'))},${own(say('comparison'))},${column(say('counted'))},1,` +
    `${column(say('compared'))},${anyNumber})`;
  return [
    {
      header: say('rank'),
      align: 'right',
      read: ({ comparison, member }) => ({
        content: member.rank?.value,
        formula: member.rank && { text: toRank(edition, comparison, table) },
      }),
    },
    {
      header: say('ranked-of'),
      align: 'right',
      read: ({ member }) => ({
        content: member.rank?.of,
        formula: member.rank && {
          // As the model: no ranks below three.
          text: whenNumbers([own(say('compared'))], `IF(${ranked}<3,"",${ranked})`),
        },
      }),
    },
    { header: say('rank-best'), align: 'right', read: ({ member }) => member.rank?.interval.lower },
    { header: say('rank-worst'), align: 'right', read: ({ member }) => member.rank?.interval.upper ?? undefined },
    text('standing', ({ member }) => member.standing.label),
    { header: say('signs'), align: 'center', read: ({ member }) => member.signs.join(' ') },
    text('verdict', ({ comparison }) => comparison.verdict.label),
    {
      header: say('observation'),
      long: true,
      widest: 18,
      linked: 'shown',
      read: ({ member }) => toLinkCell(member.observation, edition.placeObservation(member.evidence)),
    },
    { header: say('counted'), align: 'right', read: ({ member }) => member.rank && 1, ...detail },
    ...edition.report.peers.flatMap((group): ColumnOf<FamilyRow>[] =>
      group.members.length === 0
        ? []
        : [
            {
              header: peerHeader(edition, group),
              align: 'right',
              read: ({ member: { bureau, rank } }) => (rank && group.members.includes(bureau.id) ? 1 : undefined),
              ...detail,
            },
          ],
    ),
    text('rank-order', ({ comparison, member }) => (member.rank ? comparison.ranked.order : undefined), detail),
    text('contrast', ({ member }) => member.contrast?.word.label, detail),
    { header: say('evidence'), align: 'right', read: ({ member }) => member.evidence, ...detail },
  ];
}

/** Header of the column that tells the ranked members of a group of peers. */
export const peerHeader = ({ wording }: Edition, { group }: PeerGroupView): string =>
  wording.say('workbook.column.in-group', { group: group.label });

/** One more than how many of those that are counted are before it. */
function toRank({ dataset, wording }: Edition, { id, indicator }: ComparisonView, table: string): string {
  const { column, own } = referTo(table);
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const polarity = dataset.indicators.find((each) => each.id === indicator.id)?.polarity;
  const shown = say('compared');
  const before = `${column(shown)}${polarity === 'lower-is-better' ? '<' : '>'}${own(shown)}`;
  const isCounted = `(${column(say('comparison'))}=${quote(id)})*(${column(say('counted'))}=1)*ISNUMBER(${column(shown)})`;
  return whenNumbers([own(shown), own(say('ranked-of'))], `1+SUMPRODUCT(${isCounted}*(${before}))`);
}

export function checkColumn(edition: Edition, table: string): ColumnOf<FamilyRow> {
  const { own } = referTo(table);
  const say = (key: string): string => edition.wording.say(`workbook.column.${key}`);
  const id = own(say('observation'));
  return {
    header: say('check'),
    read({ member: { population } }) {
      const conditions = [
        isAsBuilt(edition, id),
        ...(population ? [`${own(say('population'))}=${literal(population.value)}`] : []),
      ];
      return { content: undefined, formula: { text: toCheck(edition, conditions) } };
    },
  };
}
