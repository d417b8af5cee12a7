/** The words of a bureau's spine: what stands beside each row, what the chart's parts mean. */
import type { MemberView } from '../../model/report.js';
import { wrapText } from '../../text/wrap-text.js';
import { withOwnUnit, type Context } from '../context.js';
import { formatBase, joinItems } from '../format.js';
import { describeResult } from '../results.js';
import { estimateWidth } from './draft.js';
import { fewestForQuartiles, type SpineRow } from './spine-rows.js';

/** Pixels that a line of a label may take on either side. */
const widestLine = 240;

/** How many of its figures stand how; what does not occur is not told. */
export function countResults({ wording }: Context, rows: readonly SpineRow[], alone: number): string[] {
  const words = rows.map(({ result }) => result?.word ?? 'not-compared');
  const count = (word: string): number => words.filter((each) => each === word).length;
  const counts = {
    higher: count('higher'),
    lower: count('lower'),
    similar: count('similar'),
    open: count('not-compared'),
    alone,
  };
  return Object.entries(counts).flatMap(([key, value]) =>
    value === 0 ? [] : [wording.say(`figure.spine.count.${key}`, { count: value })],
  );
}

/** What centre, bands and rim stand for, as far as the chart has them. */
export function describeScale({ wording }: Context, shown: readonly SpineRow[]): string {
  const has = (test: (row: SpineRow) => unknown): boolean => shown.some(test);
  const quartiles = has((row) => row.quartiles)
    ? wording.say('figure.spine.quartiles', { fewest: fewestForQuartiles })
    : '';
  return [
    wording.say('figure.spine.scale'),
    ...(has(({ comparison }) => comparison.group) ? [wording.say('figure.spine.groups', { quartiles })] : []),
    ...(has(({ others }) => others.length > 0) ? [wording.say('figure.spine.ticks')] : []),
    ...(has(({ comparison, range }) => range && !comparison.group) ? [wording.say('figure.spine.ranges')] : []),
  ].join('');
}

/** The shapes that the chart has, and the directions and colours. */
export function describeKey({ wording }: Context, shown: readonly SpineRow[]): string[] {
  const words = new Set<string>(shown.map(({ result }) => result?.word ?? 'shown'));
  return [
    ...['higher', 'lower', 'similar', 'not-compared', 'shown'].filter((word) => words.has(word)),
    ...(shown.some(({ polarity }) => polarity !== 'none') ? ['directed'] : []),
    ...(shown.some(({ result }) => result?.assessment) ? ['assessed'] : []),
  ].map((item) => wording.say(`figure.spine.key.${item}`));
}

/** On the left: what it is, the bureau's figure, and which way is better. */
export function describeOwn(context: Context, row: SpineRow): string[] {
  const { wording, language } = context;
  const { view, member, polarity } = row;
  const value = textOf(context, row);
  const figure =
    view.measure === 'rate'
      ? wording.say('figure.spine.rate', { value, base: formatBase(context.dataset.benchmark.rate_base, language) })
      : wording.say('table.with-unit', { value, unit: member.unit.label });
  const direction = polarity === 'none' ? '' : wording.say(`figure.spine.${polarity}`);
  return breakLines([view.title, figure + direction], '  ');
}

/** On the right: the group's value or the others by name, the result, the smallest and the largest, how many. */
export function describeBeside(context: Context, row: SpineRow): string[] {
  const { wording, language } = context;
  const { view, beside, comparison, member } = row;
  const say = (key: string, values: Readonly<Record<string, string | number>>): string =>
    wording.say(`figure.spine.${key}`, { ...values, of: view.published.of });
  const sorted = [...beside].sort((a, b) => valueOf(row, a) - valueOf(row, b));
  const [lowest, highest] = [sorted[0] ?? member, sorted.at(-1) ?? member].map((each) => textOf(context, row, each));
  const ends = { lowest: lowest ?? '', highest: highest ?? '' };
  const word = row.result ? describeResult(context, { ...row.result, reason: undefined }) : member.standing.label;
  if (comparison.group) {
    const rank = member.rank ? say('rank', { rank: member.rank.text }) : '';
    const first = say('group', { median: view.median?.text ?? '', count: view.ranked.count, word });
    return breakLines([first, say('ends', { ...ends, rank })]);
  }
  const others = row.range
    ? [say('ends', { ...ends, rank: '' })]
    : beside.map((each) => say('other', { bureau: each.bureau.label, value: textOf(context, row, each) }));
  return breakLines(
    [joinItems(others, language), say('result', { word, count: beside.length + 1 })],
    language === 'zh' ? '\uff0c' : ', ',
  );
}

const valueOf = ({ view }: SpineRow, member: MemberView): number =>
  (view.measure === 'rate' ? member.rate : (member.share ?? member.stated))?.value ?? 0;

/** A figure as every other chart shows it. */
export function textOf(context: Context, { view, member: own }: SpineRow, member = own): string {
  return (view.measure === 'rate' ? member.rate?.text : undefined) ?? withOwnUnit(context, view, member);
}

/** Parts in one line where they fit, else each in lines of its own; without a joint always so. */
function breakLines(parts: readonly string[], joint?: string): string[] {
  const whole = joint === undefined ? undefined : parts.join(joint);
  if (whole !== undefined && estimateWidth(whole) <= widestLine) return [whole];
  return parts.flatMap((part) => wrapText(part, widestLine, estimateWidth));
}
