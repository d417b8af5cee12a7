/** Whether a proposed figure is on file already. */
import type { Candidate } from '../../model/candidate.js';
import { parseLocator } from '../../model/locator.js';
import type { Observation } from '../../model/observation.js';

/** The observation of the source that says the same in the same place: indicator, kind and value agree, and the places overlap; reported ones first. */
export function findOnFile(
  candidate: Candidate,
  source: string,
  observations: readonly Observation[],
): Observation | undefined {
  const same = observations.filter((observation) => {
    if (observation.source !== source || observation.indicator !== candidate.indicator) return false;
    if (observation.kind !== candidate.kind || observation.value !== candidate.value) return false;
    const place = observation.locator === undefined ? undefined : parseLocator(observation.locator);
    return place === undefined
      ? observation.phrase === candidate.phrase
      : place.start < candidate.end && candidate.start < place.end;
  });
  return same.find(({ status }) => status === 'reported') ?? same[0];
}
