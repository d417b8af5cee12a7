/** Which sets have a funnel, who is in it, and who lies beyond its limits. */
import { describe, expect, test } from 'vitest';
import { compareDataset } from '../../src/compare/compare-dataset.js';
import { memoryFolder } from '../../src/host/memory-folder.js';
import type { FunnelPosition } from '../../src/model/funnel.js';
import { readDataset } from '../../src/read/read-dataset.js';
import { makeLeague } from '../league/make-league.js';
import { alike, compareScene, moreThan, residents, type Row, type Scene } from './figures.js';

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `b${index + 1}`);

/** A rate of about 100 each; of the bureaus given, their own figures. */
const sceneOf = (count: number, own: Readonly<Record<string, Partial<Row>>> = {}): Scene => ({
  indicator: { rate: 'population' },
  rows: ids(count).map((bureau, index) => ({ bureau, value: 990 + 2 * index, ...own[bureau] })),
  bureaus: alike(ids(count)),
});

const positionOf = (scene: Scene, bureau: string): FunnelPosition | undefined =>
  compareScene(scene).funnel?.positions.find((each) => each.bureau === bureau)?.position;

describe('a set has a funnel', () => {
  test('from ten that are ranked on', () => {
    expect(compareScene(sceneOf(9)).funnel).toBeUndefined();
    expect(compareScene(sceneOf(10)).funnel?.positions.map(({ bureau }) => bureau)).toEqual(ids(10));
  });

  test('of those only that are ranked: the others do not count to the ten, and are not in it', () => {
    const campaign = { scope: '秋风行动' };
    expect(compareScene(sceneOf(10, { b3: campaign })).funnel).toBeUndefined();
    const eleven = compareScene(sceneOf(11, { b3: campaign }));
    expect(eleven.funnel?.positions.map(({ bureau }) => bureau)).toEqual(ids(11).filter((id) => id !== 'b3'));
    const bureaus = { ...alike(ids(11)), b5: {} };
    const without = compareScene({ ...sceneOf(11), bureaus });
    expect(without.funnel?.positions.map(({ bureau }) => bureau)).toEqual(ids(11).filter((id) => id !== 'b5'));
  });

  test('when it is ranked by rates, not by figures as stated', () => {
    expect(compareScene({ ...sceneOf(12), indicator: { rate: 'none' } }).funnel).toBeUndefined();
  });

  test('when there is anything at all', () => {
    const zero = Object.fromEntries(ids(12).map((id) => [id, { value: 0, lower: 0, upper: 0 }]));
    expect(compareScene(sceneOf(12, zero)).funnel).toBeUndefined();
  });
});

describe('its limits', () => {
  test('are centred at the pooled rate, on a grid that holds all populations', () => {
    const bureaus = Object.fromEntries(
      ids(12).map((id, index) => [id, { population: [residents(200_000 * (index + 1))] }]),
    );
    const { funnel, group } = compareScene({ ...sceneOf(12), bureaus });
    expect(funnel?.centre).toBeCloseTo(group?.pooled?.value ?? 0, 10);
    const sizes = funnel?.grid.map(({ residents: size }) => size) ?? [];
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect(sizes[0]).toBeLessThan(200_000);
    expect(sizes.at(-1)).toBeGreaterThan(2_400_000);
    for (const { limits_95: inner, limits_998: outer } of funnel?.grid ?? []) {
      expect(outer.lower).toBeLessThan(inner.lower);
      expect(outer.upper).toBeGreaterThan(inner.upper);
    }
  });
});

/*
 * Eleven of a million residents have some 1000 events each, which chance alone gives; a twelfth has another number. The pooled rate stays near 100,
 * its Poisson limits at 1000 expected near 938 and 1062 (95 %), 903 and 1098 (99.8 %).
 */
describe('a bureau lies', () => {
  test.each([
    { value: 1000, is: 'within' },
    { value: 1080, is: 'above-95' },
    { value: 1140, is: 'above-99.8' },
    { value: 925, is: 'below-95' },
    { value: 860, is: 'below-99.8' },
  ])('at $value $is', ({ value, is }) => {
    expect(positionOf(sceneOf(12, { b12: { value, lower: value, upper: value } }), 'b12')).toBe(is);
  });

  test.each([
    { name: 'beyond it at both bounds', row: moreThan(1140, 1180), is: 'above-99.8' },
    { name: 'beyond it at one bound', row: moreThan(1050, 1180), is: 'open' },
    { name: 'without a ceiling, below it', row: moreThan(1000, null), is: 'open' },
    { name: 'without a ceiling, beyond it', row: moreThan(1140, null), is: 'above-99.8' },
    { name: 'within at both', row: moreThan(1000, 1010), is: 'within' },
  ])('by both bounds of its wording: $name', ({ row, is }) => {
    expect(positionOf(sceneOf(12, { b12: row }), 'b12')).toBe(is);
  });
});

describe('of bureaus that differ by chance alone', () => {
  const { value: dataset } = readDataset(
    memoryFolder(makeLeague({ bureaus: 300, years: 1, indicators: 10, seed: 4, identical: true })),
  );
  const funnels = dataset ? compareDataset(dataset).flatMap(({ funnel }) => funnel ?? []) : [];
  const positions = funnels.flatMap(({ positions: own }) => own.map(({ position }) => position));
  const share = (...wanted: readonly FunnelPosition[]): number =>
    positions.filter((position) => wanted.includes(position)).length / positions.length;

  test('the limits are those of chance', () => {
    expect(positions).toHaveLength(3000);
    expect(funnels.map(({ tau_squared: tauSquared }) => tauSquared)).toEqual(Array.from({ length: 10 }, () => 0));
  });

  test('one in twenty lies beyond 95 %, and two in a thousand beyond 99.8 %', () => {
    const beyond = share('above-95', 'below-95', 'above-99.8', 'below-99.8');
    expect(beyond).toBeGreaterThan(0.035);
    expect(beyond).toBeLessThan(0.07);
    expect(share('above-99.8', 'below-99.8')).toBeLessThan(0.006);
  });
});

test('of bureaus that differ by themselves the limits are wider than chance, and few lie beyond', () => {
  const { value: dataset } = readDataset(memoryFolder(makeLeague({ bureaus: 136, years: 1, indicators: 3, seed: 4 })));
  for (const { funnel } of dataset ? compareDataset(dataset) : []) {
    expect(funnel?.tau_squared).toBeGreaterThan(0);
    expect(funnel?.phi).toBeGreaterThan(2);
    const beyond = funnel?.positions.filter(({ position }) => /99\.8/.test(position)) ?? [];
    expect(beyond.length).toBeLessThan(6);
  }
  expect.assertions(9);
});
