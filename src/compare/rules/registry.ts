/** The rules, in the order in which findings are told. */
import { denominatorBoundaryDoubtful } from './denominator-boundary-doubtful.js';
import { denominatorDateDiffers } from './denominator-date-differs.js';
import { denominatorMissing } from './denominator-missing.js';
import { levelDiffers } from './level-differs.js';
import { periodDiffers } from './period-differs.js';
import { periodLengthDiffers } from './period-length-differs.js';
import { periodNotStated } from './period-not-stated.js';
import type { Rule } from './rule.js';
import { scopeDiffers } from './scope-differs.js';
import { tooFewPublished } from './too-few-published.js';
import { unitDiffers } from './unit-differs.js';
import { valueApproximate } from './value-approximate.js';
import { variantDiffers } from './variant-differs.js';

export const rules: readonly Rule[] = [
  tooFewPublished,
  variantDiffers,
  unitDiffers,
  scopeDiffers,
  periodLengthDiffers,
  periodNotStated,
  periodDiffers,
  levelDiffers,
  denominatorMissing,
  denominatorBoundaryDoubtful,
  denominatorDateDiffers,
  valueApproximate,
];
