/** Tables of the briefing: a family's figures, the changes, a bureau's figures, sources, evidence, coverage. */
import type { Bureau } from '../model/bureau.js';
import type { Cell, Column, ComparisonView, CoverageMatrix, MemberView, Table } from '../model/report.js';
import { formatPeriod } from '../model/period.js';
import { translate, type Context } from './context.js';
import { sourcesOf } from './build-figures.js';
import { formatNumber, joinItems } from './format.js';

/** A table before it is numbered. */
export type DraftTable = Omit<Table, 'number'>;

/** Rows that a large set shows at each end. */
const endRows = 5;

const heading = (context: Context, key: string, align: Column['align'], width: Column['width']): Column => ({
  heading: context.wording.say(`column.${key}`),
  align,
  width,
});

const evidenceCell = ({ evidence }: { evidence: number }, context: Context): Cell =>
  context.detailed ? { text: `[${evidence}]`, evidence } : { text: `${evidence}`, tone: 'muted' };

const boundsOf = (member: MemberView, context: Context): string =>
  context.observation(member.observation).qualifier === 'exact' ? '' : member.stated.bounds;

/** One group of rows a comparison; those who published nothing are named in the last. */
export function tableOfFamily(
  context: Context,
  views: readonly ComparisonView[],
  title: string,
  id: string,
): DraftTable {
  const { wording } = context;
  const columns = [
    heading(context, 'bureau', 'left', 1.1),
    heading(context, 'period', 'left', 1.1),
    heading(context, 'scope', 'left', 1.3),
    heading(context, 'value', 'right', 0.9),
    heading(context, 'bounds', 'right', 1.1),
    heading(context, 'rate', 'right', 0.8),
    heading(context, 'rank', 'right', 0.6),
    heading(context, 'signs', 'left', 0.8),
    heading(context, 'evidence', 'right', 0.5),
  ];
  const rows = views.flatMap((view) => rowsOfComparison(context, view));
  const sources = sourcesOf(
    context,
    views.flatMap(({ members }) => members.map(({ observation }) => context.observation(observation).source)),
  );
  return {
    id,
    title,
    unit: '',
    columns,
    rows,
    notes: [wording.say('table.note.family'), ...keyOf(context, views)],
    sources,
  };
}

function rowsOfComparison(context: Context, view: ComparisonView): Cell[][] {
  const { wording, language } = context;
  const head = wording.say('table.group', {
    title: view.title,
    unit: view.members[0]?.unit.label ?? '',
    verdict: view.verdict.label,
    published: view.published.text,
  });
  const sorted = [...view.members].sort((a, b) => (a.rank?.value ?? Infinity) - (b.rank?.value ?? Infinity) || 0);
  const cut = sorted.length > 2 * endRows && !context.detailed;
  const shown = cut
    ? [...sorted.slice(0, endRows), ...sorted.filter(({ rank }) => rank).slice(-endRows)]
    : view.members;
  const rows: Cell[][] = [[{ text: head, tone: 'group' }], ...shown.map((member) => rowOfMember(context, member))];
  if (cut) rows.push([{ text: wording.say('table.cut', { count: sorted.length - shown.length }), tone: 'muted' }]);
  if (view.median)
    rows.push([{ text: wording.say('table.median', { median: view.median.text, unit: view.unit }), tone: 'muted' }]);
  const absent = view.absences.map(({ bureau }) => bureau.label);
  if (absent.length > 0) {
    const named =
      absent.length > 8 ? wording.say('absent.many', { count: absent.length }) : joinItems(absent, language);
    rows.push([{ text: wording.say('table.absent', { bureaus: named }), tone: 'muted' }]);
  }
  return rows;
}

function rowOfMember(context: Context, member: MemberView): Cell[] {
  const link = context.detailed ? { evidence: member.evidence } : {};
  return [
    { text: member.bureau.label },
    { text: member.period },
    { text: member.scope },
    { text: member.stated.text, ...link },
    { text: boundsOf(member, context) },
    { text: member.rate?.text ?? '' },
    { text: member.rank?.text ?? '' },
    { text: member.signs.join(' ') },
    evidenceCell(member, context),
  ];
}

/** The signs that a table uses, with what they mean. */
function keyOf({ wording, language }: Context, views: readonly ComparisonView[]): string[] {
  const used = [...new Map(views.flatMap(({ findings }) => findings.map(({ rule, sign }) => [rule, sign] as const)))];
  if (used.length === 0) return [];
  const items = used.map(([rule, sign]) => wording.say('sign.item', { sign, meaning: wording.say(`caveat.${rule}`) }));
  return [wording.say('sign.key', { items: joinItems(items, language) })];
}

/** Changes on the year before, as stated. */
export function tableOfChanges(context: Context, views: readonly ComparisonView[]): DraftTable {
  const { wording } = context;
  const columns = [
    heading(context, 'indicator', 'left', 2),
    heading(context, 'bureau', 'left', 1.2),
    heading(context, 'period', 'left', 1.2),
    heading(context, 'change', 'right', 1),
    heading(context, 'unit', 'left', 1),
    heading(context, 'verdict', 'left', 1.4),
    heading(context, 'evidence', 'right', 0.6),
  ];
  const rows = views.flatMap((view) =>
    view.members.map((member): Cell[] => [
      { text: view.indicator.label },
      { text: member.bureau.label },
      { text: member.period },
      { text: member.stated.text, ...(context.detailed ? { evidence: member.evidence } : {}) },
      { text: member.unit.label },
      { text: member.standing.label },
      evidenceCell(member, context),
    ]),
  );
  const sources = sourcesOf(
    context,
    views.flatMap(({ members }) => members.map(({ observation }) => context.observation(observation).source)),
  );
  return {
    id: 'table-changes',
    title: wording.say('table.changes'),
    unit: '',
    columns,
    rows,
    notes: [wording.say('figure.note.changes')],
    sources,
  };
}

/** Everything that a bureau published, with how each figure compares. */
export function tableOfBureau(context: Context, views: readonly ComparisonView[], bureau: Bureau): DraftTable {
  const { wording, language } = context;
  const columns = [
    heading(context, 'indicator', 'left', 2.1),
    heading(context, 'value', 'right', 1),
    heading(context, 'unit', 'left', 0.9),
    heading(context, 'period', 'left', 1.2),
    heading(context, 'scope', 'left', 1.4),
    heading(context, 'verdict', 'left', 1.5),
    heading(context, 'evidence', 'right', 0.5),
  ];
  const rows: Cell[][] = [];
  for (const { id, label: name } of new Map(views.map(({ family }) => [family.id, family])).values()) {
    const own = views.filter(({ family }) => family.id === id);
    const figures = own.flatMap((view) => rowsOfBureau(context, view, bureau));
    if (figures.length > 0) rows.push([{ text: name, tone: 'group' }], ...figures);
  }
  const used = context.dataset.observations
    .filter((observation) => observation.bureau === bureau.id)
    .map(({ source }) => source);
  return {
    id: `table-bureau-${bureau.id}`,
    title: wording.say('table.bureau', { bureau: bureau.short_name[language] }),
    unit: '',
    columns,
    rows,
    notes: [wording.say('table.note.bureau')],
    sources: sourcesOf(context, used),
  };
}

function rowsOfBureau(context: Context, view: ComparisonView, bureau: Bureau): Cell[][] {
  const member = view.members.find((candidate) => candidate.bureau.id === bureau.id);
  if (!member) return [];
  const passed =
    context.comparisons.find(({ id }) => id === view.id)?.members.find((candidate) => candidate.bureau === bureau.id)
      ?.passed_over ?? [];
  const chosen: Cell[] = [
    { text: view.title },
    { text: member.stated.text, evidence: member.evidence },
    { text: member.unit.label },
    { text: member.period },
    { text: member.scope },
    { text: member.standing.label },
    evidenceCell(member, context),
  ];
  return [chosen, ...passed.map(({ observation, reason }) => rowOfPassedOver(context, view, observation, reason))];
}

function rowOfPassedOver(context: Context, view: ComparisonView, id: string, reason: string): Cell[] {
  const observation = context.observation(id);
  const row = context.evidence(id);
  const evidence = context.evidenceRows[row - 1];
  return [
    { text: view.title, tone: 'muted' },
    { text: evidence?.stated.text ?? '', evidence: row },
    { text: context.wording.say(`unit.${observation.unit}`) },
    { text: evidence?.period ?? '' },
    { text: evidence?.scope ?? '' },
    { text: context.wording.say(`passed-over.${reason}`), tone: 'muted' },
    { text: `[${row}]`, evidence: row },
  ];
}

/** k of n for each comparison; the only coverage table that large sets have. */
export function tableOfCoverage(context: Context, matrix: CoverageMatrix): DraftTable {
  const { wording } = context;
  const columns = [
    heading(context, 'family', 'left', 1),
    heading(context, 'indicator', 'left', 2.4),
    heading(context, 'published', 'right', 0.8),
    heading(context, 'verdict', 'left', 1.6),
  ];
  const rows = matrix.rows.map((row): Cell[] => [
    { text: row.family.label },
    { text: row.title },
    { text: row.published.text },
    { text: row.verdict.label },
  ]);
  return {
    id: 'table-coverage',
    title: wording.say('table.coverage'),
    unit: '',
    columns,
    rows,
    notes: [],
    sources: [],
  };
}

export function tableOfSources(context: Context): DraftTable {
  const { dataset, wording, language } = context;
  const columns = [
    heading(context, 'source', 'left', 2.4),
    heading(context, 'publisher', 'left', 1.2),
    heading(context, 'published-on', 'left', 0.9),
    heading(context, 'covers', 'left', 0.8),
    heading(context, 'kind', 'left', 0.9),
    heading(context, 'note', 'left', 1.5),
  ];
  const shown = dataset.sources.length > 60 ? dataset.sources.slice(0, 60) : dataset.sources;
  const rows = shown.map((source): Cell[] => [
    { text: translate(context, 'sources', source.title) },
    { text: source.publisher === null ? wording.say('not-stated') : translate(context, 'sources', source.publisher) },
    { text: source.published ?? wording.say('not-stated') },
    { text: source.covers ? formatPeriod(source.covers) : wording.say('not-stated') },
    { text: wording.say(`source-kind.${source.kind}`) },
    { text: translate(context, 'notes', source.note ?? '') },
  ]);
  const notes =
    shown.length < dataset.sources.length
      ? [wording.say('table.cut', { count: formatCount(dataset.sources.length - shown.length) })]
      : [];
  return {
    id: 'table-sources',
    title: wording.say('table.sources'),
    unit: '',
    columns,
    rows,
    notes: language === 'en' ? [...notes, wording.say('table.note.sources')] : notes,
    sources: [],
  };
}

const formatCount = (count: number): string => formatNumber(count, 0);

export function tableOfEvidence(context: Context): DraftTable {
  const { wording } = context;
  const columns = [
    heading(context, 'number', 'right', 0.4),
    heading(context, 'bureau', 'left', 0.85),
    heading(context, 'indicator', 'left', 2.1),
    heading(context, 'value', 'right', 0.95),
    heading(context, 'bounds', 'right', 1.1),
    heading(context, 'period', 'left', 1),
    heading(context, 'phrase', 'left', 2.2),
    heading(context, 'place', 'left', 1),
  ];
  const rows = context.evidenceRows.map((row): Cell[] => [
    { text: `${row.number}` },
    { text: row.bureau.label },
    { text: row.scope === '' ? row.title : wording.say('table.scoped', { title: row.title, scope: row.scope }) },
    { text: wording.say('table.with-unit', { value: row.stated.text, unit: row.unit }) },
    { text: row.stated.bounds },
    { text: row.period },
    {
      text:
        row.phrase === ''
          ? wording.say('table.derived', { formula: row.formula })
          : wording.say('table.quoted', { phrase: row.phrase }),
    },
    { text: [row.source.id, row.paragraph].filter((part) => part !== '').join(' ') },
  ]);
  return {
    id: 'table-evidence',
    title: wording.say('table.evidence'),
    unit: '',
    columns,
    rows,
    notes: [wording.say('table.note.evidence')],
    sources: [],
  };
}
