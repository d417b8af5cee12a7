/** Reads figures on file again in their phrases. Takes the catalogue, then an article's text, then one figure with its place. */
import type { Indicator } from '../model/indicator.js';
import type { Observation } from '../model/observation.js';
import { dropReasons, type DropReason } from '../model/proposal.js';
import type { Span } from '../text/source-text.js';
import { compileLexicon } from './lexicon.js';
import { readFigure } from './read-figure.js';
import { readInPlace } from './read-in-place.js';

type Figure = Pick<Observation, 'indicator' | 'kind' | 'value' | 'lower' | 'upper' | 'qualifier'>;

export type RereadFigure = (text: string) => (observation: Figure, place: Span) => string | undefined;

/** What makes a phrase speak against its figure. A phrase that leaves the figure open, because it is told elsewhere, does not. */
const contradictions: ReadonlySet<DropReason> = new Set(['value-differs', 'direction-differs', 'difference']);

/** Gives, for a figure, in what its phrase contradicts it, in words; undefined where it does not. */
export function figureRereader(catalogue: readonly Indicator[]): RereadFigure {
  const indicators = new Map(catalogue.map((indicator) => [indicator.id, indicator]));
  const { numeralNames } = compileLexicon(catalogue);
  return (text) => {
    const quantities = readInPlace(text, numeralNames);
    return (figure, place) => {
      const { indicator: id, kind, value } = figure;
      const indicator = indicators.get(id);
      if (!indicator) return undefined;
      const reading = readFigure({ text, place, indicator, kind, value }, quantities);
      if (typeof reading === 'string') return contradictions.has(reading) ? dropReasons[reading] : undefined;
      return isSameWording(reading, figure)
        ? undefined
        : `the words imply ${describe(reading)}; on file is ${describe(figure)}`;
    };
  };
}

type Wording = Pick<Figure, 'lower' | 'upper' | 'qualifier'>;

const isNear = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b)));

const isSameWording = (a: Wording, b: Wording): boolean =>
  a.qualifier === b.qualifier && isNear(a.lower, b.lower) && isNear(a.upper, b.upper);

const describe = ({ qualifier, lower, upper }: Wording): string =>
  `${qualifier}, ${lower} ${upper === null ? 'or more' : `to ${upper}`}`;
