/** The data package as other programs read it. */
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryFolder } from '../../../src/host/memory-folder.js';
import type { Dataset } from '../../../src/model/dataset.js';
import type { Language } from '../../../src/model/language.js';
import type { Observation } from '../../../src/model/observation.js';
import { compare } from '../../../src/pipeline.js';
import { readDataset } from '../../../src/read/read-dataset.js';
import { renderData } from '../../../src/render/data/render-data.js';
import { figuresIn, prepareShipped } from '../../brief/prepared.js';
import { toDataset } from '../../compare/figures.js';
import { runProgram, because, whyWithout } from '../../host/programs.js';
import { validBenchmark } from '../../read/valid-benchmark.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const tables = ['observations', 'comparisons', 'contrasts', 'bureaus', 'indicators', 'sources'] as const;
/** Tables of years and neighbours: the shipped benchmark has neither two years of anything nor peer groups. */
const empty = ['changes', 'series', 'neighbours'] as const;

/** Columns of observations, as programs outside rely on them (design.md §5). */
const columns =
  'id,bureau,indicator,kind,value,lower,upper,unit,qualifier,period_start,period_end,scope,source,locator,phrase,status,note,variant,numerator,denominator,formula,derived_from';

function filesOf(dataset: Dataset, figures: Parameters<typeof renderData>[2] = new Map()): Map<string, string> {
  // The decoder keeps the byte order mark.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const files = renderData(dataset, compare(dataset), figures);
  return new Map(files.map(({ path, bytes }) => [path, decoder.decode(bytes)]));
}

const rowsOf = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });

const observationsOf = (dataset: Dataset): Record<string, string>[] =>
  rowsOf(filesOf(dataset).get('data/observations.csv') ?? '');

/** One invented figure with the given facts. */
const oneFigure = (differences: Partial<Observation>): Dataset =>
  toDataset({ rows: [{ bureau: 'dongchuan', ...differences }] });

describe('the shipped benchmark', () => {
  const { dataset, comparisons } = prepareShipped();
  const files = filesOf(dataset, new Map((['zh', 'en'] as const).map((language) => [language, figuresIn(language)])));

  it.each(tables)('%s: a byte order mark, CRLF only, as many cells in every row', (name) => {
    const text = files.get(`data/${name}.csv`) ?? '';
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.slice(1)).not.toContain('\ufeff');
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const rows: string[][] = parse(text, { bom: true, relax_column_count: true });
    expect(rows.length).toBeGreaterThan(1);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });

  it.each(empty)('%s: a header and no rows', (name) => {
    const rows: string[][] = parse(files.get(`data/${name}.csv`) ?? '', { bom: true });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.length).toBeGreaterThan(4);
  });

  it('observations: the 22 columns that programs rely on, a row each in their order', () => {
    const text = files.get('data/observations.csv') ?? '';
    expect(text.slice(1).split('\r\n')[0]).toBe(columns);
    expect(columns.split(',')).toHaveLength(22);
    expect(rowsOf(text).map((row) => row['id'])).toEqual(dataset.observations.map(({ id }) => id));
  });

  it('observations: every number comes back as it was', () => {
    const rows = rowsOf(files.get('data/observations.csv') ?? '');
    for (const [index, { value, lower, upper, phrase, period }] of dataset.observations.entries()) {
      const row = rows[index] ?? {};
      expect(Number(row['value'])).toBe(value);
      expect(Number(row['lower'])).toBe(lower);
      expect(row['upper']).toBe(upper === null ? '' : `${upper}`);
      expect(row['phrase']).toBe(phrase ?? '');
      expect([row['period_start'], row['period_end']]).toEqual([period?.start ?? '', period?.end ?? '']);
    }
  });

  it('comparisons: a row for each member, rates recomputed from figure and population', () => {
    const rows = rowsOf(files.get('data/comparisons.csv') ?? '');
    expect(rows).toHaveLength(comparisons.reduce((sum, { members }) => sum + members.length, 0));
    const rates = rows.filter((row) => row['rate'] !== '');
    expect(rates.length).toBeGreaterThan(4);
    for (const row of rates) {
      const expected = (Number(row['value']) * Number(row['rate_base'])) / Number(row['population']);
      expect(Number(row['rate'])).toBeCloseTo(expected, 9);
    }
  });

  const figureTables = (language: Language): string[] => figuresIn(language).map(({ id }) => id);
  it.each([
    { folder: 'data', package: 'bench-sample', title: 'en', named: [...tables, ...empty] },
    { folder: 'data/figures/zh', package: 'bench-sample.zh', title: 'zh', named: figureTables('zh') },
    { folder: 'data/figures/en', package: 'bench-sample.en', title: 'en', named: figureTables('en') },
  ] as const)('$folder/datapackage.json names each file and its fields in order', (expected) => {
    interface Resource {
      readonly path: string;
      readonly encoding: string;
      readonly schema: { readonly fields: readonly { readonly name: string; readonly type: string }[] };
    }
    const { folder } = expected;
    const described: { name: string; title: string; resources: Resource[] } = JSON.parse(
      files.get(`${folder}/datapackage.json`) ?? '',
    );
    const { resources } = described;
    expect(described).toMatchObject({ name: expected.package, title: dataset.benchmark.title[expected.title] });
    expect(expected.named.length).toBeGreaterThan(4);
    expect(resources.map(({ path }) => path).toSorted()).toEqual(
      expected.named.map((table) => `${table}.csv`).toSorted(),
    );
    expect([...files.keys()].filter((path) => dirname(path) === folder).toSorted()).toEqual(
      [...resources.map(({ path }) => `${folder}/${path}`), `${folder}/datapackage.json`].toSorted(),
    );
    for (const { path, encoding, schema } of resources) {
      expect(encoding).toBe('utf-8');
      const text = files.get(`${folder}/${path}`) ?? '';
      expect(text.slice(1).split('\r\n')[0]).toBe(schema.fields.map((field) => field.name).join(','));
      for (const row of rowsOf(text)) {
        for (const field of schema.fields) {
          const cell = row[field.name] ?? '';
          const pattern = patterns[field.type];
          expect({ ...field, cell, fits: cell === '' || pattern?.test(cell) }).toEqual({ ...field, cell, fits: true });
        }
      }
    }
  });

  const python = '/usr/bin/python3';
  const withoutPython = whyWithout(python);
  it.skipIf(withoutPython !== undefined)(`Python’s csv reads the same values${because(withoutPython)}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-data-'));
    const script = `import csv, json, sys
with open(sys.argv[1], encoding='utf-8-sig', newline='') as file: print(json.dumps(list(csv.DictReader(file))))`;
    for (const name of tables) {
      const path = join(folder, `${name}.csv`);
      writeFileSync(path, files.get(`data/${name}.csv`) ?? '');
      expect(JSON.parse(runProgram(python, ['-c', script, path]))).toEqual(rowsOf(files.get(`data/${name}.csv`) ?? ''));
    }
    rmSync(folder, { recursive: true });
  });
});

const patterns: Readonly<Record<string, RegExp>> = {
  string: /^[\s\S]*$/,
  number: /^-?\d+(\.\d+)?(e-?\d+)?$/,
  integer: /^-?\d+$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};

describe('texts that a spreadsheet could take for formulas', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+86起', "'+86起"],
    ['-5', "'-5"],
    ['@东川区', "'@东川区"],
    ['\t东川区', "'\t东川区"],
    ['=HYPERLINK("http://a.example","云溪")', `'=HYPERLINK("http://a.example","云溪")`],
    // These are not formulas and stay as they are.
    ['同比-5', '同比-5'],
    ["'=1", "'=1"],
    ['−5', '−5'],
    ['', ''],
    ['破获"东川"案件,共\n3起', '破获"东川"案件,共\n3起'],
  ])('%j is written as %j', (phrase, written) => {
    expect(observationsOf(oneFigure({ phrase, note: phrase }))[0]).toMatchObject({ phrase: written, note: written });
  });

  it('negative numbers are numbers', () => {
    const text = filesOf(oneFigure({ kind: 'change', unit: 'percent', value: -27.1, lower: -27.15, upper: -27.05 }));
    expect(text.get('data/observations.csv')).toContain(',change,-27.1,-27.15,-27.05,percent,');
  });
});

describe('numbers', () => {
  it('parse back exactly, whatever they are', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const [row] = observationsOf(oneFigure({ value, lower: value, upper: value }));
        // A minus before zero says nothing.
        expect(Number(row?.['value'])).toBe(value === 0 ? 0 : value);
      }),
      { numRuns: 300 },
    );
  });
});

describe('written and read again', () => {
  it('a data set is the same from its own CSV', () => {
    const { value: dataset } = readDataset(memoryFolder(validBenchmark));
    if (!dataset) throw new Error('the benchmark cannot be read');
    const others = Object.entries(validBenchmark).filter(([path]) => !path.startsWith('observations/'));
    const csv = filesOf(dataset).get('data/observations.csv') ?? '';
    const again = readDataset(memoryFolder({ ...Object.fromEntries(others), 'observations/all.csv': csv }));
    expect(again.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(again.value?.observations).toEqual(dataset.observations);
  });
});
