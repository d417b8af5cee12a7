/** The open data package: five CSV tables and their description (Frictionless Data Package). Takes model values, formats nothing. */
import { stringify } from 'csv-stringify/sync';
import type { Comparison } from '../../model/comparison.js';
import type { Dataset } from '../../model/dataset.js';
import { observationColumns, toObservationRow } from '../../model/observation.js';

type Value = string | number | null | undefined;

interface DataTable {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly (readonly [name: string, type: 'string' | 'number' | 'integer' | 'date'])[];
  readonly rows: readonly (readonly Value[])[];
}

export interface DataFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export function renderData(dataset: Dataset, comparisons: readonly Comparison[]): DataFile[] {
  const tables = [
    tableOfObservations(dataset),
    tableOfComparisons(dataset, comparisons),
    tableOfBureaus(dataset),
    tableOfIndicators(dataset),
    tableOfSources(dataset),
  ];
  const encoder = new TextEncoder();
  const description = `${JSON.stringify(describe(dataset, tables), null, 2)}\n`;
  return [
    ...tables.map((table) => ({ path: `data/${table.name}.csv`, bytes: encoder.encode(toCsv(table)) })),
    { path: 'data/datapackage.json', bytes: encoder.encode(description) },
  ];
}

/** UTF-8 with a byte order mark and CRLF, as spreadsheets expect. A text that could be taken for a formula gets an apostrophe. */
function toCsv({ columns, rows }: DataTable): string {
  const cells = rows.map((row) =>
    row.map((value) => (typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : value)),
  );
  return stringify([columns.map(([name]) => name), ...cells], { bom: true, record_delimiter: 'windows' });
}

const numeric: ReadonlySet<string> = new Set(['value', 'lower', 'upper', 'numerator', 'denominator']);

function tableOfObservations({ observations }: Dataset): DataTable {
  return {
    name: 'observations',
    description: 'Figures as published, each with its words and its place.',
    columns: observationColumns.map((name) => [
      name,
      numeric.has(name) ? 'number' : name.startsWith('period_') ? 'date' : 'string',
    ]),
    rows: observations.map((observation) => {
      const row = toObservationRow(observation);
      return observationColumns.map((column) => row[column]);
    }),
  };
}

function tableOfComparisons({ benchmark }: Dataset, comparisons: readonly Comparison[]): DataTable {
  return {
    name: 'comparisons',
    description: 'Figures side by side: one row a figure, with the verdict on the set and on the figure.',
    columns: [
      ['comparison', 'string'],
      ['indicator', 'string'],
      ['kind', 'string'],
      ['measure', 'string'],
      ['verdict', 'string'],
      ['published', 'integer'],
      ['bureau', 'string'],
      ['observation', 'string'],
      ['value', 'number'],
      ['lower', 'number'],
      ['upper', 'number'],
      ['rate', 'number'],
      ['rate_lower', 'number'],
      ['rate_upper', 'number'],
      ['rate_base', 'integer'],
      ['population', 'integer'],
      ['population_date', 'date'],
      ['population_basis', 'string'],
      ['standing', 'string'],
      ['rules', 'string'],
      ['rank', 'integer'],
      ['ranked', 'integer'],
      ['median', 'number'],
    ],
    rows: comparisons.flatMap((comparison) =>
      comparison.members.map((member) => [
        comparison.id,
        comparison.indicator,
        comparison.kind,
        comparison.measure,
        comparison.verdict,
        comparison.members.length,
        member.bureau,
        member.observation.id,
        member.stated.value,
        member.stated.lower,
        member.stated.upper,
        member.rate?.value,
        member.rate?.lower,
        member.rate?.upper,
        member.rate ? benchmark.rate_base : undefined,
        member.population?.value,
        member.population?.date,
        member.population?.basis,
        member.standing,
        [...new Set(member.findings.map(({ rule }) => rule))].join(' '),
        member.rank?.position,
        member.rank?.of,
        comparison.group?.median.value,
      ]),
    ),
  };
}

function tableOfBureaus({ bureaus }: Dataset): DataTable {
  return {
    name: 'bureaus',
    description: 'Reference areas with their populations: one row a population, one without any where none is on file.',
    columns: [
      ['id', 'string'],
      ['name_zh', 'string'],
      ['name_en', 'string'],
      ['adcode', 'string'],
      ['level', 'string'],
      ['parent', 'string'],
      ['population_date', 'date'],
      ['population', 'integer'],
      ['basis', 'string'],
      ['source', 'string'],
      ['boundary_zh', 'string'],
      ['boundary_en', 'string'],
    ],
    rows: bureaus.flatMap((bureau) => {
      const head = [bureau.id, bureau.name.zh, bureau.name.en, bureau.adcode, bureau.level, bureau.parent];
      const tail = [bureau.boundary?.zh, bureau.boundary?.en];
      if (bureau.population.length === 0) return [[...head, undefined, undefined, undefined, undefined, ...tail]];
      return bureau.population.map(({ date, value, basis, source }) => [...head, date, value, basis, source, ...tail]);
    }),
  };
}

function tableOfIndicators({ indicators }: Dataset): DataTable {
  return {
    name: 'indicators',
    description: 'The catalogue of indicators.',
    columns: [
      ['id', 'string'],
      ['family', 'string'],
      ['name_zh', 'string'],
      ['name_en', 'string'],
      ['definition_zh', 'string'],
      ['definition_en', 'string'],
      ['unit', 'string'],
      ['measure_type', 'string'],
      ['polarity', 'string'],
      ['rate', 'string'],
    ],
    rows: indicators.map(({ id, family, name, definition, unit, measure_type, polarity, rate }) => [
      id,
      family,
      name.zh,
      name.en,
      definition.zh,
      definition.en,
      unit,
      measure_type,
      polarity,
      rate,
    ]),
  };
}

function tableOfSources({ sources }: Dataset): DataTable {
  return {
    name: 'sources',
    description: 'Articles and population tables.',
    columns: [
      ['id', 'string'],
      ['kind', 'string'],
      ['bureau', 'string'],
      ['title', 'string'],
      ['publisher', 'string'],
      ['published', 'date'],
      ['covers_start', 'date'],
      ['covers_end', 'date'],
      ['url', 'string'],
      ['sha256', 'string'],
      ['note', 'string'],
    ],
    rows: sources.map(({ id, kind, bureau, title, publisher, published, covers, url, sha256, note }) => [
      id,
      kind,
      bureau,
      title,
      publisher,
      published,
      covers?.start,
      covers?.end,
      url,
      sha256,
      note,
    ]),
  };
}

function describe({ benchmark }: Dataset, tables: readonly DataTable[]): Record<string, unknown> {
  return {
    name: benchmark.slug,
    title: benchmark.title.en,
    description: benchmark.subtitle.en,
    created: `${benchmark.date}T00:00:00Z`,
    resources: tables.map(({ name, description, columns }) => ({
      name,
      path: `${name}.csv`,
      title: description,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { lineTerminator: '\r\n' },
      schema: { fields: columns.map(([field, type]) => ({ name: field, type })), missingValues: [''] },
    })),
  };
}
