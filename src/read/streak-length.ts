/** Holds a streak against its period: eight years in a row take eight years. Both ends of a period count. */
import { isCalendarDate, type Period } from '../model/period.js';

export type StreakUnit = 'year' | 'month';

export const isStreakUnit = (unit: string): unit is StreakUnit => unit === 'year' || unit === 'month';

const monthsIn: Readonly<Record<StreakUnit, number>> = { year: 12, month: 1 };

/** How many years or months a period has; 14 days of a month are 0.46 of it. */
export function lengthOf({ start, end }: Period, unit: StreakUnit): number {
  const [from, to] = [partsOf(start), partsOf(dayAfter(end))];
  return (12 * (to.year - from.year) + (to.month - from.month) + (to.day - from.day) / 30.4) / monthsIn[unit];
}

/** Whether a period is as long as the wording allows. @param tolerance in the unit. */
export function isAsLong(
  period: Period,
  { lower, upper }: { readonly lower: number; readonly upper: number | null },
  unit: StreakUnit,
  tolerance: number,
): boolean {
  const length = lengthOf(period, unit);
  return length >= lower - tolerance && (upper === null || length <= upper + tolerance);
}

/** The period of a length that ends on the same day; undefined where that is none of whole months. */
export function endingWith({ end }: Period, length: number, unit: StreakUnit): Period | undefined {
  const { year, month, day } = partsOf(dayAfter(end));
  const months = 12 * year + (month - 1) - length * monthsIn[unit];
  if (!Number.isInteger(months)) return undefined;
  const digits = (number: number, count: number): string => String(number).padStart(count, '0');
  const start = [digits(Math.floor(months / 12), 4), digits((months % 12) + 1, 2), digits(day, 2)].join('-');
  return isCalendarDate(start) ? { start, end } : undefined;
}

const partsOf = (date: string): { readonly year: number; readonly month: number; readonly day: number } => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
