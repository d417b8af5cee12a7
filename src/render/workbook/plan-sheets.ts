/** Which sheets a workbook has, and whether their cells hold formulas. */
import type { Dataset } from '../../model/dataset.js';
import type { Report } from '../../model/report.js';
import type { Wording } from '../../model/wording.js';
import { toEdition, type Picture } from './edition.js';
import { buildSheets, type SheetList } from './sheets/registry.js';

/** Observations above which no cell holds a formula: each looks through all of them, and programs would calculate for minutes. */
export const defaultLiveUpTo = 20_000;

export interface SheetPlan extends SheetList {
  readonly live: boolean;
}

export function planSheets(
  { dataset, report, wording }: { dataset: Dataset; report: Report; wording: Wording },
  pictures: ReadonlyMap<string, Picture>,
  limit = defaultLiveUpTo,
): SheetPlan {
  const live = dataset.observations.length <= limit;
  return { ...buildSheets(toEdition(dataset, report, wording, pictures, live)), live };
}
