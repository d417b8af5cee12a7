/** Observations may be YAML, CSV or a workbook: the same figures give the same data set. */
import { stringify as toCsv } from 'csv-stringify/sync';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify as toYaml } from 'yaml';
import { memoryFolder } from '../../src/host/memory-folder.js';
import { observationColumns, readObservation, type Observation } from '../../src/model/observation.js';
import { readDataset } from '../../src/read/read-dataset.js';
import { makeWorkbook } from './make-workbook.js';
import { validBenchmark } from './valid-benchmark.js';

const chineseOnly = validBenchmark['benchmark.yaml']?.replace('[zh, en]', '[zh]') ?? '';
const codeLists = Object.fromEntries(
  Object.entries(validBenchmark).filter(([path]) => !path.startsWith('observations/')),
);

/** Reads observations that stand in one file; fails when anything is wrong with them. */
function readFrom(name: string, content: string | Uint8Array): readonly Observation[] {
  const files = { ...codeLists, 'benchmark.yaml': chineseOnly, [`observations/${name}`]: content };
  const { value, diagnostics } = readDataset(memoryFolder(files));
  expect(diagnostics.filter(({ code }) => code !== 'source-unused')).toEqual([]);
  return value?.observations ?? [];
}

/** An apostrophe before a text that a spreadsheet would take for a formula. */
const guard = (cell: string | number | undefined): string | number | undefined =>
  typeof cell === 'string' && /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell;

/** As the contract has it: byte order mark, CRLF, guarded texts. */
function asCsv(observations: readonly Observation[]): string {
  const rows = observations.map((observation) =>
    observationColumns.map((column) => guard(readObservation(observation, column))),
  );
  return `\u{feff}${toCsv([[...observationColumns], ...rows], { record_delimiter: '\r\n' })}`;
}

const text = (longest: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...Array.from('纠纷化解起东川,"\n;:#-=+@\'\\ {}[]*&!|>%`0123abc𬭚“”')), {
      maxLength: longest,
    })
    // A text that starts with an apostrophe and a sign is the one that CSV cannot tell from its own guard.
    .map((characters) => characters.join('').replace(/^'+/, ''))
    // The library that writes YAML here folds lines of nothing but blanks; nobody writes such a note.
    .filter((written) => !/(^|\n) +(\n|$)/.test(written));

const numberOfCents = fc.integer({ min: 0, max: 1_000_000_000 }).map((cents) => cents / 100);

const observation = fc
  .record({
    value: numberOfCents,
    below: numberOfCents,
    above: fc.option(numberOfCents),
    rough: fc.boolean(),
    scope: text(12),
    note: text(40),
    phrase: text(30),
    month: fc.option(fc.integer({ min: 1, max: 12 })),
    numerator: fc.option(numberOfCents, { nil: undefined }),
    status: fc.constantFrom('reported' as const, 'derived' as const),
  })
  .map(({ value: given, below, above, rough, scope, note, phrase, month, numerator, status }): Observation => {
    // A source counts whole cases.
    const value = status === 'derived' ? given : Math.round(given);
    const day = `2023-${String(month).padStart(2, '0')}-15`;
    return {
      id: 'to be numbered',
      bureau: 'dongchuan',
      indicator: 'disputes-resolved',
      kind: 'level',
      value,
      lower: value - below,
      upper: above === null && rough ? null : value + (above ?? 0),
      unit: 'case',
      qualifier: rough ? 'more-than' : 'exact',
      period: month === null ? null : { start: day, end: day },
      scope,
      source: 'dongchuan-2023',
      locator: 'p3:40-52',
      status,
      note,
      derived_from: status === 'derived' ? ['dongchuan-2023/1', 'dongchuan-2023/2'] : [],
      ...(status === 'derived' ? { formula: '=a + b' } : {}),
      phrase: phrase === '' ? '甲' : phrase,
      ...(numerator === undefined ? {} : { numerator }),
    };
  });

const observations = fc
  .array(observation, { minLength: 2, maxLength: 6 })
  // Different scopes keep two values from being one fact.
  .map((list) =>
    list.map((each, index) => ({ ...each, id: `dongchuan-2023/${index + 1}`, scope: `${index}${each.scope}` })),
  );

test('what is written as CSV or as YAML is read back unchanged', () => {
  fc.assert(
    fc.property(observations, (written) => {
      expect(readFrom('figures.csv', asCsv(written))).toEqual(written);
      expect(readFrom('figures.yaml', toYaml(written))).toEqual(written);
    }),
  );
});

test('what another program writes as a workbook is read back unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(observations, async (written) => {
      expect(readFrom('figures.xlsx', await makeWorkbook(written))).toEqual(written);
    }),
  );
});

test('the figures of the valid benchmark are the same when its CSV file is written as YAML', () => {
  const { value } = readDataset(memoryFolder(validBenchmark));
  const figures = value?.observations.filter(({ source }) => source === 'xiping-2023') ?? [];
  expect(figures).toHaveLength(5);
  expect(readFrom('figures.yaml', toYaml(figures))).toEqual(figures);
  expect(readFrom('figures.csv', validBenchmark['observations/xiping-2023.csv'] ?? '')).toEqual(figures);
});

test.each([
  {
    name: 'an empty upper cell of a rough figure means no ceiling',
    row: '1000,1000,,case,more-than',
    bounds: [1000, null],
  },
  { name: 'an exact figure needs no bounds', row: '1000,,,case,', bounds: [1000, 1000] },
  { name: 'given bounds stand', row: '1000,950,1050,case,about', bounds: [950, 1050] },
])('$name', ({ row, bounds }) => {
  const header = 'id,bureau,indicator,kind,value,lower,upper,unit,qualifier,period_start,period_end,source,phrase';
  const [read] = readFrom(
    'a.csv',
    `${header}\na-b/1,xiping,disputes-resolved,level,${row},2023-01-01,2023-12-31,xiping-2023,化解1000起\n`.replace(
      'a-b',
      'xiping-2023',
    ),
  );
  expect([read?.lower, read?.upper]).toEqual(bounds);
});

test('a cell of two lines moves no later place, in a file of CR LF', () => {
  const yunxi = (validBenchmark['observations/yunxi-2023.csv'] ?? '')
    .replace('化解纠纷1万起以上', '"化解纠纷\n1万起以上"')
    .replace('traffic-deaths', 'traffic-death')
    .replaceAll('\n', '\r\n');
  const { diagnostics } = readDataset(memoryFolder({ ...validBenchmark, 'observations/yunxi-2023.csv': yunxi }));
  expect(diagnostics.map(({ code, place }) => `${code} ${place.line}:${place.column}`)).toEqual(['unknown-id 4:20']);
});

test('rows of commas alone are none, and move no later place', () => {
  const [header = '', ...rows] = (validBenchmark['observations/yunxi-2023.csv'] ?? '').trimEnd().split('\n');
  const blank = header.replaceAll(/[^,]/g, '');
  const read = (...lines: string[]): ReturnType<typeof readDataset> =>
    readDataset(memoryFolder({ ...validBenchmark, 'observations/yunxi-2023.csv': `${lines.join('\n')}\n` }));
  const usual = read(header, ...rows);
  expect(read(header, blank, ...rows, blank, ' ,')).toEqual(usual);
  const wrong = rows.map((row) => row.replace('traffic-deaths', 'traffic-death'));
  expect(read(header, blank, ...wrong).diagnostics.map(({ place }) => `${place.line}:${place.column}`)).toEqual([
    `${rows.findIndex((row) => row.includes('traffic-deaths')) + 3}:20`,
  ]);
});
