/** What must hold for one correction, beyond its schema and beyond what holds for the figure that it gives. Reports; changes nothing. */
import type { Collector } from '../diagnostics/collector.js';
import { holdsBy, type Correction } from '../model/correction.js';
import type { Observation } from '../model/observation.js';
import type { Located } from './located.js';
import { endingWith, isAsLong, isStreakUnit } from './streak-length.js';

export function checkCorrection(entry: Located<Correction>, collector: Collector): void {
  checkParts(entry, collector);
  checkBounds(entry, collector);
}

/** A proportion of which one half is new and the other as published would be neither's. */
function checkParts({ value, at }: Located<Correction>, collector: Collector): void {
  const names = ['numerator', 'denominator'] as const;
  const [given, ...others] = names.filter((name) => value[name] !== undefined);
  const key = names.find((name) => value[name] === undefined);
  if (!given || !key || others.length > 0) return;
  const hints = ['give numerator and denominator together, or neither'];
  collector.add('key-missing', at(given), { key }, { hints });
}

/** A streak of another length has another period: a correction that does not give it would print eight years as 2009 to 2023. */
export function checkLength(
  { value: correction, at }: Located<Correction>,
  published: Observation,
  collector: Collector,
): void {
  const { kind, unit, period } = published;
  if (kind !== 'streak' || !isStreakUnit(unit) || !period || period.start > period.end) return;
  if (correction.period || correction.value === published.value) return;
  // A period that was a little off may stay so.
  const tolerance = isAsLong(period, published, unit, 0.5) ? 0.5 : 1;
  if (isAsLong(period, holdsBy(correction), unit, tolerance)) return;
  const fitting = endingWith(period, correction.value, unit);
  const such = fitting ? `, such as period: { start: ${fitting.start}, end: ${fitting.end} }` : '';
  const { start, end } = period;
  const hints = [`give the period that holds${such}`];
  collector.add('streak-period', at('value'), { value: correction.value, unit, start, end }, { hints });
}

/** The bounds that a wording needs, and none beside an exact one but those of its rounding: 97.8 is 97.75 to 97.85. */
function checkBounds({ value: correction, at }: Located<Correction>, collector: Collector): void {
  const { value, qualifier } = correction;
  if (qualifier !== 'exact') {
    if (correction.lower !== undefined && correction.upper !== undefined) return;
    const hints = ['give lower and upper; an upper of null means no ceiling'];
    collector.add('bounds-missing', at('qualifier'), { qualifier }, { hints });
    return;
  }
  const { lower, upper } = holdsBy(correction);
  const most = value + roundingOf(value);
  const least = value - roundingOf(value);
  const isLow = lower < least;
  if (!isLow && upper !== null && upper <= most) return;
  const hints = ['say about or more-than as its qualifier, or take lower and upper away'];
  const values = { lower, upper: upper === null ? 'no ceiling' : String(upper) };
  const severity = upper === null ? 'error' : 'warning';
  collector.add('bounds-inexact', at(isLow && upper !== null ? 'lower' : 'upper'), values, { hints, severity });
}

/** Half a unit of the last digit that is no nought, and a little for the computer's arithmetic: 0.05 of 97.8, 50 of 2257600. */
function roundingOf(value: number): number {
  const [digits = '', decimals = ''] = String(Math.abs(value)).split('.');
  const noughts = /0*$/.exec(digits)?.[0].length ?? 0;
  return 0.500001 * 10 ** (decimals === '' && value !== 0 ? noughts : -decimals.length);
}
