/** Groups: peers by level, parent, list and nearness, the bureau that others are compared with, and the values of a whole set. */
import { describe, expect, test } from 'vitest';
import { findPeers, readVariable } from '../../src/compare/peers.js';
import type { PeerGroup } from '../../src/model/benchmark.js';
import type { Bureau } from '../../src/model/bureau.js';
import type { Comparison } from '../../src/model/comparison.js';
import type { Indicator } from '../../src/model/indicator.js';
import { peersOf, type Peers } from '../../src/model/peers.js';
import {
  alike,
  compareScene,
  contrastOf,
  makeBureau,
  makeDataset,
  makeIndicator,
  moreThan,
  residents,
  type Row,
  type Scene,
} from './figures.js';

const rate: Partial<Indicator> = { rate: 'population' };

const group = (by: Partial<PeerGroup>): PeerGroup => ({ id: 'like', name: { zh: '同类', en: 'Alike' }, ...by });

function peersAmong(bureaus: readonly Bureau[], by: Partial<PeerGroup>): Peers {
  const dataset = makeDataset(makeIndicator(), bureaus, []);
  const [peers, ...more] = findPeers({ ...dataset, benchmark: { ...dataset.benchmark, peers: [group(by)] } });
  if (!peers || more.length > 0) throw new Error('one group is declared');
  return peers;
}

describe('who belongs to a group', () => {
  const bureaus = [
    makeBureau('a', { level: 'prefecture', parent: '990000' }),
    makeBureau('b', { parent: '990100' }),
    makeBureau('c', { parent: '990200' }),
    makeBureau('d', { parent: '990100' }),
    makeBureau('e', { parent: null }),
  ];

  test.each<{ by: Partial<PeerGroup>; is: string[] }>([
    { by: { level: 'prefecture' }, is: ['a'] },
    { by: { level: 'county' }, is: ['b', 'c', 'd', 'e'] },
    { by: { level: 'province' }, is: [] },
    { by: { parent: '990100' }, is: ['b', 'd'] },
    { by: { parent: '990900' }, is: [] },
    { by: { bureaus: ['d', 'a'] }, is: ['a', 'd'] },
  ])('$by: $is', ({ by, is }) => {
    const peers = peersAmong(bureaus, by);
    expect(peers).toEqual({ group: 'like', members: is, neighbours: [], variables: [], without_variables: [] });
  });

  test('a bureau is no peer of its own, and one outside has none', () => {
    const peers = peersAmong(bureaus, { parent: '990100' });
    expect(peersOf(peers, 'b')).toEqual(['d']);
    expect(peersOf(peers, 'c')).toBeUndefined();
  });
});

describe('nearest neighbours', () => {
  /** Bureaus 1 to 15: visitors as their numbers say (standard deviation √20), hills at the last one only (√15), rivers everywhere. */
  const places = (count: number): Bureau[] =>
    Array.from({ length: count }, (_, index) => {
      const number = index + 1;
      const of = (value: number): { value: number; source: string } => ({ value, source: 'yearbook' });
      const variables = { visitors: of(number), hills: of(number === 15 ? 15 : 0), rivers: of(7) };
      return makeBureau(`county-${String(number).padStart(2, '0')}`, { variables });
    });
  const nearest = (variables: string[], count = 2): Partial<PeerGroup> => ({ nearest: { count, variables } });
  const of = (peers: Peers, number: string): unknown =>
    peers.neighbours
      .find(({ bureau }) => bureau === `county-${number}`)
      ?.nearest.map(({ bureau, distance }) => [bureau, distance]);
  const about = (distance: number): number => expect.closeTo(distance, 12) as number;

  test('by standardised distance, the nearest first', () => {
    const peers = peersAmong(places(15), nearest(['visitors', 'hills', 'rivers'], 3));
    expect(peers.members).toEqual([]);
    expect(peers.variables).toEqual(['visitors', 'hills', 'rivers']);
    expect(peers.neighbours).toHaveLength(15);
    const step = 1 / Math.sqrt(20);
    // Equally near ones in the order of their ids.
    expect(of(peers, '05')).toEqual([
      ['county-04', about(step)],
      ['county-06', about(step)],
      ['county-03', about(2 * step)],
    ]);
    // The hills of the fifteenth, 15/√15 away, keep it from being the nearest.
    expect(of(peers, '14')).toEqual([
      ['county-13', about(step)],
      ['county-12', about(2 * step)],
      ['county-11', about(3 * step)],
    ]);
    expect(of(peers, '15')).toEqual([
      ['county-14', about(Math.sqrt(1 / 20 + 15))],
      ['county-13', about(Math.sqrt(4 / 20 + 15))],
      ['county-12', about(Math.sqrt(9 / 20 + 15))],
    ]);
    expect(peersOf(peers, 'county-05')).toEqual(['county-04', 'county-06', 'county-03']);
  });

  test('a variable that is the same everywhere separates nobody', () => {
    const peers = peersAmong(places(15), nearest(['rivers']));
    expect(peers.neighbours).toEqual([]);
  });

  test('none below fifteen', () => {
    const peers = peersAmong(places(14), nearest(['visitors']));
    expect(peers.neighbours).toEqual([]);
    expect(peersOf(peers, 'county-05')).toBeUndefined();
  });

  test('areas of which a variable is not known are named, and count for nothing', () => {
    const bare = makeBureau('bare', { variables: { visitors: { value: 5, source: 'yearbook' } } });
    const few = peersAmong([...places(14), bare], nearest(['visitors', 'hills']));
    expect([few.without_variables, few.neighbours]).toEqual([['bare'], []]);
    const enough = peersAmong([bare, ...places(15)], nearest(['visitors', 'hills']));
    expect(enough).toMatchObject({
      without_variables: ['bare'],
      neighbours: peersAmong(places(15), nearest(['visitors', 'hills'])).neighbours,
    });
  });

  test.each([
    { name: 'population', is: 600_000 },
    { name: 'area', is: 1200 },
    { name: 'density', is: 500 },
    { name: 'visitors', is: 9 },
    { name: 'hills', is: undefined },
  ])('$name is read as $is', ({ name, is }) => {
    const population = [
      residents(500_000, 'census', '2010-11-01'),
      residents(600_000),
      residents(610_000, 'year-end', '2023-12-31'),
    ];
    const variables = { visitors: { value: 9, source: 'yearbook' } };
    expect(readVariable(makeBureau('a', { population, area: 1200, variables }), name)).toBe(is);
  });

  test.each(['population', 'area', 'density'])('%s is not known of a bare bureau', (name) => {
    expect(readVariable(makeBureau('a', { population: [residents(5, 'year-end')] }), name)).toBeUndefined();
  });
});

describe('against peers', () => {
  const values = { a: 300, b: 200, c: 100, d: 600, e: 250 };
  const scene: Scene = {
    indicator: { ...rate, polarity: 'lower-is-better' },
    rows: Object.entries(values).map(([bureau, value]): Row => ({ bureau, value })),
    bureaus: alike(Object.keys(values)),
  };
  const withPeers = (...peers: PeerGroup[]): Comparison => compareScene({ ...scene, benchmark: { peers } });

  test('a figure is compared with the others of its group, itself left out', () => {
    const comparison = withPeers(group({ bureaus: ['a', 'b', 'c'] }));
    expect(contrastOf(comparison, 'a', 'peers')).toMatchObject({
      reference: { type: 'peers', group: 'like' },
      against: 2,
      // 300 of two million.
      reference_value: { value: 15, lower: 15, upper: 15 },
      effect: { value: 2 },
      word: 'higher',
      assessment: 'worse',
    });
    expect(contrastOf(comparison, 'c', 'peers')).toMatchObject({ word: 'lower', assessment: 'better' });
    expect(contrastOf(comparison, 'd', 'peers')).toBeUndefined();
    expect(contrastOf(comparison, 'd')).toMatchObject({ against: 4, word: 'higher' });
  });

  test('with fewer than two others there is nothing to be told', () => {
    const comparison = withPeers(group({ bureaus: ['a', 'b'] }));
    expect(contrastOf(comparison, 'a', 'peers')).toMatchObject({ against: 1, word: 'not-compared', reason: 'too-few' });
  });

  test('a member of the group that is not ranked is not among them', () => {
    const rows = scene.rows.map((row) => (row.bureau === 'c' ? { ...row, scope: '秋风行动' } : row));
    const comparison = compareScene({
      ...scene,
      rows,
      benchmark: { peers: [group({ bureaus: ['a', 'b', 'c', 'd'] })] },
    });
    expect(contrastOf(comparison, 'a', 'peers')).toMatchObject({ against: 2, reference_value: { value: 40 } });
  });

  test('each group has its own contrast', () => {
    const comparison = withPeers(group({ bureaus: ['a', 'b', 'c'] }), {
      ...group({ level: 'county' }),
      id: 'counties',
    });
    const own = comparison.contrasts.filter(({ bureau, reference }) => bureau === 'a' && reference.type === 'peers');
    expect(own.map(({ reference, against }) => [reference, against])).toEqual([
      [{ type: 'peers', group: 'like' }, 2],
      [{ type: 'peers', group: 'counties' }, 4],
    ]);
  });

  test('neighbours are each bureau’s own', () => {
    const ids = Array.from({ length: 15 }, (_, index) => `county-${String(index + 1).padStart(2, '0')}`);
    const comparison = compareScene({
      indicator: rate,
      rows: ids.map((bureau, index) => ({ bureau, value: 100 * (index + 1) })),
      bureaus: Object.fromEntries(
        ids.map((id, index) => [id, { population: [residents(1_000_000)], area: 100 * (index + 1) ** 2 }]),
      ),
      benchmark: { peers: [group({ nearest: { count: 2, variables: ['area'] } })] },
    });
    // Areas grow ever faster, so that the neighbours of the fifteenth are the two before it.
    expect(contrastOf(comparison, 'county-15', 'peers')).toMatchObject({
      against: 2,
      reference_value: { value: 135 },
      word: 'higher',
    });
    expect(contrastOf(comparison, 'county-01', 'peers')?.reference_value?.value).toBe(25);
  });

  test('neighbours without a figure are fewer', () => {
    const ids = Array.from({ length: 15 }, (_, index) => `county-${String(index + 1).padStart(2, '0')}`);
    const comparison = compareScene({
      indicator: rate,
      rows: ['county-01', 'county-03', 'county-09'].map((bureau) => ({ bureau, value: 500 })),
      bureaus: Object.fromEntries(
        ids.map((id, index) => [id, { population: [residents(1_000_000)], area: 100 * (index + 1) ** 2 }]),
      ),
      benchmark: { peers: [group({ nearest: { count: 2, variables: ['area'] } })] },
    });
    expect(contrastOf(comparison, 'county-01', 'peers')).toMatchObject({ against: 1, reason: 'too-few' });
    expect(contrastOf(comparison, 'county-09', 'peers')).toMatchObject({ against: 0, reason: 'too-few' });
  });

  test('the bureau that is named is compared with each of the others', () => {
    const comparison = compareScene({ ...scene, benchmark: { reference_bureau: 'b' } });
    const single = comparison.contrasts.filter(({ reference }) => reference.type === 'bureau');
    expect(single.map(({ bureau, against, word }) => `${bureau} ${against} ${word}`)).toEqual([
      'a 1 higher',
      'c 1 lower',
      'd 1 higher',
      'e 1 higher',
    ]);
    expect(new Set(single.map(({ reference }) => JSON.stringify(reference)))).toEqual(
      new Set(['{"type":"bureau","bureau":"b"}']),
    );
    expect(contrastOf(comparison, 'b')).toMatchObject({ against: 4 });
  });

  test('with a bureau that is named and published nothing, nothing is compared, and that is said', () => {
    const comparison = compareScene({
      ...scene,
      bureaus: { ...scene.bureaus, silent: {} },
      benchmark: { reference_bureau: 'silent' },
    });
    const named = comparison.contrasts.filter(({ reference }) => reference.type === 'bureau');
    expect(named.map(({ bureau }) => bureau)).toEqual(comparison.members.map(({ bureau }) => bureau));
    for (const contrast of named) {
      expect(contrast).toMatchObject({ word: 'not-compared', reason: 'no-figure', against: 0, effect: undefined });
    }
  });
});

describe('areas that hold one another', () => {
  const at = (adcode: string, people: number, level: 'county' | 'prefecture' = 'county'): Partial<Bureau> => ({
    adcode,
    level,
    population: [residents(people)],
  });
  // A prefecture of 3 million with two of its counties, and two counties elsewhere.
  const comparison = compareScene({
    indicator: rate,
    rows: [
      { bureau: 'whole', value: 3000 },
      { bureau: 'one', value: 500 },
      { bureau: 'two', value: 900 },
      { bureau: 'far', value: 800 },
      { bureau: 'away', value: 700 },
    ],
    bureaus: {
      whole: at('990100', 3_000_000, 'prefecture'),
      one: at('990101', 500_000),
      two: at('990102', 600_000),
      far: at('990201', 1_000_000),
      away: at('990301', 700_000),
    },
  });
  const others = (bureau: string): [number | undefined, number | undefined] => {
    const contrast = contrastOf(comparison, bureau);
    return [contrast?.against, contrast?.reference_value?.value];
  };

  test('the holder is shown beside those of the usual level', () => {
    const shown = comparison.members.filter(({ standing }) => standing === 'indicative');
    expect(shown.map(({ bureau }) => bureau)).toEqual(['whole']);
    expect(comparison.members.flatMap(({ bureau, rank }) => (rank ? [bureau] : [])).toSorted()).toEqual([
      'away',
      'far',
      'one',
      'two',
    ]);
  });

  test('the holder is in nobody’s others, and in no pair', () => {
    expect(others('one')).toEqual([3, (100_000 * 2400) / 2_300_000]);
    expect(others('far')).toEqual([3, (100_000 * 2100) / 1_800_000]);
    const paired = comparison.pairs.flatMap(({ bureau, reference }) =>
      reference.type === 'bureau' ? [bureau, reference.bureau] : [bureau],
    );
    expect(paired).not.toContain('whole');
    expect(paired.length).toBeGreaterThan(0);
  });

  test('no resident is counted twice in the pooled rate', () => {
    expect(comparison.group?.pooled?.value).toBeCloseTo((100_000 * 2900) / 2_800_000, 10);
    expect(comparison.group?.count).toBe(4);
  });
});

describe('values of the group', () => {
  const bureaus = {
    a: { population: [residents(500_000)] },
    b: { population: [residents(1_000_000)] },
    c: { population: [residents(2_500_000)] },
  };
  const of = (a: Omit<Row, 'bureau'>, b: Omit<Row, 'bureau'>, c: Omit<Row, 'bureau'>): Comparison['group'] =>
    compareScene({
      indicator: rate,
      rows: [
        { bureau: 'a', ...a },
        { bureau: 'b', ...b },
        { bureau: 'c', ...c },
      ],
      bureaus,
    }).group;

  test.each([
    {
      name: 'the median rate is not the pooled one',
      rows: [{ value: 200 }, { value: 300 }, { value: 500 }],
      // 40, 30 and 20 per 100 000; 1000 of four million.
      is: { count: 3, median: [30, 30, 30], pooled: [25, 25, 25] },
    },
    {
      name: 'bounds travel into both',
      rows: [moreThan(200, 300), moreThan(300, 400), { value: 500 }],
      is: { count: 3, median: [30, 30, 40], pooled: [25, 25, 30] },
    },
    {
      name: 'one without a ceiling leaves the median one, not the pooled rate',
      rows: [moreThan(200, null), { value: 300 }, { value: 500 }],
      is: { count: 3, median: [30, 30, 30], pooled: [25, 25, null] },
    },
    {
      name: 'two without a ceiling leave the median none',
      rows: [moreThan(200, null), moreThan(300, null), { value: 500 }],
      is: { count: 3, median: [30, 30, null], pooled: [25, 25, null] },
    },
  ])('$name', ({ rows: [a = {}, b = {}, c = {}], is }) => {
    const values = of(a, b, c);
    const flat = (estimate: NonNullable<typeof values>['median'] | undefined): unknown =>
      estimate && [estimate.value, estimate.lower, estimate.upper];
    expect({ count: values?.count, median: flat(values?.median), pooled: flat(values?.pooled) }).toEqual(is);
  });

  test('proportions are pooled by numerators and denominators', () => {
    const rows = [
      { bureau: 'a', value: 90, numerator: 90, denominator: 100 },
      { bureau: 'b', value: 50, numerator: 200, denominator: 400 },
      { bureau: 'c', value: 80, numerator: 400, denominator: 500 },
    ];
    const indicator = { measure_type: 'ratio', unit: 'percent' } as const;
    const { group: values } = compareScene({ indicator, rows });
    expect([values?.median.value, values?.pooled?.value]).toEqual([80, 69]);
    const bare = compareScene({ indicator, rows: [...rows.slice(0, 2), { bureau: 'c', value: 80 }] }).group;
    expect([bare?.median.value, bare?.pooled]).toEqual([80, undefined]);
  });

  test('what is stated has a median and no pooled value', () => {
    const rows = ['a', 'b', 'c', 'd'].map((bureau, index) => ({ bureau, value: 10 * (index + 1) }));
    const { group: values } = compareScene({ rows });
    expect([values?.count, values?.median.value, values?.pooled]).toEqual([4, 25, undefined]);
  });
});
