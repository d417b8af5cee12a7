/** Who is whose nearest neighbour, with the distances. */
import type { Peers } from '../../model/peers.js';
import type { Cell } from '../../model/report.js';
import { labelBureau, type Context } from '../context.js';
import { formatNumber, joinItems } from '../format.js';
import { heading, type DraftTable } from './draft.js';

/** Rows that a table has at most; the data package has all. */
const mostRows = 40;

export function tableOfNeighbours(context: Context, group: Peers): DraftTable | undefined {
  const { wording, language, dataset } = context;
  if (group.neighbours.length === 0) return undefined;
  const name = dataset.benchmark.peers.find(({ id }) => id === group.group)?.name[language] ?? group.group;
  const shown = group.neighbours.slice(0, mostRows);
  const rows = shown.map(({ bureau, nearest }): Cell[] => [
    { text: labelBureau(context, bureau).label },
    {
      text: joinItems(
        nearest.map((near) =>
          wording.say('table.neighbour', {
            bureau: labelBureau(context, near.bureau).label,
            distance: formatNumber(near.distance, 2),
          }),
        ),
        language,
      ),
    },
  ]);
  const hidden = group.neighbours.length - shown.length;
  return {
    id: `table-neighbours-${group.group}`,
    title: wording.say('table.neighbours', { name }),
    unit: '',
    columns: [heading(context, 'bureau', 'left'), heading(context, 'neighbours', 'left')],
    rows,
    notes: [
      wording.say('table.note.neighbours', { variables: joinItems(group.variables, language) }),
      ...(group.without_variables.length > 0
        ? [wording.say('table.note.without-variables', { count: group.without_variables.length })]
        : []),
      ...(hidden > 0 ? [wording.say('table.cut', { count: hidden })] : []),
    ],
    sources: [],
  };
}
