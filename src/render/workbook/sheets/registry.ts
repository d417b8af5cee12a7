/** All sheets in their order. Sheets without anything to show are left out. */
import { families } from '../../../model/indicator.js';
import { toSheetNames } from '../cell-text.js';
import type { Edition } from '../edition.js';
import { sheetIds, type Sheet, type SheetId } from '../sheet.js';
import { buildBureaus } from './bureaus.js';
import { buildChanges } from './changes.js';
import { buildCheck } from './check.js';
import { buildComparability } from './comparability.js';
import { buildContents } from './contents.js';
import { buildContrasts } from './contrasts.js';
import { buildFamily } from './family.js';
import { buildIndicators } from './indicators.js';
import { buildNotes } from './notes.js';
import { buildObservations } from './observations.js';
import { buildProfile } from './profile.js';
import { buildSeries } from './series.js';
import { buildSources } from './sources.js';
import { buildSummary } from './summary.js';

export interface SheetList {
  readonly sheets: readonly Sheet[];
  /** What stands on a sheet's tab. */
  readonly nameOf: (id: SheetId) => string;
}

export function buildSheets(edition: Edition): SheetList {
  const named = toSheetNames(sheetIds.map((id) => edition.wording.say(`workbook.sheet.${id}`)));
  const names = new Map(sheetIds.map((id, index) => [id, named[index] ?? id]));
  const nameOf = (id: SheetId): string => names.get(id) ?? id;
  const profile = buildProfile(edition);
  const others: Sheet[] = [
    buildSummary(edition),
    ...(profile ? [profile] : []),
    ...families.flatMap((family) => buildFamily(edition, family) ?? []),
    ...[buildContrasts(edition) ?? [], buildSeries(edition) ?? [], buildChanges(edition) ?? []].flat(),
    buildBureaus(edition),
    buildIndicators(edition),
    buildObservations(edition),
    buildSources(edition),
    buildComparability(edition),
    ...[buildCheck(edition) ?? []].flat(),
    buildNotes(edition),
  ];
  return { sheets: [buildContents(edition, others, nameOf), ...others], nameOf };
}
