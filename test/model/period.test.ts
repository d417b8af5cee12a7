/** Periods: closed intervals of days. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countDays,
  daysBetween,
  endYear,
  formatPeriod,
  isCalendarDate,
  isSamePeriod,
  isWholeYear,
  middleOf,
  PeriodSchema,
  shiftYears,
} from '../../src/model/period.js';

const period = (start: string, end: string): { start: string; end: string } => ({ start, end });

test.each([
  { text: '2023-02-28', is: true },
  { text: '2024-02-29', is: true },
  { text: '2000-02-29', is: true },
  { text: '2023-02-29', is: false },
  { text: '1900-02-29', is: false },
  { text: '2023-04-31', is: false },
  { text: '2023-13-01', is: false },
  { text: '2023-00-10', is: false },
  { text: '2023-1-1', is: false },
  { text: '2023/01/01', is: false },
  { text: '2023-01-01T00:00', is: false },
  { text: '', is: false },
])('$text is a calendar date: $is', ({ text, is }) => {
  expect(isCalendarDate(text)).toBe(is);
  expect(PeriodSchema.safeParse(period(text, text)).success).toBe(is);
});

describe('length, middle, year', () => {
  test.each([
    { start: '2023-01-01', end: '2023-12-31', days: 365, middle: '2023-07-02', year: 2023, whole: true },
    { start: '2020-01-01', end: '2020-12-31', days: 366, middle: '2020-07-01', year: 2020, whole: true },
    { start: '2015-01-01', end: '2023-12-31', days: 3287, middle: '2019-07-02', year: 2023, whole: false },
    { start: '2023-10-01', end: '2023-12-31', days: 92, middle: '2023-11-15', year: 2023, whole: false },
    { start: '2022-12-31', end: '2023-12-30', days: 365, middle: '2023-07-01', year: 2023, whole: false },
    { start: '2023-05-04', end: '2023-05-04', days: 1, middle: '2023-05-04', year: 2023, whole: false },
    { start: '2023-05-04', end: '2023-05-05', days: 2, middle: '2023-05-04', year: 2023, whole: false },
  ])('$start to $end', ({ start, end, days, middle, year, whole }) => {
    const covered = period(start, end);
    expect(countDays(covered)).toBe(days);
    expect(middleOf(covered)).toBe(middle);
    expect(endYear(covered)).toBe(year);
    expect(isWholeYear(covered)).toBe(whole);
  });
});

test.each([
  { start: '2023-01-01', end: '2023-12-31', label: '2023' },
  { start: '2015-01-01', end: '2023-12-31', label: '2015–2023' },
  { start: '2023-05-04', end: '2023-05-04', label: '2023-05-04' },
  { start: '2023-10-01', end: '2023-12-31', label: '2023-10–12' },
  { start: '2023-02-01', end: '2023-02-28', label: '2023-02' },
  { start: '2024-02-01', end: '2024-02-28', label: '2024-02-01–02-28' },
  { start: '2022-11-01', end: '2023-02-28', label: '2022-11–2023-02' },
  { start: '2022-11-15', end: '2023-02-28', label: '2022-11-15–2023-02-28' },
  { start: '2023-06-25', end: '2023-09-30', label: '2023-06-25–09-30' },
  { start: '2023-01-01', end: '2023-12-12', label: '2023-01-01–12-12' },
])('$start to $end is called $label', ({ start, end, label }) => {
  expect(formatPeriod(period(start, end))).toBe(label);
});

const day = fc
  .integer({ min: Date.UTC(1949, 9, 1) / 86_400_000, max: Date.UTC(2099, 11, 31) / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));

test('different periods have different labels', () => {
  const few = fc.tuple(
    fc.constantFrom('2022', '2023'),
    fc.constantFrom('01', '02', '12'),
    fc.constantFrom('01', '28', '31'),
  );
  const date = few.map((parts) => parts.join('-')).filter(isCalendarDate);
  const span = fc.tuple(date, date).map(([a, b]) => (a < b ? period(a, b) : period(b, a)));
  fc.assert(
    fc.property(span, span, (a, b) => {
      expect(formatPeriod(a) === formatPeriod(b)).toBe(isSamePeriod(a, b));
    }),
  );
});

test('days are counted one by one', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 40_000 }), (start, length) => {
      const end = new Date(Date.parse(`${start}T00:00:00Z`) + length * 86_400_000).toISOString().slice(0, 10);
      expect(countDays(period(start, end))).toBe(length + 1);
      expect(daysBetween(start, end)).toBe(length);
      expect(daysBetween(end, start) + length).toBe(0);
      const middle = middleOf(period(start, end));
      expect(daysBetween(middle, end) - daysBetween(start, middle)).toBe(length % 2);
    }),
  );
});

describe('the same days of another year', () => {
  test.each([
    { from: '2023-01-01 2023-12-31', years: -1, to: '2022-01-01 2022-12-31' },
    { from: '2023-07-01 2024-06-30', years: 2, to: '2025-07-01 2026-06-30' },
    { from: '2023-12-31 2023-12-31', years: 1, to: '2024-12-31 2024-12-31' },
    { from: '2024-02-29 2024-02-29', years: -1, to: '2023-02-28 2023-02-28' },
    { from: '2024-02-01 2024-02-29', years: 4, to: '2028-02-01 2028-02-29' },
    { from: '2023-02-01 2023-02-28', years: 1, to: '2024-02-01 2024-02-28' },
    { from: '2000-02-29 2000-02-29', years: -100, to: '1900-02-28 1900-02-28' },
    { from: '1000-01-01 1000-12-31', years: -1, to: '0999-01-01 0999-12-31' },
  ])('$from, $years years: $to', ({ from, years, to }) => {
    const [start = '', end = ''] = from.split(' ');
    const shifted = shiftYears(period(start, end), years);
    expect(`${shifted.start} ${shifted.end}`).toBe(to);
  });

  test('are real dates in their order; there and back they are the same but for the 29th of February', () => {
    const span = fc.tuple(day, day).map(([a, b]) => (a < b ? period(a, b) : period(b, a)));
    fc.assert(
      fc.property(span, fc.integer({ min: -60, max: 60 }), (covered, years) => {
        const shifted = shiftYears(covered, years);
        expect(PeriodSchema.safeParse(shifted).success).toBe(true);
        expect(daysBetween(shifted.start, shifted.end)).toBeGreaterThanOrEqual(0);
        expect(endYear(shifted)).toBe(endYear(covered) + years);
        expect(isWholeYear(shifted)).toBe(isWholeYear(covered));
        const back = shiftYears(shifted, -years);
        const without = (date: string): string => date.replace('-02-29', '-02-28');
        expect([without(back.start), without(back.end)]).toEqual([without(covered.start), without(covered.end)]);
      }),
    );
  });
});

test('a period that is not stated equals only another that is not', () => {
  const year = period('2023-01-01', '2023-12-31');
  expect([isSamePeriod(null, null), isSamePeriod(year, null), isSamePeriod({ ...year }, year)]).toEqual([
    true,
    false,
    true,
  ]);
});
