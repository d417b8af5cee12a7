/** A family's figures: a group of rows for each comparison. */
import type { Cell, ComparisonView, MemberView } from '../../model/report.js';
import type { Context } from '../context.js';
import { signRules } from '../signs.js';
import { sourcesOf } from '../figures/draft.js';
import { joinItems } from '../format.js';
import { evidenceCell, heading, type DraftTable } from './draft.js';

/** Rows that a large set shows at each end. */
const endRows = 5;

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
  const ranked = views.some(({ members }) => members.some(({ rank }) => rank));
  const columns = [
    heading(context, 'bureau', 'left', 1.1),
    heading(context, 'period', 'left', 1.1),
    heading(context, 'scope', 'left', 1.3),
    heading(context, 'value', 'right', 0.9),
    heading(context, 'bounds', 'right', 1.1),
    heading(context, 'rate', 'right', 1),
    ...(ranked ? [heading(context, 'rank', 'right', 0.6)] : []),
    heading(context, 'signs', 'left', 0.8),
    heading(context, 'evidence', 'right', 0.5),
  ];
  const rows = views.flatMap((view) => rowsOfComparison(context, view, ranked));
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
    notes: [wording.say('table.note.family'), ...keyOf(context, views)],
    sources,
  };
}

function rowsOfComparison(context: Context, view: ComparisonView, ranked: boolean): Cell[][] {
  const { wording, language } = context;
  const head = wording.say('table.group', {
    title: view.title,
    unit: view.members[0]?.unit.label ?? '',
    verdict: view.verdict.label,
    published: view.published.text,
  });
  const last = view.members.length + 1;
  const sorted = [...view.members].sort((a, b) => (a.rank?.value ?? last) - (b.rank?.value ?? last));
  const cut = sorted.length > 2 * endRows && !context.detailed;
  const shown = cut
    ? [...sorted.slice(0, endRows), ...sorted.filter(({ rank }) => rank).slice(-endRows)]
    : view.members;
  const rows: Cell[][] = [
    [{ text: head, tone: 'group' }],
    ...shown.map((member) => rowOfMember(context, member, ranked)),
  ];
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

function rowOfMember(context: Context, member: MemberView, ranked: boolean): Cell[] {
  const link = context.detailed ? { evidence: member.evidence } : {};
  return [
    { text: member.bureau.label },
    { text: member.period },
    { text: member.scope },
    { text: member.stated.text, ...link },
    { text: boundsOf(member, context) },
    { text: member.rate?.text ?? '' },
    ...(ranked ? [{ text: member.rank?.text ?? '' }] : []),
    { text: member.signs.join(' ') },
    evidenceCell(member, context),
  ];
}

/** The signs that a table uses, with what they mean. */
function keyOf({ wording, language }: Context, views: readonly ComparisonView[]): string[] {
  const shown = new Set(views.flatMap(({ members }) => members.flatMap(({ signs }) => signs)));
  const items = signRules.flatMap((rule) => {
    const sign = wording.say(`sign.${rule}`);
    return shown.has(sign) ? [wording.say('sign.item', { sign, meaning: wording.say(`caveat.${rule}`) })] : [];
  });
  if (items.length === 0) return [];
  return [wording.say('sign.key', { items: joinItems(items, language) })];
}
