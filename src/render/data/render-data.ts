/** The open data package: CSV tables and their description (Frictionless Data Package). Takes model values, formats nothing. */
import { stringify } from 'csv-stringify/sync';
import type { Compared } from '../../model/compared.js';
import type { Comparison, Contrast } from '../../model/comparison.js';
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

export function renderData(dataset: Dataset, compared: Compared): DataFile[] {
  const { comparisons } = compared;
  const tables = [
    tableOfObservations(dataset),
    tableOfComparisons(dataset, comparisons),
    tableOfContrasts(comparisons),
    tableOfChanges(comparisons),
    tableOfSeries(comparisons),
    tableOfNeighbours(compared),
    tableOfBureaus(dataset, compared),
    tableOfIndicators(dataset, compared),
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
      ['interval_lower', 'number'],
      ['interval_upper', 'number'],
      ['rank_interval_best', 'integer'],
      ['rank_interval_worst', 'integer'],
      ['rank_possible_best', 'integer'],
      ['rank_possible_worst', 'integer'],
      ['median_lower', 'number'],
      ['median_upper', 'number'],
      ['pooled', 'number'],
      ['pooled_lower', 'number'],
      ['pooled_upper', 'number'],
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
        member.interval?.lower,
        member.interval?.upper,
        member.rank?.interval.best,
        member.rank?.interval.worst,
        member.rank?.possible.best,
        member.rank?.possible.worst,
        comparison.group?.median.lower,
        comparison.group?.median.upper,
        comparison.group?.pooled?.value,
        comparison.group?.pooled?.lower,
        comparison.group?.pooled?.upper,
      ]),
    ),
  };
}

function tableOfContrasts(comparisons: readonly Comparison[]): DataTable {
  return {
    name: 'contrasts',
    description:
      'A figure against the others together, its peers, the reference bureau, or (pairs, in sets of at most 40) one other: ratio of rates or difference of proportions with its 95 % interval.',
    columns: [
      ['comparison', 'string'],
      ['bureau', 'string'],
      ['reference', 'string'],
      ['reference_id', 'string'],
      ['against', 'integer'],
      ['reference_value', 'number'],
      ['effect_measure', 'string'],
      ['effect', 'number'],
      ['effect_lower', 'number'],
      ['effect_upper', 'number'],
      ['interval_lower', 'number'],
      ['interval_upper', 'number'],
      ['word', 'string'],
      ['reason', 'string'],
      ['assessment', 'string'],
      ['probability_larger', 'number'],
    ],
    rows: comparisons.flatMap(({ id, contrasts, pairs }) => [
      ...contrasts.map((contrast) => rowOfContrast(id, contrast, contrast.reference.type)),
      ...pairs.map((pair) => rowOfContrast(id, pair, 'pair')),
    ]),
  };
}

function rowOfContrast(comparison: string, contrast: Contrast, reference: string): Value[] {
  const { reference: of, effect, interval } = contrast;
  return [
    comparison,
    contrast.bureau,
    reference,
    of.type === 'peers' ? of.group : of.type === 'bureau' ? of.bureau : undefined,
    contrast.against,
    contrast.reference_value?.value,
    contrast.effect_measure,
    effect?.value,
    effect?.lower,
    effect?.upper,
    interval?.lower,
    interval?.upper,
    contrast.word,
    contrast.reason,
    contrast.assessment,
    contrast.probability,
  ];
}

function tableOfChanges(comparisons: readonly Comparison[]): DataTable {
  return {
    name: 'changes',
    description:
      'Changes from one year to the next, computed from two figures of a bureau, beside what the bureau states.',
    columns: [
      ['comparison', 'string'],
      ['bureau', 'string'],
      ['from_observation', 'string'],
      ['to_observation', 'string'],
      ['from_start', 'date'],
      ['from_end', 'date'],
      ['to_start', 'date'],
      ['to_end', 'date'],
      ['unit', 'string'],
      ['change', 'number'],
      ['change_lower', 'number'],
      ['change_upper', 'number'],
      ['method', 'string'],
      ['z', 'number'],
      ['word', 'string'],
      ['stated_observation', 'string'],
      ['stated_agrees', 'string'],
    ],
    rows: comparisons.flatMap(({ id, series }) =>
      series.flatMap(({ changes }) =>
        changes.map(({ bureau, from, to, unit, size, method, z, word, stated }) => [
          id,
          bureau,
          from.observation,
          to.observation,
          from.period.start,
          from.period.end,
          to.period.start,
          to.period.end,
          unit,
          size?.value,
          size?.lower,
          size?.upper,
          method,
          z,
          word,
          stated?.observation,
          stated && (stated.agrees ? 'yes' : 'no'),
        ]),
      ),
    ),
  };
}

function tableOfSeries(comparisons: readonly Comparison[]): DataTable {
  return {
    name: 'series',
    description: 'A figure of a bureau over the years: its length, breaks, and the trend since the last break.',
    columns: [
      ['comparison', 'string'],
      ['bureau', 'string'],
      ['points', 'integer'],
      ['first_end', 'date'],
      ['last_end', 'date'],
      ['breaks', 'string'],
      ['trend_points', 'integer'],
      ['slope_per_year', 'number'],
      ['chi_square', 'number'],
      ['trend', 'string'],
    ],
    rows: comparisons.flatMap(({ id, series }) =>
      series.map(({ bureau, points, breaks, trend }) => [
        id,
        bureau,
        points.length,
        points[0]?.period.end,
        points.at(-1)?.period.end,
        breaks.join(' '),
        trend?.points,
        trend?.slope,
        trend?.chi_square,
        trend?.word,
      ]),
    ),
  };
}

function tableOfNeighbours({ peers }: Compared): DataTable {
  return {
    name: 'neighbours',
    description: 'Nearest neighbours by standardised Euclidean distance over the declared variables, nearest first.',
    columns: [
      ['group', 'string'],
      ['variables', 'string'],
      ['bureau', 'string'],
      ['place', 'integer'],
      ['neighbour', 'string'],
      ['distance', 'number'],
    ],
    rows: peers.flatMap(({ group, variables, neighbours }) =>
      neighbours.flatMap(({ bureau, nearest }) =>
        nearest.map((near, index) => [group, variables.join(' '), bureau, index + 1, near.bureau, near.distance]),
      ),
    ),
  };
}

function tableOfBureaus({ bureaus }: Dataset, { coverage }: Compared): DataTable {
  const covered = new Map(coverage.bureaus.map((entry) => [entry.bureau, entry]));
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
      ['indicators_published', 'integer'],
      ['indicators_applicable', 'integer'],
    ],
    rows: bureaus.flatMap((bureau) => {
      const head = [bureau.id, bureau.name.zh, bureau.name.en, bureau.adcode, bureau.level, bureau.parent];
      const { published, applicable } = covered.get(bureau.id) ?? {};
      const tail = [bureau.boundary?.zh, bureau.boundary?.en, published, applicable];
      if (bureau.population.length === 0) return [[...head, undefined, undefined, undefined, undefined, ...tail]];
      return bureau.population.map(({ date, value, basis, source }) => [...head, date, value, basis, source, ...tail]);
    }),
  };
}

function tableOfIndicators({ indicators }: Dataset, { coverage }: Compared): DataTable {
  const covered = new Map(coverage.indicators.map((entry) => [entry.indicator, entry]));
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
      ['bureaus_published', 'integer'],
      ['bureaus_applicable', 'integer'],
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
      covered.get(id)?.published,
      covered.get(id)?.applicable,
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
