/** The one date that outputs carry: SOURCE_DATE_EPOCH when given, else the edition's own. */

const variable = 'SOURCE_DATE_EPOCH';

/** The last second of the year 9999: years of five digits are none in a PDF or a workbook. */
const last = 253_402_300_799;

/** As a script leaves it that sets it to nothing, it is not given. */
const given = (): string | undefined => process.env[variable] || undefined;

/** Why what is given is no time; undefined when it is one, or when nothing is given. */
export function explainWrongDate(): string | undefined {
  const epoch = given();
  if (epoch === undefined || (/^\d+$/.test(epoch) && Number(epoch) <= last)) return undefined;
  return `${variable} is "${epoch}"; it has to be a whole number of seconds since 1970, from 0 to ${last}`;
}

/** @param date of the benchmark, such as 2023-02-01 */
export function creationDate(date: string): Date {
  const epoch = given();
  return epoch === undefined ? new Date(`${date}T00:00:00Z`) : new Date(Number(epoch) * 1000);
}
