/** A family's figures: a group of rows for each comparison. */
import type { Cell, ComparisonView, ContrastView, MemberView, ShownEstimate } from '../../model/report.js';
import { withOwnUnit, type Context } from '../context.js';
import { sourcesOf } from '../figures/draft.js';
import { joinItems } from '../format.js';
import { evidenceCell, heading, type DraftTable } from './draft.js';
import { tellCorrected } from '../view-corrections.js';

/** Rows that a large set shows at each end. */
const endRows = 5;

/** Whether only the ends of a set are shown. */
export const isCut = ({ detailed }: Context, { members }: ComparisonView): boolean =>
  !detailed && members.length > 2 * endRows;

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
  const has = (test: (member: MemberView) => unknown): boolean => views.some(({ members }) => members.some(test));
  const shown: Shown = {
    scope: has(({ scope }) => scope),
    bounds: has((member) => boundsOf(member, context)),
    rank: has(({ rank }) => rank),
    rate: has(({ rate }) => rate),
    interval: has(({ interval }) => interval),
    contrast: has(({ contrast }) => contrast),
  };
  const columns = [
    heading(context, 'bureau', 'left'),
    heading(context, 'period', 'left'),
    ...(shown.scope ? [heading(context, 'scope', 'left')] : []),
    heading(context, 'value', 'right'),
    ...(shown.bounds ? [heading(context, 'bounds', 'right')] : []),
    ...(shown.rate ? [heading(context, 'rate', 'right')] : []),
    ...(shown.interval ? [heading(context, 'interval', 'right')] : []),
    ...(shown.rank ? [heading(context, 'rank', 'right')] : []),
    ...(shown.contrast ? [heading(context, 'contrast', 'left')] : []),
    heading(context, 'signs', 'left'),
    heading(context, 'evidence', 'right'),
  ];
  const rows = views.flatMap((view) => rowsOfComparison(context, view, shown));
  const sources = sourcesOf(
    context,
    views.flatMap(({ members }) =>
      members.flatMap(({ observation, population }) => [
        context.observation(observation).source,
        ...(population ? [population.source] : []),
      ]),
    ),
  );
  return {
    id,
    title,
    unit: '',
    columns,
    rows,
    notes: [
      wording.say(shown.bounds ? 'table.note.family-bounds' : 'table.note.family'),
      ...tellCorrected(
        context,
        views.flatMap(({ members }) => members.map(({ observation }) => observation)),
      ),
    ],
    sources,
  };
}

/** Columns that a table has only where something stands in them. */
type Shown = Readonly<Record<'scope' | 'bounds' | 'rate' | 'interval' | 'rank' | 'contrast', boolean>>;

/** The annex has all, where the plan has one; the edition about one bureau has none. */
const placeOfRest = ({ plan, focus }: Context): string =>
  !focus && plan.sections.some(({ part }) => part === 'annex') ? 'table.cut-annex' : 'table.cut';

function rowsOfComparison(context: Context, view: ComparisonView, columns: Shown): Cell[][] {
  const { wording, language } = context;
  const head = wording.say('table.group', {
    title: view.title,
    unit: view.stated_unit.label,
    verdict: view.verdict.label,
    published: view.published.text,
  });
  const shown = chooseMembers(context, view);
  const cut = view.members.length - shown.length;
  const rows: Cell[][] = [
    [{ text: head, tone: 'group' }],
    ...shown.flatMap((member, index): Cell[][] => [
      // Where the middle is left out.
      ...(cut > 0 && index === endRows
        ? [[{ text: wording.say(placeOfRest(context), { count: cut }), tone: 'muted' } as const]]
        : []),
      rowOfMember(context, view, member, columns),
    ]),
  ];
  rows.push(...remarksOf(context, view).map((text): Cell[] => [{ text, tone: 'muted' }]));
  for (const [reason, absent] of groupAbsences(view)) {
    const named =
      absent.length > 8 ? wording.say('absent.many', { count: absent.length }) : joinItems(absent, language);
    rows.push([{ text: wording.say(`table.absent.${reason}`, { bureaus: named }), tone: 'muted' }]);
  }
  return rows;
}

/** By rank, those without one last; of a large set both ends of those that are ranked, and the bureau that the edition is about. */
export function chooseMembers(context: Context, { members }: ComparisonView): MemberView[] {
  const last = members.length + 1;
  const sorted = [...members].sort((a, b) => (a.rank?.value ?? last) - (b.rank?.value ?? last));
  if (sorted.length <= 2 * endRows || context.detailed) return sorted;
  const ends = new Set([...sorted.slice(0, endRows), ...sorted.filter(({ rank }) => rank).slice(-endRows)]);
  return sorted.filter((member) => ends.has(member) || member.bureau.id === context.focus?.id);
}

/** Names by why they are absent. */
function groupAbsences({ absences }: ComparisonView): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { bureau, reason } of absences) {
    groups.set(reason.id, [...(groups.get(reason.id) ?? []), bureau.label]);
  }
  return groups;
}

/** Sentences that a table prints of one kind at most; the workbook has all. */
const mostRemarks = 4;

/** Below the figures: group values, the pair, who cannot be told apart, and what would move with another choice. */
function remarksOf(context: Context, view: ComparisonView): string[] {
  const { wording, language } = context;
  const { median, pooled, pairs, indistinct, sensitivities, unit, ranked } = view;
  const remarks: string[] = [];
  if (median) {
    const values = { median: withBounds(median, context), pooled: pooled ? withBounds(pooled, context) : '', unit };
    remarks.push(wording.say(pooled ? 'table.group-values' : 'table.median', values));
    remarks.push(wording.say('table.ranked', ranked));
  }
  const [pair] = pairs;
  // Two zeros are told by the figures themselves.
  if (pair?.effect && pairs.length === 1) remarks.push(describePair(context, pair));
  if (indistinct.length > 0 && context.detailed) {
    const groups = indistinct.map((group) => joinItems(group, language));
    remarks.push(wording.say('table.indistinct', { groups: groups.join(language === 'zh' ? '；' : '; ') }));
  }
  const told = sensitivities.slice(0, mostRemarks);
  const more = sensitivities.length - told.length;
  return [...remarks, ...told, ...(more > 0 ? [wording.say('table.sensitivity-more', { count: more })] : [])];
}

const withBounds = ({ text, bounds }: ShownEstimate, { wording }: Context): string =>
  bounds === '' ? text : wording.say('table.bounded', { value: text, bounds });

/** How two figures stand to one another. */
export function describePair({ wording }: Context, pair: ContrastView): string {
  const { bureau, period, reference, effect, interval, word, remark, probability } = pair;
  return wording.say(pair.effect_measure === 'difference' ? 'table.pair-points' : 'table.pair', {
    first: wording.say('figure.row', { bureau: bureau.label, period }),
    second: reference.label,
    ratio: effect?.text ?? '',
    interval: interval?.text ?? '',
    word: word.label,
    remark: remark === '' ? '' : wording.say('table.pair.remark', { remark }),
    probability: probability ? wording.say('table.pair.probability', { probability: probability.text }) : '',
  });
}

function rowOfMember(context: Context, view: ComparisonView, member: MemberView, columns: Shown): Cell[] {
  const link = context.evidenceRows.has(member.evidence) ? { evidence: member.evidence } : {};
  const cells: Cell[] = [
    { text: member.bureau.label },
    { text: member.period },
    ...(columns.scope ? [{ text: member.scope }] : []),
    { text: withOwnUnit(context, view, member), ...link },
    ...(columns.bounds ? [{ text: boundsOf(member, context) }] : []),
    ...(columns.rate ? [{ text: member.rate?.text ?? '' }] : []),
    ...(columns.interval ? [{ text: member.interval?.text ?? '' }] : []),
    ...(columns.rank ? [{ text: member.rank?.text ?? '' }] : []),
    ...(columns.contrast ? [{ text: member.contrast?.word.label ?? '' }] : []),
    { text: member.signs.join(' '), signs: member.signs },
    evidenceCell(member, context),
  ];
  return member.bureau.id === context.focus?.id ? cells.map((cell) => ({ ...cell, tone: 'strong' as const })) : cells;
}
