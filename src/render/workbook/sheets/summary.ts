/** The matrix: one row a comparison, and for each bureau its figure and, beside it, the state in words. */
import { permissions } from '../../../model/comparison.js';
import type { ComparisonView, MatrixCell, MatrixRow, ShownNumber } from '../../../model/report.js';
import { headerRows, type Edition } from '../edition.js';
import { anyNumber, lookUp, orBlank, quote, referTo, type Formula, type TableReference } from '../formula.js';
import type { Condition, Emphasis, TableCell, TableSheet } from '../sheet.js';
import { buildTable, toNumberCell, type ColumnOf } from '../table-builder.js';
import { toFigureNote } from './figure-note.js';
import { comparedOf } from './family-row.js';
import { tableNames } from './family.js';

export function buildSummary(edition: Edition): TableSheet {
  const { dataset, report, wording } = edition;
  return buildTable<MatrixRow>({
    id: 'summary',
    table: 'Summary',
    header_row: headerRows.others,
    title: wording.say('workbook.title.summary'),
    hint: wording.say(isWide(edition) ? 'workbook.hint.summary-wide' : 'workbook.hint.summary'),
    frozen: 3,
    columns: [...leadingColumns(edition), ...(isWide(edition) ? groupColumns(edition) : bureauColumns(edition))],
    rows: report.matrix.rows,
    conditions: (place) => [
      { kind: 'bar', column: place(wording.say('workbook.column.published')), most: dataset.bureaus.length },
      ...(isWide(edition) ? [] : stateConditions(edition, place)),
    ],
    pictures: edition.picturesOf(({ families, bureau }) => families.length === 0 && bureau === undefined),
  });
}

/** State of a bureau's figure in words, with its sign, period and scope. */
export function describeState({ wording }: Edition, { cells }: MatrixRow, bureau: string): string | undefined {
  const cell = cells.find((each) => each.bureau === bureau);
  if (!cell) return undefined;
  const state = [cell.sign, cell.state.label].filter((part) => part !== '').join(' ');
  return cell.detail === '' ? state : wording.say('workbook.state', { state, detail: cell.detail });
}

/** Whether there are too many bureaus for columns of their own. */
export const isWide = ({ dataset, report }: Edition): boolean =>
  report.matrix.bureaus.length > dataset.benchmark.thresholds.detail_bureaus;

function leadingColumns(edition: Edition): ColumnOf<MatrixRow>[] {
  const { wording } = edition;
  const comparisons = comparisonsById(edition);
  const unitOf = (row: MatrixRow): string =>
    (isWide(edition) ? comparisons.get(row.comparison)?.unit : undefined) ?? row.unit;
  return [
    { header: wording.say('workbook.column.comparison'), long: true, widest: 26, read: (row) => row.comparison },
    { header: wording.say('workbook.column.family'), read: (row) => row.family.label },
    { header: wording.say('workbook.column.indicator'), long: true, widest: 30, read: (row) => row.title },
    { header: wording.say('workbook.column.unit'), long: true, widest: 16, read: unitOf },
    { header: wording.say('workbook.column.verdict'), long: true, widest: 16, read: (row) => row.verdict.label },
    {
      header: wording.say('workbook.column.published'),
      align: 'right',
      read: (row) => ({ content: row.published.value, formula: { text: countOf(edition, row) } }),
    },
    { header: wording.say('workbook.column.published-of'), align: 'right', read: (row) => row.published.of },
    groupColumn(edition, 'median', ({ median }) => median, overRanked('MEDIAN')),
    groupColumn(edition, 'pooled', ({ pooled }) => pooled, pooledRate),
  ];
}

/** A value of those that compare; blank below three. */
function groupColumn(
  edition: Edition,
  key: string,
  pick: (comparison: ComparisonView) => ShownNumber | undefined,
  toFormula: (edition: Edition, comparison: ComparisonView) => Formula | undefined,
): ColumnOf<MatrixRow> {
  const comparisons = comparisonsById(edition);
  return {
    header: edition.wording.say(`workbook.column.${key}`),
    align: 'right',
    read(row) {
      const comparison = comparisons.get(row.comparison);
      const shown = comparison && pick(comparison);
      if (!shown) return undefined;
      return { ...toNumberCell(shown, isChange(row.comparison)), formula: toFormula(edition, comparison) };
    },
  };
}

/** The table of a comparison's family, and the headers of its columns. */
function familyOf(
  { wording }: Edition,
  { family }: Pick<MatrixRow, 'family'>,
): { table: TableReference; say: (key: string) => string } {
  return { table: referTo(tableNames[family.id]), say: (key) => wording.say(`workbook.column.${key}`) };
}

function countOf(edition: Edition, row: MatrixRow): string {
  const { table, say } = familyOf(edition, row);
  return `COUNTIFS(${table.column(say('comparison'))},${quote(row.comparison)},${table.column(say('stated'))},${anyNumber})`;
}

/** A function over the figures of those that are ranked; nothing below three. */
const overRanked =
  (name: 'MAX' | 'MEDIAN' | 'MIN') =>
  (edition: Edition, comparison: ComparisonView): Formula => {
    const { table, say } = familyOf(edition, comparison);
    const isCounted = `(${table.column(say('comparison'))}=${quote(comparison.id)})*(${table.column(say('counted'))}=1)`;
    const figures = `IF(${isCounted},${table.column(say('compared'))})`;
    return { text: `IF(COUNT(${figures})<3,"",${name}(${figures}))`, is_array: true };
  };

/** Events of all that are ranked over residents of all, of shares the parts over the wholes; nothing below three. */
function pooledRate(edition: Edition, comparison: ComparisonView): Formula {
  const { table, say } = familyOf(edition, comparison);
  const ranked =
    `${table.column(say('comparison'))},${quote(comparison.id)},${table.column(say('counted'))},1,` +
    `${table.column(say('compared'))},${anyNumber}`;
  const sum = (key: string): string => `SUMIFS(${table.column(say(key))},${ranked})`;
  const value =
    comparison.measure === 'rate'
      ? `${sum('stated')}*rate_base/${sum('population')}`
      : `100*${sum('numerator')}/${sum('denominator')}`;
  return { text: `IF(COUNTIFS(${ranked})<3,"",${value})` };
}

/** The figure in the row of its family's sheet. */
function toFigure(edition: Edition, row: MatrixRow, observation: string): Formula {
  const { table, say } = familyOf(edition, row);
  return { text: orBlank(lookUp(table.column(say('stated')), table.column(say('observation')), quote(observation))) };
}

function bureauColumns(edition: Edition): ColumnOf<MatrixRow>[] {
  const { report, wording } = edition;
  const noteOf = toFigureNote(edition);
  const comparisons = comparisonsById(edition);
  return report.matrix.bureaus.flatMap(({ id, label }): ColumnOf<MatrixRow>[] => {
    const cellOf = (row: MatrixRow) => row.cells.find(({ bureau }) => bureau === id);
    return [
      {
        header: label,
        align: 'right',
        linked: 'quiet',
        noted: true,
        read(row): TableCell | undefined {
          const cell = cellOf(row);
          if (cell?.value === undefined || cell.evidence === undefined) return undefined;
          const { evidence } = cell;
          const member = comparisons.get(row.comparison)?.members.find((each) => each.evidence === evidence);
          const observation = edition.observation(evidence)?.id;
          return {
            ...toNumberCell({ value: cell.value, text: cell.text }, isChange(row.comparison)),
            formula: observation === undefined ? undefined : toFigure(edition, row, observation),
            link: edition.placeObservation(evidence),
            note: () => noteOf(evidence, `${label} · ${member?.period ?? ''}`),
          };
        },
      },
      {
        header: wording.say('workbook.column.bureau-state', { bureau: label }),
        long: true,
        widest: 20,
        read: (row) => describeState(edition, row, id),
      },
    ];
  });
}

/** Colours of the states, whose signs stand before their words. */
const emphases: Readonly<Partial<Record<MatrixCell['state']['id'], Emphasis>>> = {
  comparable: 'comparable',
  'comparable-with-caveats': 'comparable',
  indicative: 'indicative',
  undetermined: 'undetermined',
  'not-comparable': 'apart',
  single: 'single',
};

function stateConditions({ report, wording }: Edition, place: (header: string) => number): Condition[] {
  return report.matrix.bureaus.flatMap(({ id, label }) => {
    const figure = place(label);
    const state = place(wording.say('workbook.column.bureau-state', { bureau: label }));
    const states = new Map(
      report.matrix.rows.flatMap(({ cells }) =>
        cells.flatMap((cell) => (cell.bureau === id ? [[cell.state.id, cell.sign] as const] : [])),
      ),
    );
    return [...states].flatMap(([code, sign]): Condition[] => {
      const emphasis = emphases[code];
      if (!emphasis || figure === -1 || state === -1) return [];
      const test = (cell: string): string => `LEFT(${cell},${sign.length})=${quote(sign)}`;
      return [{ kind: 'test', first_column: figure, last_column: state, column: state, test, emphasis }];
    });
  });
}

/** With many bureaus: the range of those that compare. */
function groupColumns(edition: Edition): ColumnOf<MatrixRow>[] {
  return [
    groupColumn(
      edition,
      'lowest',
      (comparison) => pickExtreme(comparison, (value, best) => value < best),
      overRanked('MIN'),
    ),
    groupColumn(
      edition,
      'highest',
      (comparison) => pickExtreme(comparison, (value, best) => value > best),
      overRanked('MAX'),
    ),
  ];
}

/** The core figure that no other one beats. */
function pickExtreme(
  comparison: ComparisonView,
  beats: (value: number, best: number) => boolean,
): ShownNumber | undefined {
  let best: ShownNumber | undefined;
  for (const figure of coreFigures(comparison)) if (!best || beats(figure.value, best.value)) best = figure;
  return best;
}

function coreFigures(comparison: ComparisonView): readonly ShownNumber[] {
  return comparison.members.flatMap((member) => {
    const shown = comparedOf({ comparison, member });
    return shown && permissions[member.standing.id].group_value ? [shown] : [];
  });
}

const comparisonsById = ({ report }: Edition): Map<string, ComparisonView> =>
  new Map(report.comparisons.map((comparison) => [comparison.id, comparison]));

/** Whether a comparison is of changes, which carry a sign. */
const isChange = (comparison: string): boolean => /\/change(-points)?$/.test(comparison);
