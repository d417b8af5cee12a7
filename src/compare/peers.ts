/** Works out who is whose peer. Takes the groups of benchmark.yaml; gives their members, or each bureau's nearest neighbours. */
import { fewestForNeighbours, type PeerGroup } from '../model/benchmark.js';
import type { Bureau } from '../model/bureau.js';
import type { Dataset } from '../model/dataset.js';
import type { Neighbours, Peers } from '../model/peers.js';

export function findPeers({ benchmark, bureaus }: Pick<Dataset, 'benchmark' | 'bureaus'>): Peers[] {
  return benchmark.peers.map((group) => {
    if (group.nearest) return findNeighbours(group.id, group.nearest, bureaus);
    const members = bureaus.filter((bureau) => belongsTo(bureau, group)).map(({ id }) => id);
    return { group: group.id, members, neighbours: [], variables: [], without_variables: [] };
  });
}

function belongsTo({ id, level, parent }: Bureau, group: PeerGroup): boolean {
  if (group.level) return level === group.level;
  if (group.parent) return parent === group.parent;
  return group.bureaus?.includes(id) ?? false;
}

/** A variable of an area: what bureaus.yaml says of it, or undefined. */
export function readVariable({ population, area, variables }: Bureau, name: string): number | undefined {
  const census = population.filter(({ basis }) => basis === 'census').sort((a, b) => (a.date < b.date ? 1 : -1))[0];
  if (name === 'population') return census?.value;
  if (name === 'area') return area;
  if (name === 'density') return census && area ? census.value / area : undefined;
  return variables[name]?.value;
}

/**
 * Neighbours by standardised Euclidean distance: √Σ((aᵢ−bᵢ)/sᵢ)², sᵢ the standard deviation of a variable over all areas that have every one
 * (a variable that is the same everywhere is left out). None below 15 such areas.
 */
function findNeighbours(
  group: string,
  { count, variables }: NonNullable<PeerGroup['nearest']>,
  bureaus: readonly Bureau[],
): Peers {
  const read = bureaus.map((bureau) => ({
    id: bureau.id,
    values: variables.map((name) => readVariable(bureau, name)),
  }));
  const known = read.flatMap(({ id, values }) => {
    const numbers = values.filter((value) => value !== undefined);
    return numbers.length === variables.length ? [{ id, numbers }] : [];
  });
  const knownIds = new Set(known.map(({ id }) => id));
  const outside = read.flatMap(({ id }) => (knownIds.has(id) ? [] : [id]));
  const base = { group, members: [], variables, without_variables: outside };
  if (known.length < fewestForNeighbours) return { ...base, neighbours: [] };
  const deviations = variables.map((_, index) => deviationOf(known.map(({ numbers }) => numbers[index] ?? 0)));
  if (deviations.every((deviation) => deviation === 0)) return { ...base, neighbours: [] };
  const distance = (a: readonly number[], b: readonly number[]): number =>
    Math.sqrt(
      deviations.reduce(
        (sum, deviation, index) =>
          deviation === 0 ? sum : sum + (((a[index] ?? 0) - (b[index] ?? 0)) / deviation) ** 2,
        0,
      ),
    );
  const neighbours = known.map(({ id, numbers }): Neighbours => {
    const others = known.flatMap((other) =>
      other.id === id ? [] : [{ bureau: other.id, distance: distance(numbers, other.numbers) }],
    );
    others.sort((a, b) => a.distance - b.distance || (a.bureau < b.bureau ? -1 : 1));
    return { bureau: id, nearest: others.slice(0, count) };
  });
  return { ...base, neighbours };
}

/** Standard deviation with n − 1. */
function deviationOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
