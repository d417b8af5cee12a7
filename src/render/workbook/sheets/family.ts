/** One family's comparisons: a row a member, with the figure, its bounds, its rate, its standing and where it comes from. */
import type { Family } from '../../../model/indicator.js';
import type { Observation } from '../../../model/observation.js';
import type { ComparisonView, MemberView } from '../../../model/report.js';
import { headerRows, type Edition } from '../edition.js';
import { chooseFormat } from '../number-format.js';
import type { TableCell, TableSheet } from '../sheet.js';
import { buildTable, toLinkCell, toNumberCell, type ColumnOf } from '../table-builder.js';

interface FamilyRow {
  readonly comparison: ComparisonView;
  readonly member: MemberView;
}

const tableNames: Readonly<Record<Family, string>> = {
  crime: 'Crime',
  mediation: 'Mediation',
  traffic: 'Traffic',
  service: 'Service',
  prevention: 'Prevention',
};

/** The sheet of a family, or undefined when nobody published a figure of it. */
export function buildFamily(edition: Edition, family: Family): TableSheet | undefined {
  const { report, wording } = edition;
  const comparisons = report.comparisons.filter((comparison) => comparison.family.id === family);
  const rows = comparisons.flatMap((comparison) => comparison.members.map((member) => ({ comparison, member })));
  if (rows.length === 0) return undefined;
  return buildTable<FamilyRow>({
    id: family,
    table: tableNames[family],
    header_row: headerRows.others,
    title: comparisons[0]?.family.label ?? '',
    hint: wording.say('workbook.hint.family'),
    frozen: 3,
    columns: [...identityColumns(edition), ...figureColumns(edition), ...standingColumns(edition)],
    rows,
    pictures: edition.picturesOf(({ families }) => families.includes(family)),
  });
}

const isSigned = ({ comparison }: FamilyRow): boolean =>
  comparison.kind.id === 'change' || comparison.kind.id === 'change-points';

function identityColumns({ wording }: Edition): ColumnOf<FamilyRow>[] {
  return [
    {
      header: wording.say('workbook.column.comparison'),
      long: true,
      widest: 22,
      read: ({ comparison }) => comparison.id,
    },
    {
      header: wording.say('workbook.column.indicator'),
      long: true,
      widest: 22,
      read: ({ comparison }) => comparison.title,
    },
    {
      header: wording.say('workbook.column.bureau'),
      long: true,
      widest: 14,
      read: ({ member }) => member.bureau.label,
    },
    { header: wording.say('workbook.column.period'), long: true, widest: 14, read: ({ member }) => member.period },
    { header: wording.say('workbook.column.scope'), long: true, widest: 20, read: ({ member }) => member.scope },
  ];
}

function figureColumns(edition: Edition): ColumnOf<FamilyRow>[] {
  const { dataset, wording } = edition;
  const observations = new Map(dataset.observations.map((observation) => [observation.id, observation]));
  const titles = new Map(
    dataset.sources.map(({ id, title }) => [
      id,
      wording.language === 'zh' ? title : (dataset.terms.sources[title] ?? title),
    ]),
  );
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const number = (key: string, read: (row: FamilyRow) => TableCell | number | undefined): ColumnOf<FamilyRow> => ({
    header: say(key),
    align: 'right',
    read,
  });
  const noteOf = ({ member }: FamilyRow, observation: Observation | undefined): string =>
    [
      `${member.bureau.label} · ${member.period}`,
      observation?.phrase && wording.say('workbook.note.phrase', { phrase: observation.phrase }),
      observation?.formula && wording.say('workbook.note.formula', { formula: observation.formula }),
      observation &&
        wording.say('workbook.note.source', { title: titles.get(observation.source) ?? observation.source }),
    ]
      .filter((line) => line)
      .join('\n');
  return [
    number('stated', (row) => ({
      ...toNumberCell(row.member.stated, isSigned(row)),
      note: () => noteOf(row, observations.get(row.member.observation)),
    })),
    number('stated-lower', (row) => toBound(row.member.stated.lower, isSigned(row))),
    number('stated-upper', (row) => toBound(row.member.stated.upper, isSigned(row))),
    { header: say('unit'), long: true, widest: 12, read: ({ member }) => member.unit.label },
    number('rate', ({ member }) => toNumberCell(member.rate)),
    number('rate-lower', ({ member }) => toRateBound(member.rate?.lower, member.rate?.text)),
    number('rate-upper', ({ member }) => toRateBound(member.rate?.upper, member.rate?.text)),
    number('interval-lower', ({ member }) => toRateBound(member.interval?.lower, intervalText(member))),
    number('interval-upper', ({ member }) => toRateBound(member.interval?.upper, intervalText(member))),
    {
      header: say('rate-unit'),
      long: true,
      widest: 16,
      read: ({ comparison, member }) => (member.rate ? comparison.unit : undefined),
    },
    number('population', ({ member }) => toNumberCell(member.population)),
  ];
}

function standingColumns(edition: Edition): ColumnOf<FamilyRow>[] {
  const { wording } = edition;
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  return [
    { header: say('standing'), long: true, widest: 14, read: ({ member }) => member.standing.label },
    { header: say('signs'), align: 'center', read: ({ member }) => member.signs.join(' ') },
    { header: say('rank'), align: 'right', read: ({ member }) => member.rank?.value },
    { header: say('rank-best'), align: 'right', read: ({ member }) => member.rank?.interval.lower },
    { header: say('rank-worst'), align: 'right', read: ({ member }) => member.rank?.interval.upper ?? undefined },
    { header: say('ranked-of'), align: 'right', read: ({ member }) => member.rank?.of },
    {
      header: say('rank-order'),
      long: true,
      widest: 16,
      read: ({ comparison, member }) => (member.rank ? comparison.ranked.order : undefined),
    },
    { header: say('contrast'), long: true, widest: 14, read: ({ member }) => member.contrast?.word.label },
    { header: say('verdict'), long: true, widest: 14, read: ({ comparison }) => comparison.verdict.label },
    {
      header: say('observation'),
      long: true,
      widest: 18,
      linked: true,
      read: ({ member }) => toLinkCell(member.observation, edition.placeObservation(member.observation)),
    },
    { header: say('evidence'), align: 'right', read: ({ member }) => member.evidence },
  ];
}

function toBound(value: number | null, signed: boolean): TableCell {
  return value === null ? { content: undefined } : { content: value, format: chooseFormat(value, { signed }) };
}

/** Limits have as many decimals as the rate that they belong to. */
const intervalText = ({ rate, interval }: MemberView): string | undefined => rate?.text ?? interval?.text;

/** A rate's bound has as many decimals as the rate. */
function toRateBound(value: number | null | undefined, text: string | undefined): TableCell {
  if (value === null || value === undefined) return { content: undefined };
  const decimals = /\.(\d+)/.exec(text ?? '')?.[1]?.length ?? 0;
  return { content: value, format: chooseFormat(value, { text: value.toFixed(decimals) }) };
}
