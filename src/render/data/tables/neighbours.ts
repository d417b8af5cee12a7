/** Nearest neighbours of each bureau. */
import type { Peers } from '../../../model/peers.js';
import { toDataTable, type DataTable } from '../data-table.js';

interface Row {
  readonly group: Peers;
  readonly bureau: string;
  readonly place: number;
  readonly neighbour: string;
  readonly distance: number;
}

export function tableOfNeighbours(peers: readonly Peers[]): DataTable {
  const rows = peers.flatMap((group) =>
    group.neighbours.flatMap(({ bureau, nearest }) =>
      nearest.map((near, index): Row => {
        return { group, bureau, place: index + 1, neighbour: near.bureau, distance: near.distance };
      }),
    ),
  );
  return toDataTable<Row>(
    'neighbours',
    'Nearest neighbours by standardised Euclidean distance over the declared variables, nearest first.',
    rows,
    [
      ['group', 'string', ({ group }) => group.group],
      ['variables', 'string', ({ group }) => group.variables.join(' ')],
      ['bureau', 'string', ({ bureau }) => bureau],
      ['place', 'integer', ({ place }) => place],
      ['neighbour', 'string', ({ neighbour }) => neighbour],
      ['distance', 'number', ({ distance }) => distance],
    ],
  );
}
