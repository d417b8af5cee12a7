/** What lies between two editions: figures that came, went or changed, and what that did to comparisons. */

/** An edition as far as another can be held against it: the rows of its data package. */
export interface EditionRecord {
  readonly slug: string;
  readonly date: string;
  /** By id; each a row of `data/observations.csv`, empty cells left out. */
  readonly observations: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Rows of `data/comparisons.csv`. */
  readonly figures: readonly FigureRecord[];
}

/** One bureau's figure in a comparison. */
export interface FigureRecord {
  readonly comparison: string;
  readonly indicator: string;
  readonly kind: string;
  readonly verdict: string;
  readonly bureau: string;
  readonly observation: string;
  readonly value: number;
  /** Whether a correction holds instead of what was published. */
  readonly corrected: boolean;
  /** Per the benchmark's rate base; what is ranked where there is one. */
  readonly rate: number | undefined;
  readonly population: number | undefined;
  readonly standing: string;
  /** Codes of the rules that found something. */
  readonly rules: readonly string[];
  readonly rank: number | undefined;
  readonly ranked: number | undefined;
}

/** Why a rank or a verdict moved. */
export type Cause =
  | { readonly type: 'own-figure' | 'own-corrected' | 'own-population' | 'unknown' }
  | { readonly type: 'others-figure' | 'others-standing' | 'came' | 'went'; readonly bureaus: readonly string[] }
  | { readonly type: 'rule-found' | 'rule-gone'; readonly rules: readonly string[] };

export interface Moved<T> {
  readonly from: T | undefined;
  readonly to: T | undefined;
}

export interface MemberDifference {
  readonly bureau: string;
  /** Undefined on the side where the bureau has no figure. */
  readonly figure: Moved<FigureRecord>;
  readonly isRankMoved: boolean;
  readonly isStandingMoved: boolean;
  /** Of the rank where it moved, else of the standing; none where only the figure changed. */
  readonly causes: readonly Cause[];
}

export interface ComparisonDifference {
  readonly comparison: string;
  readonly indicator: string;
  readonly kind: string;
  readonly verdict: Moved<string>;
  /** Of the verdict, where it moved. */
  readonly causes: readonly Cause[];
  /** Those for whom something changed, in the order of bureaus. */
  readonly members: readonly MemberDifference[];
}

export interface ChangedObservation {
  readonly id: string;
  readonly bureau: string;
  readonly indicator: string;
  /** Its rows in both editions. */
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  /** Fields of the observation that differ; empty text where there was nothing. */
  readonly fields: readonly { readonly field: string; readonly from: string; readonly to: string }[];
}

export interface Difference {
  readonly from: Pick<EditionRecord, 'slug' | 'date'>;
  readonly to: Pick<EditionRecord, 'slug' | 'date'>;
  readonly came: readonly Readonly<Record<string, string>>[];
  readonly went: readonly Readonly<Record<string, string>>[];
  readonly changed: readonly ChangedObservation[];
  /** Those in which something moved. */
  readonly comparisons: readonly ComparisonDifference[];
}

export const isNoDifference = ({ came, went, changed, comparisons }: Difference): boolean =>
  came.length + went.length + changed.length + comparisons.length === 0;

/** Bounds that moved with the value say nothing more. */
export function withoutBounds(fields: ChangedObservation['fields']): ChangedObservation['fields'] {
  const value = fields.find(({ field }) => field === 'value');
  return fields.filter(
    ({ field, from, to }) => (field !== 'lower' && field !== 'upper') || from !== value?.from || to !== value.to,
  );
}
