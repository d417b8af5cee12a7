/** One sentence on a bureau whose own figures contradict one another. */
import type { Change } from '../model/comparison.js';
import type { ComparisonView, KeyMessage } from '../model/report.js';
import type { Context } from './context.js';

/** The largest gap between what a bureau states and what its own figures of two years give. */
export function writeContradiction(context: Context, views: readonly ComparisonView[]): KeyMessage[] {
  const found = context.comparisons.flatMap((comparison, index) =>
    comparison.series.flatMap(({ changes }, at) =>
      changes.flatMap((change, nth) => {
        const view = views[index]?.series[at]?.changes[nth];
        const title = views[index]?.title;
        const figureUnit = views[index]?.stated_unit.label ?? '';
        if (!view?.stated || title === undefined || change.stated?.agrees !== false) return [];
        const ids = [change.from.observation, change.to.observation, change.stated.observation];
        return [{ view, title, figureUnit, ids, gap: gapOf(change, view.stated.value) }];
      }),
    ),
  );
  const [widest] = found.sort((a, b) => b.gap - a.gap);
  if (!widest) return [];
  const { view, title, figureUnit, ids } = widest;
  const text = context.wording.say('message.contradiction', {
    title,
    bureau: view.bureau.label,
    from: view.from.figure.text,
    before: view.from.period,
    to: view.to.figure.text,
    after: view.to.period,
    computed: view.size?.text ?? '',
    stated: view.stated?.text ?? '',
    unit: view.unit.label,
    of: figureUnit,
  });
  return [{ template: 'contradiction', text, observations: ids, evidence: ids.map(context.evidence) }];
}

const gapOf = ({ size }: Change, stated: number): number => Math.abs((size?.value ?? stated) - stated);
