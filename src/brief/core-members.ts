/** The figures of a set that compare, and what may be said of their order. */
import { isCore, shownEstimate, type Comparison, type Estimate, type Member } from '../model/comparison.js';

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
    .sort((a, b) => b.shown.value - a.shown.value);
}

/** Whether the first is larger whatever lies within the bounds of both. */
export function isClearlyAbove(a: Estimate, b: Estimate): boolean {
  return b.upper !== null && a.lower > b.upper;
}

/** How many times the second goes into the first, at the least and at the most; undefined without a ceiling or beside zero. */
export function ratioOf(a: Estimate, b: Estimate): { lower: number; upper: number } | undefined {
  if (a.upper === null || b.upper === null || b.lower <= 0) return undefined;
  return { lower: a.lower / b.upper, upper: a.upper / b.lower };
}
