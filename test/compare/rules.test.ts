/** What each rule finds in a set of figures: its severity and the members that it touches. */
import { describe, expect, test } from 'vitest';
import type { Indicator } from '../../src/model/indicator.js';
import { compareScene, days, residents, year, type Scene } from './figures.js';

const rate: Partial<Indicator> = { rate: 'population' };
const stock: Partial<Indicator> = { measure_type: 'stock', unit: 'item' };
const ratio: Partial<Indicator> = { measure_type: 'ratio', unit: 'percent' };
const streak: Partial<Indicator> = { measure_type: 'streak', unit: 'year' };
const peopled = { a: { population: [residents(500_000)] }, b: { population: [residents(800_000)] } };

interface Case extends Scene {
  readonly name: string;
  /** Each as "severity members", in order; none when nothing is found. */
  readonly found: readonly string[];
}

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
        ['31 days are a twelfth', '2023-01-31', ['indicative a']],
        ['30 days are less', '2023-01-30', ['excluding a']],
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
  'period-not-stated': [
    { name: 'one of two', rows: [{ bureau: 'a', period: null }, { bureau: 'b' }], found: ['undetermined a'] },
    { name: 'all stated', rows: [{ bureau: 'a' }, { bureau: 'b' }], found: [] },
  ],
  'period-differs': [
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
  'denominator-missing': [
    {
      name: 'one without residents',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { a: peopled.a },
      found: ['undetermined b'],
    },
    {
      name: 'one with residents of another basis only',
      indicator: rate,
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { a: peopled.a, b: { population: [residents(800_000, 'year-end', '2023-12-31')] } },
      found: ['undetermined b'],
    },
    { name: 'a figure that needs none', rows: [{ bureau: 'a' }, { bureau: 'b' }], found: [] },
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
};

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
    const everyFigure = members.map(({ observation }) => observation.id);
    for (const { evidence } of found) expect(evidence, 'cites both sides').toEqual(everyFigure);
  });
});

test('a finding carries what its sentence needs', () => {
  const scene: Scene = {
    indicator: rate,
    rows: [
      { bureau: 'a', period: year(2021) },
      { bureau: 'b' },
      { bureau: 'c', period: days('2023-01-01', '2023-03-31') },
    ],
    bureaus: { ...peopled, c: peopled.a },
  };
  const values = Object.fromEntries(compareScene(scene).findings.map(({ rule, values: v }) => [rule, v]));
  expect(values).toMatchObject({
    'period-differs': { first: '2021', last: '2023' },
    'period-length-differs': { longest: 365 },
    'denominator-date-differs': { date: '2020-11-01' },
  });
});
