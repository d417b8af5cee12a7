/** From a set of figures to findings, standings and verdict. */
import { permissions, type Verdict } from '../model/comparison.js';
import type { Finding } from '../model/finding.js';
import { rules } from './rules/registry.js';
import type { FigureSet } from './set.js';
import { judgeMember, judgeSet } from './verdict.js';

export interface Judgement {
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
  /** For each member in the set's order: its standing and the findings about it. */
  readonly members: readonly { readonly standing: Verdict; readonly findings: readonly Finding[] }[];
}

export function judge(set: FigureSet): Judgement {
  const findings = rules.flatMap((rule) => rule.find(set));
  const all = findingsByMember(findings);
  const own = findingsByMember(findings.filter(({ set_wide }) => !set_wide));
  const judged = set.members.map(({ bureau }) => ({
    standing: judgeMember(all.get(bureau.id) ?? []),
    ownStanding: judgeMember(own.get(bureau.id) ?? []),
  }));
  const verdict = judgeSet(judged);
  const members = set.members.map(({ bureau }, index) => ({
    standing: settle(judged[index]?.standing ?? 'comparable', verdict),
    findings: all.get(bureau.id) ?? [],
  }));
  return { findings, verdict, members };
}

function findingsByMember(findings: readonly Finding[]): Map<string, Finding[]> {
  const byMember = new Map<string, Finding[]>();
  for (const found of findings) {
    for (const bureau of found.members) {
      const list = byMember.get(bureau);
      if (list) list.push(found);
      else byMember.set(bureau, [found]);
    }
  }
  return byMember;
}

/**
 * A figure compares only when another one does: in a set that does not compare, those that would compare take the set's verdict, and in
 * one of which nothing compares all do.
 */
function settle(standing: Verdict, verdict: Verdict): Verdict {
  if (permissions[verdict].rank) return standing;
  if (verdict === 'not-comparable') return verdict;
  return permissions[standing].rank ? verdict : standing;
}
