/** From findings to verdicts: for each member, then for the set. */
import { isCore, type Verdict } from '../model/comparison.js';
import { findingSeverities, type Finding, type FindingSeverity } from '../model/finding.js';

const standings: Readonly<Record<FindingSeverity, Verdict>> = {
  caveat: 'comparable-with-caveats',
  undetermined: 'undetermined',
  indicative: 'indicative',
  excluding: 'not-comparable',
};

/** The gravest finding decides. */
export function judgeMember(findings: readonly Finding[]): Verdict {
  let gravest = -1;
  for (const { severity } of findings) gravest = Math.max(gravest, findingSeverities.indexOf(severity));
  const severity = findingSeverities[gravest];
  return severity ? standings[severity] : 'comparable';
}

/** A member as the set's verdict sees it: with and without the findings that are about the set as a whole. */
export interface Judged {
  readonly standing: Verdict;
  readonly ownStanding: Verdict;
}

/**
 * Two or more members that compare carry the set, however many indicative ones stand beside them. A single one makes the set
 * indicative, so far as others can be shown beside it. Fewer than two figures left to show: not comparable.
 */
export function judgeSet(members: readonly Judged[]): Verdict {
  const core = members.filter(isCore);
  if (core.length >= 2)
    return core.every(({ standing }) => standing === 'comparable') ? 'comparable' : 'comparable-with-caveats';
  const base = members.filter(({ ownStanding }) => isCore({ standing: ownStanding }));
  const has = (verdict: Verdict): boolean => members.some(({ standing }) => standing === verdict);
  const shown = members.filter(({ standing }) => standing !== 'not-comparable');
  if (shown.length < 2) return 'not-comparable';
  if (base.length >= 1) return has('indicative') ? 'indicative' : 'undetermined';
  return has('undetermined') && !has('indicative') ? 'undetermined' : 'not-comparable';
}
