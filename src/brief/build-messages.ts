/** The sentences of page one. Each states figures of one comparison, cites them, and holds when read alone. */
import { isCore, type Comparison, type Member } from '../model/comparison.js';
import type { ComparisonView, KeyMessage, MemberView } from '../model/report.js';
import type { Context } from './context.js';
import { coreOf, ratioOf, type CoreMember } from './core-members.js';
import { formatRatio, joinItems } from './format.js';

interface Pair {
  readonly comparison: Comparison;
  readonly view: ComparisonView;
}

/**
 * Chosen by stated criteria: sets without caveats before sets with caveats, then the larger spread, then the wider coverage.
 * The last sentence always tells how much was published at all.
 */
export function buildMessages(context: Context, views: readonly ComparisonView[]): KeyMessage[] {
  const pairs = context.comparisons.flatMap((comparison, index) => {
    const view = views[index];
    return view && comparison.members.filter(isCore).length >= 2 && isRankable(comparison)
      ? [{ comparison, view }]
      : [];
  });
  const chosen = pairs.sort((a, b) => compareImportance(a, b)).slice(0, context.plan.messages - 1);
  return [...chosen.map((pair) => writeMessage(context, pair)), writeCoverage(context)];
}

const isRankable = ({ verdict }: Comparison): boolean =>
  verdict === 'comparable' || verdict === 'comparable-with-caveats';

function compareImportance(a: Pair, b: Pair): number {
  const caveats = ({ comparison }: Pair): number => (comparison.verdict === 'comparable' ? 0 : 1);
  return (
    caveats(a) - caveats(b) ||
    spread(b.comparison) - spread(a.comparison) ||
    b.comparison.members.length - a.comparison.members.length
  );
}

/** How far apart the extremes are, as a log ratio; changes count as growth factors. Zero beside more is the widest. */
function spread(comparison: Comparison): number {
  const values = coreOf(comparison).map(({ shown: { value } }) =>
    comparison.kind === 'change' ? 1 + value / 100 : Math.abs(value),
  );
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (high === low) return 0;
  return low <= 0 ? Number.MAX_VALUE : Math.log(high / low);
}

function writeMessage(context: Context, { comparison, view }: Pair): KeyMessage {
  const core = coreOf(comparison);
  const [first, last] = [core[0], core.at(-1)];
  const others = comparison.members.filter((member) => member.standing === 'indicative');
  const asMember = ({ bureau }: { bureau: string }): MemberView | undefined =>
    view.members.find((member) => member.bureau.id === bureau);
  const describe = (member: Member): string => {
    const shown = asMember(member);
    if (!shown) return '';
    const { text } = (comparison.measure === 'rate' ? shown.rate : undefined) ?? shown.stated;
    return context.wording.say('message.item', { bureau: shown.bureau.label, value: text, period: shown.period });
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
  const noted = caveats.map((rule) => context.wording.say(`caveat.${rule}`));
  const sentence = context.wording.say(`message.${template}`, {
    title: view.title,
    unit: view.unit,
    items: joinItems(quoted.map(describe), context.language),
    highest: first ? describe(first.member) : '',
    lowest: last ? describe(last.member) : '',
    median: view.median?.text ?? '',
    count: core.length,
    ratio: first && last ? describeRatio(context, first, last) : '',
  });
  const beside = core.length <= 3 ? others.map((member) => describeBeside(context, view, member)) : [];
  const caveat =
    noted.length === 0 ? '' : context.wording.say('message.caveats', { caveats: joinItems(noted, context.language) });
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
  if (comparison.kind === 'change') return 'changes';
  if (comparison.kind === 'streak') return 'streaks';
  if (core.length > 3) return 'group';
  const [first, last] = [core[0], core.at(-1)];
  return comparison.measure === 'rate' && first && last && ratioOf(first.shown, last.shown) ? 'rates' : 'values';
}

/** `1.6`, or `12–13` where the wording leaves room. */
function describeRatio({ wording }: Context, first: CoreMember, last: CoreMember): string {
  const ratio = ratioOf(first.shown, last.shown);
  if (!ratio) return '';
  const [lower, upper] = [formatRatio(ratio.lower), formatRatio(ratio.upper)];
  return lower === upper ? lower : wording.say('message.range', { lower, upper });
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

function writeCoverage({ comparisons, dataset, wording }: Context): KeyMessage {
  const count = (test: (comparison: Comparison) => boolean): number => comparisons.filter(test).length;
  const text = wording.say('message.coverage', {
    bureaus: dataset.bureaus.length,
    published: new Set(comparisons.map(({ indicator }) => indicator)).size,
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
