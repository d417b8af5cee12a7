/** What an edition about one bureau is made of: the comparisons in which it has a figure. */
import type { Comparison } from '../model/comparison.js';
import type { ComparisonView, MemberView } from '../model/report.js';
import type { Context } from './context.js';

/** Comparisons and their words, in step. */
export interface Compared {
  readonly comparisons: readonly Comparison[];
  readonly views: readonly ComparisonView[];
}

/** Those in which a bureau has a figure; all where the edition is about none. */
export function keepOwn({ comparisons, focus }: Context, views: readonly ComparisonView[]): Compared {
  const isOwn = ({ members }: ComparisonView): boolean =>
    !focus || members.some(({ bureau }) => bureau.id === focus.id);
  return {
    comparisons: comparisons.filter((_, index) => views[index] && isOwn(views[index])),
    views: views.filter(isOwn),
  };
}

/** A comparison without the others: its changes and what they contradict are the bureau's own. */
export function withoutOthers({ focus }: Context, view: ComparisonView): ComparisonView {
  if (!focus) return view;
  const isOwn = ({ bureau }: { readonly bureau: { readonly id: string } }): boolean => bureau.id === focus.id;
  return {
    ...view,
    members: view.members.filter(isOwn),
    series: view.series.filter(isOwn),
    findings: view.findings.filter(({ bureaus }) => bureaus.some(({ id }) => id === focus.id)),
  };
}

/** Both ends of a sorted list, and between them the bureau that the edition is about. */
export function cutMiddle<T>(
  { focus }: Context,
  sorted: readonly T[],
  atEachEnd: number,
  bureauOf: (item: T) => string,
): T[] {
  return sorted.filter(
    (item, index) =>
      index < atEachEnd || index >= sorted.length - atEachEnd || (focus !== undefined && bureauOf(item) === focus.id),
  );
}

/** The figure of a comparison that is the bureau's own. */
export const memberOf = ({ members }: ComparisonView, bureau: string): MemberView | undefined =>
  members.find((member) => member.bureau.id === bureau);
