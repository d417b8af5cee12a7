/** The sentences of page one. Each states figures of one comparison, cites them, gives no cause, and holds when read alone. */
import { permissions, type Comparison } from '../model/comparison.js';
import type { ComparisonView, KeyMessage } from '../model/report.js';
import type { Context } from './context.js';
import { certainDifference, coreOf } from './core-members.js';
import { writeContradiction } from './write-contradiction.js';
import { writeMessage, type Told } from './write-message.js';

/**
 * Chosen by stated criteria: sets without caveats before sets with caveats, then the larger difference that chance and rounding leave
 * standing, then the wider coverage. A bureau's figures that contradict one another come before the last sentence, which always tells
 * how much was published at all.
 */
export function buildMessages(context: Context, views: readonly ComparisonView[]): KeyMessage[] {
  const sets = context.comparisons.flatMap((comparison, index) => {
    const view = views[index];
    return view && coreOf(comparison).length >= 2 && isRankable(comparison) ? [{ comparison, view }] : [];
  });
  const last = [...writeContradiction(context, views), writeCoverage(context)];
  const chosen = sortByImportance(sets).slice(0, context.plan.messages - last.length);
  return [...chosen.map((told) => writeMessage(context, told)), ...last];
}

const isRankable = ({ verdict }: Comparison): boolean => permissions[verdict].rank;

function sortByImportance(sets: readonly Told[]): Told[] {
  const scored = sets.map((told) => ({
    told,
    caveats: told.comparison.verdict === 'comparable' ? 0 : 1,
    difference: certainDifference(told.comparison),
    published: told.comparison.members.length,
  }));
  scored.sort((a, b) => a.caveats - b.caveats || b.difference - a.difference || b.published - a.published);
  return scored.map(({ told }) => told);
}

function writeCoverage({ comparisons, dataset, wording, coverage }: Context): KeyMessage {
  const count = (test: (comparison: Comparison) => boolean): number => comparisons.filter(test).length;
  const text = wording.say('message.coverage', {
    bureaus: dataset.bureaus.length,
    published: coverage.indicators.filter(({ published }) => published > 0).length,
    figures: comparisons.length,
    catalogue: dataset.indicators.length,
    comparable: count(isRankable),
    caveats: count(({ verdict }) => verdict === 'comparable-with-caveats'),
    indicative: count(({ verdict }) => verdict === 'indicative'),
    undetermined: count(({ verdict }) => verdict === 'undetermined'),
    apart: count(({ verdict, members }) => verdict === 'not-comparable' && members.length > 1),
    single: count(({ members }) => members.length === 1),
    all: count(({ members }) => members.length === dataset.bureaus.length),
  });
  return { template: 'coverage', text, observations: [], evidence: [] };
}
