/** Why a bureau's figure compares otherwise: what rules found, in the direction of the move. */
import { verdicts } from '../model/comparison.js';
import type { Cause, FigureRecord } from '../model/difference.js';
import { isMeasureMoved, type Pair } from './pair.js';
import { replacementOf } from './own-changes.js';

/** Indicative and undetermined are on one level: which of the two it is says nothing of better or worse. */
const gravityOf = (standing: string): number => {
  const index = verdicts.findIndex((verdict) => verdict === standing);
  return standing === 'undetermined' ? index - 1 : index;
};

/** None for a figure that came or went, whose standing is no move. */
export function causesOfStanding(pair: Pair, bureau: string): Cause[] {
  const [from, to] = [pair.from.get(bureau), pair.to.get(bureau)];
  if (!from || !to) return [];
  const rules = causesByRules(pair, bureau);
  const isByMeasure = rules.some((cause) => 'rules' in cause && cause.rules.some(isAboutMeasure));
  const causes: Cause[] = [
    ...(isReplaced(pair, from, to) ? [{ type: replacementOf(from, to) }] : []),
    ...(isMeasureMoved(pair) && isByMeasure ? [{ type: 'measure' as const }] : []),
    ...rules,
  ];
  return causes.length === 0 ? [{ type: 'unknown' }] : causes;
}

/** What makes an observation another one, whatever it is called and wherever it stands. */
const telling = ['value', 'lower', 'upper', 'unit', 'qualifier', 'period_start', 'period_end', 'scope', 'variant'];

function isReplaced({ editions }: Pair, from: FigureRecord, to: FigureRecord): boolean {
  const [before, after] = [
    editions.from.observations.get(from.observation),
    editions.to.observations.get(to.observation),
  ];
  return from.observation !== to.observation && telling.some((field) => before?.[field] !== after?.[field]);
}

/** Whether a rule asks how figures are related to residents; that levels differ matters where they are not. */
const isAboutMeasure = (rule: string): boolean =>
  rule.startsWith('denominator-') || rule === 'level-differs' || rule === 'areas-nested';

/** Found ones make a standing worse, those gone make it better; none where the standing is the same. */
export function causesByRules({ from, to }: Pair, bureau: string): Cause[] {
  const [before, after] = [from.get(bureau), to.get(bureau)];
  if (!before || !after || before.standing === after.standing) return [];
  const step = gravityOf(after.standing) - gravityOf(before.standing);
  const found = after.rules.filter((rule) => !before.rules.includes(rule));
  const gone = before.rules.filter((rule) => !after.rules.includes(rule));
  return [
    ...(found.length > 0 && step >= 0 ? [{ type: 'rule-found' as const, rules: found }] : []),
    ...(gone.length > 0 && step <= 0 ? [{ type: 'rule-gone' as const, rules: gone }] : []),
  ];
}
