/** One bureau's figures by family, with how each compares. */
import type { Bureau } from '../../model/bureau.js';
import { permissions, type Comparison, type PassedOver } from '../../model/comparison.js';
import type { Cell, ComparisonView, ContrastView, MemberView } from '../../model/report.js';
import { translateScope, withOwnUnit, type Context } from '../context.js';
import { sourcesOf } from '../figures/draft.js';
import { memberOf } from '../focus.js';
import { joinItems, showPeriod, showStated } from '../format.js';
import { contrastOf, describeResult, otherOf, resultOf, type Result } from '../results.js';
import { signRules } from '../signs.js';
import { evidenceCell, heading, type DraftTable } from './draft.js';

/** A comparison in which the bureau has a figure. */
interface Own {
  readonly comparison: Comparison;
  readonly view: ComparisonView;
  readonly member: MemberView;
}

/** Everything that a bureau published, also what was passed over. */
export function tableOfBureau(context: Context, views: readonly ComparisonView[], bureau: Bureau): DraftTable {
  const { wording, language } = context;
  const own = context.comparisons.flatMap((comparison, index): Own[] => {
    const view = views[index];
    const member = view && memberOf(view, bureau.id);
    return member ? [{ comparison, view, member }] : [];
  });
  const columns = [
    heading(context, 'indicator', 'left'),
    heading(context, 'value', 'right'),
    heading(context, 'period', 'left'),
    heading(context, 'signs', 'left'),
    heading(context, 'comparison', 'left'),
    heading(context, 'evidence', 'right'),
  ];
  const families = new Map(own.map(({ view }) => [view.family.id, view.family.label]));
  const rows = [...families].flatMap(([id, name]): Cell[][] => [
    [{ text: name, tone: 'group' }],
    ...own.filter(({ view }) => view.family.id === id).flatMap((each) => rowsOfFigure(context, each)),
  ]);
  const used = context.dataset.observations.filter((observation) => observation.bureau === bureau.id);
  return {
    id: `table-bureau-${bureau.id}`,
    title: wording.say('table.bureau', { bureau: bureau.short_name[language] }),
    unit: '',
    columns,
    rows,
    notes: [wording.say('table.note.bureau'), ...describeSigns(context, own)],
    sources: sourcesOf(
      context,
      used.map(({ source }) => source),
    ),
  };
}

function rowsOfFigure(context: Context, own: Own): Cell[][] {
  const { wording } = context;
  const inUnit = (value: string, unit: string): string => wording.say('table.with-unit', { value, unit });
  const { comparison, view, member } = own;
  const passed = comparison.members.find(({ bureau }) => bureau === member.bureau.id)?.passed_over ?? [];
  const row: Cell[] = [
    {
      text: member.scope === '' ? view.title : wording.say('table.scoped', { title: view.title, scope: member.scope }),
    },
    { text: inUnit(member.stated.text, member.unit.label), evidence: member.evidence },
    { text: member.period },
    { text: member.signs.join(' '), signs: member.signs },
    { text: [member.standing.label, ...describeContrasts(context, own)].join(context.language === 'zh' ? '；' : '; ') },
    evidenceCell(member, context),
  ];
  return [row, ...passed.map((each) => rowOfPassedOver(context, view, each))];
}

/** First against the group or the other one, with the rank; then against peers and the reference bureau, where anything can be told. */
function describeContrasts(context: Context, own: Own): string[] {
  const { wording } = context;
  const { comparison, view, member } = own;
  const bureau = member.bureau.id;
  if (!permissions[comparison.verdict].rank || !permissions[member.standing.id].rank) return [];
  const main = contrastOf(comparison, view, bureau);
  const others = view.contrasts.filter(
    (each) => each.bureau.id === bureau && each !== main && (each.effect !== undefined || each.reason === 'no-figure'),
  );
  const compared = (result: Result, reference: string): string =>
    wording.say('table.compared', { word: describeResult(context, result), reference });
  return [
    compared({ ...resultOf(comparison, bureau), reason: undefined }, nameReference(context, own)),
    ...(member.rank ? [wording.say('table.rank', { rank: member.rank.text })] : []),
    ...others.map((each) => compared({ ...each, word: each.word.id }, withValue(context, each))),
  ];
}

/** The group's median, or of two the other one. */
function nameReference(context: Context, { comparison, view, member }: Own): string {
  const { wording } = context;
  const other = memberOf(view, otherOf(comparison, member.bureau.id) ?? '');
  if (!other) return wording.say('message.bureau.median', { median: view.median?.text ?? '' });
  const value = (view.measure === 'rate' ? other.rate?.text : undefined) ?? withOwnUnit(context, view, other);
  return wording.say('figure.spine.other', { bureau: other.bureau.label, value });
}

const withValue = ({ wording }: Context, { reference, reference_value: value }: ContrastView): string =>
  value ? wording.say('message.bureau.reference', { reference: reference.label, value: value.text }) : reference.label;

/** Below the figure that was chosen, named by what it is limited to. */
function rowOfPassedOver(context: Context, view: ComparisonView, passed: PassedOver): Cell[] {
  const { wording, language } = context;
  const { kind, qualifier, period, scope, unit, published, ...estimate } = context.observation(passed.observation);
  const sign = published ? wording.say('sign.corrected') : '';
  const evidence = context.evidence(passed.observation);
  const value = showStated(estimate, kind, qualifier, language).text;
  return [
    { text: scope === '' ? view.title : translateScope(context, scope), tone: 'muted' },
    { text: wording.say('table.with-unit', { value, unit: wording.say(`unit.${unit}`) }), evidence },
    { text: period ? showPeriod(period, language) : wording.say('period.not-stated'), tone: 'muted' },
    { text: sign, signs: sign === '' ? [] : [sign] },
    { text: wording.say(`passed-over.${passed.reason}`), tone: 'muted' },
    evidenceCell({ evidence }, context),
  ];
}

/** Each sign with its meaning and the numbers of the figures at which it stands. */
function describeSigns({ wording, language }: Context, own: readonly Own[]): string[] {
  const items = signRules.flatMap((rule) => {
    const sign = wording.say(`sign.${rule}`);
    const at = own.filter(({ member }) => member.signs.includes(sign));
    const numbers = at.map(({ member }) => member.evidence).sort((a, b) => a - b);
    const marks = numbers.map((number) => wording.say('evidence.mark', { number })).join('');
    return at.length === 0 ? [] : [wording.say('sign.at', { sign, meaning: wording.say(`caveat.${rule}`), marks })];
  });
  return items.length === 0 ? [] : [wording.say('sign.key', { items: joinItems(items, language) })];
}
