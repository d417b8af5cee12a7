/** How one bureau's figure stands: against the others together where there is a group, of two against the other one. */
import type { Comparison, Contrast } from '../model/comparison.js';
import type { ComparisonView, ContrastView } from '../model/report.js';
import type { Context } from './context.js';
import { coreOf, pairOf } from './core-members.js';

export type Result = Pick<Contrast, 'word' | 'assessment' | 'reason'>;

const opposites = { higher: 'lower', lower: 'higher', better: 'worse', worse: 'better' } as const;

/** The other one of two that compare; undefined where there are more, or fewer. */
export function otherOf(comparison: Comparison, bureau: string): string | undefined {
  const core = coreOf(comparison).map(({ member }) => member.bureau);
  return core.length === 2 && core.includes(bureau) ? core.find((id) => id !== bureau) : undefined;
}

/** `not-compared` where chance has no model. A pair stands with its larger figure first, and is turned round for the other. */
export function resultOf(comparison: Comparison, bureau: string): Result {
  const other = otherOf(comparison, bureau);
  const found =
    other === undefined
      ? comparison.contrasts.find((each) => each.bureau === bureau && each.reference.type === 'others')
      : pairOf(comparison, bureau, other);
  if (!found) return { word: 'not-compared', assessment: undefined, reason: 'no-rate' };
  if (found.bureau === bureau) return found;
  const { word, assessment, reason } = found;
  return {
    word: word === 'higher' || word === 'lower' ? opposites[word] : word,
    assessment: assessment && opposites[assessment],
    reason,
  };
}

/** The contrast behind the result, with its numbers; undefined where none was drawn. */
export function contrastOf(comparison: Comparison, view: ComparisonView, bureau: string): ContrastView | undefined {
  const other = otherOf(comparison, bureau);
  return [...view.contrasts, ...view.pairs].find(
    (each) =>
      each.bureau.id === bureau && (other === undefined ? each.reference.id === 'others' : each.reference_id === other),
  );
}

/** `lower`, `higher (better)`, `no result (no rate)`. */
export function describeResult({ wording }: Context, { word: code, assessment, reason }: Result): string {
  const word = wording.say(code === 'not-compared' ? 'result.none' : `contrast.${code}`);
  const remark = assessment ? `assessment.${assessment}` : reason ? `contrast-reason.${reason}` : undefined;
  return remark === undefined ? word : wording.say('contrast.remarked', { word, remark: wording.say(remark) });
}
