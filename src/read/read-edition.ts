/** Reads an earlier edition back from its output folder: the manifest and the data package. Takes the folder; gives rows, or what is missing. */
import { parse } from 'csv-parse/sync';
import type { InputFolder } from '../host/host.js';
import { hashBytes } from '../text/hash-bytes.js';
import type { EditionRecord, EditionRow, FigureRecord, Included, PopulationRecord } from '../model/difference.js';
import { ManifestSchema, type Manifest } from '../model/manifest.js';

export const manifestFile = 'manifest.json';
const tableNames = ['observations', 'comparisons', 'bureaus', 'indicators'] as const;

/** The tables of a data package that tell an edition. */
export type EditionTables = Readonly<Record<(typeof tableNames)[number], readonly EditionRow[]>>;

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
  const files = tableNames.map((name) => {
    const path = `data/${name}.csv`;
    return { path, bytes: folder.readFile(`${below}${path}`) };
  });
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
  const [observations = [], comparisons = [], bureaus = [], indicators = []] = files.map(({ bytes }) =>
    readRows(bytes),
  );
  return toEditionRecord(manifest, { observations, comparisons, bureaus, indicators });
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

/** Rows of a table of the data package, the apostrophe off that keeps a text from being taken for a formula. */
function readRows(bytes: Uint8Array | undefined): EditionRow[] {
  const rows: EditionRow[] = parse(new TextDecoder().decode(bytes), {
    bom: true,
    columns: true,
    relax_column_count: true,
  });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([, cell]) => cell !== '')
        .map(([name, cell]) => [name, /^'[=+\-@\t]/.test(cell) ? cell.slice(1) : cell]),
    ),
  );
}

/** Files that the benchmark itself consists of; neither templates, nor the edition that it names as the one before. */
const isOwnFile = (path: string): boolean => /^(?:[^/]+\.yaml|observations\/.+)$/.test(path);

/** An edition from the tables of its data package. */
export function toEditionRecord(
  { slug, date, inputs }: Pick<Manifest, 'slug' | 'date' | 'inputs'>,
  { observations, comparisons, bureaus, indicators }: EditionTables,
): EditionRecord {
  const byId = new Map(observations.map((row) => [row['id'] ?? '', row]));
  const populations = new Map<string, PopulationRecord>();
  for (const population of bureaus.flatMap(toPopulation)) {
    const key = keyOf(population);
    if (!populations.has(key)) populations.set(key, population);
  }
  return {
    slug,
    date,
    observations: byId,
    figures: comparisons.map((row) => toFigure(row, byId.get(row['observation'] ?? '') ?? {}, populations)),
    bureaus: new Map(bureaus.map((row) => [row['id'] ?? '', toIncluded(row)])),
    indicators: new Map(
      indicators.map((row) => [row['id'] ?? '', { ...toIncluded(row), polarity: row['polarity'] ?? '' }]),
    ),
    populations,
    files: new Map(inputs.filter(({ path }) => isOwnFile(path)).map(({ path, sha256 }) => [path, sha256])),
  };
}

const toIncluded = (row: EditionRow): Included => ({
  id: row['id'] ?? '',
  name: { zh: row['name_zh'] ?? '', en: row['name_en'] ?? '' },
});

function toPopulation(row: EditionRow): PopulationRecord[] {
  const { id: bureau = '', population, population_date: date = '', basis = '', source = '' } = row;
  return population === undefined ? [] : [{ bureau, date, basis, value: Number(population), source }];
}

/** Of two populations of one basis and date the first is used. */
const keyOf = ({ bureau, basis, date }: Omit<PopulationRecord, 'value' | 'source'>): string =>
  [bureau, basis, date].join(' ');

const toNumber = (cell: string | undefined): number | undefined => (cell === undefined ? undefined : Number(cell));

function toFigure(
  row: EditionRow,
  observation: EditionRow,
  populations: ReadonlyMap<string, PopulationRecord>,
): FigureRecord {
  const { bureau = '', population_date: date = '', population_basis: basis = '' } = row;
  const value = Number(row['value']);
  const best = toNumber(row['rank_interval_best']);
  const worst = toNumber(row['rank_interval_worst']);
  const published = toNumber(observation['published_value']);
  return {
    comparison: row['comparison'] ?? '',
    indicator: row['indicator'] ?? '',
    kind: row['kind'] ?? '',
    measure: row['measure'] ?? '',
    verdict: row['verdict'] ?? '',
    bureau,
    observation: row['observation'] ?? '',
    end: observation['period_end'],
    value,
    lower: Number(row['lower'] ?? value),
    upper: toNumber(row['upper']),
    published:
      published === undefined
        ? undefined
        : {
            value: published,
            lower: Number(observation['published_lower'] ?? published),
            upper: toNumber(observation['published_upper']),
          },
    rate: toNumber(row['rate']),
    base: toNumber(row['rate_base']),
    population: row['population'] === undefined ? undefined : populations.get(keyOf({ bureau, basis, date })),
    standing: row['standing'] ?? '',
    rules: (row['rules'] ?? '').split(' ').filter((rule) => rule !== ''),
    rank: toNumber(row['rank']),
    ranked: toNumber(row['ranked']),
    interval: best === undefined || worst === undefined ? undefined : { best, worst },
  };
}
