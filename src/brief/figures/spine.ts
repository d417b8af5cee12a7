/** A bureau's figures along a common spine, as in the area profiles of public health: a row a comparison, each to its own scale. */
import type { Bureau } from '../../model/bureau.js';
import type { MemberView } from '../../model/report.js';
import type { Context } from '../context.js';
import { joinItems } from '../format.js';
import { describeRows, mostRows, pairsOf, sourcesOf } from './draft.js';
import type { DraftFigure, DraftFigures, FigureInput, Row } from './draft.js';
import { layRow, type SpineRow } from './spine-rows.js';
import { countResults, describeBeside, describeKey, describeOwn, describeScale, textOf } from './spine-words.js';
import { tellCorrected } from '../view-corrections.js';

/** Rows that page one has room for. */
const mostOnFront = 8;

/** Pixels that a line of a label is high; the template has the same. */
const lineHeight = 13.5;

/** Of one bureau, as many charts as its rows need; on its page none where page one has them all. */
export const draftSpine: DraftFigures = (template, input) => {
  const { context, bureau, front = false } = input;
  if (!bureau) return [];
  const pairs = pairsOf(input).filter(({ view }) => view.members.some((member) => member.bureau.id === bureau.id));
  const rows = pairs.flatMap(({ comparison, view }) => {
    const { polarity } = context.indicator(comparison.indicator);
    return layRow(comparison, view, bureau.id, polarity) ?? [];
  });
  const alone = pairs.flatMap(({ view }) => (rows.some((row) => row.view === view) ? [] : [view.title]));
  if (rows.length === 0 || (!front && context.focus && rows.length <= mostOnFront)) return [];
  const sorted = [...rows].sort((a, b) => orderOf(a) - orderOf(b));
  const size = front ? mostOnFront : mostRows;
  const count = front ? 1 : Math.ceil(sorted.length / size);
  return Array.from({ length: count }, (_, index) => {
    const shown = sorted.slice(index * size, (index + 1) * size);
    const part = front ? 'front' : index === 0 ? '' : `${index + 1}`;
    return drawSpine(template, input, bureau, { rows, shown, alone, part });
  });
};

/** Those with a group value first, then pairs, then what is only shown; within these as in the catalogue. */
const orderOf = ({ result, comparison }: SpineRow): number => (result ? (comparison.group ? 0 : 1) : 2);

interface Shown {
  readonly rows: readonly SpineRow[];
  readonly shown: readonly SpineRow[];
  /** Titles of what nothing stands beside. */
  readonly alone: readonly string[];
  /** Tells several charts of one bureau apart. */
  readonly part: string;
}

function drawSpine(
  template: string,
  { context }: FigureInput,
  bureau: Bureau,
  { rows, shown, alone, part }: Shown,
): DraftFigure {
  const { wording, language } = context;
  const name = bureau.short_name[language];
  const say = (key: string, values?: Readonly<Record<string, string | number>>): string =>
    wording.say(`figure.spine.${key}`, { bureau: name, ...values });
  const title = say('title', {
    of: rows.length + alone.length,
    parts: joinItems(countResults(context, rows, alone.length), language),
  });
  const lines = shown.map((row) => ({ label: describeOwn(context, row), beside: describeBeside(context, row) }));
  const own = shown.map((row, index): Row => {
    const { label = [], beside = [] } = lines[index] ?? {};
    return { ...toRow(row, index), label: label.join('\n'), beside: beside.join('\n'), text: textOf(context, row) };
  });
  const ticks = shown.flatMap(({ others }, row) =>
    others.map((value): Row => ({ row, state: 'other', value, text: null })),
  );
  const most = Math.max(...lines.flatMap(({ label, beside }) => [label.length, beside.length]));
  const side = shown.some(({ polarity }) => polarity !== 'none') ? 'directed' : 'plain';
  return {
    id: ['figure-spine', bureau.id, part].filter((piece) => piece !== '').join('-'),
    title: part === '' || part === 'front' ? title : say('continued'),
    subtitle: describeScale(context, shown),
    alt: describeRows(
      context,
      title,
      lines.map(({ label, beside }) => ({ label: label.join(' '), text: beside.join(' ') })),
    ),
    template,
    texts: { left: say(`left.${side}`), right: say(`right.${side}`) },
    parameters: { lines: most, y_step: most * lineHeight + 6 },
    rows: [...own, ...ticks],
    notes: [
      wording.say('figure.spine.key', { items: joinItems(describeKey(context, shown), language) }),
      ...(shown.length < rows.length ? [say('hidden', { shown: shown.length, of: rows.length })] : []),
      ...(alone.length > 0 && part !== 'front'
        ? [say('alone', { count: alone.length, titles: joinItems(alone, language) })]
        : []),
      ...tellCorrected(
        context,
        shown.flatMap(({ member, beside }) => [member, ...beside].map(({ observation }) => observation)),
      ),
    ],
    sources: sourcesOf(
      context,
      shown.flatMap(({ member, beside }) => [member, ...beside].flatMap(sourcesIn(context))),
    ),
    families: [],
    sheet: 'profile',
    bureau: bureau.id,
  };
}

const sourcesIn =
  (context: Context) =>
  ({ observation, population }: MemberView): string[] => [
    context.observation(observation).source,
    ...(population ? [population.source] : []),
  ];

const shapes = { higher: 'triangle-up', lower: 'triangle-down', similar: 'circle', 'not-compared': 'diamond' } as const;

/** What the chart draws of a row; places count from -1 to 1. */
function toRow({ result, place, bounds, range, quartiles, comparison }: SpineRow, row: number): Row {
  return {
    row,
    state: result ? (result.assessment ?? 'compared') : 'shown',
    shape: result ? shapes[result.word] : 'circle',
    value: place,
    lower: bounds.left,
    upper: bounds.right,
    band: range ? (comparison.group ? 'compared' : 'shown') : null,
    low: range?.left ?? null,
    high: range?.right ?? null,
    q1: quartiles?.left ?? null,
    q3: quartiles?.right ?? null,
  };
}
