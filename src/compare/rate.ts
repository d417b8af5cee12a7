/** Rates per head. */
import type { Bureau, Population } from '../model/bureau.js';
import type { Estimate } from '../model/comparison.js';
import type { Indicator } from '../model/indicator.js';
import type { Observation } from '../model/observation.js';
import { countDays, daysBetween, middleOf, type Period } from '../model/period.js';

type Basis = Population['basis'];

/** One basis for a whole set: the census, unless every member has the same other basis on file. */
export function chooseBasis(bureaus: readonly Bureau[]): Basis {
  const allHave =
    bureaus.length > 1 && bureaus.every(({ population }) => population.some(({ basis }) => basis === 'year-end'));
  return allHave ? 'year-end' : 'census';
}

/**
 * The population of a basis that fits a figure best: of a date within its period before others, then nearest to the middle of the period,
 * then the later one; the latest when the period is not stated.
 */
export function choosePopulation(
  { population: all }: Bureau,
  basis: Basis,
  { period }: Observation,
): Population | undefined {
  let best: Population | undefined;
  for (const population of all) {
    if (population.basis === basis && (!best || fitsBetter(population, best, period))) best = population;
  }
  return best;
}

function fitsBetter(a: Population, b: Population, period: Period | null): boolean {
  const isWithin = ({ date }: Population): boolean => period !== null && period.start <= date && date <= period.end;
  const distance = ({ date }: Population): number => (period ? Math.abs(daysBetween(middleOf(period), date)) : 0);
  const order = Number(isWithin(b)) - Number(isWithin(a)) || distance(a) - distance(b);
  return order < 0 || (order === 0 && a.date > b.date);
}

/** Whether a figure covers less than a month: a rate per head of one night says nothing about a year. */
export function isFleeting(
  { period }: Pick<Observation, 'period'>,
  { measure_type: type }: Pick<Indicator, 'measure_type'>,
): boolean {
  return type !== 'stock' && period !== null && countDays(period) < 28;
}

/** Multiplies a figure and its bounds: `rate = value × base ÷ population`. */
export function toRate(stated: Estimate, population: Population, base: number): Estimate {
  const scale = (count: number): number => (count * base) / population.value;
  return {
    value: scale(stated.value),
    lower: scale(stated.lower),
    upper: stated.upper === null ? null : scale(stated.upper),
  };
}
