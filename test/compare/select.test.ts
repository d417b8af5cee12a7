/** Which of a bureau's figures stands for it, and why the others do not. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selectObservation, type Wanted } from '../../src/compare/select.js';
import type { Period } from '../../src/model/period.js';
import { days, makeIndicator, makeObservation, year, type Row } from './figures.js';

const indicator = makeIndicator();
/** Figures of one bureau, numbered from 1 in the order given. */
const figures = (rows: readonly Omit<Row, 'bureau'>[]): ReturnType<typeof makeObservation>[] =>
  rows.map((row, index) => makeObservation({ ...row, bureau: 'a' }, index + 1, indicator));

const night = days('2023-05-04', '2023-05-04');
const quarter = days('2023-10-01', '2023-12-31');

/** The number within an id. */
const nth = (id: string | undefined): string => id?.split('/')[1] ?? '';

const wanted = (reference: Period | null): Wanted => ({ reference, variant: undefined });

describe('the best fit, then the others with the first thing that they lack', () => {
  test.each([
    { name: 'one figure', rows: [{}], reference: null, is: ['1'] },
    { name: 'no scope before scope', rows: [{ scope: '秋风行动' }, {}], reference: null, is: ['2', '1 scope'] },
    {
      name: 'no scope before scope, even for a part of the year',
      rows: [{ scope: '秋风行动' }, { period: quarter }],
      reference: null,
      is: ['2', '1 scope'],
    },
    { name: 'whole year before part', rows: [{ period: quarter }, {}], reference: null, is: ['2', '1 period-length'] },
    {
      name: 'whole year before a later part, though the part is asked for',
      rows: [{ period: quarter }, { period: year(2021) }],
      reference: quarter,
      is: ['2', '1 period-length'],
    },
    {
      name: 'the reference period before a later one',
      rows: [{ period: year(2022) }, { period: year(2023) }],
      reference: year(2022),
      is: ['1', '2 period'],
    },
    {
      name: 'the latest where there is no reference period',
      rows: [{ period: year(2022) }, { period: year(2023) }, { period: year(2021) }],
      reference: null,
      is: ['2', '1 period', '3 period'],
    },
    {
      name: 'the latest where the reference period has none',
      rows: [{ period: year(2021) }, { period: year(2022) }],
      reference: year(2023),
      is: ['2', '1 period'],
    },
    {
      name: 'a dated part before an undated figure',
      rows: [{ period: null }, { period: night }],
      reference: null,
      is: ['2', '1 period-not-stated'],
    },
    { name: 'reported before derived', rows: [{ status: 'derived' }, {}], reference: null, is: ['2', '1 same'] },
    {
      name: 'else the first of the source',
      rows: [{ id: 'a-2023/10' }, { id: 'a-2023/9' }],
      reference: null,
      is: ['9', '10 same'],
    },
    {
      name: 'a streak by its end, however long',
      rows: [
        { kind: 'streak', period: days('2010-01-01', '2022-12-31') },
        { kind: 'streak', period: days('2015-01-01', '2023-12-31') },
      ],
      reference: null,
      is: ['2', '1 period'],
    },
    {
      name: 'each loser has its own reason',
      rows: [{ scope: '一夜', period: night }, { period: night }, { period: year(2022) }, { status: 'derived' }, {}],
      reference: null,
      is: ['5', '4 same', '3 period', '2 period-length', '1 scope'],
    },
  ] as const)('$name', ({ rows, reference, is }) => {
    const selection = selectObservation(figures(rows), wanted(reference));
    expect([
      nth(selection?.chosen.id),
      ...(selection?.passedOver ?? []).map(({ observation, reason }) => `${nth(observation)} ${reason}`),
    ]).toEqual(is);
  });
});

test('nothing is chosen from nothing', () => {
  expect(selectObservation([], wanted(null))).toBeUndefined();
});

test('the choice does not depend on the order of reading', () => {
  const row = fc.record({
    scope: fc.constantFrom('', '秋风行动'),
    period: fc.constantFrom(year(2022), year(2023), quarter, night, null),
    status: fc.constantFrom('reported' as const, 'derived' as const),
  });
  const shuffled = fc
    .array(row, { minLength: 1, maxLength: 12 })
    .map(figures)
    .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
  fc.assert(
    fc.property(shuffled, fc.constantFrom(null, year(2022)), ([list, other], reference) => {
      const selection = selectObservation(list, wanted(reference));
      expect(selectObservation(other, wanted(reference))).toEqual(selection);
      expect(selection?.passedOver).toHaveLength(list.length - 1);
    }),
  );
});
