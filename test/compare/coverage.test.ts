/** How much was published, and which kind of absence each gap is. */
import { describe, expect, test } from 'vitest';
import { bureausWithSources, explainAbsence, measureCoverage } from '../../src/compare/coverage.js';
import { compareDataset } from '../../src/compare/compare-dataset.js';
import type { Dataset } from '../../src/model/dataset.js';
import { makeBureau, makeDataset, makeIndicator, makeObservation, makeSource, year, type Row } from './figures.js';

describe('the four kinds of absence', () => {
  const prefecture = makeBureau('a', { level: 'prefecture' });
  const counties = makeIndicator({ applies_to: ['county'] });
  test.each([
    { name: 'none can exist at its level', indicator: counties, sources: ['a'], other: true, is: 'not-applicable' },
    { name: 'even where nothing is on file', indicator: counties, sources: [], other: false, is: 'not-applicable' },
    { name: 'it is stated in another form', indicator: makeIndicator(), sources: ['a'], other: true, is: 'other-kind' },
    {
      name: 'its articles do not state it',
      indicator: makeIndicator(),
      sources: ['a'],
      other: false,
      is: 'not-published',
    },
    { name: 'no article of it is on file', indicator: makeIndicator(), sources: ['b'], other: false, is: 'no-source' },
  ] as const)('$name: $is', ({ indicator, sources, other, is }) => {
    expect(explainAbsence(prefecture, indicator, new Set(sources), other)).toEqual({ bureau: 'a', reason: is });
  });
});

const solved = makeIndicator({ id: 'cases-solved' });
const items = makeIndicator({ id: 'window-items', applies_to: ['county'] });
const never = makeIndicator({ id: 'patrols' });

const rows: readonly (readonly [typeof solved, Row])[] = [
  [solved, { bureau: 'a' }],
  [solved, { bureau: 'a', period: year(2022) }],
  [solved, { bureau: 'b', kind: 'change', value: 5 }],
  [solved, { bureau: 'c', scope: '秋风行动' }],
  [items, { bureau: 'b' }],
];

const dataset: Dataset = {
  ...makeDataset(
    solved,
    [
      makeBureau('a', { level: 'prefecture' }),
      makeBureau('b'),
      makeBureau('c'),
      makeBureau('quiet'),
      makeBureau('unknown'),
    ],
    rows.map(([indicator, row], index) => makeObservation(row, index + 1, indicator)),
  ),
  indicators: [solved, items, never],
  sources: [
    makeSource('a-2022', { bureau: 'a' }),
    makeSource('a-2023', { bureau: 'a' }),
    makeSource('b-2023', { bureau: 'b' }),
    makeSource('c-2023', { bureau: 'c' }),
    makeSource('quiet-2023', { bureau: 'quiet' }),
    makeSource('census-2020', { kind: 'census' }),
  ],
};

const absent = (...list: string[]): unknown =>
  list.map((each) => {
    const [bureau, reason] = each.split(': ');
    return { bureau, reason };
  });

test('bureaus with an article on file: tables of nobody count for none', () => {
  expect([...bureausWithSources(dataset)]).toEqual(['a', 'b', 'c', 'quiet']);
});

test('published by k of n, of any kind and scope, and why not by the rest', () => {
  expect(measureCoverage(dataset).indicators).toEqual([
    {
      indicator: 'cases-solved',
      published: 3,
      applicable: 5,
      absences: absent('quiet: not-published', 'unknown: no-source'),
    },
    {
      indicator: 'window-items',
      published: 1,
      applicable: 4,
      absences: absent('a: not-applicable', 'c: not-published', 'quiet: not-published', 'unknown: no-source'),
    },
    {
      indicator: 'patrols',
      published: 0,
      applicable: 5,
      absences: absent(
        'a: not-published',
        'b: not-published',
        'c: not-published',
        'quiet: not-published',
        'unknown: no-source',
      ),
    },
  ]);
});

test('each bureau: how many of those that can exist, and from how many articles', () => {
  expect(measureCoverage(dataset).bureaus).toEqual([
    { bureau: 'a', published: 1, applicable: 2, sources: 2 },
    { bureau: 'b', published: 2, applicable: 3, sources: 1 },
    { bureau: 'c', published: 1, applicable: 3, sources: 1 },
    { bureau: 'quiet', published: 0, applicable: 3, sources: 1 },
    { bureau: 'unknown', published: 0, applicable: 3, sources: 0 },
  ]);
});

test('a comparison of one kind names those who have another', () => {
  const absences = Object.fromEntries(
    compareDataset(dataset).map((comparison) => [comparison.id, comparison.absences]),
  );
  expect(absences).toEqual({
    'cases-solved/level': absent('b: other-kind', 'quiet: not-published', 'unknown: no-source'),
    'cases-solved/change': absent('a: other-kind', 'c: other-kind', 'quiet: not-published', 'unknown: no-source'),
    'window-items/level': absent('a: not-applicable', 'c: not-published', 'quiet: not-published', 'unknown: no-source'),
  });
});
