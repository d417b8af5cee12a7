/** What a data set holds, and what may stand in a benchmark folder without complaint. */
import { describe, expect, test } from 'vitest';
import { memoryFolder } from '../../src/host/memory-folder.js';
import type { Dataset } from '../../src/model/dataset.js';
import { readDataset } from '../../src/read/read-dataset.js';
import { plant, type Plant } from './plant.js';
import { validBenchmark } from './valid-benchmark.js';

const dongchuan = 'observations/dongchuan-2023.yaml';
const beiling = 'observations/beiling-2023.yaml';
const xiping = 'observations/xiping-2023.csv';
const yunxi = 'observations/yunxi-2023.csv';

const whole = validBenchmark[beiling] ?? '';
const [firstFigure = ''] = whole.split('- id: beiling-2023/2');
/** The first figure of a file again, with another id and what else is replaced. */
const again = (find: string, replace: string): string =>
  whole + firstFigure.replace('beiling-2023/1', 'beiling-2023/8').replace(find, replace);

describe('nothing is wrong with', () => {
  test.each<{ name: string } & Plant>([
    { name: 'a count of zero', file: dongchuan, find: 'value: 24', replace: 'value: 0' },
    {
      name: 'nought per cent',
      file: dongchuan,
      find: 'value: 98.5\n  lower: 98.45\n  upper: 98.55',
      replace: 'value: 0',
    },
    {
      name: 'a hundred per cent',
      file: dongchuan,
      find: 'value: 98.5\n  lower: 98.45\n  upper: 98.55',
      replace: 'value: 100\n  lower: 99.5\n  upper: 100',
    },
    {
      name: 'a fall by all of it',
      file: dongchuan,
      find: 'value: -11.1\n  lower: -11.15\n  upper: -11.05',
      replace: 'value: -100',
    },
    {
      name: 'a rise to more than twice',
      file: dongchuan,
      find: 'value: -11.1\n  lower: -11.15\n  upper: -11.05',
      replace: 'value: 130',
    },
    {
      name: 'a reference period of one day',
      file: 'benchmark.yaml',
      find: '{ start: 2023-01-01, end: 2023-12-31 }',
      replace: '{ start: 2023-12-31, end: 2023-12-31 }',
    },
    {
      name: 'a source that covers one day',
      file: 'sources.yaml',
      find: '  publisher: null\n  published: null\n  covers: null',
      replace: '  publisher: null\n  published: null\n  covers: { start: 2020-11-01, end: 2020-11-01 }',
    },
    {
      name: 'a peer group',
      file: 'benchmark.yaml',
      find: 'slug: yunxi',
      replace:
        'slug: yunxi\npeers:\n  - { id: old, name: { zh: 老城, en: Old town }, bureaus: [dongchuan, beiling] }\n  - { id: counties, name: { zh: 县, en: Counties }, level: county }',
    },
    { name: 'one fact stated twice alike', file: beiling, replace: again('', '') },
    {
      name: 'two values that have different scopes',
      file: beiling,
      replace: again('value: 1950', 'value: 40\n  scope: 秋风行动'),
    },
    {
      name: 'two values of which one was rejected',
      file: beiling,
      replace: again('value: 1950', 'value: 40\n  status: rejected'),
    },
    {
      name: 'two values without a stated period',
      file: beiling,
      replace: again('value: 1950', 'value: 40').replaceAll(/period: .*/g, 'period: null'),
    },
    { name: 'a byte order mark in CSV', file: xiping, find: 'id,bureau', replace: '\u{feff}id,bureau' },
    { name: 'blank lines in CSV', file: yunxi, find: 'yunxi-2023/2,', replace: '\n\nyunxi-2023/2,' },
    { name: 'a file of another kind beside the observations', file: 'observations/notes.txt', replace: '待补' },
  ])('$name', (mistake) => {
    const { value, diagnostics } = readDataset(memoryFolder(plant(validBenchmark, [mistake]).files));
    expect(diagnostics).toEqual([]);
    expect(value).toBeDefined();
  });
});

describe('a data set', () => {
  const read = (plants: readonly Plant[]): Dataset => {
    const { value } = readDataset(memoryFolder(plant(validBenchmark, plants).files));
    if (!value) throw new Error('the benchmark cannot be read');
    return value;
  };
  const idsOf = ({ observations }: Dataset): string[] => observations.map(({ id }) => id);

  test('holds the figures by bureau, in the order of the report', () => {
    const sources = (dataset: Dataset): string[] => [...new Set(dataset.observations.map(({ source }) => source))];
    expect(sources(read([]))).toEqual(['yunxi-2023', 'dongchuan-2023', 'xiping-2023', 'beiling-2023']);
    const order = { file: 'benchmark.yaml', find: '[yunxi, dongchuan, xiping, beiling]', replace: '[xiping, yunxi]' };
    const two = read([order]);
    expect(two.bureaus.map(({ id }) => id)).toEqual(['xiping', 'yunxi']);
    expect(sources(two)).toEqual(['xiping-2023', 'yunxi-2023']);
  });

  test('holds only the indicators to include, in the order of the report', () => {
    const find = 'slug: yunxi';
    const dataset = read([
      { file: 'benchmark.yaml', find, replace: `${find}\nindicators: [traffic-deaths, disputes-resolved]` },
    ]);
    expect(dataset.indicators.map(({ id }) => id)).toEqual(['traffic-deaths', 'disputes-resolved']);
    expect(new Set(dataset.observations.map(({ indicator }) => indicator))).toEqual(
      new Set(['traffic-deaths', 'disputes-resolved']),
    );
    expect(read([]).indicators).toHaveLength(6);
  });

  test('counts what waits for review and what was refused, and leaves both out', () => {
    const dataset = read([
      { file: beiling, find: 'value: 1950', replace: 'value: 1950\n  status: candidate' },
      { file: dongchuan, find: 'value: 24', replace: 'value: 24\n  status: rejected' },
      { file: dongchuan, find: 'value: 9\n', replace: 'value: 9\n  status: rejected\n' },
    ]);
    expect([dataset.candidates, dataset.rejected]).toEqual([1, 2]);
    const kept = new Set(idsOf(dataset));
    expect(idsOf(read([])).filter((id) => !kept.has(id))).toEqual([
      'dongchuan-2023/4',
      'dongchuan-2023/6',
      'beiling-2023/1',
    ]);
  });

  test('keeps derived figures with their formula', () => {
    expect(read([]).observations.find(({ status }) => status === 'derived')).toMatchObject({
      id: 'xiping-2023/3',
      formula: '400 + 500',
      derived_from: ['xiping-2023/1', 'xiping-2023/2'],
    });
  });
});

test('an entry that is refused for one mistake has its other ones told as well', () => {
  const wrong = (validBenchmark['observations/beiling-2023.yaml'] ?? '')
    .replace('value: 1950', 'value: viele')
    .replace('indicator: disputes-resolved', 'indicator: disputes-resolvd')
    .replace('- id: beiling-2023/2', '- id: beiling-2023/1');
  const files = { ...validBenchmark, [beiling]: wrong };
  const { diagnostics } = readDataset(memoryFolder(files));
  expect(diagnostics.map(({ code, place }) => `${code} ${place.line}`).toSorted()).toEqual([
    'duplicate-id 11',
    'unknown-id 3',
    'wrong-type 5',
  ]);
});
