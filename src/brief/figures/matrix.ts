/** The coverage matrix as a chart. */
import { absenceReasons } from '../../model/comparison.js';
import { describeSilence } from '../view-coverage.js';
import { sourcesOf, type DraftFigure, type FigureInput, type Row } from './draft.js';

export function draftMatrix(template: string, { context, matrix }: FigureInput): DraftFigure[] {
  const { wording } = context;
  if (!context.detailed) return [];
  const rows: Row[] = matrix.rows.flatMap((row) =>
    row.cells.map((cell) => ({
      title: row.title,
      bureau: matrix.bureaus.find(({ id }) => id === cell.bureau)?.label ?? cell.bureau,
      state: cell.state.id,
      text: cell.text,
    })),
  );
  const absent: ReadonlySet<unknown> = new Set(absenceReasons);
  const published = rows.filter(({ state }) => !absent.has(state)).length;
  return [
    {
      id: 'figure-matrix',
      title: wording.say('figure.title.matrix', { published, of: rows.length }),
      subtitle: wording.say('figure.subtitle.matrix'),
      alt: wording.say('figure.alt.matrix', {
        sheet: wording.say('workbook.sheet.summary'),
        rows: matrix.rows.length,
        bureaus: matrix.bureaus.length,
        published,
        of: rows.length,
      }),
      template,
      texts: {},
      parameters: {},
      rows,
      notes: [wording.say('figure.note.matrix'), ...describeSilence(context)],
      sources: sourcesOf(
        context,
        context.dataset.observations.map(({ source }) => source),
      ),
      families: [],
    },
  ];
}
