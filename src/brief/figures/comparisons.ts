/** Charts of one comparison each: ranked dots with bounds, or lollipops for streaks. */
import { permissions, type Comparison } from '../../model/comparison.js';
import type { ComparisonView } from '../../model/report.js';
import type { Context } from '../context.js';
import { coreOf, isAbove, type CoreMember } from '../core-members.js';
import { rowsOf, shownMembers } from './comparison-rows.js';
import { defineComparison, describeCaveats, explainMarks } from './comparison-words.js';
import {
  describeRows,
  noteMark,
  pairsOf,
  sourcesOf,
  type DraftFigure,
  type DraftFigures,
  type FigureInput,
} from './draft.js';
import { describeMissing, listMissing } from './missing.js';
import { tellCorrected } from '../view-corrections.js';

/** Levels. */
export const draftComparisons: DraftFigures = (template, input) =>
  pairsOf(input).flatMap(({ comparison, view }) =>
    comparison.kind === 'level' && isDrawable(comparison) ? [drawComparison(template, input, comparison, view)] : [],
  );

/** Streaks. */
export const draftStreaks: DraftFigures = (template, input) =>
  pairsOf(input).flatMap(({ comparison, view }) =>
    comparison.kind === 'streak' && isDrawable(comparison) ? [drawComparison(template, input, comparison, view)] : [],
  );

/** Of figures that are only shown beside each other, two say less in a chart than in the table. */
const fewestShown = { ranked: 2, beside: 3 } as const;

/** Something to see: enough figures that may stand side by side, not all of them zero. */
function isDrawable(comparison: Comparison): boolean {
  const { rank, side_by_side: beside } = permissions[comparison.verdict];
  const shown = shownMembers(comparison);
  const fewest = rank ? fewestShown.ranked : fewestShown.beside;
  return beside && shown.length >= fewest && shown.some(({ shown: { value } }) => value !== 0);
}

function drawComparison(
  template: string,
  { context }: FigureInput,
  comparison: Comparison,
  view: ComparisonView,
): DraftFigure {
  const shown = shownMembers(comparison);
  const missing = listMissing(context, view, new Set(shown.map(({ member }) => member.bureau)));
  const rows = rowsOf(context, view, shown, missing);
  const { median, pooled } = view;
  const nameGroupValue = (key: 'median' | 'pooled', value: string | undefined): string =>
    value === undefined ? '' : context.wording.say(`figure.${key}`, { value });
  return {
    comparison: comparison.id,
    id: `figure-${comparison.id.replace('/', '-')}`,
    title: titleComparison(context, comparison, view),
    subtitle: defineComparison(context, comparison, view),
    alt: describeRows(context, view.title, rows),
    template,
    texts: {
      x: view.unit,
      median: nameGroupValue('median', median?.text),
      pooled: nameGroupValue('pooled', pooled?.text),
    },
    parameters: { median: median?.value ?? -1, pooled: pooled?.value ?? -1 },
    rows,
    notes: [
      ...noteMark(context),
      ...explainMarks(context, rows),
      ...describeCaveats(context, view),
      ...tellCorrected(
        context,
        comparison.members.map(({ observation }) => observation.id),
      ),
      ...(context.detailed ? [] : describeMissing(context, missing)),
    ],
    sources: sourcesOf(context, sourceIds(comparison)),
    families: [view.family.id],
  };
}

/** Sources of the figures and of the populations that they are related to. */
function sourceIds({ members }: Comparison): string[] {
  return members.flatMap(({ observation, population }) => [
    observation.source,
    ...(population ? [population.source] : []),
  ]);
}

/** Of so many the middle and the ends say more than who is first. */
const fewestForSpread = 10;

/** The message as title: who is higher where neither rounding nor chance can explain it, else what can be said. */
function titleComparison({ wording }: Context, comparison: Comparison, view: ComparisonView): string {
  const core = coreOf(comparison);
  const [first, second, last] = [core[0], core[1], core.at(-1)];
  const title = comparison.measure === 'rate' ? wording.say('figure.title.rate', { title: view.title }) : view.title;
  if (!first || !second || !last) {
    const state = comparison.verdict === 'undetermined' ? 'undetermined' : 'indicative';
    return wording.say(`figure.title.${state}`, { title: view.title });
  }
  const name = ({ member }: CoreMember): string =>
    view.members.find(({ bureau }) => bureau.id === member.bureau)?.bureau.label ?? '';
  if (first.shown.lower === last.shown.lower && first.shown.upper === last.shown.upper) {
    return wording.say('figure.title.equal', { title });
  }
  const numberOf = ({ member }: CoreMember): string => {
    const own = view.members.find(({ bureau }) => bureau.id === member.bureau);
    return (comparison.measure === 'rate' ? own?.rate?.text : undefined) ?? own?.stated.text ?? '';
  };
  const ends = { first: name(first), high: numberOf(first), last: name(last), low: numberOf(last), title };
  if (core.length >= fewestForSpread)
    return wording.say('figure.title.spread', { ...ends, count: core.length, median: view.median?.text ?? '' });
  // Nothing tests figures that are no rates: the numbers speak.
  if (core.length === 2 && comparison.measure !== 'rate') return wording.say('figure.title.numbers', ends);
  if (!isAbove(comparison, first, second)) {
    return wording.say('figure.title.close', { title, first: name(first), second: name(second) });
  }
  const values = { title, first: name(first), last: name(last), count: core.length };
  return wording.say(core.length === 2 ? 'figure.title.pair' : 'figure.title.group', values);
}
