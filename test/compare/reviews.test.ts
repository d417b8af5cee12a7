/** The shipped figures of five reviews, compared: what an analyst must find, and what must not happen. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compareDataset } from '../../src/compare/compare-dataset.js';
import { openFolder } from '../../src/host/node-folder.js';
import type { Comparison } from '../../src/model/comparison.js';
import { readDataset } from '../../src/read/read-dataset.js';
import { memberOf } from './figures.js';

const { value: dataset } = readDataset(openFolder(fileURLToPath(new URL('../../seeds', import.meta.url))));
const comparisons = dataset ? compareDataset(dataset) : [];

function find(id: string): Comparison {
  const comparison = comparisons.find((each) => each.id === id);
  if (!comparison) throw new Error(`${id} was not compared`);
  return comparison;
}

/** "bureau value standing", in the report's order. */
const linesOf = ({ members }: Comparison): string[] =>
  members.map(({ bureau, stated, standing }) => `${bureau} ${stated.value} ${standing}`);

const rulesOf = ({ findings }: Comparison): string[] => findings.map(({ rule, severity }) => `${rule} ${severity}`);

test('criminal cases compare as rates, with the year and the level as caveats', () => {
  const comparison = find('criminal-cases-solved/level');
  expect(linesOf(comparison)).toEqual(['jiyang 398 comparable-with-caveats', 'binzhou 4978 comparable-with-caveats']);
  expect(comparison.verdict).toBe('comparable-with-caveats');
  expect(comparison.measure).toBe('rate');
  // 398 of 515 679 and 4 978 of 3 928 568, per 100 000.
  expect(memberOf(comparison, 'jiyang').rate?.value).toBeCloseTo(77.18, 2);
  expect(memberOf(comparison, 'binzhou').rate?.value).toBeCloseTo(126.71, 2);
  expect(rulesOf(comparison)).toEqual([
    'period-differs caveat',
    'level-differs caveat',
    'denominator-boundary-doubtful caveat',
    'denominator-date-differs caveat',
  ]);
  expect(comparison.findings.find(({ rule }) => rule === 'denominator-date-differs')?.members).toEqual(['binzhou']);
  expect(comparison.absences).toEqual([
    { bureau: 'laixi', reason: 'not-published' },
    { bureau: 'shizhong', reason: 'not-published' },
  ]);
});

test.each(['telecom-fraud-cases-solved/level', 'telecom-fraud-suspects-apprehended/level'])(
  '%s: a campaign of three months beside most of a year is indicative',
  (id) => {
    const comparison = find(id);
    expect(comparison.verdict).toBe('indicative');
    expect(memberOf(comparison, 'laixi').standing).toBe('indicative');
    expect(rulesOf(comparison)).toEqual(
      expect.arrayContaining(['scope-differs indicative', 'period-length-differs indicative']),
    );
  },
);

test('streaks without scope compare; the one of homicides with other major cases is indicative', () => {
  const comparison = find('homicide-clearance-streak/streak');
  expect(comparison.measure).toBe('stated');
  expect(linesOf(comparison)).toEqual([
    'jiyang 12 comparable-with-caveats',
    'laixi 8 indicative',
    'binzhou 8 comparable-with-caveats',
  ]);
  expect(comparison.verdict).toBe('comparable-with-caveats');
  expect(rulesOf(comparison)).not.toContain('period-length-differs indicative');
});

test('the 80 of one night never stand beside a year', () => {
  const violations = find('traffic-violations-processed/level');
  const jiyang = memberOf(violations, 'jiyang');
  expect(jiyang.stated).toEqual({ value: 80_000, lower: 80_000, upper: 90_000 });
  expect(jiyang.passed_over).toEqual([{ observation: 'jiyang-2021/1', reason: 'scope' }]);
  const chosen = comparisons.flatMap(({ members }) => members.map(({ observation }) => observation.id));
  expect(chosen).not.toContain('jiyang-2021/1');
});

test('traffic deaths are published by one of four', () => {
  const comparison = find('traffic-deaths/change');
  expect(linesOf(comparison)).toEqual(['laixi -16.82 not-comparable']);
  expect(comparison.absences.map(({ bureau }) => bureau)).toEqual(['jiyang', 'binzhou', 'shizhong']);
  expect(comparison.verdict).toBe('not-comparable');
});

test('e-bikes compare as rates whose bounds come from the wording', () => {
  const comparison = find('ebikes-registered/level');
  expect(comparison.verdict).toBe('comparable-with-caveats');
  expect(linesOf(comparison)).toEqual(['jiyang 15000 comparable-with-caveats', 'laixi 270000 comparable-with-caveats']);
  const rates = comparison.members.map(({ rate }) => rate);
  // 15 000 to 16 000 of 515 679; 270 000 to 280 000 of 720 103.
  expect(rates[0]?.lower).toBeCloseTo(2908.79, 2);
  expect(rates[0]?.upper).toBeCloseTo(3102.71, 2);
  expect(rates[1]?.lower).toBeCloseTo(37_494.64, 2);
  expect(rates[1]?.upper).toBeCloseTo(38_883.33, 2);
  expect(rulesOf(comparison)).toEqual(['denominator-boundary-doubtful caveat', 'value-approximate caveat']);
});

test('measures of two months beside those of a year are indicative, and counts of two levels are never ranked', () => {
  const measures = find('reform-measures-issued/level');
  expect(memberOf(measures, 'laixi').standing).toBe('indicative');
  const items = find('one-stop-items/level');
  expect(items.measure).toBe('stated');
  expect(items.verdict).toBe('indicative');
  expect(rulesOf(items)).toContain('level-differs indicative');
});

test('groups counted over an unknown campaign are kept apart from a year', () => {
  const groups = find('organised-crime-groups-dismantled/level');
  const jiyang = memberOf(groups, 'jiyang');
  expect(jiyang.observation.status).toBe('derived');
  expect(jiyang.stated.value).toBe(5);
  expect(memberOf(groups, 'laixi').standing).toBe('indicative');
});

describe('nothing is ranked among so few', () => {
  test.each(comparisons)('$id', ({ members, group, series }) => {
    const core = members.filter(({ standing }) => standing.startsWith('comparable'));
    expect(core.length).toBeLessThan(3);
    expect(members.map(({ rank }) => rank)).toEqual(members.map(() => undefined));
    expect(group).toBeUndefined();
    // No bureau has published two years of anything.
    expect(series).toEqual([]);
  });
});

test('every published figure is chosen or passed over, and each bureau is named in each comparison', () => {
  const named = comparisons.map(({ members, absences }) => members.length + absences.length);
  expect(new Set(named)).toEqual(new Set([4]));
  const used = comparisons.flatMap(({ members }) =>
    members.flatMap(({ observation, passed_over: others }) => [
      observation.id,
      ...others.map((other) => other.observation),
    ]),
  );
  expect(used.toSorted()).toEqual((dataset?.observations ?? []).map(({ id }) => id).toSorted());
});

describe('pairs', () => {
  /** "first ÷ second ratio (lower–upper) word", as the exact conditional interval gives them. */
  const pairsOf = ({ pairs }: Comparison): string[] =>
    pairs.map(({ bureau, reference, effect, interval, word }) => {
      const second = reference.type === 'bureau' ? reference.bureau : '';
      const limits = `${interval?.lower.toFixed(4)}–${interval?.upper?.toFixed(4)}`;
      return `${bureau} ÷ ${second} ${effect?.value.toFixed(4)} (${limits}) ${word}`;
    });

  test('of rates are told apart by exact intervals, checked with another program', () => {
    expect(pairsOf(find('criminal-cases-solved/level'))).toEqual(['binzhou ÷ jiyang 1.6418 (1.4821–1.8228) higher']);
    expect(pairsOf(find('fugitives-apprehended/level'))).toEqual(['binzhou ÷ jiyang 2.3215 (1.6511–3.3639) higher']);
    // 270 000 beside 16 000 at the least, 280 000 beside 15 000 at the most.
    expect(pairsOf(find('ebikes-registered/level'))).toEqual(['laixi ÷ jiyang 12.8901 (11.8933–13.5898) higher']);
  });

  test('two zeros are not told apart, and have no probability', () => {
    const [pair, ...more] = find('major-traffic-accidents/level').pairs;
    expect(more).toEqual([]);
    expect([pair?.word, pair?.effect, pair?.probability]).toEqual(['similar', undefined, undefined]);
  });

  test('are all there is: no group value, and nobody against the others together', () => {
    for (const { group, contrasts, indistinct } of comparisons) {
      expect(group).toBeUndefined();
      expect(indistinct).toEqual([]);
      expect(contrasts.map(({ reference }) => reference.type)).toEqual(contrasts.map(() => 'bureau'));
      expect(contrasts.map(({ assessment }) => assessment)).toEqual(contrasts.map(() => undefined));
    }
  });
});

test('a bureau that published the change only is told from one that published nothing', () => {
  const { absences } = find('telecom-fraud-cases-solved/change');
  expect(absences).toEqual([
    { bureau: 'jiyang', reason: 'not-published' },
    { bureau: 'laixi', reason: 'other-kind' },
    { bureau: 'shizhong', reason: 'not-published' },
  ]);
});

test('the streaks would be indicative without either of the two that compare', () => {
  expect(find('homicide-clearance-streak/streak').sensitivities).toEqual([
    { type: 'verdict-without', bureau: 'jiyang', becomes: 'indicative' },
    { type: 'verdict-without', bureau: 'binzhou', becomes: 'indicative' },
  ]);
});

test('no stated change contradicts levels, and no part exceeds its whole', () => {
  const codes = new Set(comparisons.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  for (const code of [
    'values-conflict',
    'change-contradicts-levels',
    'part-exceeds-whole',
    'parts-do-not-sum',
    'series-broken',
  ]) {
    expect(codes).not.toContain(code);
  }
});
