/** A set of figures to be judged: one figure a bureau, before any verdict. */
import type { Bureau, Population } from '../model/bureau.js';
import type { Estimate, PassedOver } from '../model/comparison.js';
import type { Indicator } from '../model/indicator.js';
import type { Observation, ObservationKind } from '../model/observation.js';
import type { Source } from '../model/source.js';

export interface Selected {
  readonly bureau: Bureau;
  readonly observation: Observation;
  readonly passed_over: readonly PassedOver[];
  /** On the set's basis and nearest in date; undefined when none is on file, or the figure is too short for a rate. */
  readonly population: Population | undefined;
  readonly stated: Estimate;
  /** The figure per head; undefined without a population, and where nothing is related to residents. */
  readonly rate: Estimate | undefined;
  /** The percentage that numerator and denominator give; undefined where the figure is no proportion, or they are not on file. */
  readonly share: Estimate | undefined;
  /** Everything that the bureau published of the indicator, of any kind, period and scope. */
  readonly published: readonly Observation[];
  /** Where the figure comes from. */
  readonly source: Pick<Source, 'kind'> | undefined;
  /** Where the population comes from. */
  readonly population_source: Pick<Source, 'kind'> | undefined;
}

export interface FigureSet {
  readonly indicator: Indicator;
  readonly kind: ObservationKind;
  readonly measure: 'rate' | 'stated';
  readonly members: readonly Selected[];
}

/** Members grouped by a key, in the order in which keys appear. */
export function groupMembers(set: FigureSet, key: (member: Selected) => string): Map<string, Selected[]> {
  const groups = new Map<string, Selected[]>();
  for (const member of set.members) {
    const name = key(member);
    const group = groups.get(name);
    if (group) group.push(member);
    else groups.set(name, [member]);
  }
  return groups;
}

/** Figures of whole bureaus and stated periods, where there are any: what is usual is asked of these. */
export function wholeMembers({ members }: FigureSet): readonly Selected[] {
  const whole = members.filter(({ observation }) => observation.scope === '' && observation.period !== null);
  return whole.length > 0 ? whole : members;
}

/**
 * Members outside the largest group of whole-bureau figures; all of them when no group is strictly largest, none when there is one group. A
 * part that belongs to no group of these is outside as well.
 */
export function oddMembers(set: FigureSet, key: (member: Selected) => string): readonly Selected[] {
  if (groupMembers(set, key).size < 2) return [];
  const groups = [...groupMembers({ ...set, members: wholeMembers(set) }, key)].sort(
    (a, b) => b[1].length - a[1].length,
  );
  const [first, second] = groups;
  if (first && second && first[1].length === second[1].length) return set.members;
  return set.members.filter((member) => key(member) !== first?.[0]);
}
