/** What lies between two editions: who and what is included, populations, figures that came, went or changed, and what that did to comparisons. */
import type { LocalText } from './language.js';

/** A row of the data package, empty cells left out. */
export type EditionRow = Readonly<Record<string, string>>;

/** An edition as far as another can be held against it: the rows of its data package, and the files that it was built from. */
export interface EditionRecord {
  readonly slug: string;
  readonly date: string;
  /** By id; each a row of `data/observations.csv`. */
  readonly observations: ReadonlyMap<string, EditionRow>;
  /** Rows of `data/comparisons.csv`. */
  readonly figures: readonly FigureRecord[];
  /** Those included, by id: `data/bureaus.csv` and `data/indicators.csv`. */
  readonly bureaus: ReadonlyMap<string, Included>;
  readonly indicators: ReadonlyMap<string, IncludedIndicator>;
  /** All on file, whether or not a rate uses them, by what keeps one apart from others. */
  readonly populations: ReadonlyMap<string, PopulationRecord>;
  /** SHA-256 of the benchmark's own files by their paths; templates are none of them. */
  readonly files: ReadonlyMap<string, string>;
}

export interface Included {
  readonly id: string;
  readonly name: LocalText;
}

export interface IncludedIndicator extends Included {
  readonly polarity: string;
}

export interface PopulationRecord {
  readonly bureau: string;
  readonly date: string;
  readonly basis: string;
  readonly value: number;
  readonly source: string;
}

/** One bureau's figure in a comparison. */
export interface FigureRecord {
  readonly comparison: string;
  readonly indicator: string;
  readonly kind: string;
  /** `rate` or `stated`. */
  readonly measure: string;
  readonly verdict: string;
  readonly bureau: string;
  readonly observation: string;
  /** Last day of the observation's period. */
  readonly end: string | undefined;
  readonly value: number;
  readonly lower: number;
  /** Undefined: no ceiling. */
  readonly upper: number | undefined;
  /** What the source says, where a correction holds instead. */
  readonly published: Bounded | undefined;
  /** Per so many residents; what is ranked where there is one. */
  readonly rate: number | undefined;
  readonly base: number | undefined;
  /** The one that the rate is made with. */
  readonly population: PopulationRecord | undefined;
  readonly standing: string;
  /** Codes of the rules that found something. */
  readonly rules: readonly string[];
  readonly rank: number | undefined;
  readonly ranked: number | undefined;
  /** 95 % interval of the rank. */
  readonly interval: { readonly best: number; readonly worst: number } | undefined;
}

export type Bounded = Pick<FigureRecord, 'value' | 'lower' | 'upper'>;

/** What a set is compared by: numbers as published, rates by a basis of population, or rates that nobody's population allows. */
export interface Measure {
  readonly by: 'stated' | 'no-rate' | 'census' | 'year-end';
  /** Residents that rates are per. */
  readonly base?: number | undefined;
}

/** Why a rank, a standing or a verdict moved. Each is true of the two editions and bears on the move; what only happened beside it is none. */
export type Cause =
  /** The bureau's own: another observation counts, a later one or not; the figure was corrected, or changed; the number of residents did. */
  | { readonly type: 'own-later' | 'own-replaced' | 'own-corrected' | 'own-figure' | 'own-population' }
  /** Why a figure came or went that nobody published or withdrew: its bureau is newly or no longer included. */
  | { readonly type: 'own-included' | 'own-left-out' }
  /** The measure of the set moved; ranks run the other way. */
  | { readonly type: 'measure' | 'turned' }
  /** Others that passed by a change of their own. */
  | { readonly type: 'others-replaced' | 'others-figure' | 'others-population'; readonly bureaus: readonly string[] }
  /** Others that count now or no longer: their figures came or went, the bureau is newly or no longer included, or they compare otherwise. */
  | {
      readonly type: 'came' | 'went' | 'included' | 'left-out' | 'others-standing';
      readonly bureaus: readonly string[];
    }
  | { readonly type: 'indicator-included' | 'indicator-left-out' }
  | { readonly type: 'rule-found' | 'rule-gone'; readonly rules: readonly string[] }
  /** The rows do not tell. */
  | { readonly type: 'unknown' };

export interface Moved<T> {
  readonly from: T | undefined;
  readonly to: T | undefined;
}

export interface MemberDifference {
  readonly bureau: string;
  /** Undefined on the side where the bureau has no figure. */
  readonly figure: Moved<FigureRecord>;
  /** The position, or how many are ranked. */
  readonly isRankMoved: boolean;
  /** It depends on all figures of the set, so that no reason is given for it. */
  readonly isIntervalMoved: boolean;
  readonly isStandingMoved: boolean;
  /** Of a rank that moved, none where the standing says it; of a figure that came or went. */
  readonly rankCauses: readonly Cause[];
  readonly standingCauses: readonly Cause[];
  /** Rules that found something in one edition only, besides those among the causes. */
  readonly findings: { readonly gone: readonly string[]; readonly found: readonly string[] };
}

export interface ComparisonDifference {
  readonly comparison: string;
  readonly indicator: string;
  readonly kind: string;
  readonly verdict: Moved<string>;
  /** Of the verdict, where it moved. */
  readonly causes: readonly Cause[];
  /** Where it moved. */
  readonly measure: Moved<Measure> | undefined;
  /** Those for whom something changed, in the order of bureaus. */
  readonly members: readonly MemberDifference[];
}

export interface ChangedObservation {
  readonly id: string;
  readonly bureau: string;
  readonly indicator: string;
  /** Its rows in both editions. */
  readonly before: EditionRow;
  readonly after: EditionRow;
  /** Fields of the observation that differ; empty text where there was nothing. */
  readonly fields: readonly { readonly field: string; readonly from: string; readonly to: string }[];
}

interface CameAndWent<T> {
  readonly came: readonly T[];
  readonly went: readonly T[];
}

export interface Difference extends CameAndWent<EditionRow> {
  readonly from: Pick<EditionRecord, 'slug' | 'date'>;
  readonly to: Pick<EditionRecord, 'slug' | 'date'>;
  /** Observations. */
  readonly changed: readonly ChangedObservation[];
  readonly bureaus: CameAndWent<Included>;
  /** `changed`: those of another polarity. */
  readonly indicators: CameAndWent<Included> & {
    readonly changed: readonly { readonly id: string; readonly polarity: Moved<string>; readonly isTurned: boolean }[];
  };
  /** On file for bureaus of both editions. */
  readonly populations: readonly Moved<PopulationRecord>[];
  /** Those in which something moved. */
  readonly comparisons: readonly ComparisonDifference[];
  /** The benchmark's files by path; what changed in them need not be in the data. */
  readonly files: CameAndWent<string> & { readonly changed: readonly string[] };
}

/** Whether the data are the same; files may differ all the same. */
export const isNoDifference = ({
  came,
  went,
  changed,
  bureaus,
  indicators,
  populations,
  comparisons,
}: Difference): boolean =>
  [
    came,
    went,
    changed,
    bureaus.came,
    bureaus.went,
    indicators.came,
    indicators.went,
    indicators.changed,
    populations,
    comparisons,
  ].every(({ length }) => length === 0);

/** Whether rank 1 is the largest. */
export const isLargestFirst = (polarity: string | undefined): boolean => polarity !== 'lower-is-better';

/** Whether a rate is made with another population: another number, date, basis or source. */
export const isPopulationMoved = (from: PopulationRecord, to: PopulationRecord): boolean =>
  from.value !== to.value || from.date !== to.date || from.basis !== to.basis || from.source !== to.source;

/** Bounds that moved with the value say nothing more. */
export function withoutBounds(fields: ChangedObservation['fields']): ChangedObservation['fields'] {
  const value = fields.find(({ field }) => field === 'value');
  return fields.filter(
    ({ field, from, to }) => (field !== 'lower' && field !== 'upper') || from !== value?.from || to !== value.to,
  );
}

/** Bureaus that a cause names at most. */
const mostNamed = 5;

/** The first of many names, and how many more there are. */
export const nameSome = (names: readonly string[]): { readonly named: readonly string[]; readonly others: number } => ({
  named: names.slice(0, mostNamed),
  others: Math.max(0, names.length - mostNamed),
});
