/** Reads an earlier edition back from its output folder: the manifest and the data package. Takes the folder; gives rows, or what is missing. */
import { parse } from 'csv-parse/sync';
import type { InputFolder } from '../host/host.js';
import { hashBytes } from '../text/hash-bytes.js';
import type { EditionRecord, FigureRecord } from '../model/difference.js';
import { ManifestSchema, type Manifest } from '../model/manifest.js';

export const manifestFile = 'manifest.json';
const tables = { observations: 'data/observations.csv', comparisons: 'data/comparisons.csv' } as const;

/** What keeps an edition from being read. */
export interface EditionProblem {
  /** Below the folder; empty for the folder itself. */
  readonly path: string;
  readonly problem: string;
  readonly hint: string;
}

/** @param below where the edition is, below the folder, with a `/` at its end; empty for the folder itself. */
export function readEdition(folder: InputFolder, below = ''): EditionRecord | EditionProblem {
  const manifest = readManifestFile(folder, `${below}${manifestFile}`);
  if (typeof manifest === 'string')
    return { path: `${below}${manifestFile}`, problem: manifest, hint: 'name the output folder of a build' };
  const files = Object.values(tables).map((path) => ({ path, bytes: folder.readFile(`${below}${path}`) }));
  const missing = files.find(({ bytes }) => !bytes);
  if (missing)
    return {
      path: `${below}${missing.path}`,
      problem: 'the edition was built without its data',
      hint: 'build it again with --format data among its formats',
    };
  const changed = files.find(({ path, bytes }) => !bytes || hashBytes(bytes) !== hashIn(manifest, path));
  if (changed)
    return {
      path: `${below}${changed.path}`,
      problem: 'the file is not as the build wrote it',
      hint: 'build that edition again, or put the file back as it was',
    };
  const [observations = [], comparisons = []] = files.map(({ bytes }) => readRows(bytes));
  return toEditionRecord(manifest, observations, comparisons);
}

const hashIn = ({ outputs }: Manifest, path: string): string | undefined =>
  outputs.find((output) => output.path === path)?.sha256;

export const isEditionProblem = (found: EditionRecord | EditionProblem): found is EditionProblem => 'problem' in found;

function readManifestFile(folder: InputFolder, path: string): Manifest | string {
  const bytes = folder.readFile(path);
  if (!bytes) return 'it is missing';
  try {
    return ManifestSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return 'it is no manifest of a build';
  }
}

type Row = Readonly<Record<string, string>>;

/** Rows of a table of the data package, the apostrophe off that keeps a text from being taken for a formula. */
function readRows(bytes: Uint8Array | undefined): Row[] {
  const rows: Row[] = parse(new TextDecoder().decode(bytes), { bom: true, columns: true, relax_column_count: true });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([, cell]) => cell !== '')
        .map(([name, cell]) => [name, /^'[=+\-@\t]/.test(cell) ? cell.slice(1) : cell]),
    ),
  );
}

/** An edition from the tables of its data package. */
export function toEditionRecord(
  { slug, date }: Pick<Manifest, 'slug' | 'date'>,
  observations: readonly Row[],
  comparisons: readonly Row[],
): EditionRecord {
  const byId = new Map(observations.map((row) => [row['id'] ?? '', row]));
  return { slug, date, observations: byId, figures: comparisons.map((row) => toFigure(row, byId)) };
}

const toNumber = (cell: string | undefined): number | undefined => (cell === undefined ? undefined : Number(cell));

const toFigure = (row: Row, observations: ReadonlyMap<string, Row>): FigureRecord => ({
  comparison: row['comparison'] ?? '',
  indicator: row['indicator'] ?? '',
  kind: row['kind'] ?? '',
  verdict: row['verdict'] ?? '',
  bureau: row['bureau'] ?? '',
  observation: row['observation'] ?? '',
  value: Number(row['value']),
  corrected: observations.get(row['observation'] ?? '')?.['published_value'] !== undefined,
  rate: toNumber(row['rate']),
  population: toNumber(row['population']),
  standing: row['standing'] ?? '',
  rules: (row['rules'] ?? '').split(' ').filter((rule) => rule !== ''),
  rank: toNumber(row['rank']),
  ranked: toNumber(row['ranked']),
});
