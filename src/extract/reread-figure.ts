/** Reads figures on file again in their phrases. Takes the catalogue, then an article's text, then one figure with its place. */
import type { Indicator } from '../model/indicator.js';
import type { Observation } from '../model/observation.js';
import { dropReasons, type DropReason } from '../model/proposal.js';
import type { Span } from '../text/source-text.js';
import { compileLexicon } from './lexicon.js';
import { readFigure } from './read-figure.js';
import { readInPlace } from './read-in-place.js';

export type RereadFigure = (
  text: string,
) => (observation: Pick<Observation, 'indicator' | 'kind' | 'value'>, place: Span) => string | undefined;

/** What makes a phrase speak against its figure. A phrase that leaves the figure open, because it is told elsewhere, does not. */
const contradictions: ReadonlySet<DropReason> = new Set(['value-differs', 'direction-differs', 'difference']);

/** Gives, for a figure, in what its phrase contradicts it, in words; undefined where it does not. */
export function figureRereader(catalogue: readonly Indicator[]): RereadFigure {
  const indicators = new Map(catalogue.map((indicator) => [indicator.id, indicator]));
  const { numeralNames } = compileLexicon(catalogue);
  return (text) => {
    const quantities = readInPlace(text, numeralNames);
    return ({ indicator: id, kind, value }, place) => {
      const indicator = indicators.get(id);
      if (!indicator) return undefined;
      const reading = readFigure({ text, place, indicator, kind, value }, quantities);
      return typeof reading === 'string' && contradictions.has(reading) ? dropReasons[reading] : undefined;
    };
  };
}
