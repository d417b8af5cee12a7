/** There is no composite score and no overall league table, and no way to ask for one. */
import { describe, expect, test } from 'vitest';
import { compareDataset } from '../../src/compare/compare-dataset.js';
import { memoryFolder } from '../../src/host/memory-folder.js';
import { BenchmarkSchema } from '../../src/model/benchmark.js';
import type { Comparison } from '../../src/model/comparison.js';
import { chartData, partNames } from '../../src/model/plan.js';
import { readDataset } from '../../src/read/read-dataset.js';
import { makeLeague } from '../league/make-league.js';
import { plants } from '../league/plants.js';
import { toDataset, year, type Row } from './figures.js';

const forbidden = /score|composite|overall|index_value|weight|league/i;

const files = makeLeague({ bureaus: 20, years: 6, indicators: 5, seed: 5, plants });

describe('benchmark.yaml cannot ask for one', () => {
  const { benchmark } = toDataset({ rows: [] });

  test('as it is, it is read', () => {
    expect(BenchmarkSchema.safeParse(benchmark).success).toBe(true);
    expect(readDataset(memoryFolder(files)).diagnostics).toEqual([]);
  });

  test.each(['weights', 'score', 'composite', 'league', 'overall', 'ranking'])('%s is refused', (key) => {
    for (const value of [{ 'criminal-cases-solved': 1 }, true, 'rates'])
      expect(BenchmarkSchema.safeParse({ ...benchmark, [key]: value }).success).toBe(false);
    const asked = { ...files, 'benchmark.yaml': `${files['benchmark.yaml']}${key}: true\n` };
    const { value, diagnostics } = readDataset(memoryFolder(asked));
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['unknown-key', 'error']]);
  });

  test.each(['weight', 'score'])('nor can an indicator have a %s', (key) => {
    const [first = '', ...rest] = (files['indicators.yaml'] ?? '').split('\n');
    const asked = { ...files, 'indicators.yaml': [first.replace(/\}$/, `,"${key}":2}`), ...rest].join('\n') };
    expect(readDataset(memoryFolder(asked)).diagnostics.map(({ code }) => code)).toEqual(['unknown-key']);
  });

  test('the report has no part and no chart of it', () => {
    expect([...partNames, ...chartData].filter((name) => forbidden.test(name) || /rank/.test(name))).toEqual([]);
  });
});

describe('what comparing gives', () => {
  const { value: league } = readDataset(memoryFolder(files));
  const rows: Row[] = ['a', 'b', 'c', 'd'].flatMap((bureau, index) => [
    { bureau, value: 100 + index, period: year(2022) },
    { bureau, value: 100 + 10 * index },
    { bureau, kind: 'change' as const, value: index },
  ]);
  const comparisons: Comparison[] = [
    ...(league ? compareDataset(league) : []),
    ...compareDataset(toDataset({ rows, benchmark: { reference_bureau: 'a' } })),
  ];

  /** Every key in an object, with the path that leads to it; places in lists are left out. */
  function* keysOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
    if (Array.isArray(value)) for (const each of value) yield* keysOf(each, path);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        yield [...path, key];
        yield* keysOf(inner, [...path, key]);
      }
    }
  }
  const paths = [...new Set([...keysOf(comparisons)].map((path) => path.join('.')))];

  test('is looked at whole', () => {
    expect(paths.length).toBeGreaterThan(150);
    for (const path of ['members.rank.position', 'pairs.probability', 'series.trend.slope', 'sensitivities.possible'])
      expect(paths).toContain(path);
  });

  test('has nothing that is called so', () => {
    expect(paths.filter((path) => forbidden.test(path.split('.').at(-1) ?? ''))).toEqual([]);
  });

  test('has ranks at members only', () => {
    expect(paths.filter((path) => /(^|\.)rank/.test(path) && !path.startsWith('members.rank'))).toEqual([]);
  });

  test('ranks a member among those of one indicator and one kind', () => {
    let ranked = 0;
    for (const { id, indicator, kind, members } of comparisons) {
      expect(id).toBe(`${indicator}/${kind}`);
      expect(new Set(members.map(({ observation }) => `${observation.indicator}/${observation.kind}`))).toEqual(
        new Set([id]),
      );
      const ranks = members.flatMap(({ rank }) => rank ?? []);
      expect(ranks.every(({ of }) => of === ranks.length)).toBe(true);
      ranked += ranks.length;
    }
    expect(ranked).toBeGreaterThan(60);
    expect(new Set(comparisons.map(({ id }) => id)).size).toBe(comparisons.length);
  });
});
