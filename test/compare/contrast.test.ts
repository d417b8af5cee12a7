/** A figure against others: higher, lower, similar, or not to be told. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BinomialChance, PoissonChance } from '../../src/compare/chance.js';
import { contrastWith, poolOf, poolWithout, ratioOf } from '../../src/compare/contrast.js';
import type { Contrast, Estimate } from '../../src/model/comparison.js';
import type { Indicator } from '../../src/model/indicator.js';
import { alike, compareScene, contrastOf, memberOf, moreThan, residents, type Row } from './figures.js';

const rate: Partial<Indicator> = { rate: 'population' };
const exactly = (value: number): Estimate => ({ value, lower: value, upper: value });
const bounded = (lower: number, upper: number | null): Estimate => ({ value: lower, lower, upper });

const counted = (count: Estimate, people = 1_000_000): PoissonChance => ({
  model: 'poisson',
  count,
  residents: people,
  base: 100_000,
});
const shareOf = (count: number, trials: number): BinomialChance => ({ model: 'binomial', count, trials });

/** A count against another of as many residents. */
const against = (own: Estimate, other: Estimate, polarity: Indicator['polarity'] = 'none'): Contrast =>
  contrastWith('a', counted(own), poolOf([counted(other)]), { type: 'others' }, polarity, 1);

describe('the word', () => {
  test.each([
    { name: 'higher', own: exactly(400), other: exactly(300), is: 'higher' },
    { name: 'lower', own: exactly(300), other: exactly(400), is: 'lower' },
    { name: 'similar', own: exactly(300), other: exactly(310), is: 'similar' },
    { name: 'nothing against nothing', own: exactly(0), other: exactly(0), is: 'similar' },
    { name: 'nothing against five', own: exactly(0), other: exactly(5), is: 'similar' },
    { name: 'nothing against six', own: exactly(0), other: exactly(6), is: 'lower' },
    { name: 'six against nothing', own: exactly(6), other: exactly(0), is: 'higher' },
    { name: 'higher at both bounds', own: bounded(400, 500), other: exactly(300), is: 'higher' },
    { name: 'lower at both bounds', own: bounded(200, 300), other: bounded(400, 500), is: 'lower' },
    { name: 'similar at both bounds', own: bounded(300, 310), other: bounded(300, 310), is: 'similar' },
    { name: 'similar at one bound, higher at the other', own: bounded(300, 400), other: exactly(330), is: 'bounds' },
    { name: 'similar at one bound of the others', own: exactly(300), other: bounded(300, 400), is: 'bounds' },
    { name: 'lower at one bound, higher at the other', own: bounded(100, 900), other: exactly(300), is: 'bounds' },
    { name: 'no ceiling, and higher from the floor on', own: bounded(400, null), other: exactly(300), is: 'higher' },
    { name: 'no ceiling, and similar at the floor', own: bounded(300, null), other: exactly(300), is: 'bounds' },
    { name: 'no ceiling, and lower at the floor', own: bounded(200, null), other: exactly(300), is: 'bounds' },
    { name: 'others without a ceiling, and lower already', own: exactly(300), other: bounded(400, null), is: 'lower' },
    {
      name: 'others without a ceiling, and higher at their floor',
      own: exactly(400),
      other: bounded(300, null),
      is: 'bounds',
    },
    { name: 'neither has a ceiling', own: bounded(400, null), other: bounded(300, null), is: 'bounds' },
  ] as const)('$name', ({ own, other, is }) => {
    const { word, reason } = against(own, other);
    expect([word, reason]).toEqual(is === 'bounds' ? ['not-compared', 'bounds'] : [is, undefined]);
  });

  const estimate = fc
    .record({
      lower: fc.integer({ min: 0, max: 400 }),
      width: fc.option(fc.integer({ min: 0, max: 200 }), { freq: 8 }),
    })
    .map(({ lower, width }) => bounded(lower, width === null ? null : lower + width));
  const people = fc.integer({ min: 300_000, max: 1_500_000 });
  const place = fc.double({ min: 0, max: 1, noNaN: true });

  test('it holds whatever lies within the bounds of both, and so does the interval', () => {
    fc.assert(
      fc.property(estimate, estimate, people, people, place, place, (own, other, here, there, at, otherAt) => {
        const within = ({ lower, upper }: Estimate, by: number): Estimate =>
          exactly(lower + Math.round(((upper ?? lower + 5000) - lower) * by));
        const ask = (first: Estimate, second: Estimate): Contrast =>
          contrastWith('a', counted(first, here), poolOf([counted(second, there)]), { type: 'others' }, 'none', 1);
        const whole = ask(own, other);
        const words = [0, at, 1].flatMap((by) =>
          [0, otherAt, 1].map((otherBy) => {
            const exact = ask(within(own, by), within(other, otherBy));
            // Up to the last digits of the library's quantiles.
            expect(exact.interval?.lower).toBeGreaterThanOrEqual((whole.interval?.lower ?? Infinity) * (1 - 1e-9));
            expect(exact.interval?.upper ?? Infinity).toBeLessThanOrEqual(
              (whole.interval?.upper ?? Infinity) * (1 + 1e-9),
            );
            return exact.word;
          }),
        );
        const [first, ...more] = new Set(words);
        const common = more.length === 0 ? first : 'not-compared';
        // Without a ceiling the largest that was tried is not the largest there is.
        const isOpen = own.upper === null || other.upper === null;
        expect([common, isOpen ? 'not-compared' : common]).toContain(whole.word);
      }),
    );
  });

  test('the other way round it is the opposite', () => {
    const opposite = { higher: 'lower', lower: 'higher', similar: 'similar', 'not-compared': 'not-compared' } as const;
    fc.assert(
      fc.property(estimate, estimate, people, people, (own, other, here, there) => {
        const [one, two] = [counted(own, here), counted(other, there)];
        const forth = contrastWith('a', one, poolOf([two]), { type: 'others' }, 'none', 1);
        const back = contrastWith('b', two, poolOf([one]), { type: 'others' }, 'none', 1);
        expect(back.word).toBe(opposite[forth.word]);
      }),
    );
  });
});

describe('better and worse', () => {
  test.each([
    { polarity: 'higher-is-better', higher: 'better', lower: 'worse' },
    { polarity: 'lower-is-better', higher: 'worse', lower: 'better' },
    { polarity: 'none', higher: undefined, lower: undefined },
  ] as const)('$polarity: higher is $higher, lower is $lower', ({ polarity, higher, lower }) => {
    const [few, many] = [exactly(300), exactly(400)];
    expect(against(many, few, polarity).assessment).toBe(higher);
    expect(against(few, many, polarity).assessment).toBe(lower);
    expect(against(few, few, polarity).assessment).toBeUndefined();
    expect(against(bounded(300, null), few, polarity).assessment).toBeUndefined();
  });
});

describe('the effect', () => {
  test.each([
    { name: 'exact', own: exactly(300), other: exactly(200), is: { value: 1.5, lower: 1.5, upper: 1.5 } },
    { name: 'rough', own: bounded(300, 400), other: bounded(200, 250), is: { value: 1.5, lower: 1.2, upper: 2 } },
    { name: 'no ceiling', own: bounded(300, null), other: exactly(200), is: { value: 1.5, lower: 1.5, upper: null } },
    { name: 'others without', own: exactly(300), other: bounded(200, null), is: { value: 1.5, lower: 0, upper: 1.5 } },
    { name: 'from nothing', own: exactly(300), other: exactly(0), is: undefined },
    { name: 'from what may be nothing', own: exactly(300), other: bounded(0, 10), is: undefined },
  ])('is a ratio with its bounds: $name', ({ own, other, is }) => {
    expect(ratioOf(own, other)).toEqual(is);
    const contrast = against(own, other);
    expect(contrast.effect_measure).toBe('rate-ratio');
    expect(contrast.effect).toEqual(is);
  });

  test('of proportions is a difference in percentage points', () => {
    const contrast = contrastWith('a', shareOf(56, 70), poolOf([shareOf(48, 80)]), { type: 'others' }, 'none', 1);
    expect(contrast).toMatchObject({
      reference_value: exactly(60),
      effect: exactly(20),
      effect_measure: 'difference',
      word: 'higher',
    });
    // Newcombe (1998), table II, example (a), method 10.
    expect(contrast.interval?.lower).toBeCloseTo(5.24, 2);
    expect(contrast.interval?.upper).toBeCloseTo(33.39, 2);
    const similar = contrastWith('a', shareOf(50, 70), poolOf([shareOf(48, 80)]), { type: 'others' }, 'none', 1);
    expect(similar.word).toBe('similar');
    const lower = contrastWith('a', shareOf(30, 70), poolOf([shareOf(56, 70)]), { type: 'others' }, 'none', 1);
    expect(lower.word).toBe('lower');
  });
});

describe('not compared', () => {
  test('with fewer than are asked for', () => {
    const {
      word,
      reason,
      against: many,
    } = contrastWith('a', counted(exactly(400)), poolOf([counted(exactly(300))]), { type: 'others' }, 'none', 2);
    expect([word, reason, many]).toEqual(['not-compared', 'too-few', 1]);
  });

  test('where chance has no model for the figure', () => {
    const others = poolOf([shareOf(48, 80), shareOf(40, 80)]);
    const contrast = contrastWith('a', undefined, others, { type: 'others' }, 'higher-is-better', 2);
    expect(contrast).toMatchObject({ word: 'not-compared', reason: 'no-rate', against: 2 });
    for (const key of ['reference_value', 'effect', 'effect_measure', 'interval', 'assessment', 'probability'] as const)
      expect(contrast[key]).toBeUndefined();
  });

  test('bare counts, which nothing relates to residents', () => {
    const comparison = compareScene({ rows: ['a', 'b', 'c'].map((bureau, index) => ({ bureau, value: 10 * index })) });
    for (const contrast of comparison.contrasts) {
      expect(contrast).toMatchObject({ word: 'not-compared', reason: 'no-rate', against: 2 });
    }
    expect(comparison.contrasts).toHaveLength(3);
  });

  test('a bare percentage among proportions', () => {
    const parts = (bureau: string, numerator: number): Row => ({
      bureau,
      value: numerator,
      numerator,
      denominator: 100,
    });
    const comparison = compareScene({
      indicator: { measure_type: 'ratio', unit: 'percent' },
      rows: [parts('a', 90), parts('b', 80), parts('c', 70), { bureau: 'd', value: 75 }],
    });
    expect(contrastOf(comparison, 'd')).toMatchObject({ word: 'not-compared', reason: 'no-rate', against: 3 });
    // Nor are the others held against some of the others only, which would be called all.
    expect(contrastOf(comparison, 'a')).toMatchObject({ word: 'not-compared', reason: 'no-rate', against: 3 });
    // Pair by pair they are: 90 of 100 against 80 of 100.
    expect(comparison.pairs[0]).toMatchObject({ bureau: 'a', effect_measure: 'difference', effect: exactly(10) });
  });
});

describe('a figure against the others together', () => {
  const rows: Row[] = [
    { bureau: 'a', value: 100 },
    { bureau: 'b', value: 300 },
    { bureau: 'c', value: 50 },
  ];
  const bureaus = {
    a: { population: [residents(500_000)] },
    b: { population: [residents(2_000_000)] },
    c: { population: [residents(500_000)] },
  };

  test('is left out of them: they are pooled by residents', () => {
    const comparison = compareScene({ indicator: rate, rows, bureaus });
    // 350 of 2.5 million, 150 of 1 million, 400 of 2.5 million.
    const expected = { a: [14, 20 / 14], b: [15, 1], c: [16, 10 / 16] };
    for (const [bureau, [reference = 0, ratio = 0]] of Object.entries(expected)) {
      const contrast = contrastOf(comparison, bureau);
      expect(contrast?.against).toBe(2);
      expect(contrast?.reference_value?.value).toBeCloseTo(reference, 12);
      expect(contrast?.effect?.value).toBeCloseTo(ratio, 12);
    }
    expect(comparison.members.map(({ bureau }) => contrastOf(comparison, bureau)?.word)).toEqual([
      'higher',
      'similar',
      'lower',
    ]);
  });

  test('and so is a figure without a ceiling', () => {
    const open = [{ bureau: 'a', ...moreThan(100, null) }, ...rows.slice(1)];
    const comparison = compareScene({ indicator: rate, rows: open, bureaus });
    expect(contrastOf(comparison, 'a')).toMatchObject({
      reference_value: exactly(14),
      effect: { lower: 20 / 14, upper: null },
      word: 'higher',
    });
    expect(contrastOf(comparison, 'b')?.reference_value).toEqual({ value: 15, lower: 15, upper: null });
    expect(contrastOf(comparison, 'c')).toMatchObject({ word: 'lower', interval: { lower: 0 } });
  });

  test('what is not ranked is in no reference', () => {
    const comparison = compareScene({
      indicator: rate,
      rows: [...rows, { bureau: 'd', value: 5000, scope: '秋风行动' }],
      bureaus: { ...bureaus, d: { population: [residents(500_000)] } },
    });
    expect(contrastOf(comparison, 'a')?.reference_value?.value).toBeCloseTo(14, 12);
    expect(contrastOf(comparison, 'd')).toBeUndefined();
  });

  test('taking a figure out of the pool is pooling the rest', () => {
    const figure = fc
      .record({
        lower: fc.integer({ min: 0, max: 1e6 }),
        width: fc.integer({ min: 0, max: 1e5 }),
        people: fc.integer({ min: 1, max: 1e7 }),
      })
      .map(({ lower, width, people }) => counted(bounded(lower, lower + width), people));
    fc.assert(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 8 }), (figures) => {
        const [first = counted(exactly(0)), ...rest] = figures;
        expect(poolWithout(poolOf(figures), first)).toEqual(poolOf(rest));
      }),
    );
  });
});

describe('two members', () => {
  const pair = compareScene({
    indicator: { ...rate, polarity: 'lower-is-better' },
    rows: [
      { bureau: 'a', value: 400 },
      { bureau: 'b', value: 300 },
    ],
    bureaus: alike(['a', 'b']),
  });

  test('are compared as one pair, and each against the other', () => {
    const ofA = {
      bureau: 'a',
      reference: { type: 'bureau', bureau: 'b' },
      against: 1,
      reference_value: exactly(30),
      effect: { value: 4 / 3 },
      word: 'higher',
      assessment: 'worse',
    };
    expect(pair.pairs).toHaveLength(1);
    expect(pair.pairs[0]).toMatchObject(ofA);
    expect(pair.contrasts).toHaveLength(2);
    expect(contrastOf(pair, 'a', 'bureau')).toMatchObject(ofA);
    expect(contrastOf(pair, 'b', 'bureau')).toMatchObject({
      reference: { type: 'bureau', bureau: 'a' },
      reference_value: exactly(40),
      effect: { value: 3 / 4 },
      word: 'lower',
      assessment: 'better',
    });
  });

  test('have no group value, no others, no ranks, no groups that cannot be told apart', () => {
    expect(pair.group).toBeUndefined();
    expect(pair.contrasts.filter(({ reference }) => reference.type !== 'bureau')).toEqual([]);
    expect(pair.members.map(({ rank }) => rank)).toEqual([undefined, undefined]);
    expect(pair.indistinct).toEqual([]);
  });
});

describe('the interval of a member', () => {
  test.each([
    { name: 'a count of 100', row: { value: 100 }, lower: 8.13621, upper: 12.16279 },
    { name: 'a count of 3', row: { value: 3 }, lower: 0.06187, upper: 0.87673 },
    {
      name: 'from the lower limit of 10 to the upper limit of 16',
      row: moreThan(10, 16),
      lower: 0.47874,
      upper: 2.59844,
    },
    { name: 'without a ceiling', row: moreThan(100, null), lower: 8.13621, upper: null },
  ])('of a rate: $name', ({ row, lower, upper }) => {
    const comparison = compareScene({
      indicator: rate,
      rows: [{ bureau: 'a', ...row }, { bureau: 'b' }],
      bureaus: alike(['a', 'b']),
    });
    const { interval } = memberOf(comparison, 'a');
    expect(interval?.lower).toBeCloseTo(lower, 5);
    expect(interval?.upper ?? Infinity).toBeCloseTo(upper ?? Infinity, 5);
  });

  test('of a proportion is the score interval, in percent', () => {
    const rows = ['a', 'b'].map((bureau) => ({ bureau, value: 82, numerator: 82, denominator: 100 }));
    const comparison = compareScene({ indicator: { measure_type: 'ratio', unit: 'percent' }, rows });
    expect(memberOf(comparison, 'a').interval?.lower).toBeCloseTo(73.333, 3);
    expect(memberOf(comparison, 'a').interval?.upper).toBeCloseTo(88.3, 3);
  });

  test.each([
    { name: 'a bare percentage', indicator: { measure_type: 'ratio', unit: 'percent' }, row: {} },
    { name: 'a numerator alone', indicator: { measure_type: 'ratio', unit: 'percent' }, row: { numerator: 82 } },
    { name: 'a count that has no rate', indicator: {}, row: {} },
    { name: 'a streak', indicator: { measure_type: 'streak', unit: 'year' }, row: {} },
    { name: 'a change', indicator: rate, row: { kind: 'change' } },
    { name: 'a stock without residents', indicator: { ...rate, measure_type: 'stock' }, row: {} },
  ] as const)('there is none for $name', ({ indicator, row }) => {
    const comparison = compareScene({ indicator, rows: ['a', 'b', 'c'].map((bureau) => ({ bureau, ...row })) });
    expect(comparison.members.map(({ interval }) => interval)).toEqual([undefined, undefined, undefined]);
    expect(comparison.pairs).toEqual([]);
    expect(comparison.contrasts.every(({ word }) => word === 'not-compared')).toBe(true);
  });
});
