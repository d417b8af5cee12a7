/** A bureau's figures over the years: points, breaks, changes, trend. */
import type { Bureau, Population } from '../model/bureau.js';
import type { Change, Series, Trend } from '../model/comparison.js';
import type { Indicator } from '../model/indicator.js';
import type { Observation } from '../model/observation.js';
import { endYear, isWholeYear, shiftYears, type Period } from '../model/period.js';
import { computeChange, isBroken } from './change.js';
import { choosePopulation, toRate } from './rate.js';
import { fewestPoints, trendDirection, weightedSlope, type WeightedPoint } from './statistics/slope.js';

export interface SeriesInput {
  readonly bureau: Bureau;
  readonly indicator: Indicator;
  /** Figures of the comparison's kind, those that fit best first. */
  readonly sorted: readonly Observation[];
  /** Everything that the bureau published of the indicator. */
  readonly published: readonly Observation[];
  readonly measure: 'rate' | 'stated';
  readonly basis: Population['basis'];
  readonly base: number;
}

interface Point {
  readonly period: Period;
  readonly observation: Observation;
  readonly population: Population | undefined;
  readonly shown: Series['points'][number]['shown'];
}

/** Unscoped whole years (stocks: dates) in order, one figure a year, all of the best fitting one's variant; undefined below two years. */
export function toSeries(input: SeriesInput): Series | undefined {
  const { bureau, indicator, sorted, measure, basis, base } = input;
  const byYear = new Map<string, Point>();
  for (const observation of sorted) {
    const { period, scope, variant, value, lower, upper } = observation;
    if (!period || scope !== '' || byYear.has(period.end)) continue;
    if (!isWholeYear(period) && indicator.measure_type !== 'stock') continue;
    if (variant !== sorted[0]?.variant) continue;
    const stated = { value, lower, upper };
    const population = measure === 'rate' ? choosePopulation(bureau, basis, observation) : undefined;
    if (measure === 'rate' && !population) continue;
    const shown = population ? toRate(stated, population, base) : stated;
    byYear.set(period.end, { period, observation, population, shown });
  }
  if (byYear.size < 2) return undefined;
  const points = [...byYear.values()].sort((a, b) => (a.period.end < b.period.end ? -1 : 1));
  const breaks = breaksWithin(bureau, indicator, points);
  const isLevel = points[0]?.observation.kind === 'level';
  return {
    bureau: bureau.id,
    points: points.map(({ period, observation, shown, population }) => ({
      period,
      observation: observation.id,
      shown,
      population,
    })),
    breaks,
    changes: isLevel ? changesOf(input, points) : [],
    trend:
      isLevel && measure === 'rate' && indicator.measure_type === 'flow' ? trendOf(points, breaks, base) : undefined,
  };
}

/** Dates after the first point's start and up to the last one's end. */
function breaksWithin(bureau: Bureau, { id }: Indicator, points: readonly Point[]): string[] {
  const [first, last] = [points[0]?.period.start ?? '', points.at(-1)?.period.end ?? ''];
  return bureau.breaks
    .filter(({ date, indicators }) => indicators.includes(id) && date > first && date <= last)
    .map(({ date }) => date)
    .sort();
}

/** Between each two figures a year apart, unless the series breaks between the start of the one and the end of the other. */
function changesOf({ bureau, indicator, published }: SeriesInput, points: readonly Point[]): Change[] {
  const isStock = indicator.measure_type === 'stock';
  // Flows are of whole years here.
  const isYearBefore = (a: Period, b: Period): boolean =>
    isStock ? a.end === shiftYears(b, -1).end : endYear(a) === endYear(b) - 1;
  return points.flatMap((after, index) => {
    if (index === 0) return [];
    const before = points.findLast(({ period }, at) => at < index && isYearBefore(period, after.period));
    if (!before || isBroken(bureau.breaks, indicator, before.period, after.period)) return [];
    return computeChange(before, after, indicator, published, bureau) ?? [];
  });
}

/** The weights are the reciprocals of the Poisson variances of the rates, x/N²; a zero counts as one event. */
function trendOf(points: readonly Point[], breaks: readonly string[], base: number): Trend | undefined {
  const lastBreak = breaks.at(-1);
  const since = points.filter(({ period }) => lastBreak === undefined || period.start >= lastBreak);
  if (since.length < fewestPoints) return undefined;
  const weighted = (pick: (point: Point) => number): WeightedPoint[] =>
    since.map((point) => {
      const exposure = (point.population?.value ?? 1) / base;
      const value = pick(point);
      const { value: count } = point.observation;
      return { time: endYear(point.period), value, weight: (exposure * exposure) / Math.max(1, count) };
    });
  const asWritten = weighted(({ shown }) => shown.value);
  const line = weightedSlope(asWritten);
  let direction = trendDirection(asWritten, line);
  if (direction !== 0 && since.some(({ shown }) => shown.lower !== shown.upper)) {
    direction = holdsAtBounds(since, weighted, direction) ? direction : 0;
  }
  const word = direction > 0 ? 'rising' : direction < 0 ? 'falling' : 'unclear';
  return { points: since.length, ...line, word };
}

/** Takes each point at the bound that speaks most against the direction. */
function holdsAtBounds(
  points: readonly Point[],
  weighted: (pick: (point: Point) => number) => WeightedPoint[],
  direction: -1 | 1,
): boolean {
  if (points.some(({ shown }) => shown.upper === null)) return false;
  const at = weighted(({ shown }) => shown.value);
  const total = at.reduce((sum, { weight }) => sum + weight, 0);
  const middle = at.reduce((sum, { time, weight }) => sum + time * weight, 0) / total;
  const least = weighted(({ period, shown }) =>
    endYear(period) > middle === direction > 0 ? shown.lower : (shown.upper ?? shown.lower),
  );
  return trendDirection(least) === direction;
}
