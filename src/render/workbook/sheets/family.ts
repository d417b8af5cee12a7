/** One family's comparisons: a row a member, with the figure, its bounds, its rate, its standing and where it comes from. */
import { bases } from '../../../model/bureau.js';
import type { Family } from '../../../model/indicator.js';
import type { Observation, ObservationColumn } from '../../../model/observation.js';
import type { ComparisonView, MemberView, ShownEstimate } from '../../../model/report.js';
import { permissions } from '../../../model/comparison.js';
import { headerRows, type Edition } from '../edition.js';
import { lookUp, literal, orBlank, quote, referTo, type Formula } from '../formula.js';
import { chooseFormat } from '../number-format.js';
import { toPlainText } from '../cell-text.js';
import type { TableCell, TableChart, TableSheet } from '../sheet.js';
import { buildTable, toLinkCell, toNumberCell, type ColumnOf } from '../table-builder.js';
import { latestOf } from './bureaus.js';

interface FamilyRow {
  readonly comparison: ComparisonView;
  readonly member: MemberView;
}

/** Names of the families' tables. */
export const tableNames: Readonly<Record<Family, string>> = {
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
  const table = tableNames[family];
  const printed = [...identityColumns(edition), ...figureColumns(edition, table), ...standingColumns(edition, table)];
  const columns = [...printed, checkColumn(edition, table), ...chartColumns(edition, table)];
  const charts = comparisons.flatMap((comparison) => chartOf(edition, comparison, rows, columns) ?? []);
  const charted = new Set(charts.map(({ figure }) => figure));
  return buildTable<FamilyRow>({
    id: family,
    table,
    header_row: headerRows.others,
    title: comparisons[0]?.family.label ?? '',
    hint: wording.say('workbook.hint.family'),
    frozen: 3,
    columns,
    printed: printed.length,
    rows,
    charts: charts.map(({ chart }) => chart),
    // Where no native chart stands for it.
    pictures: edition.picturesOf(({ id, families }) => families.includes(family) && !charted.has(id)),
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

function figureColumns(edition: Edition, table: string): ColumnOf<FamilyRow>[] {
  const { dataset, wording } = edition;
  const byId = new Map(dataset.observations.map((each) => [each.id, each]));
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
  const { own } = referTo(table);
  const observations = referTo('Observations');
  const observation = (column: ObservationColumn): string =>
    lookUp(observations.column(column), observations.column('id'), own(say('observation')));
  const perHead = (key: string): string => `${own(say(key))}*${dataset.benchmark.rate_base}/${own(say('population'))}`;
  const noteOf = ({ member }: FamilyRow, from: Observation | undefined): string =>
    [
      `${member.bureau.label} · ${member.period}`,
      from?.phrase && wording.say('workbook.note.phrase', { phrase: from.phrase }),
      from?.formula && wording.say('workbook.note.formula', { formula: from.formula }),
      from && wording.say('workbook.note.source', { title: titles.get(from.source) ?? from.source }),
    ]
      .filter((line) => line)
      .join('\n');
  return [
    number('stated', (row) => ({
      ...toNumberCell(row.member.stated, isSigned(row)),
      formula: { text: observation('value') },
      note: () => noteOf(row, byId.get(row.member.observation)),
    })),
    number('stated-lower', (row) => ({
      ...toBound(row.member.stated.lower, isSigned(row)),
      formula: { text: orBlank(observation('lower')) },
    })),
    number('stated-upper', (row) => ({
      ...toBound(row.member.stated.upper, isSigned(row)),
      formula: { text: orBlank(observation('upper')) },
    })),
    { header: say('unit'), long: true, widest: 12, read: ({ member }) => member.unit.label },
    number('rate', ({ member }) => ({
      ...toNumberCell(member.rate),
      formula: member.rate && { text: perHead('stated') },
    })),
    number('rate-lower', ({ member }) => ({
      ...toRateBound(member.rate?.lower, member.rate?.text),
      formula: member.rate && { text: orBlank(own(say('stated-lower')), perHead('stated-lower')) },
    })),
    number('rate-upper', ({ member }) => ({
      ...toRateBound(member.rate?.upper, member.rate?.text),
      formula: member.rate && { text: orBlank(own(say('stated-upper')), perHead('stated-upper')) },
    })),
    number('interval-lower', ({ member }) => toRateBound(member.interval?.lower, intervalText(member))),
    number('interval-upper', ({ member }) => toRateBound(member.interval?.upper, intervalText(member))),
    {
      header: say('rate-unit'),
      long: true,
      widest: 16,
      read: ({ comparison, member }) => (member.rate ? comparison.unit : undefined),
    },
    number('population', ({ member }) => ({
      ...toNumberCell(member.population),
      formula: member.population && toPopulation(edition, member, observation('bureau')),
    })),
  ];
}

/** Where the Bureaus sheet shows that population: the latest of its basis. */
function toPopulation(
  { dataset, wording }: Edition,
  { bureau: { id }, population }: MemberView,
  bureau: string,
): Formula | undefined {
  const own = dataset.bureaus.find((each) => each.id === id);
  const basis = bases.find((each) => {
    const shown = own && latestOf(own, each);
    return shown?.date === population?.date && shown?.value === population?.value;
  });
  if (!basis) return undefined;
  const { column } = referTo('Bureaus');
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  return { text: lookUp(column(say(`${basis}-population`)), column(say('id')), bureau) };
}

function standingColumns(edition: Edition, table: string): ColumnOf<FamilyRow>[] {
  const { wording } = edition;
  const { column, own } = referTo(table);
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  return [
    { header: say('standing'), long: true, widest: 14, read: ({ member }) => member.standing.label },
    { header: say('signs'), align: 'center', read: ({ member }) => member.signs.join(' ') },
    { header: say('counted'), align: 'right', read: ({ member }) => member.rank && 1 },
    {
      header: say('rank'),
      align: 'right',
      read: ({ comparison, member }) => ({
        content: member.rank?.value,
        formula: member.rank && { text: toRank(edition, comparison, table) },
      }),
    },
    { header: say('rank-best'), align: 'right', read: ({ member }) => member.rank?.interval.lower },
    { header: say('rank-worst'), align: 'right', read: ({ member }) => member.rank?.interval.upper ?? undefined },
    {
      header: say('ranked-of'),
      align: 'right',
      read: ({ member }) => ({
        content: member.rank?.of,
        formula: member.rank && {
          text: `COUNTIFS(${column(say('comparison'))},${own(say('comparison'))},${column(say('counted'))},1)`,
        },
      }),
    },
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

/** What charts and the profile take besides: the bars' names, and as error bars how far the bounds lie from what is shown. */
function chartColumns({ wording }: Edition, table: string): ColumnOf<FamilyRow>[] {
  const { own } = referTo(table);
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const bounds = (['upper', 'lower'] as const).map((bound): ColumnOf<FamilyRow> => ({
    header: say(`to-${bound}`),
    align: 'right',
    read({ comparison: { measure }, member }) {
      const shown = shownOf(measure, member);
      const limit = shown?.[bound];
      const size = shown && limit !== null && limit !== undefined ? Math.abs(limit - shown.value) : undefined;
      const [cell, middle] = [own(say(`${measure}-${bound}`)), own(say(measure))];
      return { content: size, formula: shown && { text: orBlank(cell, `ABS(${cell}-${middle})`) } };
    },
  }));
  const label: ColumnOf<FamilyRow> = {
    header: say('chart-label'),
    long: true,
    widest: 20,
    read: ({ member }) => wording.say('workbook.chart-label', { bureau: member.bureau.label, period: member.period }),
  };
  const key: ColumnOf<FamilyRow> = {
    header: say('key'),
    long: true,
    widest: 20,
    read: ({ comparison, member }) => `${comparison.id}|${member.bureau.id}`,
  };
  return [label, ...bounds, key];
}

const shownOf = (measure: ComparisonView['measure'], { rate, stated }: MemberView): ShownEstimate | undefined =>
  measure === 'rate' ? rate : stated;

/** More bars than this cannot be read. */
const mostBars = 40;

/** A native chart in place of the report's figure of a comparison. */
function chartOf(
  edition: Edition,
  comparison: ComparisonView,
  rows: readonly FamilyRow[],
  columns: readonly ColumnOf<FamilyRow>[],
): { figure: string; chart: TableChart } | undefined {
  const figure = edition.figureOf(comparison.id);
  const { members, measure } = comparison;
  if (!figure || members.length < 2 || members.length > mostBars) return undefined;
  const place = (key: string): number => {
    const header = edition.wording.say(`workbook.column.${key}`);
    return columns.findIndex((column) => column.header === header);
  };
  const isRough = members.some((member) => shownOf(measure, member)?.bounds);
  return {
    figure: figure.id,
    chart: {
      title: toPlainText(figure.title),
      alt: toPlainText(figure.alt),
      category_title: edition.wording.say('workbook.column.bureau'),
      value_title: toPlainText(figure.subtitle),
      first: rows.findIndex((row) => row.comparison === comparison),
      count: members.length,
      categories: place('chart-label'),
      values: place(measure),
      bounds: isRough ? { above: place('to-upper'), below: place('to-lower') } : undefined,
      unranked: members.flatMap(({ standing }, index) => (permissions[standing.id].colour ? [] : [index])),
    },
  };
}

function checkColumn(edition: Edition, table: string): ColumnOf<FamilyRow> {
  return {
    header: edition.wording.say('workbook.column.check'),
    read: ({ member }) => ({ content: undefined, formula: { text: toCheck(edition, member, table) } }),
  };
}

/** Tells where a figure or its population is no longer what it was at the build. */
function toCheck({ wording }: Edition, { stated, population }: MemberView, table: string): string {
  const { own } = referTo(table);
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const isSame = [
    `${own(say('stated'))}=${literal(stated.value)}`,
    `${own(say('stated-lower'))}=${literal(stated.lower)}`,
    `${own(say('stated-upper'))}=${literal(stated.upper)}`,
    ...(population ? [`${own(say('population'))}=${literal(population.value)}`] : []),
  ];
  return `IF(AND(${isSame.join(',')}),"",${quote(wording.say('workbook.check.row'))})`;
}

/** One more than how many of those that are counted are before it. */
function toRank({ dataset, wording }: Edition, { id, indicator, measure }: ComparisonView, table: string): string {
  const { column, own } = referTo(table);
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const polarity = dataset.indicators.find((each) => each.id === indicator.id)?.polarity;
  const shown = say(measure);
  const before = `${column(shown)}${polarity === 'lower-is-better' ? '<' : '>'}${own(shown)}`;
  return `1+SUMPRODUCT((${column(say('comparison'))}=${quote(id)})*(${column(say('counted'))}=1)*(${before}))`;
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
