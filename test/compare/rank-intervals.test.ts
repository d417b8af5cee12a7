/** Rank intervals: from the bounds of the wording and chance together. */
import { randomGamma, randomLcg } from 'd3-random';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawAt, type Chance, type Drawn } from '../../src/compare/chance.js';
import { rankIntervals } from '../../src/compare/rank-intervals.js';
import { placeValues, possiblePlaces } from '../../src/compare/rank.js';
import { drawCount } from '../../src/compare/statistics/draws.js';
import type { Estimate, RankRange } from '../../src/model/comparison.js';
import type { Indicator } from '../../src/model/indicator.js';
import { alike, compareScene, memberOf, moreThan, residents, type Row } from './figures.js';

interface Count {
  readonly lower: number;
  readonly upper: number | null;
  readonly people: number;
}

const exactly = (value: number, people = 1_000_000): Count => ({ lower: value, upper: value, people });

/** A few residents more for each, so that no two draws are equal: the place among equal draws is left open. */
const named = (counts: readonly Count[]): Drawn[] =>
  counts.map(({ lower, upper, people }, index) => ({
    name: `county-${index + 1}`,
    chance: { model: 'poisson', count: { value: lower, lower, upper }, residents: people + index, base: 100_000 },
  }));

const text = ({ best, worst }: RankRange): string => `${best}–${worst}`;

const people = fc.constantFrom(300_000, 500_000, 1_000_000, 2_000_000);
const count = fc
  .record({
    lower: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2000 })),
    width: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 2, arbitrary: fc.integer({ min: 1, max: 100 }) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    people,
  })
  .map(({ lower, width, people: of }): Count => ({ lower, upper: width === null ? null : lower + width, people: of }));
const counts = (most: number): fc.Arbitrary<Count[]> => fc.array(count, { minLength: 1, maxLength: most });

const rateOf = ({ lower, upper, people: of }: Count): Estimate => ({
  value: lower / of,
  lower: lower / of,
  upper: upper === null ? null : upper / of,
});

describe('widening the bounds of one', () => {
  const wider = fc.record({
    which: fc.nat(),
    down: fc.integer({ min: 0, max: 60 }),
    up: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 4 }),
  });

  test.each([{ largestFirst: true }, { largestFirst: false }])(
    'narrows no interval and no possible range, the largest first: $largestFirst',
    ({ largestFirst }) => {
      const polarity = largestFirst ? 'none' : 'lower-is-better';
      fc.assert(
        fc.property(counts(8), wider, (given, { which, down, up }) => {
          const widened = given.map((each, index): Count => {
            if (index !== which % given.length) return each;
            const upper = up === null || each.upper === null ? null : each.upper + up;
            return { ...each, lower: Math.max(0, each.lower - down), upper };
          });
          const [before, after] = [given, widened].map((list) => rankIntervals(named(list), largestFirst));
          const [left, more] = [given, widened].map((list) => possiblePlaces(list.map(rateOf), polarity));
          for (const index of given.keys()) {
            for (const [narrow, wide] of [
              [before?.[index], after?.[index]],
              [left?.[index], more?.[index]],
            ]) {
              expect(wide?.best).toBeLessThanOrEqual(narrow?.best ?? 0);
              expect(wide?.worst).toBeGreaterThanOrEqual(narrow?.worst ?? Infinity);
            }
          }
        }),
      );
    },
  );
});

describe('the interval', () => {
  test.each([
    { name: 'far apart', list: [exactly(100), exactly(900), exactly(400)], is: ['3–3', '1–1', '2–2'] },
    { name: 'all alike', list: [exactly(100), exactly(100), exactly(100)], is: ['1–3', '1–3', '1–3'] },
    { name: 'two alike and one far', list: [exactly(100), exactly(103), exactly(400)], is: ['2–3', '2–3', '1–1'] },
    {
      name: 'two alike and one without a ceiling',
      list: [exactly(100), exactly(900), { lower: 50, upper: null, people: 1_000_000 }],
      is: ['2–3', '1–2', '1–3'],
    },
    {
      name: 'by rates, not by counts',
      list: [exactly(100), exactly(100, 100_000), exactly(400)],
      is: ['3–3', '1–1', '2–2'],
    },
    { name: 'one', list: [exactly(100)], is: ['1–1'] },
    { name: 'none', list: [], is: [] },
  ])('$name', ({ list, is }) => {
    expect(rankIntervals(named(list), true).map(text)).toEqual(is);
  });

  test('the other way round the last are the first', () => {
    fc.assert(
      fc.property(counts(9), (list) => {
        const [down, up] = [rankIntervals(named(list), true), rankIntervals(named(list), false)];
        for (const [index, { best, worst }] of down.entries()) {
          // The 25th and the 975th of a thousand draws are not mirrored by one draw, which moves an end by at most one rank here.
          expect(Math.abs((up[index]?.best ?? 0) - (list.length + 1 - worst))).toBeLessThanOrEqual(1);
          expect(Math.abs((up[index]?.worst ?? 0) - (list.length + 1 - best))).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('is the same each time, and whatever the order', () => {
    fc.assert(
      fc.property(
        counts(9).chain((list) =>
          fc.tuple(fc.constant(named(list)), fc.shuffledSubarray(named(list), { minLength: list.length })),
        ),
        ([given, shuffled]) => {
          const intervals = rankIntervals(given, true);
          expect(rankIntervals(given, true)).toEqual(intervals);
          const again = rankIntervals(shuffled, true);
          const byName = new Map(shuffled.map(({ name }, index) => [name, again[index]]));
          expect(given.map(({ name }) => byName.get(name))).toEqual(intervals);
        },
      ),
    );
  });

  test('of figures that are all alike does not depend on their order', () => {
    // Of three hundred whose draws are the same thousand, many are equal in each draw.
    const given = Array.from({ length: 300 }, (_, index): Drawn => {
      const chance: Chance = {
        model: 'poisson',
        count: { value: 100, lower: 100, upper: 100 },
        residents: 1e6,
        base: 1e5,
      };
      return { name: `county-${index}`, chance };
    });
    expect(rankIntervals(given.toReversed(), true).toReversed()).toEqual(rankIntervals(given, true));
  });

  test('lies within the ranks, the best before the worst', () => {
    fc.assert(
      fc.property(counts(12), fc.boolean(), (list, largestFirst) => {
        for (const { best, worst } of rankIntervals(named(list), largestFirst)) {
          expect(best).toBeGreaterThanOrEqual(1);
          expect(worst).toBeGreaterThanOrEqual(best);
          expect(worst).toBeLessThanOrEqual(list.length);
        }
      }),
    );
  });

  test('among few of one size it holds the rank by written value and every rank that the bounds leave open', () => {
    // Not among many: of a hundred that are nearly alike the first by a hair is not likely to be the first.
    fc.assert(
      fc.property(counts(6), (given) => {
        const list = given.map((each) => ({ ...each, people: 1_000_000 }));
        const rates = list.map(rateOf);
        const places = placeValues(
          rates.map(({ value }) => value),
          'none',
        );
        const possible = possiblePlaces(rates, 'none');
        for (const [index, { best, worst }] of rankIntervals(named(list), true).entries()) {
          const [place = 0, range] = [places[index]?.position, possible[index]];
          expect([best <= place, worst >= place]).toEqual([true, true]);
          expect([best <= (range?.best ?? 0), worst >= (range?.worst ?? Infinity)]).toEqual([true, true]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('against ranks that are counted out', () => {
  /** Ranks of every draw, each figure against each other; ends as the definition says. */
  function countOut(figures: readonly Drawn[], largestFirst: boolean): RankRange[] {
    const draw = (figure: Drawn, bound: 'lower' | 'upper'): Float64Array => {
      const out = new Float64Array(drawCount);
      drawAt(figure, bound, out);
      return out;
    };
    const lows = figures.map((figure) => draw(figure, 'lower'));
    const highs = figures.map((figure) => draw(figure, 'upper'));
    const before = (a: number, b: number): boolean => (largestFirst ? a > b : a < b);
    const [good, bad] = largestFirst ? [highs, lows] : [lows, highs];
    return figures.map((_, index) => {
      const [best, worst]: [number[], number[]] = [[], []];
      for (let at = 0; at < drawCount; at++) {
        let [least, most] = [1, 1];
        for (let other = 0; other < figures.length; other++) {
          if (other === index) continue;
          if (before(bad[other]?.[at] ?? 0, good[index]?.[at] ?? 0)) least++;
          if (before(good[other]?.[at] ?? 0, bad[index]?.[at] ?? 0)) most++;
        }
        best.push(least);
        worst.push(most);
      }
      const sorted = (ranks: number[]): number[] => ranks.sort((a, b) => a - b);
      return { best: sorted(best)[24] ?? 0, worst: sorted(worst)[974] ?? 0 };
    });
  }

  const mixed = (size: number): Count[] =>
    Array.from({ length: size }, (_, index) => {
      const lower = 80 + ((index * 37) % 200);
      const upper = index % 5 === 0 ? lower + 20 : index % 17 === 3 ? null : lower;
      return { lower, upper, people: 500_000 + 10_000 * (index % 13) };
    });

  test.each([
    { name: 'a few', list: mixed(9) },
    { name: 'more than are sorted by insertion at once', list: mixed(63) },
    { name: 'as many as are sorted by buckets', list: mixed(100) },
    { name: 'exact ones only', list: mixed(100).map(({ lower, people: of }) => exactly(lower, of)) },
    { name: 'rough ones only', list: mixed(90).map((each) => ({ ...each, upper: each.lower + 15 })) },
    { name: 'one so far off that all others fall into one bucket', list: [...mixed(99), exactly(9_000_000, 50_000)] },
    { name: 'nearly nothing everywhere', list: Array.from({ length: 80 }, (_, index) => exactly(index % 3)) },
  ])('$name', ({ list }) => {
    const figures = named(list);
    expect(rankIntervals(figures, true)).toEqual(countOut(figures, true));
    expect(rankIntervals(figures, false)).toEqual(countOut(figures, false));
  });
});

test('exact figures have the ranks that a plain simulation gives them', () => {
  const list = [12, 95, 101, 108, 130, 131, 180, 240, 251, 260, 400, 3].map((value, index) =>
    exactly(value, index % 2 === 0 ? 1_000_000 : 900_000),
  );
  const source = randomLcg(0.31);
  const draws = 20_000;
  const ranks = list.map((): number[] => []);
  const gammas = list.map(({ lower, people: of }) => {
    const draw = randomGamma.source(source)(lower + 0.5);
    return () => draw() / of;
  });
  for (let at = 0; at < draws; at++) {
    const rates = gammas.map((draw) => draw());
    for (const [index, rate] of rates.entries()) ranks[index]?.push(1 + rates.filter((other) => other > rate).length);
  }
  for (const [index, { best, worst }] of rankIntervals(named(list), true).entries()) {
    const sorted = (ranks[index] ?? []).sort((a, b) => a - b);
    expect(Math.abs(best - (sorted[draws * 0.025 - 1] ?? 0))).toBeLessThanOrEqual(1);
    expect(Math.abs(worst - (sorted[draws * 0.975 - 1] ?? 0))).toBeLessThanOrEqual(1);
  }
});

describe('in a comparison', () => {
  const rows: Row[] = [
    { bureau: 'a', ...moreThan(1200, 1300) },
    { bureau: 'b', value: 1250 },
    { bureau: 'c', value: 300 },
  ];
  const of = (indicator: Partial<Indicator>): string[] => {
    const comparison = compareScene({ indicator, rows, bureaus: alike(['a', 'b', 'c']) });
    return ['a', 'b', 'c'].map((bureau) => {
      const { rank } = memberOf(comparison, bureau);
      return rank ? `${rank.position}, ${text(rank.possible)}, ${text(rank.interval)}` : 'none';
    });
  };

  test('the rank, what the bounds leave open, and what chance leaves open besides', () => {
    const near = [{ bureau: 'a', value: 330 }, ...rows.slice(1)];
    expect(of({ rate: 'population' })).toEqual(['2, 1–2, 1–2', '1, 1–2, 1–2', '3, 3–3, 3–3']);
    const comparison = compareScene({ indicator: { rate: 'population' }, rows: near, bureaus: alike(['a', 'b', 'c']) });
    const { rank } = memberOf(comparison, 'a');
    expect(rank).toEqual({
      position: 2,
      tied: false,
      of: 3,
      possible: { best: 2, worst: 2 },
      interval: { best: 2, worst: 3 },
    });
  });

  test('the interval holds the rank as written, also of the first by a hair among many and of very unequal size', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ bureau: `b${index}`, value: 100 + (index % 3) }));
    const sizes = Object.fromEntries(
      many.map(({ bureau }, index) => [bureau, { population: [residents(index % 2 === 0 ? 50_000 : 5_000_000)] }]),
    );
    const comparison = compareScene({ indicator: { rate: 'population' }, rows: many, bureaus: sizes });
    for (const { rank } of comparison.members) {
      expect(rank?.interval.best).toBeLessThanOrEqual(rank?.position ?? 0);
      expect(rank?.interval.worst).toBeGreaterThanOrEqual(rank?.position ?? Infinity);
    }
  });

  test('where the smallest is first', () => {
    expect(of({ rate: 'population', polarity: 'lower-is-better' })).toEqual([
      '2, 2–3, 2–3',
      '3, 2–3, 2–3',
      '1, 1–1, 1–1',
    ]);
  });

  test('what is stated has bounds alone', () => {
    const stated = [...rows, { bureau: 'd', value: 305 }];
    const comparison = compareScene({ rows: stated });
    expect(comparison.members.map(({ rank }) => rank?.interval)).toEqual(
      comparison.members.map(({ rank }) => rank?.possible),
    );
    expect(comparison.members.map(({ rank }) => rank && text(rank.interval))).toEqual(['1–2', '1–2', '4–4', '3–3']);
  });
});
