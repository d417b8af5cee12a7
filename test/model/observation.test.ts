/** Observations: phrases, scopes, and the row that other programs read. */
import { expect, test } from 'vitest';
import {
  longestPhrase,
  observationColumns,
  ObservationSchema,
  scopeParts,
  readObservation,
  type Observation,
} from '../../src/model/observation.js';

test.each([
  { scope: '', parts: [] },
  { scope: '秋风行动', parts: ['秋风行动'] },
  { scope: '秋风行动; 一夜; 酒驾', parts: ['秋风行动', '一夜', '酒驾'] },
  { scope: '秋风行动;一夜 ;', parts: ['秋风行动', '一夜'] },
])('the scope "$scope" has the parts $parts', ({ scope, parts }) => {
  expect(scopeParts(scope)).toEqual(parts);
});

test('a phrase is measured in characters, not in UTF-16 units', () => {
  const phrase = ObservationSchema.shape.phrase;
  expect(phrase.safeParse('𬭚'.repeat(longestPhrase)).success).toBe(true);
  expect(phrase.safeParse('川'.repeat(longestPhrase + 1)).success).toBe(false);
});

const figure: Observation = {
  id: 'dongchuan-2023/1',
  bureau: 'dongchuan',
  indicator: 'disputes-resolved',
  kind: 'level',
  value: 1200,
  lower: 1200,
  upper: null,
  unit: 'case',
  qualifier: 'more-than',
  period: { start: '2023-01-01', end: '2023-12-31' },
  scope: '秋风行动',
  source: 'dongchuan-2023',
  locator: 'p3:4-16',
  phrase: '化解矛盾纠纷1200起以上',
  status: 'derived',
  note: '三月与四月之和',
  derived_from: ['dongchuan-2023/2', 'dongchuan-2023/3'],
  formula: '700 + 500',
};

test('a row has every column of the contract, in order', () => {
  expect(observationColumns.join(', ')).toBe(
    'id, bureau, indicator, kind, value, lower, upper, unit, qualifier, period_start, period_end, scope, source, locator, ' +
      'phrase, status, note, variant, numerator, denominator, formula, derived_from',
  );
  expect(observationColumns.map((column) => readObservation(figure, column) ?? '').join('|')).toBe(
    'dongchuan-2023/1|dongchuan|disputes-resolved|level|1200|1200||case|more-than|2023-01-01|2023-12-31|秋风行动|dongchuan-2023|p3:4-16|' +
      '化解矛盾纠纷1200起以上|derived|三月与四月之和||||700 + 500|dongchuan-2023/2 dongchuan-2023/3',
  );
});

test('bounds stand in their columns, and a missing ceiling leaves its cell empty', () => {
  const ceilings = [1300, 0, null].map((upper) => readObservation({ ...figure, upper }, 'upper'));
  expect(ceilings).toEqual([1300, 0, undefined]);
});

test('a period that is not stated leaves its cells empty', () => {
  const columns = ['period_start', 'period_end'] as const;
  expect(columns.map((column) => readObservation({ ...figure, period: null }, column))).toEqual([undefined, undefined]);
});
