/** The figures of a set that compare, and what may be said of their order. */
import {
  isClearlyAbove,
  isCore,
  shownEstimate,
  type Comparison,
  type Contrast,
  type Estimate,
  type Member,
} from '../model/comparison.js';

export interface CoreMember {
  readonly member: Member;
  readonly shown: Estimate;
}

/** Members that compare, largest first. */
export function coreOf(comparison: Comparison): CoreMember[] {
  return comparison.members
    .flatMap((member) => {
      const shown = shownEstimate(comparison, member);
      return isCore(member) && shown ? [{ member, shown }] : [];
    })
    .sort((a, b) => b.shown.value - a.shown.value || (a.member.bureau < b.member.bureau ? -1 : 1));
}

/** The pair of two bureaus, as seen from the first. */
export function pairOf({ pairs }: Comparison, first: string, second: string): Contrast | undefined {
  return pairs.find(
    ({ bureau, reference }) =>
      reference.type === 'bureau' &&
      ((bureau === first && reference.bureau === second) || (bureau === second && reference.bureau === first)),
  );
}

/**
 * Whether the first may be called higher: beyond chance where chance has a model, else beyond the bounds of the wording. In sets too large
 * for pairs, when its rank is above the other's in all that bounds and chance leave open.
 */
export function isAbove(comparison: Comparison, first: CoreMember, second: CoreMember): boolean {
  const pair = pairOf(comparison, first.member.bureau, second.member.bureau);
  if (pair) return pair.word === (pair.bureau === first.member.bureau ? 'higher' : 'lower');
  const [a, b] = [first.member.rank, second.member.rank];
  if (a && b && first.member.interval && second.member.interval) {
    return a.interval.worst < b.interval.best || b.interval.worst < a.interval.best;
  }
  return isClearlyAbove(first.shown, second.shown);
}

/** How many times the second goes into the first, at the least and at the most; undefined without a ceiling or beside zero. */
export function ratioOf(a: Estimate, b: Estimate): { lower: number; upper: number } | undefined {
  if (a.upper === null || b.upper === null || b.lower <= 0) return undefined;
  return { lower: a.lower / b.upper, upper: a.upper / b.lower };
}

/**
 * How far the figures of a set differ for certain, as a log ratio: what the 95 % interval of the largest contrast leaves, or where chance has no
 * model what the bounds leave. Changes count as growth factors. 0: nothing can be told; zero beside more is the widest.
 */
export function certainDifference(comparison: Comparison): number {
  const core = coreOf(comparison);
  const contrasts = core.length === 2 ? comparison.pairs : comparison.contrasts;
  const ratios = contrasts.filter(
    ({ effect_measure: measure, reference }) =>
      measure === 'rate-ratio' && (core.length === 2 || reference.type === 'others'),
  );
  if (ratios.length > 0) {
    return Math.max(
      ...ratios.map(({ interval }) => {
        const below =
          interval?.upper === null || interval === undefined ? 0 : -Math.log(Math.max(interval.upper, 1e-9));
        return Math.max(0, Math.log(Math.max(interval?.lower ?? 0, 1e-9)), below);
      }),
    );
  }
  const factors = core.map(({ shown }) =>
    comparison.kind === 'change'
      ? { lower: 1 + shown.lower / 100, upper: 1 + (shown.upper ?? shown.value) / 100 }
      : { lower: Math.abs(shown.lower), upper: Math.abs(shown.upper ?? shown.value) },
  );
  const highest = Math.max(...factors.map(({ lower }) => lower));
  const lowest = Math.min(...factors.map(({ upper }) => upper));
  if (highest <= lowest) return 0;
  return lowest <= 0 ? Number.MAX_VALUE : Math.log(highest / lowest);
}
