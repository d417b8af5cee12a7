/** The sentence on one figure of a bureau beside the group's value or the other one's, and which figures come first. */
import type { Bureau } from '../model/bureau.js';
import type { Comparison } from '../model/comparison.js';
import type { ComparisonView, ContrastView, KeyMessage, MemberView } from '../model/report.js';
import type { Context } from './context.js';
import { joinItems } from './format.js';
import { contrastOf, describeResult, otherOf, type Result } from './results.js';

/** A figure of the bureau that compares with at least one other. */
export interface Told {
  readonly comparison: Comparison;
  readonly view: ComparisonView;
  readonly member: MemberView;
  readonly result: Result;
}

/** Sets without caveats first, then the larger difference that chance and rounding leave standing. */
export function sortByDifference(told: readonly Told[]): Told[] {
  const scored = told.map((each) => ({
    each,
    caveats: each.comparison.verdict === 'comparable' ? 0 : 1,
    difference: certainRatio(each.comparison, each.member.bureau.id),
  }));
  return scored.sort((a, b) => a.caveats - b.caveats || b.difference - a.difference).map(({ each }) => each);
}

/** What the interval of its contrast leaves for certain, as a log ratio; 0: nothing. */
function certainRatio(comparison: Comparison, bureau: string): number {
  const own = comparison.contrasts.find(
    (each) =>
      each.bureau === bureau &&
      each.effect_measure === 'rate-ratio' &&
      each.reference.type !== 'peers' &&
      each.interval,
  );
  const { lower = 0, upper = null } = own?.interval ?? {};
  const below = upper === null ? 0 : -Math.log(Math.max(upper, 1e-9));
  return Math.max(0, Math.log(Math.max(lower, 1e-9)), below);
}

/** One figure beside the group's value or the other one's, with how far it differs for certain. */
export function writeFigure(context: Context, bureau: Bureau, { comparison, view, member, result }: Told): KeyMessage {
  const { wording } = context;
  const contrast = contrastOf(comparison, view, bureau.id);
  const other = view.members.find((each) => each.bureau.id === otherOf(comparison, bureau.id));
  const caveats = comparison.findings.filter(
    ({ severity, members }) => severity === 'caveat' && members.includes(bureau.id),
  );
  const noted = [...new Set(caveats.map(({ rule }) => rule))].map((rule) => wording.say(`caveat.${rule}`));
  const sentence = wording.say('message.bureau.figure', {
    title: view.title,
    unit: view.unit,
    own: describeItem(context, view, member),
    reference: describeReference(context, view, contrast, other),
    word: describeResult(context, result),
    ratio:
      contrast?.effect && contrast.interval
        ? wording.say('message.bureau.ratio', { ratio: contrast.effect.text, interval: contrast.interval.text })
        : '',
    rank: member.rank ? wording.say('message.bureau.rank', { rank: member.rank.text }) : '',
  });
  const caveat =
    noted.length === 0 ? '' : wording.say('message.caveats', { caveats: joinItems(noted, context.language) });
  const cited = [member, ...(other ? [other] : [])];
  return toMessage(
    context,
    'bureau-figure',
    sentence + caveat,
    cited.map(({ observation }) => observation),
  );
}

/** `Yunxi 12 (2023)`. */
const describeItem = ({ wording }: Context, view: ComparisonView, { bureau, period, ...figures }: MemberView): string =>
  wording.say('message.item', { bureau: bureau.label, value: valueText(view, figures), period });

const valueText = (
  { measure }: ComparisonView,
  { rate, share, stated }: Pick<MemberView, 'rate' | 'share' | 'stated'>,
): string => ((measure === 'rate' ? rate : undefined) ?? share ?? stated).text;

/** The others together with their pooled value, else the median, else the other one. */
function describeReference(
  context: Context,
  view: ComparisonView,
  contrast: ContrastView | undefined,
  other: MemberView | undefined,
): string {
  if (other) return describeItem(context, view, other);
  if (contrast?.reference_value) {
    const values = { reference: contrast.reference.label, value: contrast.reference_value.text };
    return context.wording.say('message.bureau.reference', values);
  }
  return context.wording.say('message.bureau.median', { median: view.median?.text ?? '' });
}

export const toMessage = (
  context: Context,
  template: string,
  text: string,
  observations: readonly string[],
): KeyMessage => ({
  template,
  text,
  observations,
  evidence: observations.map(context.evidence),
});
