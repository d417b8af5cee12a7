/** Which unit a figure may have. */
import { expect, test } from 'vitest';
import { unitsFor } from '../../src/model/unit.js';

test.each([
  { kind: 'level', unit: 'case', type: 'flow', is: ['case'] },
  { kind: 'level', unit: 'percent', type: 'ratio', is: ['percent'] },
  { kind: 'level', unit: 'CNY', type: 'flow', is: ['CNY'] },
  { kind: 'change', unit: 'case', type: 'flow', is: ['percent'] },
  { kind: 'change-points', unit: 'percent', type: 'ratio', is: ['percentage-point'] },
  { kind: 'streak', unit: 'year', type: 'streak', is: ['year', 'month'] },
] as const)('a $kind of a $type in $unit', ({ kind, unit, type, is }) => {
  expect(unitsFor({ unit, measure_type: type }, kind)).toEqual(is);
});
