/** Leagues: large invented benchmarks, read and compared. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareDataset } from '../../src/compare/compare-dataset.js';
import { memoryFolder } from '../../src/host/memory-folder.js';
import { openFolder } from '../../src/host/node-folder.js';
import type { Comparison, Member } from '../../src/model/comparison.js';
import type { Dataset } from '../../src/model/dataset.js';
import { readDataset } from '../../src/read/read-dataset.js';
import { makeLeague, plantedAt, type LeagueOptions } from './make-league.js';
import { lastYear, plants, type Plant, type Planted } from './plants.js';
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

describe('a truth that is planted is found, and is not there otherwise', () => {
  const alike: LeagueOptions = { bureaus: 30, years: 3, indicators: 4, seed: 7, identical: true };
  const without = compareDataset(readLeague(alike));

  /** What is seen of a planted truth, in the comparisons of its indicator. */
  type Look = (comparisons: readonly Comparison[], planted: Planted) => unknown;

  const levelsOf = (comparisons: readonly Comparison[], { indicator }: Planted): Comparison => {
    const comparison = comparisons.find(({ id }) => id === `${indicator}/level`);
    if (!comparison) throw new Error(`${indicator} was not compared`);
    return comparison;
  };
  const membersOf = (comparison: Comparison, bureaus: readonly string[]): Member[] =>
    bureaus.flatMap((id) => comparison.members.find(({ bureau }) => bureau === id) ?? []);
  /** Bureaus that findings of a rule name. */
  const namedBy = ({ findings }: Comparison, code: string): readonly string[] =>
    findings.filter(({ rule }) => rule === code).flatMap(({ members }) => members);

  const looks: Readonly<Record<Plant, Look>> = {
    triple: (comparisons, planted) => {
      const { contrasts } = levelsOf(comparisons, planted);
      const own = contrasts.find(
        ({ bureau, reference }) => bureau === planted.bureaus[0] && reference.type === 'others',
      );
      return { word: own?.word, aboveOne: (own?.interval?.lower ?? 0) > 1, against: own?.against };
    },
    contradiction: (comparisons, planted) => {
      const changes = comparisons.find(({ id }) => id === `${planted.indicator}/change`);
      return {
        atLevels: namedBy(levelsOf(comparisons, planted), 'change-contradicts-levels'),
        changes: changes?.members.map(({ bureau, standing, rank }) => [bureau, standing, rank]),
        computed: levelsOf(comparisons, planted).series.flatMap(({ changes: computed }) =>
          computed.flatMap(({ bureau, stated }) => (stated ? [[bureau, stated.agrees]] : [])),
        ),
      };
    },
    level: (comparisons, planted) => {
      const comparison = levelsOf(comparisons, planted);
      const named = namedBy(comparison, 'level-differs');
      return planted.bureaus.map((bureau) => named.includes(bureau));
    },
    population: (comparisons, planted) => {
      const comparison = levelsOf(comparisons, planted);
      const { members } = comparison;
      return {
        named: namedBy(comparison, 'denominator-basis-differs'),
        standing: membersOf(comparison, planted.bureaus).map(({ standing, rank }) => [standing, rank?.of]),
        unranked: members.filter(({ rank }) => rank === undefined).length,
      };
    },
    break: (comparisons, planted) => {
      const comparison = levelsOf(comparisons, planted);
      return {
        named: namedBy(comparison, 'series-broken'),
        series: comparison.series
          .filter(({ bureau }) => planted.bureaus.includes(bureau))
          .map(({ breaks, changes }) => [breaks, changes.map(({ to }) => to.period.end)]),
      };
    },
    ties: (comparisons, planted) => {
      const ranks = membersOf(levelsOf(comparisons, planted), planted.bureaus).map(({ rank }) => rank);
      return {
        tied: ranks.map((rank) => rank?.tied),
        together: ranks[0]?.position === ranks[1]?.position,
      };
    },
    rounding: (comparisons, planted) => {
      const comparison = levelsOf(comparisons, planted);
      const named = namedBy(comparison, 'bounds-overlap');
      const ranges = planted.bureaus.map((id) =>
        comparison.sensitivities.find((each) => each.type === 'bounds' && each.bureau === id),
      );
      const [exact, rough] = ranges.map((each) => (each?.type === 'bounds' ? each : undefined));
      return {
        named: planted.bureaus.map((bureau) => named.includes(bureau)),
        // The written order is not the only one: each may be before the other.
        writtenFirst: exact && rough && exact.position < rough.position,
        mayTurn: exact && rough && rough.possible.best <= exact.position && exact.possible.worst > exact.position,
      };
    },
  };

  const expected: Readonly<Record<Plant, (planted: Planted) => { found: unknown; otherwise: unknown }>> = {
    triple: () => ({
      found: { word: 'higher', aboveOne: true, against: 29 },
      otherwise: { word: 'similar', aboveOne: false, against: 29 },
    }),
    contradiction: ({ bureaus: [odd], beside: [one, other] }) => ({
      found: {
        atLevels: [odd],
        changes: [
          [odd, 'undetermined', undefined],
          [one, 'comparable', undefined],
          [other, 'comparable', undefined],
        ],
        computed: [
          [odd, false],
          [one, true],
          [other, true],
        ],
      },
      otherwise: { atLevels: [], changes: undefined, computed: [] },
    }),
    level: () => ({ found: [true], otherwise: [false] }),
    population: ({ bureaus }) => ({
      found: { named: bureaus, standing: [['undetermined', undefined]], unranked: 1 },
      otherwise: { named: [], standing: [['comparable-with-caveats', 30]], unranked: 0 },
    }),
    break: ({ bureaus }) => ({
      found: { named: bureaus, series: [[[`${lastYear}-07-01`], [`${lastYear - 1}-12-31`]]] },
      otherwise: { named: [], series: [[[], [`${lastYear - 1}-12-31`, `${lastYear}-12-31`]]] },
    }),
    ties: () => ({
      found: { tied: [true, true], together: true },
      otherwise: { tied: [false, false], together: false },
    }),
    rounding: () => ({
      found: { named: [true, true], writtenFirst: true, mayTurn: true },
      otherwise: { named: [false, false], writtenFirst: undefined, mayTurn: undefined },
    }),
  };

  test.each(plants)('%s', (plant) => {
    const planted = plantedAt(alike, plant);
    const { found, otherwise } = expected[plant](planted);
    expect(looks[plant](compareDataset(readLeague({ ...alike, plants: [plant] })), planted)).toEqual(found);
    expect(looks[plant](without, planted)).toEqual(otherwise);
  });

  test('all at once, each at its place', () => {
    const all = compareDataset(readLeague({ ...alike, plants }));
    for (const plant of ['contradiction', 'break', 'ties', 'rounding'] as const) {
      const planted = plantedAt(alike, plant);
      expect(looks[plant](all, planted)).toEqual(expected[plant](planted).found);
    }
  });

  test('a plant leaves every other figure as it was', () => {
    const before = readLeague(small).observations;
    const { bureaus, indicator } = plantedAt(small, 'triple');
    const after = new Map(readLeague({ ...small, plants: ['triple'] }).observations.map((each) => [each.id, each]));
    const moved = before.filter(({ id, value }) => after.get(id)?.value !== value);
    expect(moved.map(({ bureau, indicator: of, period }) => [bureau, of, period?.end])).toEqual([
      [bureaus[0], indicator, `${lastYear}-12-31`],
    ]);
  });

  test.each(plants)('among unlike bureaus, too: %s is read without a complaint', (plant) => {
    const dataset = readLeague({ ...small, prefectures: 2, plants: [plant] });
    expect(dataset.bureaus.map(({ id }) => id)).toEqual(
      expect.arrayContaining([...plantedAt({ ...small, prefectures: 2 }, plant).bureaus]),
    );
  });

  test('too few bureaus for the plants are refused', () => {
    expect(() => makeLeague({ ...alike, bureaus: 10, plants: ['ties'] })).toThrow(/11 counties/);
    expect(() => makeLeague({ ...alike, years: 1, plants: ['contradiction'] })).toThrow(/two years/);
  });
});

describe('bureaus that differ by chance alone', () => {
  const comparisons = compareDataset(
    readLeague({ bureaus: 1000, years: 1, indicators: 10, seed: 11, identical: true }),
  );
  const share = (all: readonly boolean[]): number => all.filter(Boolean).length / all.length;

  test('are told apart from the others in two to five of a hundred words', () => {
    const words = comparisons.flatMap(({ contrasts }) =>
      contrasts.flatMap(({ reference, word }) => (reference.type === 'others' ? [word] : [])),
    );
    expect(words).toHaveLength(10_000);
    expect(new Set(words)).toEqual(new Set(['higher', 'lower', 'similar']));
    // The exact limits err on the safe side where counts are small.
    const told = share(words.map((word) => word !== 'similar'));
    expect(told).toBeLessThan(0.055);
    expect(told).toBeGreaterThan(0.02);
  });

  test('have rank intervals that hold the middle rank about as often as 95 in a hundred', () => {
    const ranks = comparisons.flatMap(({ members }) => members.flatMap(({ rank }) => rank ?? []));
    expect(ranks).toHaveLength(10_000);
    const held = share(
      ranks.map(({ interval, of }) => interval.best <= (of + 1) / 2 && interval.worst >= (of + 1) / 2),
    );
    expect(held).toBeGreaterThan(0.9);
    expect(held).toBeLessThan(0.99);
  });
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
