/** The evidence table: each observation with its words and where they stand. */
import { parseLocator } from '../model/locator.js';
import type { Verdict } from '../model/comparison.js';
import type { Observation } from '../model/observation.js';
import type { ComparisonView, EvidenceRow } from '../model/report.js';
import { label, labelBureau, titleOf, translate, translateScope, type Context } from './context.js';
import { showPeriod, showStated } from './format.js';
import { chooseMembers } from './tables/family.js';

/**
 * By number, in their order: every observation; of an edition about one bureau its own, and those that its tables put beside them. None when
 * there are too many bureaus to print them.
 */
export function buildEvidence(context: Context, views: readonly ComparisonView[]): Map<number, EvidenceRow> {
  const { dataset, focus } = context;
  if (!context.detailed && !focus) return new Map();
  const beside = new Set(
    focus && views.flatMap((view) => chooseMembers(context, view).map(({ evidence }) => evidence)),
  );
  const standings = listStandings(context);
  const isShown = (bureau: string, number: number): boolean => !focus || bureau === focus.id || beside.has(number);
  const cited = new Set(
    dataset.observations.flatMap(({ bureau, derived_from: parts }, index) => (isShown(bureau, index + 1) ? parts : [])),
  );
  const rows = dataset.observations.flatMap((observation, index): [number, EvidenceRow][] => {
    const number = index + 1;
    if (!isShown(observation.bureau, number) && !cited.has(observation.id)) return [];
    const standing = standings.get(observation.id) ?? 'passed-over';
    return [[number, toRow(context, observation, number, standing)]];
  });
  return new Map(rows);
}

function toRow(
  context: Context,
  observation: Observation,
  number: number,
  standing: EvidenceRow['standing']['id'],
): EvidenceRow {
  const { wording, language } = context;
  const locator = observation.locator === undefined ? undefined : parseLocator(observation.locator);
  const source = context.source(observation.source);
  const { value, lower, upper } = observation;
  return {
    number,
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
    note: [translate(context, 'notes', observation.note), correctionOf(context, observation)]
      .filter((part) => part !== '')
      .join(language === 'zh' ? '\uff1b' : '; '),
    standing: label(context, 'state', standing),
    sign: wording.say(`state-sign.${standing}`),
  };
}

/** That the value is not the one that the phrase gives, and what that was. */
function correctionOf({ dataset, wording, language }: Context, { id, kind }: Observation): string {
  const correction = dataset.corrections.find(({ observation }) => observation === id);
  if (!correction) return '';
  const { text } = showStated(correction.original, kind, correction.original.qualifier, language);
  return wording.say('evidence.corrected', { value: text, date: correction.date });
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
