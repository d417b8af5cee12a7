/** All changes on the year before in one chart. */
import { describeRows, pairsOf, sourcesOf, type DraftFigure, type FigureInput, type Row } from './draft.js';

export function draftChanges(template: string, input: FigureInput): DraftFigure[] {
  const { context } = input;
  const { wording } = context;
  if (!context.detailed) return [];
  const contradicted = wording.say('sign.change-contradicts-levels');
  const pairs = pairsOf(input).filter(({ comparison }) => comparison.kind === 'change');
  const rows: Row[] = pairs.flatMap(({ view }) =>
    view.members.map((member) => ({
      label: wording.say('figure.row.change', {
        title: view.indicator.label,
        bureau: member.bureau.label,
        period: member.period,
      }),
      value: member.stated.value,
      direction: member.stated.value < 0 ? 'fall' : 'rise',
      text: [`${member.stated.text}%`, ...member.signs.filter((sign) => sign === contradicted)].join(' '),
    })),
  );
  if (rows.length < 2) return [];
  const largest = Math.max(...rows.map(({ value }) => Math.abs(Number(value))));
  const falls = rows.filter(({ direction }) => direction === 'fall').length;
  const ids = pairs.flatMap(({ comparison }) => comparison.members.map(({ observation }) => observation.source));
  return [
    {
      id: 'figure-changes',
      title: wording.say('figure.title.changes', { count: rows.length, falls, rises: rows.length - falls }),
      subtitle: wording.say('figure.subtitle.changes'),
      alt: describeRows(context, wording.say('section.changes'), rows),
      template,
      texts: { x: wording.say('figure.axis.change') },
      parameters: { x_max: largest * 1.75 },
      rows,
      notes: [
        wording.say('figure.note.changes'),
        ...pairs.flatMap(({ view }) =>
          view.findings
            .filter(({ rule }) => rule === 'change-contradicts-levels')
            .map(({ sign, sentence }) => wording.say('figure.note.signed', { sign, sentence })),
        ),
      ],
      sources: sourcesOf(context, ids),
      families: [],
    },
  ];
}
