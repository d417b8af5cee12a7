/** The coverage matrix as a chart. */
import { absenceReasons, verdicts } from '../../model/comparison.js';
import type { CoverageMatrix } from '../../model/report.js';
import type { Context } from '../context.js';
import { describeSilence } from '../view-coverage.js';
import { sourcesOf, type DraftFigure, type FigureInput, type Row } from './draft.js';
import { tellCorrected } from '../view-corrections.js';

/** More bureaus than this: cells are too narrow for figures and hold signs alone, and the names above them are turned. */
const mostWithFigures = 6;

export function draftMatrix(template: string, { context, matrix }: FigureInput): DraftFigure[] {
  const { wording } = context;
  if (!context.detailed) return [];
  const isNarrow = matrix.bureaus.length > mostWithFigures;
  const cells = matrix.rows.flatMap((row) => row.cells);
  const absent: ReadonlySet<string> = new Set(absenceReasons);
  const published = cells.filter(({ state }) => !absent.has(state.id)).length;
  const size = { published, of: cells.length };
  const ids = context.comparisons.flatMap(({ members }) => members.map(({ observation }) => observation.id));
  return [
    {
      id: 'figure-matrix',
      title: wording.say('figure.title.matrix', size),
      subtitle: wording.say(isNarrow ? 'figure.subtitle.matrix-signs' : 'figure.subtitle.matrix', {
        key: keyOf(context, matrix, isNarrow),
      }),
      alt: wording.say('figure.alt.matrix', {
        sheet: wording.say('workbook.sheet.summary'),
        rows: matrix.rows.length,
        bureaus: matrix.bureaus.length,
        ...size,
      }),
      template,
      texts: {},
      parameters: { angle: isNarrow ? -60 : 0 },
      rows: rowsOf(matrix, isNarrow),
      notes: [
        ...(isNarrow ? [] : [wording.say('figure.note.matrix')]),
        ...describeSilence(context),
        ...tellCorrected(context, ids),
      ],
      sources: sourcesOf(
        context,
        context.dataset.observations.map(({ source }) => source),
      ),
      families: [],
    },
  ];
}

/** A row for each cell, and one for the head of each family; `row` and `column` count the matrix's own, heads among them. */
function rowsOf({ rows, bureaus }: CoverageMatrix, isNarrow: boolean): Row[] {
  let at = 0;
  return rows.flatMap((row, index): Row[] => {
    const isFirst = row.family.id !== rows[index - 1]?.family.id;
    const bureau = bureaus[0]?.label ?? '';
    const blank = { column: 0, bureau, value: null, sign: '', text: '' };
    const head: Row[] = isFirst ? [{ row: at++, title: row.family.label, state: 'head', ...blank }] : [];
    const place = at++;
    const cells = row.cells.map((cell, column) => ({
      row: place,
      title: row.title,
      state: cell.state.id,
      column,
      bureau: bureaus[column]?.label ?? '',
      value: cell.value ?? null,
      sign: cell.sign,
      text: isNarrow ? cell.sign : cell.text,
    }));
    return [...head, ...cells];
  });
}

/** The signs that occur, with what they mean, in the order of the verdicts. */
function keyOf({ wording }: Context, { rows }: CoverageMatrix, isNarrow: boolean): string {
  const cells = rows.flatMap((row) => row.cells);
  const scoped = wording.say('sign.scope-differs');
  const say = (sign: string, meaning: string): string =>
    wording.say('figure.key', { sign: wording.say(sign), meaning: wording.say(meaning) });
  const has = (id: string): boolean => cells.some(({ state }) => state.id === id);
  const isScoped = !isNarrow && cells.some(({ text }) => text.endsWith(` ${scoped}`));
  return [
    ...[...verdicts, 'single'].filter(has).map((id) => say(`state-sign.${id}`, `figure.state.${id}`)),
    ...absenceReasons.filter(has).map((id) => say(`state-sign.${id}`, `absence.${id}`)),
    ...(isScoped ? [say('sign.scope-differs', 'caveat.scope-differs')] : []),
  ].join(wording.say('figure.key.gap'));
}
