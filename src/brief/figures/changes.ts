/** All changes on the year before in one chart. */
import type { Context } from '../context.js';
import { spanOf } from './comparison-words.js';
import { describeRows, pairsOf, sourcesOf, type DraftFigure, type FigureInput, type Row } from './draft.js';
import { tellCorrected } from '../view-corrections.js';

export function draftChanges(template: string, input: FigureInput): DraftFigure[] {
  const { context } = input;
  const { wording } = context;
  if (!context.detailed && !context.focus) return [];
  const contradicted = wording.say('sign.change-contradicts-levels');
  const pairs = pairsOf(input).filter(({ comparison }) => comparison.kind === 'change');
  const members = pairs.flatMap(({ view }) => view.members.map((member) => ({ view, member })));
  if (members.length < 2) return [];
  const rows: Row[] = members.map(({ view, member: { bureau, period, stated, signs } }) => ({
    label: wording.say('figure.row.change', { title: view.indicator.label, bureau: bureau.label, period }),
    value: stated.value,
    lower: stated.lower,
    upper: stated.upper ?? stated.value,
    text: [`${stated.text}%`, ...signs.filter((sign) => sign === contradicted)].join(' '),
  }));
  const sources = members.map(({ member }) => context.observation(member.observation).source);
  return [
    {
      id: 'figure-changes',
      title: titleChanges(context, rows),
      subtitle: wording.say('figure.subtitle.changes', {
        period: spanOf(
          context,
          members.map(({ member }) => member),
        ),
      }),
      alt: describeRows(context, wording.say('section.changes'), rows),
      template,
      texts: { x: wording.say('figure.axis.change') },
      parameters: {},
      rows,
      notes: [
        wording.say('figure.note.changes'),
        ...pairs.flatMap(({ view }) =>
          view.findings
            .filter(({ rule }) => rule === 'change-contradicts-levels')
            .map(({ sign, sentence }) => wording.say('figure.note.signed', { sign, sentence })),
        ),
        ...tellCorrected(
          context,
          pairs.flatMap(({ view }) => view.members.map(({ observation }) => observation)),
        ),
      ],
      sources: sourcesOf(context, sources),
      families: [],
    },
  ];
}

function titleChanges({ wording }: Context, rows: readonly Row[]): string {
  const count = (test: (value: number) => boolean): number => rows.filter(({ value }) => test(Number(value))).length;
  return wording.say('figure.title.changes', {
    count: rows.length,
    falls: count((value) => value < 0),
    rises: count((value) => value > 0),
    same: count((value) => value === 0),
  });
}
