/** The open data package: CSV tables and their description (Frictionless Data Package). Takes model values, formats nothing. */
import { stringify } from 'csv-stringify/sync';
import type { Compared } from '../../model/compared.js';
import type { Dataset } from '../../model/dataset.js';
import type { Language } from '../../model/language.js';
import type { Figure } from '../../model/report.js';
import type { DataTable } from './data-table.js';
import { tableOfBureaus } from './tables/bureaus.js';
import { tableOfChanges } from './tables/changes.js';
import { tableOfComparisons } from './tables/comparisons.js';
import { tableOfContrasts } from './tables/contrasts.js';
import { tableOfFigure } from './tables/figure.js';
import { tableOfIndicators } from './tables/indicators.js';
import { tableOfNeighbours } from './tables/neighbours.js';
import { tableOfObservations } from './tables/observations.js';
import { tableOfSeries } from './tables/series.js';
import { tableOfSources } from './tables/sources.js';

export interface DataFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * @param figures those of each edition. What they draw is in the edition's words and has a package of its own beside it, so that the
 * main package is the same whichever editions were built.
 */
export function renderData(
  dataset: Dataset,
  { comparisons, peers, coverage }: Compared,
  figures: ReadonlyMap<Language, readonly Figure[]>,
): DataFile[] {
  const tables = [
    tableOfObservations(dataset),
    tableOfComparisons(comparisons, dataset.benchmark.rate_base),
    tableOfContrasts(comparisons),
    tableOfChanges(comparisons),
    tableOfSeries(comparisons),
    tableOfNeighbours(peers),
    tableOfBureaus(dataset.bureaus, coverage),
    tableOfIndicators(dataset.indicators, coverage),
    tableOfSources(dataset.sources),
  ];
  const { slug } = dataset.benchmark;
  return [
    ...renderPackage('data', slug, 'en', dataset, tables),
    ...[...figures].flatMap(([language, drawn]) =>
      renderPackage(`data/figures/${language}`, `${slug}.${language}`, language, dataset, drawn.map(tableOfFigure)),
    ),
  ];
}

function renderPackage(
  folder: string,
  name: string,
  language: Language,
  dataset: Dataset,
  tables: readonly DataTable[],
): DataFile[] {
  const encoder = new TextEncoder();
  const description = `${JSON.stringify(describe(name, language, dataset, tables), null, 2)}\n`;
  return [
    ...tables.map((table) => ({ path: `${folder}/${table.name}.csv`, bytes: encoder.encode(toCsv(table)) })),
    { path: `${folder}/datapackage.json`, bytes: encoder.encode(description) },
  ];
}

/** UTF-8 with a byte order mark and CRLF, as spreadsheets expect. A text that could be taken for a formula gets an apostrophe. */
function toCsv({ fields, rows }: DataTable): string {
  const cells = rows.map((row) =>
    row.map((value) => (typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : value)),
  );
  return stringify([fields.map(({ name }) => name), ...cells], { bom: true, record_delimiter: 'windows' });
}

function describe(
  name: string,
  language: Language,
  { benchmark }: Dataset,
  tables: readonly DataTable[],
): Record<string, unknown> {
  return {
    name,
    title: benchmark.title[language],
    description: benchmark.subtitle[language],
    created: `${benchmark.date}T00:00:00Z`,
    resources: tables.map(({ name: table, description, fields }) => ({
      name: table,
      path: `${table}.csv`,
      title: description,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { lineTerminator: '\r\n' },
      schema: { fields, missingValues: [''] },
    })),
  };
}
