/** One sentence on the figures of one comparison. */
import { isClearlyAbove, isCore, type Comparison, type Contrast, type Member } from '../model/comparison.js';
import type { ComparisonView, KeyMessage, MemberView } from '../model/report.js';
import { nameVariant, withOwnUnit, type Context } from './context.js';
import { coreOf, isAbove, pairOf, ratioOf, type CoreMember } from './core-members.js';
import { formatNumber, formatRatio, joinItems } from './format.js';
import { ratioDecimals } from './view-contrast.js';

/** A comparison with its words. */
export interface Told {
  readonly comparison: Comparison;
  readonly view: ComparisonView;
}

/** More members than this: the sentence quotes the ends only. */
const mostQuoted = 3;

/** More members than this at one end, which bounds do not tell apart: one is quoted, the others are counted. */
const mostAtOneEnd = 2;

export function writeMessage(context: Context, { comparison, view }: Told): KeyMessage {
  const { wording, language } = context;
  const core = coreOf(comparison);
  const [first, last] = [core[0], core.at(-1)];
  const isShort = core.length <= mostQuoted;
  const others = isShort
    ? comparison.members.filter(({ standing }) => standing === 'indicative' || standing === 'undetermined')
    : [];
  const template = chooseTemplate(comparison, core);
  const sentence = wording.say(`message.${template}`, {
    title: view.title,
    unit: view.unit,
    items: joinItems(
      core.map((each) => describe(context, comparison, view, each.member)),
      language,
    ),
    highest: describeEnd(context, comparison, view, core),
    lowest: describeEnd(context, comparison, view, core.toReversed()),
    periods: periodsOf(view, core),
    value: first ? valueText(comparison, viewOf(view, first.member)) : '',
    median: view.median?.text ?? '',
    count: core.length,
    ratio: first && last ? describeRatio(context, comparison, first, last) : '',
    times: describeTimes(context, comparison, core),
    ...countWords(comparison),
  });
  const items = others.map((member) => describeBeside(context, view, member));
  const beside = items.length === 0 ? '' : wording.say('message.beside', { items: joinItems(items, language) });
  const noted = caveatsOf(comparison).map((rule) => wording.say(`caveat.${rule}`));
  const caveat = noted.length === 0 ? '' : wording.say('message.caveats', { caveats: joinItems(noted, language) });
  const ids = [...core.map(({ member }) => member), ...others].map(({ observation }) => observation.id);
  const cited = context.detailed ? ids : ids.filter((_, index) => index === 0 || index === core.length - 1);
  return {
    template,
    text: [sentence, beside, caveat].join(''),
    observations: cited,
    evidence: cited.map(context.evidence),
  };
}

/** Caveats of the figures that compare, each once; what is said of the others is not theirs. */
function caveatsOf({ findings, members }: Comparison): string[] {
  const core = new Set(members.flatMap((member) => (isCore(member) ? [member.bureau] : [])));
  const caveats = findings.filter(
    ({ severity, members: touched }) => severity === 'caveat' && touched.some((bureau) => core.has(bureau)),
  );
  return [...new Set(caveats.map(({ rule }) => rule))];
}

const viewOf = (view: ComparisonView, { bureau }: Pick<Member, 'bureau'>): MemberView | undefined =>
  view.members.find((member) => member.bureau.id === bureau);

const valueText = ({ measure }: Comparison, member: MemberView | undefined): string =>
  ((measure === 'rate' ? member?.rate : undefined) ?? member?.share ?? member?.stated)?.text ?? '';

/** Periods of those that compare, each once. */
function periodsOf(view: ComparisonView, core: readonly CoreMember[]): string {
  return [...new Set(core.flatMap(({ member }) => viewOf(view, member)?.period ?? []))].join(', ');
}

/** `Yunxi 12 (2023)`. */
function describe({ wording }: Context, comparison: Comparison, view: ComparisonView, member: Member): string {
  const shown = viewOf(view, member);
  if (!shown) return '';
  const value = valueText(comparison, shown);
  return wording.say('message.item', { bureau: shown.bureau.label, value, period: shown.period });
}

/** Those at the start of a sorted list that equal the first, or whose bounds leave open which of them is the first. */
function describeEnd(
  context: Context,
  comparison: Comparison,
  view: ComparisonView,
  sorted: readonly CoreMember[],
): string {
  const { wording, language } = context;
  const [first] = sorted;
  if (!first) return '';
  const open = sorted.filter(({ shown }) => !isClearlyAbove(first.shown, shown) && !isClearlyAbove(shown, first.shown));
  if (open.length > mostAtOneEnd) {
    const item = describe(context, comparison, view, first.member);
    return wording.say('message.end', { item, more: open.length - 1 });
  }
  return joinItems(
    open.map(({ member }) => describe(context, comparison, view, member)),
    language,
  );
}

function chooseTemplate(comparison: Comparison, core: readonly CoreMember[]): string {
  const { kind, measure, contrasts } = comparison;
  const isChange = kind === 'change' || kind === 'change-points';
  if (!isChange && core.every(({ shown }) => shown.value === 0 && shown.upper === 0)) return 'none';
  const [first, last] = [core[0], core.at(-1)];
  if (core.length > mostQuoted) {
    if (isChange) return 'group-changes';
    const isSame =
      first && core.every(({ shown }) => shown.lower === first.shown.lower && shown.upper === first.shown.upper);
    if (isSame) return 'group-same';
    return contrasts.some(isTold) ? 'group-contrasts' : 'group';
  }
  if (isChange) return 'changes';
  if (measure !== 'rate' || !first || !last || !ratioOf(first.shown, last.shown)) return 'values';
  if (first.shown.lower === last.shown.lower && first.shown.upper === last.shown.upper) return 'values';
  if (!core.slice(1, -1).every((middle) => isBetween(middle, first, last))) return 'values';
  return isAbove(comparison, first, last) ? 'rates' : 'rates-similar';
}

/** Whether no reading of the wording puts a figure above the first or below the last. */
const isBetween = (middle: CoreMember, first: CoreMember, last: CoreMember): boolean =>
  middle.shown.upper !== null &&
  last.shown.upper !== null &&
  middle.shown.upper <= first.shown.lower &&
  middle.shown.lower >= last.shown.upper;

const isTold = ({ reference, word }: Contrast): boolean => reference.type === 'others' && word !== 'not-compared';

/** How many stand above and below the others together, how many do not differ, and of how many that cannot be told. */
function countWords({ contrasts }: Comparison): Record<'higher' | 'lower' | 'similar' | 'open', number> {
  const count = (word: Contrast['word']): number =>
    contrasts.filter((contrast) => contrast.reference.type === 'others' && contrast.word === word).length;
  return { higher: count('higher'), lower: count('lower'), similar: count('similar'), open: count('not-compared') };
}

/** How many times the others together the largest is, with its interval; empty where that cannot be told, or several may be the largest. */
function describeTimes(
  { wording }: Context,
  { contrasts }: Comparison,
  [first, second]: readonly CoreMember[],
): string {
  if (!first || (second && !isClearlyAbove(first.shown, second.shown))) return '';
  const own = contrasts.find((contrast) => isTold(contrast) && contrast.bureau === first.member.bureau);
  if (own?.effect_measure !== 'rate-ratio' || !own.effect || !own.interval || own.interval.upper === null) return '';
  const decimals = ratioDecimals(own.interval.upper);
  return wording.say('message.times', {
    ratio: formatNumber(own.effect.value, decimals),
    lower: formatNumber(own.interval.lower, decimals),
    upper: formatNumber(own.interval.upper, decimals),
  });
}

/** `1.6 (95% interval 1.48 to 1.82)`; where no pair was drawn, what the wording leaves. */
function describeRatio({ wording }: Context, comparison: Comparison, first: CoreMember, last: CoreMember): string {
  const ratio = ratioOf(first.shown, last.shown);
  if (!ratio) return '';
  const pair = pairOf(comparison, first.member.bureau, last.member.bureau);
  // A range needs the decimal that one ratio from ten on does without.
  const isExact = ratio.lower === ratio.upper;
  const low = isExact ? formatRatio(ratio.lower) : formatNumber(ratio.lower, 1);
  const high = isExact ? formatRatio(ratio.upper) : formatNumber(ratio.upper, 1);
  const value = low === high ? low : wording.say('message.range', { lower: low, upper: high });
  const interval = pair?.interval;
  if (!interval || interval.upper === null) return value;
  const decimals = ratioDecimals(interval.upper);
  return wording.say('message.ratio', {
    value,
    lower: formatNumber(interval.lower, decimals),
    upper: formatNumber(interval.upper, decimals),
  });
}

/** A figure that is shown and not ranked, with why not. */
function describeBeside(context: Context, view: ComparisonView, member: Member): string {
  const { wording, language } = context;
  const shown = viewOf(view, member);
  if (!shown) return '';
  const reasons = member.findings.flatMap(({ rule, severity }) =>
    severity === 'caveat' ? [] : [wording.say(`caveat.${rule}`)],
  );
  const isVariant = member.findings.some(({ rule }) => rule === 'variant-differs');
  const variant = isVariant ? nameVariant(context, member.observation) : '';
  const limits = joinItems(
    [...new Set([...reasons, variant, shown.scope, shown.period])].filter((part) => part !== ''),
    language,
  );
  const value = shown.rate?.text ?? withOwnUnit(context, view, shown);
  return wording.say('message.beside.item', { bureau: shown.bureau.label, value, limits });
}
