/** The sentences of page one. Each states figures of one comparison, cites them, gives no cause, and holds when read alone. */
import { permissions, type Change, type Comparison, type Contrast, type Member } from '../model/comparison.js';
import type { ComparisonView, KeyMessage, MemberView } from '../model/report.js';
import type { Context } from './context.js';
import { certainDifference, coreOf, isAbove, pairOf, ratioOf, type CoreMember } from './core-members.js';
import { formatNumber, formatRatio, joinItems } from './format.js';
import { ratioDecimals } from './view-contrast.js';

interface Pair {
  readonly comparison: Comparison;
  readonly view: ComparisonView;
}

/**
 * Chosen by stated criteria: sets without caveats before sets with caveats, then the larger difference that chance and rounding leave
 * standing, then the wider coverage. A bureau's figures that contradict one another come before the last sentence, which always tells
 * how much was published at all.
 */
export function buildMessages(context: Context, views: readonly ComparisonView[]): KeyMessage[] {
  const pairs = context.comparisons.flatMap((comparison, index) => {
    const view = views[index];
    return view && coreOf(comparison).length >= 2 && isRankable(comparison) ? [{ comparison, view }] : [];
  });
  const last = [...writeContradiction(context, views), writeCoverage(context)];
  const chosen = sortByImportance(pairs).slice(0, context.plan.messages - last.length);
  return [...chosen.map((pair) => writeMessage(context, pair)), ...last];
}

const isRankable = ({ verdict }: Comparison): boolean => permissions[verdict].rank;

function sortByImportance(pairs: readonly Pair[]): Pair[] {
  const scored = pairs.map((pair) => ({
    pair,
    caveats: pair.comparison.verdict === 'comparable' ? 0 : 1,
    difference: certainDifference(pair.comparison),
    published: pair.comparison.members.length,
  }));
  scored.sort((a, b) => a.caveats - b.caveats || b.difference - a.difference || b.published - a.published);
  return scored.map(({ pair }) => pair);
}

function writeMessage(context: Context, { comparison, view }: Pair): KeyMessage {
  const { wording, language } = context;
  const core = coreOf(comparison);
  const [first, last] = [core[0], core.at(-1)];
  const others = comparison.members.filter((member) => member.standing === 'indicative');
  const asMember = ({ bureau }: { bureau: string }): MemberView | undefined =>
    view.members.find((member) => member.bureau.id === bureau);
  const describe = (member: Member): string => {
    const shown = asMember(member);
    if (!shown) return '';
    const { text } = (comparison.measure === 'rate' ? shown.rate : undefined) ?? shown.stated;
    return wording.say('message.item', { bureau: shown.bureau.label, value: text, period: shown.period });
  };
  const template = chooseTemplate(comparison, core);
  const quoted =
    core.length <= 3
      ? core.map(({ member }) => member)
      : [first?.member, last?.member].flatMap((member) => member ?? []);
  const cited = [...quoted, ...(core.length <= 3 ? others : [])];
  const caveats = [
    ...new Set(view.findings.filter(({ severity }) => severity.id === 'caveat').map(({ rule }) => rule)),
  ];
  const noted = caveats.map((rule) => wording.say(`caveat.${rule}`));
  const sentence = wording.say(`message.${template}`, {
    title: view.title,
    unit: view.unit,
    items: joinItems(quoted.map(describe), language),
    highest: first ? describe(first.member) : '',
    lowest: last ? describe(last.member) : '',
    median: view.median?.text ?? '',
    count: core.length,
    ratio: first && last ? describeRatio(context, comparison, first, last) : '',
    times: first ? describeTimes(context, comparison, first.member) : '',
    ...countWords(comparison),
  });
  const beside = core.length <= 3 ? others.map((member) => describeBeside(context, view, member)) : [];
  const caveat = noted.length === 0 ? '' : wording.say('message.caveats', { caveats: joinItems(noted, language) });
  const ids = cited.map(({ observation }) => observation.id);
  return {
    template,
    text: [sentence, ...beside, caveat].join(''),
    observations: ids,
    evidence: ids.map(context.evidence),
  };
}

function chooseTemplate(comparison: Comparison, core: readonly CoreMember[]): string {
  if (core.every(({ shown }) => shown.value === 0)) return 'none';
  if (comparison.kind === 'change' || comparison.kind === 'change-points') return 'changes';
  if (comparison.kind === 'streak') return 'streaks';
  if (core.length > 3) return comparison.contrasts.some(isTold) ? 'group-contrasts' : 'group';
  const [first, last] = [core[0], core.at(-1)];
  if (comparison.measure !== 'rate' || !first || !last || !ratioOf(first.shown, last.shown)) return 'values';
  return isAbove(comparison, first, last) ? 'rates' : 'rates-similar';
}

const isTold = ({ reference, word }: Contrast): boolean => reference.type === 'others' && word !== 'not-compared';

/** How many times the others together the largest is, with its interval; empty where that cannot be told. */
function describeTimes({ wording }: Context, { contrasts }: Comparison, { bureau }: Member): string {
  const own = contrasts.find((contrast) => isTold(contrast) && contrast.bureau === bureau);
  if (own?.effect_measure !== 'rate-ratio' || !own.effect || !own.interval || own.interval.upper === null) return '';
  const decimals = ratioDecimals(own.interval.upper);
  return wording.say('message.times', {
    ratio: formatNumber(own.effect.value, decimals),
    lower: formatNumber(own.interval.lower, decimals),
    upper: formatNumber(own.interval.upper, decimals),
  });
}

/** How many stand above and below the others together, and how many do not differ. */
function countWords({ contrasts }: Comparison): { higher: number; lower: number; similar: number } {
  const count = (word: Contrast['word']): number =>
    contrasts.filter((contrast) => isTold(contrast) && contrast.word === word).length;
  return { higher: count('higher'), lower: count('lower'), similar: count('similar') };
}

/** `1.6 (95% interval 1.48 to 1.82)`; where no pair was drawn, what the wording leaves. */
function describeRatio({ wording }: Context, comparison: Comparison, first: CoreMember, last: CoreMember): string {
  const ratio = ratioOf(first.shown, last.shown);
  if (!ratio) return '';
  const pair = pairOf(comparison, first.member.bureau, last.member.bureau);
  const [low, high] = [formatRatio(ratio.lower), formatRatio(ratio.upper)];
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

/** A figure that is shown and not ranked, with what limits it. */
function describeBeside({ wording, language }: Context, view: ComparisonView, { bureau }: Member): string {
  const member = view.members.find((candidate) => candidate.bureau.id === bureau);
  if (!member) return '';
  const { text } = member.rate ?? member.stated;
  const limits = joinItems(
    [member.scope, member.period].filter((part) => part !== ''),
    language,
  );
  return wording.say('message.beside', { bureau: member.bureau.label, value: text, limits });
}

/** The largest gap between what a bureau states and what its own figures of two years give. */
function writeContradiction(context: Context, views: readonly ComparisonView[]): KeyMessage[] {
  const found = context.comparisons.flatMap((comparison, index) =>
    comparison.series.flatMap(({ changes }, at) =>
      changes.flatMap((change, nth) => {
        const view = views[index]?.series[at]?.changes[nth];
        const title = views[index]?.title;
        if (!view?.stated || title === undefined || change.stated?.agrees !== false) return [];
        const ids = [change.from.observation, change.to.observation, change.stated.observation];
        return [{ change, view, title, ids, gap: gapOf(change, view.stated.value) }];
      }),
    ),
  );
  const [widest] = found.sort((a, b) => b.gap - a.gap);
  if (!widest) return [];
  const { view, title, ids } = widest;
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
  });
  return [{ template: 'contradiction', text, observations: ids, evidence: ids.map(context.evidence) }];
}

const gapOf = ({ size }: Change, stated: number): number => Math.abs((size?.value ?? stated) - stated);

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
