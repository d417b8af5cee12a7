/** Which data a planned chart can draw, and who drafts it. */
import type { ChartData, FigurePlan } from '../../model/plan.js';
import type { Figure } from '../../model/report.js';
import { draftChanges } from './changes.js';
import { draftComparisons, draftStreaks } from './comparisons.js';
import { draftCoverage } from './coverage.js';
import type { DraftFigure, DraftFigures, FigureInput } from './draft.js';
import { draftFunnels } from './funnel.js';
import { draftMatrix } from './matrix.js';
import { draftSeries } from './series.js';
import { draftSpine } from './spine.js';
import { tableOf } from './tables.js';

const drafts: Readonly<Record<ChartData, DraftFigures>> = {
  comparisons: draftComparisons,
  funnel: draftFunnels,
  series: draftSeries,
  streaks: draftStreaks,
  changes: draftChanges,
  matrix: draftMatrix,
  coverage: draftCoverage,
  spine: draftSpine,
};

/** A figure before it is numbered. */
export type PlannedFigure = DraftFigure & Pick<Figure, 'columns'>;

/** The charts of one plan entry; none where nothing is there to say. */
export function draftFigures({ data, template }: FigurePlan, input: FigureInput): PlannedFigure[] {
  const { columns } = tableOf(data);
  const names = Object.keys(columns);
  return drafts[data](template, input).map((draft) => ({
    ...draft,
    columns,
    rows: draft.rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null]))),
  }));
}
