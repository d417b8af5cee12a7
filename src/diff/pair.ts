/** A comparison as it is in both editions. */
import { isCore, type Verdict } from '../model/comparison.js';
import {
  isLargestFirst,
  type EditionRecord,
  type FigureRecord,
  type Measure,
  type Moved,
} from '../model/difference.js';
import { ownChanges, rankedBy, type OwnChange } from './own-changes.js';

/** The figures of a comparison by bureau. */
export type Members = ReadonlyMap<string, FigureRecord>;

export interface Pair {
  readonly comparison: string;
  readonly indicator: string;
  readonly kind: string;
  readonly from: Members;
  readonly to: Members;
  /** Of both sides, in the order of bureaus. */
  readonly bureaus: readonly string[];
  /** Figures that may be ranked, on one side at least. */
  readonly counting: readonly Counting[];
  readonly verdict: Moved<string>;
  readonly measure: Moved<Measure>;
  /** What the editions include. */
  readonly editions: { readonly from: EditionRecord; readonly to: EditionRecord };
}

/** A bureau whose figure may be ranked. */
export interface Counting {
  readonly bureau: string;
  /** The larger one is before, as ranks run now; NaN, which is before nothing, where it may not be ranked. */
  readonly was: number;
  readonly is: number;
  /** What changed of a figure that may be ranked in both. */
  readonly changes: readonly OwnChange[];
}

/** The later edition's comparisons in their order, then those that are no more. */
export function pairFigures(first: EditionRecord, second: EditionRecord): Pair[] {
  const [before, after] = [byComparison(first.figures), byComparison(second.figures)];
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id): Pair[] => {
    const [from, to]: [Members, Members] = [before.get(id) ?? new Map(), after.get(id) ?? new Map()];
    const [any] = [...to.values(), ...from.values()];
    if (!any) return [];
    const { comparison, indicator, kind } = any;
    const isLargest = isLargestFirst(second.indicators.get(indicator)?.polarity);
    const bureaus = [...new Set([...to.keys(), ...from.keys()])];
    return [
      {
        comparison,
        indicator,
        kind,
        from,
        to,
        bureaus,
        counting: bureaus.flatMap((bureau) => toCounting(bureau, from.get(bureau), to.get(bureau), isLargest)),
        verdict: { from: verdictOf(from), to: verdictOf(to) },
        measure: { from: measureOf(from), to: measureOf(to) },
        editions: { from: first, to: second },
      },
    ];
  });
}

function byComparison(figures: readonly FigureRecord[]): Map<string, Map<string, FigureRecord>> {
  const found = new Map<string, Map<string, FigureRecord>>();
  for (const figure of figures) {
    const members = found.get(figure.comparison) ?? new Map<string, FigureRecord>();
    members.set(figure.bureau, figure);
    found.set(figure.comparison, members);
  }
  return found;
}

const verdictOf = (members: Members): string | undefined => [...members.values()][0]?.verdict;

/** One basis of population holds for a whole set. */
function measureOf(members: Members): Measure | undefined {
  const figures = [...members.values()];
  if (figures.length === 0) return undefined;
  if (!figures.some(({ measure }) => measure === 'rate')) return { by: 'stated' };
  const rated = figures.find(({ rate }) => rate !== undefined);
  if (!rated) return { by: 'no-rate' };
  return { by: rated.population?.basis === 'year-end' ? 'year-end' : 'census', base: rated.base };
}

/** Whether the set is compared by something else, which can move ranks. */
export const isMeasureMoved = ({ measure: { from, to } }: Pair): boolean =>
  from !== undefined && to !== undefined && from.by !== to.by;

/** Whether rates are per another number of residents, which moves no rank. */
export const isBaseMoved = ({ measure: { from, to } }: Pair): boolean =>
  from?.base !== undefined && to?.base !== undefined && from.base !== to.base;

function toCounting(
  bureau: string,
  from: FigureRecord | undefined,
  to: FigureRecord | undefined,
  isLargest: boolean,
): Counting[] {
  const [before, after] = [isCounting(from) ? from : undefined, isCounting(to) ? to : undefined];
  if (!before && !after) return [];
  const sizeOf = (figure: FigureRecord | undefined): number =>
    figure ? (isLargest ? rankedBy(figure) : -rankedBy(figure)) : Number.NaN;
  const changes = before && after ? ownChanges(before, after) : [];
  return [{ bureau, was: sizeOf(before), is: sizeOf(after), changes }];
}

/** Whether a figure may be ranked, as far as it is up to the figure. */
export const isCounting = (figure: FigureRecord | undefined): figure is FigureRecord =>
  figure !== undefined && isCore({ standing: figure.standing as Verdict });
