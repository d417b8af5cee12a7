/** A row of a family's sheet, and what its columns and charts read from it. */
import type { ComparisonView, MemberView, ShownEstimate, ShownNumber } from '../../../model/report.js';

export interface FamilyRow {
  readonly comparison: ComparisonView;
  readonly member: MemberView;
}

export const isSigned = ({ comparison }: Pick<FamilyRow, 'comparison'>): boolean =>
  comparison.kind.id === 'change' || comparison.kind.id === 'change-points';

/** What is ranked: the rate, or the share of its numerator where they are on file, or the figure as stated. */
export const comparedOf = ({
  comparison: { measure },
  member: { rate, share, stated },
}: FamilyRow): ShownNumber | undefined => (measure === 'rate' ? rate : (share ?? stated));

/** What is drawn: the rate, or the figure as stated. */
export const shownOf = ({ comparison: { measure }, member: { rate, stated } }: FamilyRow): ShownEstimate | undefined =>
  measure === 'rate' ? rate : stated;
