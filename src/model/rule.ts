/** What a comparability rule says of itself. */
import type { FindingSeverity, Facet } from './finding.js';
import type { LocalText } from './language.js';

/** A rule's page, printed by `bench explain`. */
export interface RulePage {
  readonly finds: LocalText;
  readonly misleads: LocalText;
  readonly example: LocalText;
  readonly remedy: LocalText;
  /** Standards and literature, in their own words. */
  readonly references: string;
}

/** A rule with its row of the table. */
export interface DescribedRule {
  readonly code: string;
  readonly facet: Facet;
  readonly severities: readonly FindingSeverity[];
  readonly page: RulePage;
}
