/** Reads the data package back and compares it with the model. */
import { parse } from 'csv-parse/sync';
import type { Comparison } from '../model/comparison.js';
import type { Dataset } from '../model/dataset.js';
import { observationColumns, toObservationRow } from '../model/observation.js';
import type { CheckResult, Problem } from './problem.js';

type Row = Readonly<Record<string, string>>;

function readRows(bytes: Uint8Array): Row[] {
  return parse(Buffer.from(bytes), { bom: true, columns: true });
}

export function checkObservationsCsv(file: string, bytes: Uint8Array, { observations }: Dataset): CheckResult {
  const rows = new Map(readRows(bytes).map((row) => [row['id'] ?? '', row]));
  const problems: Problem[] = [];
  let compared = 0;
  for (const observation of observations) {
    const row = rows.get(observation.id);
    const expected = toObservationRow(observation);
    for (const column of observationColumns) {
      const want = expected[column];
      const have = (row?.[column] ?? '').replace(/^'(?=[=+\-@\t])/, '');
      if (typeof want === 'number') compared++;
      const equal = typeof want === 'number' ? have !== '' && Number(have) === want : have === (want ?? '');
      if (!equal)
        problems.push({ file, message: `${observation.id}, ${column}: "${have}" instead of "${want ?? ''}"` });
    }
  }
  if (rows.size !== observations.length)
    problems.push({ file, message: `${rows.size} rows instead of ${observations.length}` });
  return { file, compared, problems };
}

export function checkComparisonsCsv(file: string, bytes: Uint8Array, comparisons: readonly Comparison[]): CheckResult {
  const rows = new Map(readRows(bytes).map((row) => [`${row['comparison']} ${row['bureau']}`, row]));
  const problems: Problem[] = [];
  let compared = 0;
  for (const { id, members, verdict } of comparisons) {
    for (const member of members) {
      const row = rows.get(`${id} ${member.bureau}`) ?? {};
      const expected: readonly (readonly [string, string | number | null | undefined])[] = [
        ['verdict', verdict],
        ['observation', member.observation.id],
        ['value', member.stated.value],
        ['lower', member.stated.lower],
        ['upper', member.stated.upper],
        ['rate', member.rate?.value],
        ['rate_lower', member.rate?.lower],
        ['rate_upper', member.rate?.upper],
        ['population', member.population?.value],
        ['standing', member.standing],
        ['rank', member.rank?.position],
      ];
      for (const [column, want] of expected) {
        if (typeof want === 'number') compared++;
        const have = row[column] ?? '';
        const equal = typeof want === 'number' ? have !== '' && Number(have) === want : have === (want ?? '');
        if (!equal)
          problems.push({ file, message: `${id}, ${member.bureau}, ${column}: "${have}" instead of "${want ?? ''}"` });
      }
    }
  }
  return { file, compared, problems };
}
