/** A row of a family's sheet, and what its columns and charts read from it. */
import type { ComparisonView, MemberView, ShownEstimate } from '../../../model/report.js';

export interface FamilyRow {
  readonly comparison: ComparisonView;
  readonly member: MemberView;
}

export const isSigned = ({ comparison }: Pick<FamilyRow, 'comparison'>): boolean =>
  comparison.kind.id === 'change' || comparison.kind.id === 'change-points';

/** What is put side by side: the rate, or the figure as stated. */
export const shownOf = ({ comparison: { measure }, member: { rate, stated } }: FamilyRow): ShownEstimate | undefined =>
  measure === 'rate' ? rate : stated;
