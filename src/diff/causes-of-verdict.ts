/** Why a set compares otherwise: what rules found at members that compare otherwise, and who came or went. */
import { permissions, type Verdict } from '../model/comparison.js';
import type { Cause } from '../model/difference.js';
import { causesByRules } from './causes-of-standing.js';
import { isCounting, isMeasureMoved, type Pair } from './pair.js';
import { causesOfPresence } from './presence.js';

export function causesOfVerdict(pair: Pair): Cause[] {
  const { from, to, indicator, editions, bureaus, verdict } = pair;
  if (!editions.to.indicators.has(indicator)) return [{ type: 'indicator-left-out' }];
  if (!editions.from.indicators.has(indicator)) return [{ type: 'indicator-included' }];
  const rules = bureaus.flatMap((bureau) => causesByRules(pair, bureau));
  const rulesOf = (type: 'rule-found' | 'rule-gone'): Cause[] => {
    const all = rules.flatMap((cause) => (cause.type === type && 'rules' in cause ? cause.rules : []));
    return all.length > 0 ? [{ type, rules: [...new Set(all)] }] : [];
  };
  // Where figures that may be ranked carry the verdict on both sides, others cannot move it.
  const isCarried = [verdict.from, verdict.to].every((code) => code !== undefined && isRanking(code));
  const movers = bureaus.filter((bureau) => {
    const [before, after] = [from.get(bureau), to.get(bureau)];
    return !before !== !after && (!isCarried || isCounting(before) || isCounting(after));
  });
  const causes: Cause[] = [
    ...(isMeasureMoved(pair) ? [{ type: 'measure' as const }] : []),
    ...rulesOf('rule-found'),
    ...rulesOf('rule-gone'),
    ...causesOfPresence(pair, movers),
  ];
  return causes.length === 0 ? [{ type: 'unknown' }] : causes;
}

const isRanking = (verdict: string): boolean => permissions[verdict as Verdict]?.rank ?? false;
