/** Every figure of large sets, which the sections show the ends of: a row a bureau, some sets a table. */
import type { Cell, ComparisonView, MemberView } from '../../model/report.js';
import { labelBureau, withOwnUnit, type Context } from '../context.js';
import { sourcesOf } from '../figures/draft.js';
import { heading, type DraftTable } from './draft.js';
import { isCut } from './family.js';

/** Sets side by side, each with a column for its ranks. */
const setsPerTable = 4;

export function tablesOfAnnex(context: Context, views: readonly ComparisonView[]): DraftTable[] {
  const cut = views.filter((view) => isCut(context, view));
  const families = new Set(cut.map(({ family }) => family.label));
  return [...families].flatMap((family) => {
    const own = cut.filter((view) => view.family.label === family);
    const count = Math.ceil(own.length / setsPerTable);
    // Tables of one family are about as wide as one another.
    const size = Math.ceil(own.length / count);
    return Array.from({ length: count }, (_item, index) =>
      tableOfSets(context, family, index + 1, own.slice(index * size, (index + 1) * size)),
    );
  });
}

function tableOfSets(context: Context, family: string, part: number, views: readonly ComparisonView[]): DraftTable {
  const { wording, dataset } = context;
  const [unit = '', ...otherUnits] = new Set(views.map((view) => view.unit));
  const isOneUnit = otherUnits.length === 0;
  const columns = views.flatMap((view) => [
    {
      heading: isOneUnit ? view.title : wording.say('table.annex.column', { title: view.title, unit: view.unit }),
      align: 'right',
    } as const,
    heading(context, 'rank', 'right'),
  ]);
  const members = views.map(({ members: all }) => new Map(all.map((member) => [member.bureau.id, member])));
  const rows = dataset.bureaus.flatMap(({ id }): Cell[][] => {
    if (!members.some((own) => own.has(id))) return [];
    const cells = views.flatMap((view, index) => cellsOf(context, view, members[index]?.get(id), id));
    return [[{ text: labelBureau(context, id).label }, ...cells]];
  });
  return {
    id: `table-annex-${views[0]?.family.id ?? ''}-${part}`,
    title: wording.say('table.annex', { family, part }),
    unit: isOneUnit ? wording.say('table.unit', { unit }) : '',
    columns: [heading(context, 'bureau', 'left'), ...columns],
    rows,
    notes: [wording.say('table.note.annex')],
    sources: sourcesOf(
      context,
      views.flatMap((view) => view.members.map(({ observation }) => context.observation(observation).source)),
    ),
  };
}

/** The figure that is put side by side, and its rank; without one the sign of why. */
function cellsOf(context: Context, view: ComparisonView, member: MemberView | undefined, bureau: string): Cell[] {
  const { wording } = context;
  if (!member) {
    const reason = view.absences.find((absence) => absence.bureau.id === bureau)?.reason.id ?? 'not-published';
    const sign = wording.say(`state-sign.${reason}`);
    return [{ text: sign, tone: 'muted', signs: [sign] }, { text: '' }];
  }
  const text = member.rate?.text ?? withOwnUnit(context, view, member);
  if (member.rank) return [{ text }, { text: `${member.rank.value}` }];
  const sign = wording.say(`state-sign.${member.standing.id}`);
  return [{ text }, { text: sign, tone: 'muted', signs: [sign] }];
}
