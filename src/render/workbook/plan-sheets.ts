/** Which sheets a workbook has, and whether their cells hold formulas. */
import type { Dataset } from '../../model/dataset.js';
import type { Report } from '../../model/report.js';
import type { Wording } from '../../model/wording.js';
import { toEdition, type PictureOf } from './edition.js';
import { buildSheets, type SheetList } from './sheets/registry.js';

/** Observations above which no cell holds a formula: each looks through all of them, and programs would calculate for minutes. */
export const defaultLiveUpTo = 20_000;

export interface SheetPlan extends SheetList {
  readonly live: boolean;
}

export interface PlanInput {
  readonly dataset: Dataset;
  readonly report: Report;
  readonly wording: Wording;
  /** The bureau that the profile shows; undefined: the reference bureau, else the first. */
  readonly selected?: string | undefined;
}

export function planSheets(
  { dataset, report, wording, selected }: PlanInput,
  pictureOf: PictureOf,
  limit = defaultLiveUpTo,
): SheetPlan {
  const live = dataset.observations.length <= limit;
  return { ...buildSheets(toEdition(dataset, report, wording, pictureOf, live, selected)), live };
}

/** Figures of which the workbook wants pictures: those that no native chart stands for. */
export function listPictures(input: PlanInput): string[] {
  const wanted: string[] = [];
  planSheets(input, (figure) => {
    wanted.push(figure);
    return undefined;
  });
  return wanted;
}
