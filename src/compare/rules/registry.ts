/** The rules, one for each row of the table, in its order. */
import type { DescribedRule } from '../../model/rule.js';
import { areasNested } from './areas-nested.js';
import { boundsOverlap } from './bounds-overlap.js';
import { changeBeforeCorrection } from './change-before-correction.js';
import { changeContradictsLevels } from './change-contradicts-levels.js';
import { denominatorBasisDiffers } from './denominator-basis-differs.js';
import { denominatorBoundaryDoubtful } from './denominator-boundary-doubtful.js';
import { denominatorDateDiffers } from './denominator-date-differs.js';
import { denominatorMissing } from './denominator-missing.js';
import { denominatorSecondHand } from './denominator-second-hand.js';
import { levelDiffers } from './level-differs.js';
import { partExceedsWhole } from './part-exceeds-whole.js';
import { partsDoNotSum } from './parts-do-not-sum.js';
import { periodDiffers } from './period-differs.js';
import { periodFleeting } from './period-fleeting.js';
import { periodLengthDiffers } from './period-length-differs.js';
import { periodNotStated } from './period-not-stated.js';
import type { Rule } from './rule.js';
import { scopeDiffers } from './scope-differs.js';
import { seriesBroken } from './series-broken.js';
import { sourceKindDiffers } from './source-kind-differs.js';
import { ruleTable, type RuleCode } from './table.js';
import { tooFewPublished } from './too-few-published.js';
import { unitDiffers } from './unit-differs.js';
import { valueApproximate } from './value-approximate.js';
import { valuesConflict } from './values-conflict.js';
import { variantDiffers } from './variant-differs.js';

const byCode: Readonly<Record<RuleCode, Rule>> = {
  'too-few-published': tooFewPublished,
  'variant-differs': variantDiffers,
  'unit-differs': unitDiffers,
  'scope-differs': scopeDiffers,
  'period-length-differs': periodLengthDiffers,
  'period-fleeting': periodFleeting,
  'period-not-stated': periodNotStated,
  'period-differs': periodDiffers,
  'level-differs': levelDiffers,
  'areas-nested': areasNested,
  'denominator-missing': denominatorMissing,
  'denominator-basis-differs': denominatorBasisDiffers,
  'denominator-boundary-doubtful': denominatorBoundaryDoubtful,
  'denominator-date-differs': denominatorDateDiffers,
  'denominator-second-hand': denominatorSecondHand,
  'value-approximate': valueApproximate,
  'bounds-overlap': boundsOverlap,
  'source-kind-differs': sourceKindDiffers,
  'values-conflict': valuesConflict,
  'change-contradicts-levels': changeContradictsLevels,
  'change-before-correction': changeBeforeCorrection,
  'part-exceeds-whole': partExceedsWhole,
  'parts-do-not-sum': partsDoNotSum,
  'series-broken': seriesBroken,
};

const codes = Object.keys(ruleTable) as RuleCode[];

export const rules: readonly Rule[] = codes.map((code) => byCode[code]);

/** Every rule with its row of the table, for `bench explain` and the workbook. */
export function describeRules(): DescribedRule[] {
  return codes.map((code) => ({ code, ...ruleTable[code], page: byCode[code].page }));
}
