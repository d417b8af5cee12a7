/** The evidence table: each observation with its words and where they stand. */
import { parseLocator } from '../model/locator.js';
import type { Verdict } from '../model/comparison.js';
import type { EvidenceRow } from '../model/report.js';
import { label, labelBureau, titleOf, translate, translateScope, type Context } from './context.js';
import { showPeriod, showStated } from './format.js';

/** Every observation, in the order of their numbers; none when there are too many bureaus to print them. */
export function buildEvidence(context: Context): EvidenceRow[] {
  if (!context.detailed) return [];
  const { dataset, wording, language } = context;
  const standings = listStandings(context);
  return dataset.observations.map((observation, index) => {
    const locator = observation.locator === undefined ? undefined : parseLocator(observation.locator);
    const source = context.source(observation.source);
    const { value, lower, upper } = observation;
    const standing = standings.get(observation.id) ?? 'passed-over';
    return {
      number: index + 1,
      observation: observation.id,
      bureau: labelBureau(context, observation.bureau),
      title: titleOf(context, observation.indicator, observation.kind),
      stated: showStated({ value, lower, upper }, observation.kind, observation.qualifier, language),
      unit: wording.say(`unit.${observation.unit}`),
      period: observation.period ? showPeriod(observation.period, language) : wording.say('period.not-stated'),
      scope: translateScope(context, observation.scope),
      phrase: observation.phrase ?? '',
      formula: observation.formula ?? '',
      source: { id: source.id, label: translate(context, 'sources', source.title) },
      paragraph: locator ? wording.say('paragraph', { number: locator.paragraph }) : '',
      note: translate(context, 'notes', observation.note),
      standing: label(context, 'state', standing),
      sign: wording.say(`state-sign.${standing}`),
    };
  });
}

/** How far each figure that stands in a comparison compares. */
const listStandings = ({ comparisons }: Context): Map<string, Verdict | 'single'> =>
  new Map(
    comparisons.flatMap(({ members }) =>
      members.map(({ observation, standing }): [string, Verdict | 'single'] => [
        observation.id,
        members.length === 1 ? 'single' : standing,
      ]),
    ),
  );
