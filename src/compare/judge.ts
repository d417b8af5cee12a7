/** From a set of figures to findings, standings and verdict. */
import { permissions, type Verdict } from '../model/comparison.js';
import type { Finding } from '../model/finding.js';
import { rules } from './rules/registry.js';
import type { FigureSet, Selected } from './set.js';
import { judgeMember, judgeSet } from './verdict.js';

export interface Judgement {
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
  /** For each member in the set's order: its standing and the findings about it. */
  readonly members: readonly { readonly standing: Verdict; readonly findings: readonly Finding[] }[];
}

/**
 * The rules look twice: at all figures, and, where some of these are out for reasons of their own (a part, another length, no period), at
 * those that are left. So what is out anyway neither keeps the others from comparing nor gives them caveats.
 */
export function judge(set: FigureSet): Judgement {
  const findings = findAll(set);
  const all = findingsByMember(findings);
  const own = ownByMember(findings, all);
  const ownStanding = ({ bureau }: Selected): Verdict => judgeMember(own.get(bureau.id) ?? []);
  const left = set.members.filter((member) => permissions[ownStanding(member)].rank);
  const isPartial = left.length > 1 && left.length < set.members.length;
  if (!isPartial) return settleSet(set, findings, all, own);
  const leftIds = new Set(left.map(({ bureau }) => bureau.id));
  const ofOthers = findings.flatMap((found): Finding[] => {
    const members = found.members.filter((id) => !leftIds.has(id));
    return members.length === 0 ? [] : [{ ...found, members, set_wide: false }];
  });
  const ofLeft = findAll({ ...set, members: left });
  const joined = sortByRule([...ofLeft, ...ofOthers]);
  return settleSet(set, joined, findingsByMember(joined), findingsByMember(joined.filter(({ set_wide }) => !set_wide)));
}

const findAll = (set: FigureSet): Finding[] => rules.flatMap((rule) => rule.find(set));

const places = new Map(rules.map(({ code }, index) => [code as string, index]));

/** In the order in which rules are told. */
const sortByRule = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => (places.get(a.rule) ?? 0) - (places.get(b.rule) ?? 0));

type ByMember = ReadonlyMap<string, readonly Finding[]>;

/** Findings that are not about the set as a whole. */
function ownByMember(findings: readonly Finding[], all: ByMember): ByMember {
  return findings.some(({ set_wide }) => set_wide)
    ? findingsByMember(findings.filter(({ set_wide }) => !set_wide))
    : all;
}

function settleSet(set: FigureSet, findings: readonly Finding[], all: ByMember, own: ByMember): Judgement {
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
