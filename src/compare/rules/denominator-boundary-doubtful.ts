/**
 * What it finds: a rate whose population may have another boundary than the area that the bureau polices.
 * Why it misleads: the count leaves out what happens in a zone whose residents are counted.
 * Example: a census district that includes a development zone with a bureau of its own.
 * What to do: say it at the rate; ask for the population of the policed area.
 * References: `boundary` of the bureau on file.
 */
import { finding, type Rule } from './rule.js';

export const denominatorBoundaryDoubtful: Rule = {
  code: 'denominator-boundary-doubtful',
  facet: 'denominator',
  find(set) {
    if (set.measure !== 'rate') return [];
    const doubtful = set.members.filter(({ bureau, population }) => population && bureau.boundary);
    return doubtful.length === 0 ? [] : [finding(this, 'caveat', doubtful, set)];
  },
};
