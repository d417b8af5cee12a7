/** What every sheet is built from: the data, the report in one language, its words, and where rows stand. */
import type { Dataset } from '../../model/dataset.js';
import type { Observation } from '../../model/observation.js';
import type { Figure, Report } from '../../model/report.js';
import type { Source } from '../../model/source.js';
import type { Wording } from '../../model/wording.js';
import { toPlainText } from './cell-text.js';
import type { Link, SheetPicture } from './sheet.js';

/** A chart as a picture, in pixels and as the drawing that they were made from; width and height in CSS pixels, at which to show it. */
export interface Picture {
  readonly png: Uint8Array;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The picture of a figure, by its id. */
export type PictureOf = (figure: string) => Picture | undefined;

export interface Edition {
  readonly dataset: Dataset;
  readonly report: Report;
  readonly wording: Wording;
  /** Whether cells hold formulas. */
  readonly live: boolean;
  /** The bureau that the profile shows when the file is opened; undefined: the reference bureau, else the first. */
  readonly selected: string | undefined;
  /** The observation of a number that the report gives as evidence, and its row in its sheet. */
  observation(evidence: number): Observation | undefined;
  placeObservation(evidence: number): Link;
  /** A source by its id, and its row in its sheet; undefined when it is not on file. */
  source(id: string): Source | undefined;
  placeSource(id: string): Link | undefined;
  /** The figure of a comparison's members, and that of their lines over the years, where the report has one. */
  figureOf(comparison: string): Figure | undefined;
  trendOf(comparison: string): Figure | undefined;
  /** Pictures of the figures that belong to a sheet, in the report's order. */
  picturesOf(belongs: (figure: Figure) => boolean): SheetPicture[];
}

/** Row of the header in the Observations sheet, and in all other data sheets. */
export const headerRows = { observations: 1, others: 4 } as const;

export function toEdition(
  dataset: Dataset,
  report: Report,
  wording: Wording,
  pictureOf: PictureOf,
  live: boolean,
  selected: string | undefined,
): Edition {
  const sources = new Map(dataset.sources.map(({ id }, index) => [id, index]));
  const figures = figuresOf(report);
  return {
    dataset,
    report,
    wording,
    live,
    selected,
    observation: (evidence) => dataset.observations[evidence - 1],
    placeObservation: (evidence) => ({ sheet: 'observations', row: headerRows.observations + evidence }),
    source: (id) => dataset.sources[sources.get(id) ?? -1],
    placeSource(id) {
      const index = sources.get(id);
      return index === undefined ? undefined : { sheet: 'sources', row: headerRows.others + 1 + index };
    },
    figureOf: (comparison) => figures.find(({ id }) => id === `figure-${comparison.replace('/', '-')}`),
    trendOf: (comparison) => figures.find(({ id }) => id === `figure-${comparison.replace('/', '-')}-trend`),
    picturesOf(belongs) {
      return figures.filter(belongs).flatMap((figure) => {
        const picture = pictureOf(figure.id);
        const alt = wording.say('workbook.chart-alt', { alt: toPlainText(figure.alt) });
        return picture ? [{ ...picture, alt }] : [];
      });
    },
  };
}

/** Each figure once: page one's, then those of the sections. */
function figuresOf(report: Report): Figure[] {
  const all = report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'figure' ? [block.figure] : [])),
  );
  const first = report.front_figure ? [report.front_figure] : [];
  return [...new Map([...first, ...all].map((figure) => [figure.id, figure])).values()];
}
