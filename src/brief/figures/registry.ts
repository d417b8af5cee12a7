/** Which data a planned chart can draw, and who drafts it. */
import type { ChartData, FigurePlan } from '../../model/plan.js';
import { draftChanges } from './changes.js';
import { draftComparisons, draftStreaks } from './comparisons.js';
import { draftCoverage } from './coverage.js';
import type { DraftFigure, DraftFigures, FigureInput } from './draft.js';
import { draftFunnels } from './funnel.js';
import { draftMatrix } from './matrix.js';
import { draftSeries } from './series.js';

const drafts: Readonly<Record<ChartData, DraftFigures>> = {
  comparisons: draftComparisons,
  funnel: draftFunnels,
  series: draftSeries,
  streaks: draftStreaks,
  changes: draftChanges,
  matrix: draftMatrix,
  coverage: draftCoverage,
};

/** The charts of one plan entry; none where nothing is there to say. */
export function draftFigures(plan: FigurePlan, input: FigureInput): DraftFigure[] {
  return drafts[plan.data](plan.template, input);
}
