/** The funnel of a set that is ranked by rates: how far they spread, the limits at each size of population, and who lies beyond them. */
import type { Estimate } from '../model/comparison.js';
import type { Funnel, FunnelPosition } from '../model/funnel.js';
import type { PoissonChance } from './chance.js';
import type { Core } from './core.js';
import { funnelLimit, measureDispersion } from './statistics/funnel.js';

/** Fewest rates of a funnel: of fewer the spread between areas cannot be told. */
export const fewestInFunnel = 10;

/** How many sizes of population limits are given for. */
const gridSize = 61;

/** How far the grid goes beyond the smallest and the largest population, as a ratio. */
const gridMargin = 1.1;

interface FunnelFigure {
  readonly bureau: string;
  readonly chance: PoissonChance;
}

/** Undefined below ten rates, where not all that are ranked have one, and where all are zero. */
export function funnelOf({ figures }: Core): Funnel | undefined {
  const rates = figures.flatMap(({ bureau, chance }): FunnelFigure[] =>
    chance?.model === 'poisson' ? [{ bureau, chance }] : [],
  );
  const base = rates[0]?.chance.base ?? 1;
  if (rates.length < Math.max(fewestInFunnel, figures.length)) return undefined;
  if (rates.every(({ chance }) => chance.count.value === 0)) return undefined;
  const dispersion = measureDispersion(
    rates.map(({ chance: { count, residents } }) => ({ count: count.value, exposure: residents / base })),
  );
  const limitsAt = (residents: number): Funnel['grid'][number] => {
    const limit = (p: number): number => funnelLimit(dispersion, residents / base, p);
    return {
      residents,
      limits_95: { lower: limit(0.025), upper: limit(0.975) },
      limits_998: { lower: limit(0.001), upper: limit(0.999) },
    };
  };
  return {
    ...dispersion,
    grid: gridOf(rates.map(({ chance }) => chance.residents)).map(limitsAt),
    positions: rates.map(({ bureau, chance: { count, residents } }) => ({
      bureau,
      position: placeRate(count, residents / base, limitsAt(residents)),
    })),
  };
}

function gridOf(populations: readonly number[]): number[] {
  const [least, most] = [Math.min(...populations) / gridMargin, Math.max(...populations) * gridMargin];
  return Array.from({ length: gridSize }, (_, step) => least * (most / least) ** (step / (gridSize - 1)));
}

/** The words must hold at both bounds of the count. */
function placeRate({ lower, upper }: Estimate, exposure: number, limits: Funnel['grid'][number]): FunnelPosition {
  const { limits_95: inner, limits_998: outer } = limits;
  const at = (count: number): FunnelPosition => {
    const rate = count / exposure;
    if (rate > outer.upper) return 'above-99.8';
    if (rate > inner.upper) return 'above-95';
    if (rate < outer.lower) return 'below-99.8';
    return rate < inner.lower ? 'below-95' : 'within';
  };
  const position = at(lower);
  return at(upper ?? Infinity) === position ? position : 'open';
}
