/** Which bureaus are peers, worked out from benchmark.yaml. */

/** One bureau's nearest neighbours. */
export interface Neighbours {
  readonly bureau: string;
  /** Nearest first. `distance`: standardised Euclidean, over the declared variables. */
  readonly nearest: readonly { readonly bureau: string; readonly distance: number }[];
}

/** A group as declared, and who is in it. */
export interface Peers {
  readonly group: string;
  /** By level, parent or list: its members. By nearest neighbours: empty. */
  readonly members: readonly string[];
  /** By nearest neighbours: each bureau's own; empty otherwise, and where too few bureaus have the variables. */
  readonly neighbours: readonly Neighbours[];
  readonly variables: readonly string[];
  /** Bureaus left out, since a variable is not on file. */
  readonly without_variables: readonly string[];
}

/** The peers of a bureau in a group, itself left out; undefined where it is not in the group. */
export function peersOf({ members, neighbours }: Peers, bureau: string): readonly string[] | undefined {
  if (members.includes(bureau)) return members.filter((member) => member !== bureau);
  return neighbours.find((entry) => entry.bureau === bureau)?.nearest.map((entry) => entry.bureau);
}
