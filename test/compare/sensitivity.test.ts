/** What would move with another bound, another population on file, or without a bureau. */
import { describe, expect, test } from 'vitest';
import type { Sensitivity } from '../../src/model/comparison.js';
import type { Indicator } from '../../src/model/indicator.js';
import { alike, compareScene, moreThan, residents, year, type Row, type Scene } from './figures.js';

const rate: Partial<Indicator> = { rate: 'population' };

/** Counts over a million residents each. */
const counts = (values: Readonly<Record<string, number | Omit<Row, 'bureau'>>>): Scene => ({
  indicator: rate,
  rows: Object.entries(values).map(([bureau, of]) => ({ bureau, ...(typeof of === 'number' ? { value: of } : of) })),
  bureaus: alike(Object.keys(values)),
});

const ofType = <T extends Sensitivity['type']>(scene: Scene, type: T): Extract<Sensitivity, { type: T }>[] =>
  compareScene(scene).sensitivities.filter((each): each is Extract<Sensitivity, { type: T }> => each.type === type);

test.each([
  { name: 'three far apart', scene: counts({ a: 400, b: 200, c: 100 }) },
  { name: 'two far apart', scene: counts({ a: 400, b: 200 }) },
  { name: 'three that tie', scene: counts({ a: 400, b: 400, c: 400 }) },
  { name: 'one', scene: counts({ a: moreThan(400, 500) }) },
])('nothing moves: $name', ({ scene }) => {
  expect(compareScene(scene).sensitivities).toEqual([]);
});

describe('within the bounds of the wording', () => {
  const of = (scene: Scene): string[] =>
    ofType(scene, 'bounds').map(
      ({ bureau, position, possible }) => `${bureau} ${position}: ${possible.best}–${possible.worst}`,
    );

  test.each([
    {
      name: 'two overlap, a third is clear of both',
      scene: counts({ a: moreThan(1200, 1300), b: 1250, c: 300 }),
      is: ['a 2: 1–2', 'b 1: 1–2'],
    },
    {
      name: 'a pair whose order could turn',
      scene: counts({ a: moreThan(1200, 1300), b: 1250 }),
      is: ['a 2: 1–2', 'b 1: 1–2'],
    },
    { name: 'a pair whose order holds', scene: counts({ a: moreThan(1200, 1300), b: 1100 }), is: [] },
    {
      name: 'no ceiling',
      scene: counts({ a: 900, b: 400, c: moreThan(300, null) }),
      is: ['a 1: 1–2', 'b 2: 2–3', 'c 3: 1–3'],
    },
    {
      name: 'the smallest first',
      scene: {
        ...counts({ a: moreThan(1200, 1300), b: 1250, c: 300 }),
        indicator: { ...rate, polarity: 'lower-is-better' },
      },
      is: ['a 2: 2–3', 'b 3: 2–3'],
    },
    {
      name: 'what is stated',
      scene: {
        rows: [
          { bureau: 'a', ...moreThan(1200, 1300) },
          { bureau: 'b', value: 1250 },
        ],
      },
      is: ['a 2: 1–2', 'b 1: 1–2'],
    },
    {
      name: 'not what is kept out of the order',
      scene: counts({ a: { ...moreThan(1200, 1300), scope: '秋风行动' }, b: 1250, c: 300 }),
      is: [],
    },
  ] satisfies { name: string; scene: Scene; is: string[] }[])('$name', ({ scene, is }) => {
    expect(of(scene)).toEqual(is);
  });
});

describe('with another population on file', () => {
  const yearEnd = (value: number): ReturnType<typeof residents> => residents(value, 'year-end', '2023-12-31');
  const scene = (other: ReturnType<typeof residents>[], polarity: Indicator['polarity'] = 'none'): Scene => {
    const { bureaus, ...rest } = counts({ a: 100, b: 110, c: 50 });
    return {
      ...rest,
      indicator: { ...rate, polarity },
      bureaus: { ...bureaus, a: { population: [residents(1_000_000), ...other] } },
    };
  };

  test('a rank that would be another one', () => {
    expect(ofType(scene([yearEnd(800_000)]), 'denominator')).toEqual([
      { type: 'denominator', bureau: 'a', population: yearEnd(800_000), position: 2, becomes: 1 },
    ]);
    expect(ofType(scene([yearEnd(2_500_000)]), 'denominator')).toMatchObject([{ position: 2, becomes: 3 }]);
  });

  test('where the smallest is first', () => {
    expect(ofType(scene([yearEnd(800_000)], 'lower-is-better'), 'denominator')).toMatchObject([
      { position: 2, becomes: 3 },
    ]);
  });

  test.each([
    { name: 'a population that changes no rank', other: [yearEnd(990_000)] },
    { name: 'one population alone', other: [] },
  ])('none: $name', ({ other }) => {
    expect(ofType(scene(other), 'denominator')).toEqual([]);
  });

  test('of several the first that moves it is told', () => {
    const earlier = residents(700_000, 'census', '2010-11-01');
    const told = ofType(scene([yearEnd(990_000), earlier, yearEnd(2_500_000)]), 'denominator');
    expect(told.map(({ population }) => population)).toEqual([earlier]);
  });

  test('for a pair it says whether the order turns', () => {
    const { bureaus, ...rest } = counts({ a: 100, b: 110 });
    const other = { population: [residents(1_000_000), yearEnd(800_000)] };
    expect(ofType({ ...rest, bureaus: { ...bureaus, a: other } }, 'denominator')).toMatchObject([
      { bureau: 'a', position: 2, becomes: 1 },
    ]);
  });

  test('what is stated has no population to be changed', () => {
    const { bureaus, rows } = scene([yearEnd(800_000)]);
    expect(ofType({ rows, ...(bureaus ? { bureaus } : {}) }, 'denominator')).toEqual([]);
  });
});

describe('the verdict without a bureau', () => {
  const of = (rows: Row[]): string[] =>
    ofType({ rows }, 'verdict-without').map(({ bureau, becomes }) => `${bureau}: ${becomes}`);

  test.each<{ name: string; rows: Row[]; is: string[] }>([
    {
      name: 'a caveat that one of them makes',
      rows: [{ bureau: 'a' }, { bureau: 'b' }, { bureau: 'c', period: year(2022) }],
      is: ['c: comparable'],
    },
    {
      name: 'two that carry the set',
      rows: [{ bureau: 'a' }, { bureau: 'b' }, { bureau: 'c', scope: '秋风行动' }],
      is: ['a: indicative', 'b: indicative'],
    },
    {
      name: 'the only one that compares',
      rows: [{ bureau: 'a' }, { bureau: 'b', scope: '秋风行动' }, { bureau: 'c', scope: '冬雪行动' }],
      // Two campaigns of their own stand beside nothing.
      is: ['a: not-comparable'],
    },
    { name: 'three alike', rows: [{ bureau: 'a' }, { bureau: 'b' }, { bureau: 'c' }], is: [] },
    { name: 'two: without one there is no set', rows: [{ bureau: 'a' }, { bureau: 'b', period: year(2022) }], is: [] },
  ])('$name', ({ rows, is }) => {
    expect(of(rows)).toEqual(is);
  });

  const many = (count: number): Row[] => [
    { bureau: 'odd', period: year(2022) },
    ...Array.from({ length: count }, (_, index) => ({ bureau: `county-${index}` })),
  ];

  test('is asked of forty, not of more', () => {
    expect(of(many(39))).toEqual(['odd: comparable']);
    expect(of(many(40))).toEqual([]);
  });
});

describe('a word that hangs on one of the others', () => {
  const of = (scene: Scene): string[] =>
    ofType(scene, 'word-without').map(
      ({ bureau, without, word, becomes }) => `${bureau} without ${without}: ${word}, ${becomes}`,
    );

  test('three are higher only because the fourth is so low', () => {
    expect(of(counts({ a: 130, b: 125, c: 125, d: 20 }))).toEqual([
      'a without d: higher, similar',
      'b without d: higher, similar',
      'c without d: higher, similar',
    ]);
  });

  test.each([
    { name: 'no single one makes it', scene: counts({ a: 400, b: 400, c: 100, d: 100 }) },
    { name: 'of three: without one a single other is left', scene: counts({ a: 130, b: 125, c: 20 }) },
    { name: 'all similar', scene: counts({ a: 100, b: 101, c: 102, d: 103 }) },
  ])('none: $name', ({ scene }) => {
    expect(of(scene)).toEqual([]);
  });
});
