/** What each rule finds in a set of figures: its severity and the members that it touches. */
import { describe, expect, test } from 'vitest';
import { compareDataset } from '../../src/compare/compare-dataset.js';
import type { Member } from '../../src/model/comparison.js';
import type { Finding } from '../../src/model/finding.js';
import { ruleTable } from '../../src/compare/rules/table.js';
import type { Bureau } from '../../src/model/bureau.js';
import type { Indicator } from '../../src/model/indicator.js';
import { compareScene, days, moreThan, residents, toDataset, year, type Row, type Scene } from './figures.js';

const rate: Partial<Indicator> = { rate: 'population' };
const stock: Partial<Indicator> = { measure_type: 'stock', unit: 'item' };
const ratio: Partial<Indicator> = { measure_type: 'ratio', unit: 'percent' };
const streak: Partial<Indicator> = { measure_type: 'streak', unit: 'year' };
const peopled = { a: { population: [residents(500_000)] }, b: { population: [residents(800_000)] } };
const yearEnd = residents(800_000, 'year-end', '2023-12-31');

interface Case extends Scene {
  readonly name: string;
  /** Each as "severity members", in order; none when nothing is found. */
  readonly found: readonly string[];
  /** Numbers within the ids of the observations that a finding cites; by default the figures of the whole set. */
  readonly cites?: readonly number[];
}

/** A figure that holds instead of what was published. */
const corrected = (holds: { readonly value: number }, value: number): Omit<Row, 'bureau'> => ({
  ...holds,
  published: { value, lower: value, upper: value, qualifier: 'exact' },
});

/** Bureau a's figures of 2022 and 2023 and what it says of the change; b stands beside it in both kinds. */
const yearOnYear = (
  before: Partial<Row>,
  after: Partial<Row>,
  stated: Partial<Row>,
  kind: 'change' | 'change-points' = 'change',
): Row[] => [
  { bureau: 'a', period: year(2022), ...before },
  { bureau: 'a', ...after },
  { bureau: 'a', kind, ...stated },
  { bureau: 'b' },
  { bureau: 'b', kind },
];

/** Figures of bureau a, each limited to another part, and the total computed from them, which is the last. */
const summed = (total: Partial<Row>, parts: readonly Partial<Row>[]): Row[] => [
  ...parts.map((part, index) => ({ bureau: 'a', scope: `第${index + 1}类`, ...part })),
  {
    bureau: 'a',
    status: 'derived',
    formula: '1 + 2 + 1 + 1',
    derived_from: parts.map((_, index) => `a-2023/${index + 1}`),
    ...total,
  },
  { bureau: 'b' },
];
const fewOfEach = [{ value: 1 }, { value: 2 }, { value: 1 }, { value: 1 }];

const broken = (date: string, indicator = 'disputes-resolved'): Readonly<Record<string, Partial<Bureau>>> => ({
  a: { breaks: [{ date, indicators: [indicator], reason: { zh: '辖区扩大', en: 'larger area' }, source: 'a-2023' }] },
});
const changes: readonly Row[] = [
  { bureau: 'a', kind: 'change', value: 10 },
  { bureau: 'b', kind: 'change', value: 5 },
];

const cases: Readonly<Record<string, readonly Case[]>> = {
  'too-few-published': [
    { name: 'a single bureau', rows: [{ bureau: 'a' }], found: ['excluding a, whole set'] },
    { name: 'two', rows: [{ bureau: 'a' }, { bureau: 'b' }], found: [] },
  ],
  'variant-differs': [
    {
      name: 'one follows another variant',
      indicator: ratio,
      rows: [
        { bureau: 'a', variant: 'items' },
        { bureau: 'b', variant: 'transactions' },
        { bureau: 'c', variant: 'items' },
      ],
      found: ['indicative b'],
    },
    {
      name: 'the first one read is the odd one',
      indicator: ratio,
      rows: [
        { bureau: 'a', variant: 'transactions' },
        { bureau: 'b', variant: 'items' },
        { bureau: 'c', variant: 'items' },
      ],
      found: ['indicative a'],
    },
    {
      name: 'one each: neither is the odd one',
      indicator: ratio,
      rows: [
        { bureau: 'a', variant: 'items' },
        { bureau: 'b', variant: 'transactions' },
      ],
      found: ['indicative a b'],
    },
    {
      name: 'one does not say which',
      indicator: ratio,
      rows: [{ bureau: 'a', variant: 'items' }, { bureau: 'b', variant: 'items' }, { bureau: 'c' }],
      found: ['indicative c'],
    },
    {
      name: 'all the same',
      indicator: ratio,
      rows: [
        { bureau: 'a', variant: 'items' },
        { bureau: 'b', variant: 'items' },
      ],
      found: [],
    },
  ],
  'unit-differs': [
    {
      name: 'months beside years',
      indicator: streak,
      rows: [{ bureau: 'a' }, { bureau: 'b', unit: 'month' }, { bureau: 'c' }],
      found: ['indicative b'],
    },
    { name: 'years beside years', indicator: streak, rows: [{ bureau: 'a' }, { bureau: 'b' }], found: [] },
  ],
  'scope-differs': [
    {
      name: 'one campaign beside whole bureaus',
      rows: [{ bureau: 'a', scope: '秋风行动' }, { bureau: 'b' }],
      found: ['indicative a'],
    },
    {
      name: 'two campaigns',
      rows: [
        { bureau: 'a', scope: '秋风行动' },
        { bureau: 'b', scope: '冬雪行动' },
      ],
      found: ['indicative a b'],
    },
    {
      name: 'one campaign of all',
      rows: [
        { bureau: 'a', scope: '秋风行动' },
        { bureau: 'b', scope: '秋风行动' },
      ],
      found: [],
    },
  ],
  'period-length-differs': [
    { name: 'a leap year beside a year', rows: [{ bureau: 'a', period: year(2020) }, { bureau: 'b' }], found: [] },
    ...(
      [
        ['329 days are nine tenths of a year', '2023-11-25', ['caveat a']],
        ['328 days are less', '2023-11-24', ['indicative a']],
        ['a month is shown beside it', '2023-01-31', ['indicative a']],
        ['four weeks are a month', '2023-01-28', ['indicative a']],
        ['27 days are less', '2023-01-27', ['excluding a']],
        ['one night', '2023-01-01', ['excluding a']],
      ] as const
    ).map(([name, end, found]) => ({
      name,
      rows: [{ bureau: 'a', period: days('2023-01-01', end) }, { bureau: 'b' }],
      found,
    })),
    {
      name: 'exactly nine tenths',
      rows: [
        { bureau: 'a', period: days('2023-05-01', '2023-05-09') },
        { bureau: 'b', period: days('2023-05-01', '2023-05-10') },
      ],
      found: ['caveat a'],
    },
    {
      name: 'exactly a twelfth',
      rows: [
        { bureau: 'a', period: days('2023-05-01', '2023-05-01') },
        { bureau: 'b', period: days('2023-05-01', '2023-05-12') },
      ],
      found: ['indicative a'],
    },
    {
      name: 'of three lengths each gets its own',
      rows: [
        { bureau: 'a', period: days('2023-05-04', '2023-05-04') },
        { bureau: 'b', period: days('2023-01-01', '2023-12-12') },
        { bureau: 'c' },
        { bureau: 'd', period: days('2023-10-01', '2023-12-31') },
      ],
      found: ['caveat b', 'indicative d', 'excluding a'],
    },
    {
      name: 'the odd one is the long one',
      rows: [
        { bureau: 'a', period: days('2021-01-01', '2023-12-31') },
        ...['b', 'c', 'd'].map((bureau) => ({ bureau })),
      ],
      found: ['indicative a'],
    },
    {
      name: 'equally short ones are equal',
      rows: [
        { bureau: 'a', period: days('2023-01-01', '2023-01-31') },
        { bureau: 'b', period: days('2023-03-01', '2023-03-31') },
      ],
      found: [],
    },
    {
      name: 'a stock is at its date',
      indicator: stock,
      rows: [{ bureau: 'a', period: days('2023-12-31', '2023-12-31') }, { bureau: 'b' }],
      found: [],
    },
    {
      name: 'a streak is at its end',
      indicator: streak,
      rows: [{ bureau: 'a', period: days('2015-01-01', '2023-12-31') }, { bureau: 'b' }],
      found: [],
    },
    {
      name: 'a period that is not stated has no length',
      rows: [{ bureau: 'a', period: null }, { bureau: 'b' }],
      found: [],
    },
  ],
  'period-fleeting': [
    {
      name: 'one night each, related to residents',
      indicator: rate,
      rows: ['a', 'b'].map((bureau) => ({ bureau, period: days('2023-05-04', '2023-05-04') })),
      bureaus: peopled,
      found: ['indicative a b'],
    },
    {
      name: 'four weeks have a rate',
      indicator: rate,
      rows: ['a', 'b'].map((bureau) => ({ bureau, period: days('2023-02-01', '2023-02-28') })),
      bureaus: peopled,
      found: [],
    },
    {
      name: 'nights of what is related to nothing',
      rows: ['a', 'b'].map((bureau) => ({ bureau, period: days('2023-05-04', '2023-05-04') })),
      found: [],
    },
  ],
  'period-not-stated': [
    { name: 'one of two', rows: [{ bureau: 'a', period: null }, { bureau: 'b' }], found: ['undetermined a'] },
    { name: 'all stated', rows: [{ bureau: 'a' }, { bureau: 'b' }], found: [] },
  ],
  'period-differs': [
    {
      name: 'two quarters of one year',
      rows: [
        { bureau: 'a', period: { start: '2020-07-01', end: '2020-09-30' } },
        { bureau: 'b', period: { start: '2020-10-01', end: '2020-12-31' } },
      ],
      found: ['caveat a b'],
    },
    {
      name: 'twelve months, of which one begins a month early',
      rows: [
        { bureau: 'a', period: { start: '2019-12-01', end: '2020-11-30' } },
        { bureau: 'b', period: year(2020) },
      ],
      found: ['caveat a b'],
    },
    { name: 'two years', rows: [{ bureau: 'a', period: year(2022) }, { bureau: 'b' }], found: ['caveat a b'] },
    {
      name: 'the undated one is left out',
      rows: [{ bureau: 'a', period: year(2022) }, { bureau: 'b' }, { bureau: 'c', period: null }],
      found: ['caveat a b'],
    },
    {
      name: 'streaks that end in different years',
      indicator: streak,
      rows: [
        { bureau: 'a', period: days('2015-01-01', '2022-12-31') },
        { bureau: 'b', period: days('2015-01-01', '2023-12-31') },
      ],
      found: ['caveat a b'],
    },
    {
      name: 'one year, one of them to the 12th of December',
      rows: [{ bureau: 'a', period: days('2023-01-01', '2023-12-12') }, { bureau: 'b' }],
      found: [],
    },
  ],
  'level-differs': [
    {
      name: 'counts of a prefecture and a county',
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { a: { level: 'prefecture' } },
      found: ['indicative a b, whole set'],
    },
    {
      name: 'stocks of a prefecture and a county',
      indicator: stock,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { a: { level: 'prefecture' } },
      found: ['indicative a b, whole set'],
    },
    {
      name: 'rates of a prefecture and a county',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { ...peopled, a: { ...peopled.a, level: 'prefecture' } },
      found: ['caveat a b'],
    },
    {
      name: 'percentages',
      indicator: ratio,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { a: { level: 'prefecture' } },
      found: ['caveat a b'],
    },
    {
      name: 'streaks',
      indicator: streak,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { a: { level: 'prefecture' } },
      found: ['caveat a b'],
    },
    {
      name: 'changes of counts',
      rows: [
        { bureau: 'a', kind: 'change', unit: 'percent' },
        { bureau: 'b', kind: 'change', unit: 'percent' },
      ],
      bureaus: { a: { level: 'prefecture' } },
      found: ['caveat a b'],
    },
    { name: 'counts of two counties', rows: [{ bureau: 'a' }, { bureau: 'b' }], found: [] },
  ],
  'areas-nested': [
    {
      name: 'a prefecture and a county within it; another county lies elsewhere',
      indicator: rate,
      rows: ['a', 'b', 'c'].map((bureau) => ({ bureau })),
      bureaus: {
        a: { ...peopled.a, level: 'prefecture', adcode: '990100' },
        b: { ...peopled.b, adcode: '990101' },
        c: { ...peopled.b, adcode: '990201' },
      },
      found: ['indicative a'],
    },
    {
      name: 'by the parent on file, where the digits say nothing',
      indicator: rate,
      rows: ['a', 'b'].map((bureau) => ({ bureau })),
      bureaus: {
        a: { ...peopled.a, level: 'prefecture', adcode: '990100' },
        b: { ...peopled.b, adcode: '999001', parent: '990100' },
      },
      found: ['indicative a'],
    },
    {
      name: 'two prefectures and a county within one of them: the county is the odd one',
      indicator: rate,
      rows: ['a', 'b', 'c'].map((bureau) => ({ bureau })),
      bureaus: {
        a: { ...peopled.a, level: 'prefecture', adcode: '990100' },
        b: { ...peopled.b, level: 'prefecture', adcode: '990200' },
        c: { ...peopled.b, adcode: '990101' },
      },
      found: ['indicative c'],
    },
    {
      name: 'a province, a prefecture and a county, each within the one before',
      indicator: rate,
      rows: ['a', 'b', 'c'].map((bureau) => ({ bureau })),
      bureaus: {
        a: { ...peopled.a, level: 'province', adcode: '990000' },
        b: { ...peopled.b, level: 'prefecture', adcode: '990100' },
        c: { ...peopled.b, adcode: '990101' },
      },
      found: ['indicative a b'],
    },
    {
      name: 'a prefecture and a county of another',
      indicator: rate,
      rows: ['a', 'b'].map((bureau) => ({ bureau })),
      bureaus: {
        a: { ...peopled.a, level: 'prefecture', adcode: '990100' },
        b: { ...peopled.b, adcode: '990201', parent: '990200' },
      },
      found: [],
    },
  ],
  'denominator-missing': [
    {
      name: 'one without residents',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { a: peopled.a },
      found: ['undetermined b'],
    },
    {
      name: 'not one with residents of another basis',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { a: peopled.a, b: { population: [yearEnd] } },
      found: [],
    },
    {
      name: 'not one night, which needs no rate',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b', period: days('2023-05-04', '2023-05-04') }],
      bureaus: { a: peopled.a },
      found: [],
    },
    { name: 'a figure that needs none', rows: [{ bureau: 'a' }, { bureau: 'b' }], found: [] },
  ],
  'denominator-basis-differs': [
    {
      name: 'year-end residents beside a census',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { a: peopled.a, b: { population: [yearEnd] } },
      found: ['undetermined b'],
    },
    {
      name: 'year-end residents beside none at all',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { b: { population: [yearEnd] } },
      found: ['undetermined b'],
    },
    {
      name: 'all have year-end residents',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { a: { population: [...peopled.a.population, yearEnd] }, b: { population: [yearEnd] } },
      found: [],
    },
    {
      name: 'one without any residents has no basis',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { a: peopled.a },
      found: [],
    },
    {
      name: 'one night needs no rate',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b', period: days('2023-05-04', '2023-05-04') }],
      bureaus: { a: peopled.a, b: { population: [yearEnd] } },
      found: [],
    },
    {
      name: 'a figure that needs no residents',
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { a: peopled.a, b: { population: [yearEnd] } },
      found: [],
    },
  ],
  'denominator-boundary-doubtful': [
    {
      name: 'a zone with a bureau of its own',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { ...peopled, b: { ...peopled.b, boundary: { zh: '含开发区', en: 'with a zone' } } },
      found: ['caveat b'],
    },
    {
      name: 'not where no rate is made',
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { b: { ...peopled.b, boundary: { zh: '含开发区', en: 'with a zone' } } },
      found: [],
    },
  ],
  'denominator-date-differs': [
    {
      name: 'the census of 2020 under figures of 2023',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: peopled,
      found: ['caveat a b'],
    },
    {
      name: 'the census of 2020 under a figure of 2020',
      indicator: rate,
      rows: [
        { bureau: 'a', period: year(2020) },
        { bureau: 'b', period: days('2020-01-01', '2020-10-31') },
      ],
      bureaus: peopled,
      found: ['caveat b'],
    },
    {
      name: 'the census on the first or on the last day of a period is within it',
      indicator: rate,
      rows: [
        { bureau: 'a', period: days('2020-11-01', '2020-12-31') },
        { bureau: 'b', period: days('2020-01-01', '2020-11-01') },
      ],
      bureaus: peopled,
      found: [],
    },
    {
      name: 'neither a figure without residents nor one without a period is named',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b', period: null }, { bureau: 'c' }],
      bureaus: peopled,
      found: ['caveat a'],
    },
  ],
  'denominator-second-hand': [
    {
      name: 'residents from a copy',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { ...peopled, b: { population: [{ ...residents(800_000), source: 'copy' }] } },
      sources: { 'census-2020': { kind: 'census' }, copy: { kind: 'secondary-copy' } },
      found: ['caveat b'],
    },
    {
      name: 'a copy on file that is not used',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { ...peopled, b: { population: [residents(800_000), { ...yearEnd, source: 'copy' }] } },
      sources: { 'census-2020': { kind: 'census' }, copy: { kind: 'secondary-copy' } },
      found: [],
    },
    {
      name: 'not where no rate is made',
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { b: { population: [{ ...residents(800_000), source: 'copy' }] } },
      sources: { copy: { kind: 'secondary-copy' } },
      found: [],
    },
  ],
  'value-approximate': [
    {
      name: 'two of three are rough',
      rows: [
        { bureau: 'a', qualifier: 'more-than', upper: 200 },
        { bureau: 'b' },
        { bureau: 'c', qualifier: 'about', lower: 95, upper: 105 },
      ],
      found: ['caveat a c'],
    },
    {
      name: 'rounded with 万 is not rough',
      rows: [{ bureau: 'a', lower: 99.5, upper: 100.5 }, { bureau: 'b' }],
      found: [],
    },
  ],
  'bounds-overlap': [
    {
      name: 'an exact figure within the bounds of a rough one; a third is clear of both',
      rows: [
        { bureau: 'a', ...moreThan(1200, 1300) },
        { bureau: 'b', value: 1250 },
        { bureau: 'c', value: 1500 },
      ],
      found: ['caveat a b'],
    },
    {
      name: 'three in a chain, of which two are apart',
      rows: [
        { bureau: 'a', ...moreThan(100, 200) },
        { bureau: 'b', ...moreThan(150, 300) },
        { bureau: 'c', ...moreThan(250, 400) },
      ],
      found: ['caveat a b c'],
    },
    {
      name: 'no ceiling reaches all that are larger',
      rows: [
        { bureau: 'a', ...moreThan(100, null) },
        { bureau: 'b', value: 5000 },
        { bureau: 'c', value: 90 },
      ],
      found: ['caveat a b'],
    },
    ...['a b', 'b a'].map((order) => ({
      name: `an exact figure at the foot of a rough one, read in the order ${order}`,
      rows: order
        .split(' ')
        .map((bureau) => (bureau === 'a' ? { bureau, value: 1200 } : { bureau, ...moreThan(1200, 1300) })),
      found: [],
    })),
    {
      name: 'bounds that only touch',
      rows: [
        { bureau: 'a', ...moreThan(1200, 1300) },
        { bureau: 'b', value: 1300 },
      ],
      found: [],
    },
    { name: 'equal exact figures are a tie', rows: [{ bureau: 'a' }, { bureau: 'b' }], found: [] },
    {
      name: 'a part of the bureau has no place in the order',
      rows: [
        { bureau: 'a', ...moreThan(1200, 1300), scope: '秋风行动' },
        { bureau: 'b', value: 1250 },
      ],
      found: [],
    },
    {
      name: 'counts overlap, rates do not',
      indicator: rate,
      rows: [
        { bureau: 'a', ...moreThan(1200, 1300) },
        { bureau: 'b', value: 1250 },
      ],
      bureaus: peopled,
      found: [],
    },
    {
      name: 'rates overlap, counts do not',
      indicator: rate,
      rows: [
        { bureau: 'a', ...moreThan(1200, 1300) },
        { bureau: 'b', value: 2000 },
      ],
      bureaus: peopled,
      found: ['caveat a b'],
    },
  ],
  'source-kind-differs': [
    {
      name: 'a bulletin beside reviews',
      rows: [{ bureau: 'a' }, { bureau: 'b' }, { bureau: 'c' }],
      sources: { 'a-2023': {}, 'b-2023': { kind: 'bulletin' }, 'c-2023': {} },
      found: ['caveat b'],
    },
    {
      name: 'one each: neither is the odd one',
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      sources: { 'a-2023': { kind: 'news' }, 'b-2023': {} },
      found: ['caveat a b'],
    },
    {
      name: 'one whose source is on no file',
      rows: [{ bureau: 'a' }, { bureau: 'b' }, { bureau: 'c' }],
      sources: { 'a-2023': {}, 'b-2023': {} },
      found: ['caveat c'],
    },
    {
      name: 'reviews only, though a bulletin is on file',
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      sources: { 'a-2023': {}, 'b-2023': {}, 'c-2023': { kind: 'bulletin' } },
      found: [],
    },
  ],
  'values-conflict': [
    {
      name: 'two figures of one year',
      rows: [{ bureau: 'a', value: 100 }, { bureau: 'a', value: 300 }, { bureau: 'b' }],
      found: ['caveat a'],
      cites: [1, 2],
    },
    {
      name: 'two figures of what stands at one date',
      indicator: stock,
      rows: [
        { bureau: 'a', value: 100, period: { start: '2023-01-01', end: '2023-12-31' } },
        { bureau: 'a', value: 300, period: { start: '2023-12-31', end: '2023-12-31' } },
        { bureau: 'b' },
      ],
      found: ['caveat a'],
      cites: [1, 2],
    },
    {
      name: 'two figures that are not dated',
      rows: [{ bureau: 'a', value: 100, period: null }, { bureau: 'a', value: 300, period: null }, { bureau: 'b' }],
      found: [],
    },
    {
      name: 'a rough one that holds the other',
      rows: [{ bureau: 'a', value: 250 }, { bureau: 'a', ...moreThan(200, 300) }, { bureau: 'b' }],
      found: [],
    },
    {
      name: 'of two years',
      rows: [{ bureau: 'a', value: 100 }, { bureau: 'a', value: 300, period: year(2022) }, { bureau: 'b' }],
      found: [],
    },
    {
      name: 'of a part and the whole',
      rows: [{ bureau: 'a', value: 100, scope: '秋风行动' }, { bureau: 'a', value: 300 }, { bureau: 'b' }],
      found: [],
    },
  ],
  'change-contradicts-levels': [
    {
      name: 'a fall of 10% that is called one of 25%: a caveat at the figure',
      rows: yearOnYear({ value: 500 }, { value: 450 }, { value: -25 }),
      kind: 'level',
      found: ['caveat a'],
      cites: [1, 2, 3],
    },
    {
      name: 'the same at the change itself',
      rows: yearOnYear({ value: 500 }, { value: 450 }, { value: -25 }),
      kind: 'change',
      found: ['undetermined a'],
      cites: [1, 2, 3],
    },
    ...(['level', 'change'] as const).flatMap((kind): Case[] => [
      {
        name: `a change that is rounded, beside its ${kind}s`,
        rows: yearOnYear({ value: 500 }, { value: 449 }, { value: -10, lower: -10.5, upper: -9.5 }),
        kind,
        found: [],
      },
      {
        name: `a level that was corrected after the ${kind}s were published`,
        rows: yearOnYear({ value: 500 }, corrected({ value: 400 }, 450), { value: -10 }),
        kind,
        found: [],
      },
      {
        name: `a change that was corrected since, and its ${kind}s`,
        rows: yearOnYear({ value: 500 }, { value: 450 }, corrected({ value: -25 }, -10)),
        kind,
        found: [],
      },
      {
        name: `a correction that mends a contradiction of ${kind}s`,
        rows: yearOnYear({ value: 500 }, corrected({ value: 450 }, 350), { value: -10 }),
        kind,
        found: [],
      },
      {
        name: `rough ${kind}s leave room`,
        rows: yearOnYear(moreThan(500, 600), { value: 450 }, { value: -25 }),
        kind,
        found: [],
      },
      {
        name: `a change at the very edge of what rough ${kind}s leave`,
        rows: yearOnYear(moreThan(500, 600), { value: 450 }, { value: -25.5, lower: -26, upper: -25 }),
        kind,
        found: [],
      },
      {
        name: `half as many again or more, which the ${kind}s exceed`,
        rows: yearOnYear({ value: 100 }, { value: 190 }, moreThan(50, null)),
        kind,
        found: [],
      },
      {
        name: `the change of a campaign is not about the ${kind}s of the year`,
        rows: yearOnYear({ value: 500 }, { value: 450 }, { value: -25, scope: '秋风行动' }),
        kind,
        found: [],
      },
      {
        name: `the ${kind} from nothing has no percentage`,
        rows: yearOnYear({ value: 0 }, { value: 450 }, { value: -25 }),
        kind,
        found: [],
      },
      {
        name: `the year before is not on file, of the ${kind}`,
        rows: yearOnYear({ value: 500, period: year(2021) }, { value: 450 }, { value: -25 }),
        kind,
        found: [],
      },
    ]),
    {
      name: 'a level that was contradicted before its correction and is after it',
      rows: yearOnYear({ value: 500 }, corrected({ value: 440 }, 450), { value: -25 }),
      kind: 'level',
      found: ['caveat a'],
      cites: [1, 2, 3],
    },
    {
      name: 'half as many again or more, which the levels do not reach',
      rows: yearOnYear({ value: 100 }, { value: 140 }, moreThan(50, null)),
      kind: 'level',
      found: ['caveat a'],
      cites: [1, 2, 3],
    },
    {
      name: 'of two changes the contradicted one is passed over: the other is not marked',
      rows: [
        ...yearOnYear({ value: 500 }, { value: 250 }, { value: -50 }),
        { bureau: 'a', kind: 'change', value: -25 },
      ],
      kind: 'change',
      found: [],
    },
    {
      name: 'percentage points that the percentages rule out',
      indicator: ratio,
      rows: yearOnYear({ value: 90 }, { value: 95 }, { value: 3 }, 'change-points'),
      kind: 'level',
      found: ['caveat a'],
      cites: [1, 2, 3],
    },
    {
      name: 'the same at the points themselves',
      indicator: ratio,
      rows: yearOnYear({ value: 90 }, { value: 95 }, { value: 3 }, 'change-points'),
      kind: 'change-points',
      found: ['undetermined a'],
      cites: [1, 2, 3],
    },
    {
      name: 'points that agree within the rounding of both percentages',
      indicator: ratio,
      rows: yearOnYear(
        { value: 90.1, lower: 90.05, upper: 90.15 },
        { value: 95, lower: 94.5, upper: 95.5 },
        { value: 4.5, lower: 4.45, upper: 4.55 },
        'change-points',
      ),
      kind: 'change-points',
      found: [],
    },
  ],
  'change-before-correction': [
    {
      name: 'a fall of 10%, of a level that was corrected since',
      rows: yearOnYear({ value: 500 }, corrected({ value: 400 }, 450), { value: -10 }),
      kind: 'change',
      found: ['undetermined a'],
      cites: [1, 2, 3],
    },
    {
      name: 'the level itself holds',
      rows: yearOnYear({ value: 500 }, corrected({ value: 400 }, 450), { value: -10 }),
      kind: 'level',
      found: [],
    },
    {
      name: 'a correction with which the change still agrees',
      rows: yearOnYear({ value: 500 }, corrected({ value: 450.2 }, 450), { value: -10 }),
      kind: 'change',
      found: [],
    },
    {
      name: 'a change that was corrected as well',
      rows: yearOnYear({ value: 500 }, corrected({ value: 400 }, 450), corrected({ value: -20 }, -10)),
      kind: 'change',
      found: [],
    },
    {
      name: 'a change that neither the one nor the other gives',
      rows: yearOnYear({ value: 500 }, corrected({ value: 400 }, 450), { value: -15 }),
      kind: 'change',
      found: [],
    },
  ],
  'part-exceeds-whole': [
    {
      name: 'more in a campaign than in the year',
      rows: [{ bureau: 'a', value: 400, scope: '秋风行动' }, { bureau: 'a', value: 300 }, { bureau: 'b' }],
      found: ['caveat a'],
      cites: [1, 2],
    },
    {
      name: 'more of a part that stands at a date than of the whole',
      indicator: stock,
      rows: [{ bureau: 'a', value: 400, scope: '窗口' }, { bureau: 'a', value: 300 }, { bureau: 'b' }],
      found: ['caveat a'],
      cites: [1, 2],
    },
    {
      name: 'as many as the whole may be',
      rows: [{ bureau: 'a', value: 400, scope: '秋风行动' }, { bureau: 'a', ...moreThan(300, 400) }, { bureau: 'b' }],
      found: [],
    },
    {
      name: 'more than the whole may be',
      rows: [{ bureau: 'a', value: 401, scope: '秋风行动' }, { bureau: 'a', ...moreThan(300, 400) }, { bureau: 'b' }],
      found: ['caveat a'],
      cites: [1, 2],
    },
    {
      name: 'a part that may be smaller than it is written',
      rows: [
        { bureau: 'a', value: 310, lower: 295, upper: 325, qualifier: 'about', scope: '秋风行动' },
        { bureau: 'a', value: 300 },
        { bureau: 'b' },
      ],
      found: [],
    },
    {
      name: 'a whole without a ceiling',
      rows: [{ bureau: 'a', value: 400, scope: '秋风行动' }, { bureau: 'a', ...moreThan(300, null) }, { bureau: 'b' }],
      found: [],
    },
    {
      name: 'a part of another year',
      rows: [
        { bureau: 'a', value: 400, scope: '秋风行动', period: year(2022) },
        { bureau: 'a', value: 300 },
        { bureau: 'b' },
      ],
      found: [],
    },
    {
      name: 'a part of another variant',
      rows: [
        { bureau: 'a', value: 400, scope: '秋风行动', variant: 'items' },
        { bureau: 'a', value: 300 },
        { bureau: 'b' },
      ],
      found: [],
    },
    {
      name: 'a percentage of a part may be higher',
      indicator: ratio,
      rows: [{ bureau: 'a', value: 98, scope: '秋风行动' }, { bureau: 'a', value: 90 }, { bureau: 'b' }],
      found: [],
    },
    {
      name: 'a part alone',
      rows: [{ bureau: 'a', value: 400, scope: '秋风行动' }, { bureau: 'b' }],
      found: [],
    },
  ],
  'parts-do-not-sum': [
    {
      name: 'six from one, two, one and one',
      rows: summed({ value: 6 }, fewOfEach),
      found: ['caveat a'],
      cites: [5, 1, 2, 3, 4],
    },
    { name: 'five from one, two, one and one', rows: summed({ value: 5 }, fewOfEach), found: [] },
    {
      name: 'a rough part leaves room',
      rows: summed({ value: 6 }, [...fewOfEach.slice(1), moreThan(1, 3)]),
      found: [],
    },
    {
      name: 'a part without a ceiling leaves room above only',
      rows: summed({ value: 4 }, [...fewOfEach.slice(1), moreThan(1, null)]),
      found: ['caveat a'],
      cites: [5, 1, 2, 3, 4],
    },
    {
      name: 'a formula that does more than add',
      rows: summed({ value: 6, formula: '1 + 2 - 1 + 1' }, fewOfEach),
      found: [],
    },
    { name: 'a total that was published', rows: summed({ value: 6, formula: '' }, fewOfEach), found: [] },
    {
      name: 'a part that is not on file',
      rows: summed({ value: 6, derived_from: ['a-2023/1', 'a-2023/2', 'a-2023/3', 'a-2023/9'] }, fewOfEach),
      found: [],
    },
  ],
  'series-broken': [
    {
      name: 'within the year',
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: broken('2023-07-01'),
      found: ['caveat a'],
      cites: [1],
    },
    {
      name: 'on its last day',
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: broken('2023-12-31'),
      found: ['caveat a'],
      cites: [1],
    },
    {
      name: 'from its first day on',
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: broken('2023-01-01'),
      found: [],
    },
    { name: 'the year before', rows: [{ bureau: 'a' }, { bureau: 'b' }], bureaus: broken('2022-07-01'), found: [] },
    { name: 'the year after', rows: [{ bureau: 'a' }, { bureau: 'b' }], bureaus: broken('2024-01-01'), found: [] },
    {
      name: 'of another indicator',
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: broken('2023-07-01', 'traffic-deaths'),
      found: [],
    },
    {
      name: 'within a period that is not stated',
      rows: [{ bureau: 'a', period: null }, { bureau: 'b' }],
      bureaus: broken('2023-07-01'),
      found: [],
    },
    {
      name: 'before the date of a stock',
      indicator: stock,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: broken('2023-07-01'),
      found: [],
    },
    {
      name: 'within a streak',
      indicator: streak,
      rows: [{ bureau: 'a', period: days('2015-01-01', '2023-12-31') }, { bureau: 'b' }],
      bureaus: broken('2018-07-01'),
      found: ['caveat a'],
      cites: [1],
    },
    ...(
      [
        ['a change: within the year before', '2022-07-01', ['caveat a']],
        ['a change: between the two years', '2023-01-01', ['caveat a']],
        ['a change: within the year', '2023-07-01', ['caveat a']],
        ['a change: from the first day of the year before on', '2022-01-01', []],
        ['a change: the year after', '2024-01-01', []],
      ] as const
    ).map(([name, date, found]) => ({ name, rows: changes, bureaus: broken(date), found, cites: [1] })),
    {
      name: 'a change in points: within the year before',
      indicator: ratio,
      rows: changes.map((row) => ({ ...row, kind: 'change-points' as const })),
      bureaus: broken('2022-07-01'),
      found: ['caveat a'],
      cites: [1],
    },
  ],
};

/** What is touched and what it was looked at beside: all figures, or those that are left of them. */
function citesBothSides(evidence: readonly string[], touched: readonly string[], members: readonly Member[]): boolean {
  const all = new Map(members.map(({ bureau, observation }) => [observation.id, bureau]));
  const cited = new Set(evidence.flatMap((id) => all.get(id) ?? []));
  return (
    evidence.length === cited.size &&
    touched.every((bureau) => cited.has(bureau)) &&
    cited.size >= Math.min(2, members.length)
  );
}

describe.each(Object.entries(cases).map(([rule, list]) => ({ rule, list })))('$rule', ({ rule, list }) => {
  test.each(list)('$name', (scene) => {
    const { findings, members } = compareScene(scene);
    const found = findings.filter((finding) => finding.rule === rule);
    expect(
      found.map(
        ({ severity, members: touched, set_wide: wide }) =>
          `${severity} ${touched.join(' ')}${wide ? ', whole set' : ''}`,
      ),
    ).toEqual(scene.found);
    const wanted = scene.cites?.map((nth) => `a-2023/${nth}`);
    const isCited = ({ evidence, members: touched }: Finding): boolean =>
      wanted ? evidence.join(' ') === wanted.join(' ') : citesBothSides(evidence, touched, members);
    expect(found.filter((finding) => !isCited(finding))).toEqual([]);
  });
});

describe('the table of rules', () => {
  test('has cases for every rule, in its order', () => {
    expect(Object.keys(cases)).toEqual(Object.keys(ruleTable));
  });

  test('lists the facets and severities that rules give, and no others', () => {
    const given = new Map<string, Set<string>>();
    for (const scene of Object.values(cases).flat()) {
      for (const { findings } of compareDataset(toDataset(scene))) {
        for (const { rule, facet, severity } of findings) {
          const row = `${rule}: ${facet}`;
          given.set(row, (given.get(row) ?? new Set()).add(severity));
        }
      }
    }
    const listed = Object.entries(ruleTable).map(
      ([rule, { facet, severities }]) => [`${rule}: ${facet}`, new Set<string>(severities)] as const,
    );
    expect(given).toEqual(new Map(listed));
  });
});

describe('a finding carries what its sentence needs', () => {
  const twoCensuses = [residents(800_000), residents(700_000, 'census', '2010-11-01')];
  test.each<{ rule: string; is: Readonly<Record<string, string | number>> } & Scene>([
    {
      rule: 'period-differs',
      rows: [{ bureau: 'a', period: year(2021) }, { bureau: 'b' }, { bureau: 'c', period: year(2022) }],
      is: { first: '2021', last: '2023' },
    },
    {
      rule: 'period-length-differs',
      rows: [{ bureau: 'a' }, { bureau: 'b', period: days('2023-01-01', '2023-03-31') }],
      is: { usual: 365 },
    },
    {
      rule: 'denominator-date-differs',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: peopled,
      is: { first: '2020-11-01', last: '2020-11-01', dates: 1 },
    },
    {
      rule: 'denominator-date-differs',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b', period: year(2012) }],
      bureaus: { a: peopled.a, b: { population: twoCensuses } },
      is: { first: '2010-11-01', last: '2020-11-01', dates: 2 },
    },
    {
      rule: 'change-contradicts-levels',
      rows: yearOnYear({ value: 300 }, { value: 200 }, { value: -25 }),
      kind: 'level',
      is: { before: 300, after: 200, first: '2022', last: '2023', computed: '−33.33', stated: '−25', points: 'no' },
    },
    {
      rule: 'change-contradicts-levels',
      rows: yearOnYear({ value: 300 }, moreThan(200, 210), { value: -50 }),
      kind: 'level',
      is: {
        before: 300,
        after: 200,
        first: '2022',
        last: '2023',
        computed: '−33.33…−30',
        stated: '−50',
        points: 'no',
      },
    },
    {
      rule: 'change-contradicts-levels',
      indicator: ratio,
      rows: yearOnYear({ value: 90 }, { value: 95.5 }, { value: 3 }, 'change-points'),
      kind: 'change-points',
      is: { before: 90, after: 95.5, first: '2022', last: '2023', computed: '+5.5', stated: '+3', points: 'yes' },
    },
    {
      rule: 'values-conflict',
      rows: [{ bureau: 'a', value: 100 }, { bureau: 'a', value: 300 }, { bureau: 'b' }],
      is: { chosen: 100, other: 300 },
    },
    {
      rule: 'part-exceeds-whole',
      rows: [{ bureau: 'a', value: 400, scope: '秋风行动' }, { bureau: 'a', value: 300 }, { bureau: 'b' }],
      is: { part: 400, whole: 300 },
    },
    { rule: 'parts-do-not-sum', rows: summed({ value: 6 }, fewOfEach), is: { sum: 5, total: 6 } },
    {
      rule: 'series-broken',
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: broken('2023-07-01'),
      is: { date: '2023-07-01', reason_zh: '辖区扩大', reason_en: 'larger area' },
    },
  ])('$rule: $is', ({ rule, is, ...scene }) => {
    const [finding, ...more] = compareScene(scene).findings.filter((each) => each.rule === rule);
    expect(more).toEqual([]);
    expect(finding?.values).toEqual(is);
  });
});
