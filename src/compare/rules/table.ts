/** The one table of rules, in the order in which findings are told: the facet that each asks about, and the severities that it can give. */
import type { Facet, FindingSeverity } from '../../model/finding.js';

export const ruleTable = {
  'too-few-published': { facet: 'coverage', severities: ['excluding'] },
  'variant-differs': { facet: 'definition', severities: ['indicative'] },
  'unit-differs': { facet: 'definition', severities: ['indicative'] },
  'scope-differs': { facet: 'scope', severities: ['indicative'] },
  'period-length-differs': { facet: 'period-length', severities: ['caveat', 'indicative', 'excluding'] },
  'period-fleeting': { facet: 'period-length', severities: ['indicative'] },
  'period-not-stated': { facet: 'period', severities: ['undetermined'] },
  'period-differs': { facet: 'period', severities: ['caveat'] },
  'level-differs': { facet: 'level', severities: ['caveat', 'indicative'] },
  'areas-nested': { facet: 'level', severities: ['indicative'] },
  'denominator-missing': { facet: 'denominator', severities: ['undetermined'] },
  'denominator-basis-differs': { facet: 'denominator', severities: ['undetermined'] },
  'denominator-boundary-doubtful': { facet: 'denominator', severities: ['caveat'] },
  'denominator-date-differs': { facet: 'denominator', severities: ['caveat'] },
  'denominator-second-hand': { facet: 'denominator', severities: ['caveat'] },
  'value-approximate': { facet: 'precision', severities: ['caveat'] },
  'bounds-overlap': { facet: 'precision', severities: ['caveat'] },
  'source-kind-differs': { facet: 'source', severities: ['caveat'] },
  'values-conflict': { facet: 'consistency', severities: ['caveat'] },
  'change-contradicts-levels': { facet: 'consistency', severities: ['caveat', 'undetermined'] },
  'change-before-correction': { facet: 'consistency', severities: ['undetermined'] },
  'part-exceeds-whole': { facet: 'consistency', severities: ['caveat'] },
  'parts-do-not-sum': { facet: 'consistency', severities: ['caveat'] },
  'series-broken': { facet: 'consistency', severities: ['caveat'] },
} as const satisfies Readonly<Record<string, { facet: Facet; severities: readonly FindingSeverity[] }>>;

export type RuleCode = keyof typeof ruleTable;

/** The severities that a rule can give. */
export type SeverityOf<C extends RuleCode> = (typeof ruleTable)[C]['severities'][number];

/** Rules whose caveats hold members against one another: of a figure that is out anyway they say nothing. */
export const relativeRules: ReadonlySet<string> = new Set<RuleCode>([
  'period-length-differs',
  'period-differs',
  'level-differs',
  'bounds-overlap',
  'source-kind-differs',
]);
