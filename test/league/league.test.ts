/** Leagues: large invented benchmarks, read and compared. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareDataset } from '../../src/compare/compare-dataset.js';
import { memoryFolder } from '../../src/host/memory-folder.js';
import { openFolder } from '../../src/host/node-folder.js';
import type { Dataset } from '../../src/model/dataset.js';
import { readDataset } from '../../src/read/read-dataset.js';
import { makeLeague, type LeagueOptions } from './make-league.js';
import { writeLeague } from './write-league.js';

function readLeague(options: LeagueOptions): Dataset {
  const { value, diagnostics } = readDataset(memoryFolder(makeLeague(options)));
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error('the league cannot be read');
  return value;
}

const small: LeagueOptions = { bureaus: 30, years: 3, indicators: 4, seed: 7 };

describe('a league of 30 bureaus, 3 years and 4 indicators', () => {
  const dataset = readLeague(small);
  const comparisons = compareDataset(dataset);

  test('is read whole, with about three figures in a hundred missing', () => {
    expect(dataset.bureaus).toHaveLength(30);
    expect(dataset.sources).toHaveLength(30 * 3 + 1);
    expect(dataset.observations.length).toBeGreaterThan(360 * 0.93);
    expect(dataset.observations.length).toBeLessThan(360);
    const rough = dataset.observations.filter(({ qualifier }) => qualifier === 'more-than');
    expect(rough.length).toBeGreaterThan(10);
    for (const { value, lower, upper } of rough) expect([lower, (upper ?? 0) > value]).toEqual([value, true]);
  });

  test('has names and codes that no two bureaus share', () => {
    const names = dataset.bureaus.flatMap(({ id, adcode, name }) => [id, adcode, name.zh, name.en]);
    expect(new Set(names).size).toBe(30 * 4);
  });

  test('is ranked by rates of the last year', () => {
    expect(comparisons).toHaveLength(4);
    for (const { measure, verdict, members, absences, group } of comparisons) {
      expect([measure, verdict]).toEqual(['rate', 'comparable-with-caveats']);
      expect(members.length + absences.length).toBe(30);
      const ranked = members.filter(({ standing }) => standing === 'comparable-with-caveats');
      expect(members.map(({ rank }) => rank?.of)).toEqual(members.map(() => ranked.length));
      const byRank = members.toSorted((a, b) => (a.rank?.position ?? 0) - (b.rank?.position ?? 0));
      const rates = byRank.map(({ rate }) => rate?.value ?? 0);
      expect(rates).toEqual(rates.toSorted((a, b) => b - a));
      expect(group?.median.value).toBeGreaterThan(rates.at(-1) ?? 0);
      expect(group?.median.value).toBeLessThan(rates[0] ?? 0);
    }
  });

  test('has series of the years', () => {
    for (const { series } of comparisons) {
      expect(series.length).toBeGreaterThan(20);
      for (const { points } of series) {
        const ends = points.map(({ period }) => period.end);
        expect(ends).toEqual(ends.toSorted());
      }
    }
  });
});

test('the same options give the same files, another seed gives others', () => {
  expect(makeLeague(small)).toEqual(makeLeague(small));
  expect(makeLeague({ ...small, seed: 8 })['observations/2024.csv']).not.toBe(
    makeLeague(small)['observations/2024.csv'],
  );
});

test('prefectures, when asked for, are larger, and a caveat', () => {
  const dataset = readLeague({ ...small, prefectures: 3 });
  const prefectures = dataset.bureaus.filter(({ level }) => level === 'prefecture');
  expect(prefectures).toHaveLength(3);
  for (const { population } of prefectures) expect(population[0]?.value).toBeGreaterThan(1_900_000);
  for (const { findings } of compareDataset(dataset))
    expect(findings.map(({ rule }) => rule)).toContain('level-differs');
});

test('more indicators than the catalogue has are refused', () => {
  expect(() => makeLeague({ ...small, indicators: 99 })).toThrow(/23 flows/);
});

test('a league on disk is the one in memory', () => {
  const folder = mkdtempSync(join(tmpdir(), 'league-'));
  try {
    writeLeague(folder, small);
    expect(readDataset(openFolder(folder)).value).toEqual(readLeague(small));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a thousand bureaus are read and compared while one waits', () => {
  const options: LeagueOptions = { bureaus: 1000, years: 5, indicators: 12, seed: 1 };
  const { observations, ...dataset } = readLeague(options);
  expect(observations.length).toBeGreaterThan(57_000);
  const started = performance.now();
  const comparisons = compareDataset({ ...dataset, observations });
  expect(comparisons).toHaveLength(12);
  // Far above what it takes; quadratic work would not fit.
  expect(performance.now() - started).toBeLessThan(10_000);
});
