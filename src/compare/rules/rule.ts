/** What a comparability rule is: a pure function from a set of figures to findings. */
import type { Facet, Finding, FindingSeverity } from '../../model/finding.js';
import type { FigureSet, Selected } from '../set.js';

export interface Rule {
  /** Named after the pattern that it finds, never after the cure. */
  readonly code: string;
  readonly facet: Facet;
  /** Looks at the whole set; the order of members does not matter. */
  find(set: FigureSet): readonly Finding[];
}

/** A finding about some members, with the figures of the whole set as evidence from both sides. */
export function finding(
  rule: Pick<Rule, 'code' | 'facet'>,
  severity: FindingSeverity,
  members: readonly Selected[],
  set: FigureSet,
  values: Finding['values'] = {},
  setWide = false,
): Finding {
  return {
    rule: rule.code,
    facet: rule.facet,
    severity,
    members: members.map(({ bureau }) => bureau.id),
    set_wide: setWide,
    evidence: set.members.map(({ observation }) => observation.id),
    values,
  };
}
