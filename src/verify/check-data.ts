/** Reads the data package back and compares every cell with the model's. */
import { CsvError, parse } from 'csv-parse/sync';
import type { CheckResult, Problem } from './problem.js';

/** @param expected the file as the model gives it now. */
export function checkDataFile(file: string, bytes: Uint8Array, expected: Uint8Array): CheckResult {
  if (file.endsWith('.csv')) return checkCsv(file, bytes, expected);
  const same = new TextDecoder().decode(bytes) === new TextDecoder().decode(expected);
  return { file, compared: 0, problems: same ? [] : [{ file, message: 'it is not what the model gives' }] };
}

function checkCsv(file: string, bytes: Uint8Array, expected: Uint8Array): CheckResult {
  const wanted = readRows(expected);
  let found: string[][];
  try {
    found = readRows(bytes);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { file, compared: 0, problems: [{ file, message: `it is no longer readable as CSV: ${error.message}` }] };
  }
  const [header = []] = wanted;
  const problems: Problem[] = [];
  let compared = 0;
  for (const [index, row] of wanted.entries()) {
    for (const [column, want] of row.entries()) {
      if (want !== '' && Number.isFinite(Number(want))) compared++;
      const have = found[index]?.[column] ?? '';
      if (!isSameCell(have, want)) {
        const place = index === 0 ? 'header' : labelRow(header, row);
        problems.push({ file, message: `${place}, ${header[column] ?? column + 1}: "${have}" instead of "${want}"` });
      }
    }
  }
  if (found.length !== wanted.length) {
    problems.push({ file, message: `${found.length - 1} rows instead of ${wanted.length - 1}` });
  }
  return { file, compared, problems };
}

const readRows = (bytes: Uint8Array): string[][] => parse(Buffer.from(bytes), { bom: true });

/** Numbers are compared as numbers: a spreadsheet may have written 398.0 for 398. */
function isSameCell(have: string, want: string): boolean {
  return have === want || (have !== '' && want !== '' && Number(have) === Number(want));
}

/** How a row is called: by its id; a comparison's row by the bureau as well. */
function labelRow(header: readonly string[], row: readonly string[]): string {
  const bureau = header[0] === 'comparison' ? row[header.indexOf('bureau')] : undefined;
  return [row[0] ?? '', ...(bureau === undefined ? [] : [bureau])].join(', ');
}
