/** The rules that found something, as the reader's key to their signs. */
import type { RuleView } from '../model/report.js';
import { label, type Context } from './context.js';

export function viewRules(context: Context): RuleView[] {
  const { comparisons, rules, wording, language } = context;
  const found = new Set(comparisons.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  return rules
    .filter(({ code }) => found.has(code))
    .map(({ code, facet, page }) => ({
      code,
      sign: wording.say(`sign.${code}`),
      facet: label(context, 'facet', facet),
      finds: page.finds[language],
      misleads: page.misleads[language],
      remedy: page.remedy[language],
    }));
}
