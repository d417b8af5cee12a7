/** What a comparability rule is: a pure function from a set of figures to findings, with the page that explains it. */
import type { Finding } from '../../model/finding.js';
import type { RulePage } from '../../model/rule.js';
import type { FigureSet, Selected } from '../set.js';
import { ruleTable, type RuleCode, type SeverityOf } from './table.js';

export interface Rule {
  /** Named after the pattern that it finds, never after the cure. */
  readonly code: RuleCode;
  readonly page: RulePage;
  /** Looks at the whole set; the order of members does not matter. */
  find(set: FigureSet): readonly Finding[];
}

/** What a finding says besides its severity and the members that it touches. */
export interface Details {
  readonly values?: Finding['values'];
  /** True when it is about the set as a whole, so that no member is the odd one out. */
  readonly set_wide?: boolean;
  /** Observations on both sides; by default the figures of the whole set. */
  readonly evidence?: readonly string[];
}

/** A finding about some members. */
export function finding<C extends RuleCode>(
  code: C,
  severity: SeverityOf<C>,
  members: readonly Selected[],
  set: FigureSet,
  { values = {}, set_wide = false, evidence }: Details = {},
): Finding {
  return {
    rule: code,
    facet: ruleTable[code].facet,
    severity,
    members: members.map(({ bureau }) => bureau.id),
    set_wide,
    evidence: evidence ?? set.members.map(({ observation }) => observation.id),
    values,
  };
}

/** One finding about those members that are touched, or none. */
export function findingAbout<C extends RuleCode>(
  code: C,
  severity: SeverityOf<C>,
  members: readonly Selected[],
  set: FigureSet,
  details: Details = {},
): Finding[] {
  return members.length === 0 ? [] : [finding(code, severity, members, set, details)];
}
