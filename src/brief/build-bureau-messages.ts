/** The sentences of page one of an edition about one bureau: where it stands, its changes, what it leaves out, what cannot be compared. */
import type { Bureau } from '../model/bureau.js';
import { permissions } from '../model/comparison.js';
import type { ComparisonView, KeyMessage } from '../model/report.js';
import type { Context } from './context.js';
import { memberOf, withoutOthers } from './focus.js';
import { joinItems } from './format.js';
import { resultOf } from './results.js';
import { sortByDifference, toMessage, writeFigure, type Told } from './write-bureau-figure.js';
import { writeContradiction } from './write-contradiction.js';

/** Sentences on one figure each: page one holds the chart of all. */
const mostFigures = 2;

/** With fewer sentences one more tells what cannot be compared, which page one has below them in full. */
const fewest = 3;

/** Titles that a sentence names. */
const mostNamed = 6;

/** @param views the comparisons in which the bureau has a figure, in step with the context's */
export function buildBureauMessages(context: Context, views: readonly ComparisonView[], bureau: Bureau): KeyMessage[] {
  const told = context.comparisons.flatMap((comparison, index) => {
    const view = views[index];
    const member = view && memberOf(view, bureau.id);
    if (!view || !member || !permissions[comparison.verdict].rank || !permissions[member.standing.id].rank) return [];
    return [{ comparison, view, member, result: resultOf(comparison, bureau.id) }];
  });
  const own = views.map((view) => withoutOthers(context, view));
  const first = writeStanding(context, bureau, told, views.length);
  // Views are in step with their comparisons, series by series.
  const comparisons = context.comparisons.map((each) => ({
    ...each,
    series: each.series.filter((series) => series.bureau === bureau.id),
  }));
  const last = [
    ...writeChanges(context, bureau, own),
    ...writeContradiction({ ...context, comparisons }, own),
    writeGaps(context, bureau),
  ];
  const room = Math.max(0, Math.min(mostFigures, context.plan.messages - 1 - last.length));
  const figures = sortByDifference(told).slice(0, room);
  const messages = [first, ...figures.map((each) => writeFigure(context, bureau, each)), ...last];
  const others = views.filter((view) => told.every((each) => each.view !== view));
  return messages.length < fewest
    ? [...messages, writeApart(context, bureau, others)]
    : messages.slice(0, context.plan.messages);
}

/** How many of its figures compare, and how each stands. */
function writeStanding(context: Context, bureau: Bureau, told: readonly Told[], of: number): KeyMessage {
  const { wording, language } = context;
  const words = ['higher', 'lower', 'similar', 'not-compared'] as const;
  const parts = words.flatMap((code) => {
    const own = told.filter(({ result }) => result.word === code);
    const word = wording.say(code === 'not-compared' ? 'result.none' : `contrast.${code}`);
    const titles = nameTitles(
      context,
      own.map(({ view }) => view.title),
    );
    return own.length === 0 ? [] : [wording.say('message.bureau.part', { word, count: own.length, titles })];
  });
  const text = wording.say('message.bureau.standing', {
    bureau: bureau.short_name[language],
    of,
    count: told.length,
    parts: parts.join(language === 'zh' ? '\uff1b' : '; '),
  });
  return toMessage(
    context,
    'bureau-standing',
    text,
    told.map(({ member }) => member.observation),
  );
}

/** What it states, and what its own figures of two years give. */
function writeChanges(context: Context, bureau: Bureau, own: readonly ComparisonView[]): KeyMessage[] {
  const { wording, language } = context;
  const stated = own.filter(({ kind }) => kind.id === 'change' || kind.id === 'change-points');
  const items = stated.flatMap((view) =>
    view.members.map((member) => ({
      observation: member.observation,
      text: wording.say('message.bureau.change', {
        title: view.indicator.label,
        value: member.stated.text,
        unit: member.unit.label,
        period: member.period,
      }),
    })),
  );
  const latest = own.flatMap(({ title, series }) =>
    series.flatMap(({ changes }) => changes.slice(-1).map(({ word }) => ({ title, word: word.id }))),
  );
  const parts = (['rise', 'fall', 'unclear'] as const).flatMap((code) => {
    const titles = latest.flatMap(({ title, word }) => (word === code ? [title] : []));
    const values = { word: wording.say(`change.${code}`), count: titles.length, titles: nameTitles(context, titles) };
    return titles.length === 0 ? [] : [wording.say('message.bureau.part', values)];
  });
  const name = bureau.short_name[language];
  const shown = items.slice(0, mostNamed);
  const more = items.length > shown.length ? wording.say('limit.more', { count: items.length - shown.length }) : '';
  const joined =
    joinItems(
      shown.map(({ text }) => text),
      language,
    ) + more;
  const sentences = [
    ...(items.length > 0 ? [wording.say('message.bureau.changes', { bureau: name, items: joined })] : []),
    ...(parts.length > 0
      ? [
          wording.say('message.bureau.computed', {
            bureau: name,
            parts: parts.join(language === 'zh' ? '\uff1b' : '; '),
          }),
        ]
      : []),
  ];
  if (sentences.length === 0) return [];
  const text = sentences.join(language === 'zh' ? '' : ' ');
  return [
    toMessage(
      context,
      'bureau-changes',
      text,
      shown.map(({ observation }) => observation),
    ),
  ];
}

/** How much of what can exist it published, and what most others publish and it does not. */
function writeGaps(context: Context, { id, level, short_name: name }: Bureau): KeyMessage {
  const { coverage, dataset, wording, language } = context;
  const published = new Set(dataset.observations.flatMap((each) => (each.bureau === id ? [each.indicator] : [])));
  const gaps = coverage.indicators.filter(
    (entry) =>
      entry.published * 2 > entry.applicable &&
      !published.has(entry.indicator) &&
      context.indicator(entry.indicator).applies_to.includes(level),
  );
  const covered = coverage.bureaus.find(({ bureau }) => bureau === id);
  const text = wording.say('message.bureau.gaps', {
    bureau: name[language],
    indicators: covered?.published ?? 0,
    applicable: covered?.applicable ?? 0,
    count: gaps.length,
    titles: nameTitles(
      context,
      gaps.map(({ indicator }) => context.indicator(indicator).name[language]),
    ),
  });
  return toMessage(context, 'bureau-gaps', text, []);
}

/** How many of its figures compare with none, by why. */
function writeApart(context: Context, bureau: Bureau, others: readonly ComparisonView[]): KeyMessage {
  const single = others.filter(({ members }) => members.length === 1).length;
  const count = (standing: string): number =>
    others.filter((view) => view.members.length > 1 && memberOf(view, bureau.id)?.standing.id === standing).length;
  const [undetermined, apart] = [count('undetermined'), count('not-comparable')];
  const text = context.wording.say('message.bureau.apart', {
    bureau: bureau.short_name[context.language],
    count: others.length,
    single,
    undetermined,
    apart,
    indicative: others.length - single - undetermined - apart,
  });
  return toMessage(context, 'bureau-apart', text, []);
}

function nameTitles({ wording, language }: Context, titles: readonly string[]): string {
  const named = titles.slice(0, mostNamed);
  const more = titles.length - named.length;
  return joinItems(named, language) + (more > 0 ? wording.say('limit.more', { count: more }) : '');
}
