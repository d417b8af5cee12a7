/** Changes from one year to the next, computed from two levels, and held against what the bureau itself states. */
import type { Bureau, Population } from '../model/bureau.js';
import type { Change, Estimate } from '../model/comparison.js';
import type { Indicator } from '../model/indicator.js';
import { firstById, sortById, type Observation } from '../model/observation.js';
import { isSamePeriod, shiftYears, type Period } from '../model/period.js';
import { testChange } from './statistics/change-test.js';

/** A figure of a year with the residents that it is related to, if any are on file. */
export interface YearlyFigure {
  readonly observation: Observation;
  readonly population: Population | undefined;
}

/**
 * The change between two figures of one bureau, a year apart. Chance is tested for counts of events that have a rate per head: with equal or
 * unknown populations by the square-root deviate, else exactly. The word must hold at all bounds.
 */
export function computeChange(
  before: YearlyFigure,
  after: YearlyFigure,
  indicator: Indicator,
  published: readonly Observation[],
  bureau: Pick<Bureau, 'breaks'>,
): Change | undefined {
  const [from, to] = [before.observation, after.observation];
  if (!from.period || !to.period) return undefined;
  const isPercent = from.unit === 'percent';
  const size = isPercent ? differenceOf(from, to) : percentOf(from, to);
  const { method, z, word } = test(before, after, indicator);
  const stated = findStated(to, published, indicator, isPercent ? 'change-points' : 'change');
  return {
    bureau: to.bureau,
    from: { observation: from.id, period: from.period },
    to: { observation: to.id, period: to.period },
    size,
    unit: isPercent ? 'percentage-point' : 'percent',
    method,
    z,
    word,
    stated: stated && {
      observation: stated.id,
      agrees:
        size && (canState(size, stated) || (isExplained(stated, to, published, indicator, bureau) ? undefined : false)),
    },
  };
}

/** (x₁/x₀ − 1) × 100; the bounds take the extremes of both. Undefined from zero, or where the earlier figure may be zero. */
export function percentOf(before: Estimate, after: Estimate): Estimate | undefined {
  if (before.lower <= 0) return undefined;
  const change = (to: number, from: number): number => (to / from - 1) * 100;
  return {
    value: change(after.value, before.value),
    lower: before.upper === null ? -100 : change(after.lower, before.upper),
    upper: after.upper === null ? null : change(after.upper, before.lower),
  };
}

function differenceOf(before: Estimate, after: Estimate): Estimate {
  return {
    value: after.value - before.value,
    lower: before.upper === null ? -100 : after.lower - before.upper,
    upper: after.upper === null ? null : after.upper - before.lower,
  };
}

/** Whether two statements of one quantity can both hold: their bounds meet, up to what arithmetic rounds. */
export function canBoth(a: Pick<Estimate, 'lower' | 'upper'>, b: Pick<Estimate, 'lower' | 'upper'>): boolean {
  const slack = 1e-9 * Math.max(1, Math.abs(a.lower), Math.abs(b.lower));
  return (b.upper === null || a.lower <= b.upper + slack) && (a.upper === null || b.lower <= a.upper + slack);
}

/** Whether two levels can give a change as it is stated; one without bounds of its own holds to half its last written place. */
function canState(computed: Estimate, stated: Estimate): boolean {
  if (stated.lower !== stated.upper) return canBoth(computed, stated);
  const half = 0.5 * 10 ** -(String(stated.value).split('.')[1]?.length ?? 0);
  return canBoth(computed, { lower: stated.lower - half, upper: stated.upper + half });
}

/** The change that a bureau states for the period, scope and variant of a level. */
function findStated(
  level: Observation,
  published: readonly Observation[],
  indicator: Indicator,
  kind: 'change' | 'change-points',
): Observation | undefined {
  if (!published.some(isChange)) return undefined;
  return firstById(published.filter((other) => other.kind === kind && isSameFact(indicator, other, level)));
}

/** A stated change with the two levels that it is about, where all three are on file. */
export interface StatedChange {
  readonly stated: Observation;
  readonly before: Observation;
  readonly after: Observation;
  /** What the levels give. */
  readonly computed: Estimate;
  /** The levels as they hold, where those above are as they were before a correction, and what these give. */
  readonly corrected?: Pick<StatedChange, 'before' | 'after' | 'computed'>;
}

const isChange = ({ kind }: Observation): boolean => kind === 'change' || kind === 'change-points';

/** Whether two figures are of one time: flows by both ends, stocks by the date at the end; false where it is not stated. */
function isSameTime({ measure_type: type }: Indicator, a: Period | null, b: Period | null): boolean {
  return a !== null && (type === 'stock' ? a.end === b?.end : isSamePeriod(a, b));
}

/** Whether two figures of one bureau and indicator are of one time, scope and variant. */
export function isSameFact(indicator: Indicator, a: Observation, b: Observation): boolean {
  return isSameTime(indicator, a.period, b.period) && a.scope === b.scope && a.variant === b.variant;
}

/** Stated changes of a bureau whose two levels are on file, for the time and scope of a figure; none across a break in series. */
export function matchStated(
  figure: Observation,
  published: readonly Observation[],
  indicator: Indicator,
  { breaks }: Pick<Bureau, 'breaks'>,
): StatedChange[] {
  const { period, scope, variant } = figure;
  if (!period || !published.some(isChange)) return [];
  const alike = published.filter((other) => other.scope === scope && other.variant === variant);
  const stated = sortById(alike.filter((other) => isChange(other) && isSameTime(indicator, other.period, period)));
  if (stated.length === 0) return [];
  const earlier = shiftYears(period, -1);
  if (isBroken(breaks, indicator, earlier, period)) return [];
  const levelsOf = (of: Period): Observation[] =>
    sortById(alike.filter((other) => other.kind === 'level' && isSameTime(indicator, other.period, of)));
  const [befores, afters] = [levelsOf(earlier), levelsOf(period)];
  const readingsOf = (change: Observation, pairs: readonly Pair[]): StatedChange[] =>
    pairs.flatMap(({ before, after }) => {
      const computed = change.kind === 'change-points' ? differenceOf(before, after) : percentOf(before, after);
      return computed ? [{ stated: change, before, after, computed }] : [];
    });
  return stated.flatMap((change): StatedChange[] => {
    const readings = readingsOf(change, pairsOf(befores, afters));
    // Where there are several levels, those count that agree with the change: one that was restated contradicts nothing.
    const match = readings.find(isConsistent);
    if (match) return [match];
    const asPublished = pairsOf(befores.flatMap(readingsBefore), afters.flatMap(readingsBefore));
    const meant = readingsOf(change, asPublished).find(isConsistent);
    const [first] = readings;
    return meant && first ? [{ ...meant, corrected: first }] : readings.slice(0, 1);
  });
}

interface Pair {
  readonly before: Observation;
  readonly after: Observation;
}

const pairsOf = (befores: readonly Observation[], afters: readonly Observation[]): Pair[] =>
  afters.flatMap((after) => befores.map((before) => ({ before, after })));

/** A figure, and before it what it was before its correction: a bureau that stated a change then meant that. */
const readingsBefore = ({ published, ...figure }: Observation): Observation[] =>
  published ? [{ ...figure, ...published }, figure] : [figure];

/** Whether the levels can give the change, as it is stated or as it was before its own correction. */
export const isConsistent = ({ stated, computed }: StatedChange): boolean =>
  readingsBefore(stated).some((reading) => canState(computed, reading));

/** Whether other levels on file for the same years give a stated change. */
function isExplained(
  stated: Observation,
  level: Observation,
  published: readonly Observation[],
  indicator: Indicator,
  bureau: Pick<Bureau, 'breaks'>,
): boolean {
  const readings = matchStated(level, published, indicator, bureau);
  return readings.some((reading) => reading.stated === stated && isConsistent(reading));
}

/** Whether figures of the indicator are not continuous from the start of the one period to the end of the other. */
export function isBroken(breaks: Bureau['breaks'], { id }: Indicator, before: Period, after: Period): boolean {
  return breaks.some(({ date, indicators }) => indicators.includes(id) && date > before.start && date <= after.end);
}

function test(
  before: YearlyFigure,
  after: YearlyFigure,
  { rate, measure_type: type }: Indicator,
): Pick<Change, 'method' | 'z' | 'word'> {
  const [from, to] = [before.observation, after.observation];
  if (rate !== 'population' || type !== 'flow') return { method: 'none', z: undefined, word: 'not-tested' };
  const isKnown = before.population !== undefined && after.population !== undefined;
  const earlier = isKnown ? before.population.value : 1;
  const later = isKnown ? after.population.value : 1;
  const at = (x0: number, x1: number): ReturnType<typeof testChange> =>
    testChange({ count: x0, exposure: earlier }, { count: x1, exposure: later });
  const { method, z, direction } = at(from.value, to.value);
  const isExact = from.lower === from.upper && to.lower === to.upper;
  const least = isExact ? direction : from.upper === null ? -1 : at(from.upper, to.lower).direction;
  const most = isExact ? direction : to.upper === null ? 1 : at(from.lower, to.upper).direction;
  return { method, z, word: least > 0 && most > 0 ? 'rise' : least < 0 && most < 0 ? 'fall' : 'unclear' };
}
