/** What every chart of the report is drafted from, and what drafts share. */
import type { Bureau } from '../../model/bureau.js';
import type { Comparison } from '../../model/comparison.js';
import type { Family } from '../../model/indicator.js';
import type { ComparisonView, CoverageMatrix, Figure } from '../../model/report.js';
import { translate, type Context } from '../context.js';
import { joinItems } from '../format.js';

/** A figure before it is numbered; its columns stand in `tables.ts`. */
export interface DraftFigure extends Omit<Figure, 'number' | 'heading' | 'sheet' | 'columns'> {
  /** The sheet with its figures, as in the messages `workbook.sheet.<id>`; without one its family's, else the summary. */
  readonly sheet?: string;
}

export interface FigureInput {
  readonly context: Context;
  readonly views: readonly ComparisonView[];
  readonly matrix: CoverageMatrix;
  /** The section's family; undefined where the section is about all. */
  readonly family: Family | undefined;
  /** Whom the chart is about, where it is one. */
  readonly bureau?: Bureau | undefined;
  /** Whether it stands on page one, where there is less room. */
  readonly front?: boolean;
}

/** Makes the charts of one kind of data; none where nothing is there to say. */
export type DraftFigures = (template: string, input: FigureInput) => DraftFigure[];

export type Row = Figure['rows'][number];

/** Rows of a ranked chart; larger sets show both ends. */
export const mostRows = 12;

/** Marks the point of the bureau that the edition is about, and says so. */
export const markOf = ({ focus }: Context, bureau: string): 0 | 1 => (focus?.id === bureau ? 1 : 0);
export const noteMark = ({ focus, wording, language }: Context): string[] =>
  focus ? [wording.say('figure.note.marked', { bureau: focus.short_name[language] })] : [];

export function pairsOf({ context, views, family }: FigureInput): { comparison: Comparison; view: ComparisonView }[] {
  return context.comparisons.flatMap((comparison, index) => {
    const view = views[index];
    return view && (family === undefined || view.family.id === family) ? [{ comparison, view }] : [];
  });
}

/** About how many pixels a label takes in a chart; charts measure, drafts only make room. */
export const estimateWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 12 : 6.5), 0);

export function describeRows({ wording, language }: Context, title: string, rows: readonly Row[]): string {
  const items = rows
    .slice(0, mostRows)
    .map(({ label, text }) =>
      wording.say('figure.alt.item', { label: String(label).replace('\n', ' '), text: String(text) }),
    );
  return wording.say('figure.alt', { title, items: joinItems(items, language) });
}

/** Sources by publisher and id, each once, in the order in which they are on file; large sets name how many. */
export function sourcesOf(context: Context, ids: readonly string[]): string[] {
  const used = new Set(ids);
  const cited = context.dataset.sources.filter(({ id }) => used.has(id));
  if (cited.length > 6) return [context.wording.say('sources.many', { count: cited.length })];
  return cited.map(({ id, publisher }) =>
    context.wording.say('sources.item', {
      publisher: publisher === null ? context.wording.say('source.unnamed') : translate(context, 'sources', publisher),
      id,
    }),
  );
}
