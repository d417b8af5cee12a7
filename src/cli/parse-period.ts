/** The period that an option gives: a year, or two dates. */
import { isCalendarDate, type Period } from '../model/period.js';

/** `2023` or `2023-01-01..2023-06-30`; a sentence about what is wrong with anything else. */
export function parsePeriod(text: string): Period | string {
  if (/^(?:19|20)\d{2}$/.test(text)) return { start: `${text}-01-01`, end: `${text}-12-31` };
  const [start = '', end = '', ...more] = text.split('..');
  if (more.length > 0 || !isCalendarDate(start) || !isCalendarDate(end))
    return `"${text}" is no period; give a year such as 2023, or two dates such as 2023-01-01..2023-06-30`;
  return start <= end ? { start, end } : `the period ends (${end}) before it starts (${start})`;
}
