/** The time that a figure covers. Takes calendar dates; refuses dates that do not exist. */
import { z } from 'zod';

/** Whether a text is a real calendar date, `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export const DateSchema = z
  .string()
  .refine(isCalendarDate, { error: 'expected a calendar date such as 2020-12-31' })
  .meta({ format: 'date' });

export const PeriodSchema = z.strictObject({
  start: DateSchema.describe('First day, such as 2023-01-01.'),
  end: DateSchema.describe('Last day, such as 2023-12-31; of a stock the same as the first.'),
});

/** Closed interval of days. SDMX: TIME_PERIOD with both bounds given. A stock has its date as start and end. */
export type Period = Readonly<z.infer<typeof PeriodSchema>>;

/** A date without a time is read in UTC (ECMA-262, Date Time String Format). */
const dayNumber = (date: string): number => Date.parse(date) / 86_400_000;

/** Number of days covered, both ends included: 366 for 2020, 1 for one night. */
export function countDays(period: Period): number {
  return dayNumber(period.end) - dayNumber(period.start) + 1;
}

/** Days from one date to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The middle of a period, as a date (the earlier of two middle days). */
export function middleOf(period: Period): string {
  const middle = Math.floor((dayNumber(period.start) + dayNumber(period.end)) / 2);
  return new Date(middle * 86_400_000).toISOString().slice(0, 10);
}

/** The same days a number of years later, or earlier; 29 February becomes the 28th. */
export function shiftYears({ start, end }: Period, years: number): Period {
  const shift = (date: string): string => {
    const shifted = `${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}${date.slice(4)}`;
    return !shifted.endsWith('-02-29') || isCalendarDate(shifted) ? shifted : `${shifted.slice(0, 7)}-28`;
  };
  return { start: shift(start), end: shift(end) };
}

/** The calendar year in which a period ends. */
export function endYear(period: Period): number {
  return Number(period.end.slice(0, 4));
}

/** Whether a period is exactly one calendar year. */
export function isWholeYear({ start, end }: Period): boolean {
  return start.endsWith('-01-01') && end.endsWith('-12-31') && start.startsWith(end.slice(0, 4));
}

/** Whether a date is the last of its month. */
export function isMonthEnd(date: string): boolean {
  return new Date((dayNumber(date) + 1) * 86_400_000).toISOString().endsWith('-01T00:00:00.000Z');
}

/**
 * The shortest exact label: `2020`, `2009–2020` (whole years), `2020-10`, `2020-10–12` (whole months), `2021-04-25` (one day), else
 * `2022-06-25–09-30`; the end's year is left out where it is the start's. The label is the same in both languages.
 */
export function formatPeriod(period: Period): string {
  if (period.start === period.end) return period.start;
  const [first, last] = [period.start.slice(0, 4), period.end.slice(0, 4)];
  if (period.start.endsWith('-01-01') && period.end.endsWith('-12-31'))
    return first === last ? first : `${first}–${last}`;
  const end = first === last ? period.end.slice(5) : period.end;
  if (period.start.endsWith('-01') && isMonthEnd(period.end)) {
    const month = period.start.slice(0, 7);
    return period.end.startsWith(month) ? month : `${month}–${end.slice(0, -3)}`;
  }
  return `${period.start}–${end}`;
}

export function isSamePeriod(a: Period | null, b: Period | null): boolean {
  return a === b || (a !== null && b !== null && a.start === b.start && a.end === b.end);
}
