/** From a set of figures to findings, standings and verdict. */
import { permissions, type Verdict } from '../model/comparison.js';
import type { Finding } from '../model/finding.js';
import { areasNested } from './rules/areas-nested.js';
import { rules } from './rules/registry.js';
import type { Rule } from './rules/rule.js';
import { relativeRules, ruleTable } from './rules/table.js';
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
 * those that are left. So what is out anyway neither keeps the others from comparing nor gives them caveats. Areas that hold one another
 * are looked for among those only that nothing else puts out: a county's campaign does not cost its prefecture the rank.
 */
export function judge(set: FigureSet): Judgement {
  const alone = findAll(set, first);
  const byMember = byMemberOf(alone.filter(({ set_wide }) => !set_wide));
  const fit = set.members.filter(({ bureau }) => permissions[judgeMember(byMember.get(bureau.id) ?? [])].rank);
  const nested = areasNested.find({ ...set, members: fit });
  const out = new Set(nested.flatMap(({ members }) => members));
  const left = fit.filter(({ bureau }) => !out.has(bureau.id));
  const ofAll = [...alone, ...nested];
  const isSettled = left.length < 2 || left.length === set.members.length;
  return settleSet(
    set,
    inOrder(isSettled ? ofAll : joinFindings(ofAll, left, findAll({ ...set, members: left }, again))),
  );
}

const first = rules.filter((rule) => rule !== areasNested);

/** Those that may find something else where fewer figures are left; a figure's own caveats stand. */
const again = first.filter(
  ({ code }) => relativeRules.has(code) || ruleTable[code].severities.some((severity) => severity !== 'caveat'),
);

const findAll = (set: FigureSet, by: readonly Rule[]): Finding[] => by.flatMap((rule) => rule.find(set));

const places = new Map(rules.map(({ code }, index) => [code as string, index]));

/**
 * Of those that are out, why; what holds members against one another only of those that are left; and what is a figure's own of every figure,
 * once.
 */
function joinFindings(ofAll: readonly Finding[], left: readonly Selected[], ofLeft: readonly Finding[]): Finding[] {
  const leftIds = new Set(left.map(({ bureau }) => bureau.id));
  const isCaveat = ({ severity }: Finding): boolean => severity === 'caveat';
  const isRelative = (found: Finding): boolean => isCaveat(found) && relativeRules.has(found.rule);
  const kept = ofAll.flatMap((found): Finding[] => {
    if (isRelative(found)) return [];
    if (isCaveat(found)) return [found];
    const members = found.members.filter((id) => !leftIds.has(id));
    return members.length === 0 ? [] : [{ ...found, members, set_wide: false }];
  });
  const added = ofLeft.filter((found) => isRelative(found) || !isCaveat(found));
  return [...added, ...kept];
}

/** In the order of the table of rules. */
const inOrder = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => (places.get(a.rule) ?? 0) - (places.get(b.rule) ?? 0));

type ByMember = ReadonlyMap<string, readonly Finding[]>;

function byMemberOf(findings: readonly Finding[]): ByMember {
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

function settleSet(set: FigureSet, findings: readonly Finding[]): Judgement {
  const all = byMemberOf(findings);
  const isWide = findings.some(({ set_wide }) => set_wide);
  const own = isWide ? byMemberOf(findings.filter(({ set_wide }) => !set_wide)) : all;
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

/**
 * A figure compares only when another one does: in a set that does not compare, those that would compare take the set's verdict, and in
 * one of which nothing compares all do.
 */
function settle(standing: Verdict, verdict: Verdict): Verdict {
  if (permissions[verdict].rank) return standing;
  if (verdict === 'not-comparable') return verdict;
  return permissions[standing].rank ? verdict : standing;
}
