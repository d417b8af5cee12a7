/** One bureau, chosen from a list, in every comparison: its figure, rate and rank beside the group's values, by formulas. */
import type { ComparisonView, ContrastView, MemberView, ShownNumber } from '../../../model/report.js';
import { cutText, longestHeader, toCellText, toHeader } from '../cell-text.js';
import { headerRows, type Edition } from '../edition.js';
import { lookUp, orBlank, quote, referTo } from '../formula.js';
import { firstRowOf, type TableCell, type TableSheet } from '../sheet.js';
import { buildTable, toNumberCell, type ColumnOf } from '../table-builder.js';
import { toContrastKey } from './contrasts.js';
import { shortNameColumn } from './bureaus.js';
import { tableNames } from './family.js';
import { describeState, isWide } from './summary.js';

/** Names of the cells that hold the choice, and its id. */
const selected = 'selected_bureau';
const selectedId = 'selected_bureau_id';

interface Row {
  readonly comparison: ComparisonView;
  /** Of the bureau that is chosen at the build. */
  readonly member: MemberView | undefined;
}

/** Columns of the contrasts that the profile shows. */
const contrastParts = [
  {
    key: 'reference-value',
    align: 'right',
    read: ({ reference_value }: ContrastView): TableCell => toNumberCell(reference_value),
  },
  { key: 'effect', align: 'right', read: ({ effect }: ContrastView): TableCell => toNumberCell(effect) },
  { key: 'word', long: true, widest: 16, read: ({ word }: ContrastView): TableCell => ({ content: word.label }) },
] as const;

/** Undefined where the workbook holds no formulas, or nobody is compared. */
export function buildProfile(edition: Edition): TableSheet | undefined {
  const { dataset, live, report, wording } = edition;
  const wanted = edition.selected ?? dataset.benchmark.reference_bureau;
  const chosen = dataset.bureaus.find(({ id }) => id === wanted) ?? dataset.bureaus[0];
  if (!live || !chosen || report.comparisons.length === 0) return undefined;
  const say = (key: string): string => wording.say(`workbook.column.${key}`);
  const [profile, summary, bureaus] = [referTo('Profile'), referTo('Summary'), referTo('Bureaus')];

  // An array compares without regard to wildcards and to the length of a name.
  const chosenRow = `MATCH(TRUE,${bureaus.column(say('short-name'))}=${selected},0)`;

  /** What the family's sheet holds in a column for the chosen bureau. */
  const ofMember = (
    key: string,
    read: (member: MemberView, comparison: ComparisonView) => TableCell | undefined,
    more: Partial<ColumnOf<Row>> = {},
  ): ColumnOf<Row> => ({
    header: say(key),
    ...more,
    read({ comparison, member }) {
      const family = referTo(tableNames[comparison.family.id]);
      const place = `MATCH(${profile.own(say('comparison'))}&"|"&${selectedId},${family.column(say('key'))},0)`;
      const cell = `INDEX(${family.column(say(key))},${place})`;
      const shown = member && read(member, comparison);
      return { content: undefined, ...shown, formula: { text: `IF(ISNA(${place}),"",${orBlank(cell)})` } };
    },
  });
  const ofGroup = (key: string, pick: (comparison: ComparisonView) => ShownNumber | undefined): ColumnOf<Row> => ({
    header: say(key),
    align: 'right',
    read: ({ comparison }) => ({
      ...toNumberCell(pick(comparison)),
      formula: {
        text: orBlank(
          lookUp(summary.column(say(key)), summary.column(say('comparison')), profile.own(say('comparison'))),
        ),
      },
    }),
  });
  /** What the contrasts hold of the chosen bureau against others or a group of peers; nothing where no set holds any. */
  const ofContrast = (
    reference: Pick<ContrastView, 'reference_id'> & { readonly type: 'others' | 'peers' },
    name: string,
  ): ColumnOf<Row>[] => {
    const contrasts = referTo('Contrasts');
    const matches = ({ reference: { id }, reference_id }: ContrastView): boolean =>
      id === reference.type && reference_id === reference.reference_id;
    if (!report.comparisons.some((comparison) => comparison.contrasts.some(matches))) return [];
    return contrastParts.map(({ key, read, ...more }): ColumnOf<Row> => ({
      header: wording.say(`workbook.profile.${key}`, { reference: name }),
      ...more,
      read({ comparison }) {
        const own = comparison.contrasts.find((each) => each.bureau.id === chosen.id && matches(each));
        const last = toContrastKey('', '', { reference: { id: reference.type }, reference_id: reference.reference_id });
        const place = `MATCH(${profile.own(say('comparison'))}&"|"&${selectedId}&${quote(last.slice(1))},${contrasts.column(say('key'))},0)`;
        const cell = `INDEX(${contrasts.column(say(key))},${place})`;
        return {
          content: undefined,
          ...(own && read(own)),
          formula: { text: `IF(ISNA(${place}),"",${orBlank(cell)})` },
        };
      },
    }));
  };
  /** What Summary says of the chosen bureau, also where it has no figure. Headers are compared as they stand, without wildcards. */
  const ofState = (): ColumnOf<Row> => ({
    header: say('state'),
    long: true,
    widest: 26,
    read({ comparison }) {
      const row = report.matrix.rows.find((each) => each.comparison === comparison.id);
      const [before = '', after = ''] = wording.say('workbook.column.bureau-state', { bureau: '\n' }).split('\n');
      const own = before + toCellText(chosen.short_name[report.language]) + after;
      const header = `LEFT(${quote(before)}&${selected}&${quote(after)},${longestHeader})`;
      const last = wording.say('workbook.column.bureau-state', { bureau: report.matrix.bureaus.at(-1)?.label ?? '' });
      const place = `MATCH(TRUE,${summary.headers(say('comparison'), last)}=${header},0)`;
      const line = `MATCH(${profile.own(say('comparison'))},${summary.column(say('comparison'))},0)`;
      return {
        // Headers have one line: a name that has more is found by no formula.
        content:
          row && toHeader(own) === cutText(own, longestHeader) ? describeState(edition, row, chosen.id) : undefined,
        formula: { text: `IF(ISNA(${place}),"",INDEX(${summary.data},${line},${place}))`, is_array: true },
      };
    },
  });
  const right = { align: 'right' } as const;
  const text = { long: true, widest: 16 } as const;

  return buildTable<Row>({
    id: 'profile',
    table: 'Profile',
    header_row: headerRows.others,
    title: wording.say('workbook.title.profile'),
    hint: wording.say('workbook.hint.profile'),
    selector: {
      name: selected,
      id: {
        name: selectedId,
        value: chosen.id,
        formula: {
          text: `IF(ISNA(${chosenRow}),"",INDEX(${bureaus.column(say('id'))},${chosenRow}))`,
          is_array: true,
        },
      },
      label: wording.say('workbook.profile.choose'),
      value: chosen.short_name[report.language],
      list: {
        sheet: 'bureaus',
        column: shortNameColumn,
        first: firstRowOf({ header_row: headerRows.others }),
        count: dataset.bureaus.length,
      },
      refusal: wording.say('workbook.profile.refusal'),
    },
    frozen: 2,
    columns: [
      { header: say('comparison'), long: true, widest: 26, read: ({ comparison }) => comparison.id },
      { header: say('indicator'), long: true, widest: 30, read: ({ comparison }) => comparison.title },
      ofMember('period', ({ period }) => ({ content: period }), text),
      ofMember('scope', ({ scope }) => ({ content: scope === '' ? undefined : scope }), text),
      ofMember('stated', ({ stated }, { kind }) => toNumberCell(stated, kind.id.startsWith('change')), right),
      ofMember('unit', ({ unit }) => ({ content: unit.label }), text),
      ofMember('rate', ({ rate }) => toNumberCell(rate), right),
      ofMember('rate-unit', ({ rate }, { unit }) => ({ content: rate ? unit : undefined }), text),
      ofGroup('median', ({ median }) => median),
      ofGroup('pooled', ({ pooled }) => pooled),
      ofMember('rank', ({ rank }) => ({ content: rank?.value }), right),
      ofMember('ranked-of', ({ rank }) => ({ content: rank?.of }), right),
      ofMember('rank-order', ({ rank }, { ranked }) => ({ content: rank ? ranked.order : undefined }), text),
      ...ofContrast({ type: 'others', reference_id: '' }, wording.say('workbook.profile.others')),
      ...report.peers.flatMap(({ group }) => ofContrast({ type: 'peers', reference_id: group.id }, group.label)),
      isWide(edition) ? ofMember('standing', ({ standing }) => ({ content: standing.label }), text) : ofState(),
      ofMember('evidence', ({ evidence }) => ({ content: evidence }), right),
    ],
    rows: report.comparisons.map((comparison) => ({
      comparison,
      member: comparison.members.find(({ bureau }) => bureau.id === chosen.id),
    })),
  });
}
