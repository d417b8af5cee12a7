/** The one date that outputs carry: SOURCE_DATE_EPOCH when given, else the edition's own. */

/** @param date of the benchmark, such as 2023-02-01 */
export function creationDate(date: string): Date {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  return epoch !== undefined && /^\d+$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date(`${date}T00:00:00Z`);
}
