/** From findings to a member's standing, from standings to the set's verdict. */
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/model/comparison.js';
import type { Finding, FindingSeverity } from '../../src/model/finding.js';
import { judgeMember, judgeSet } from '../../src/compare/verdict.js';
import type { Bureau } from '../../src/model/bureau.js';
import { compareScene, days, moreThan, residents, year, type Row, type Scene } from './figures.js';

const found = (severity: FindingSeverity): Finding => ({
  rule: 'any',
  facet: 'scope',
  severity,
  members: ['a'],
  set_wide: false,
  evidence: [],
  values: {},
});

describe('the gravest finding decides on a member', () => {
  test.each([
    { findings: [], is: 'comparable' },
    { findings: ['caveat'], is: 'comparable-with-caveats' },
    { findings: ['caveat', 'undetermined', 'caveat'], is: 'undetermined' },
    { findings: ['indicative', 'undetermined'], is: 'indicative' },
    { findings: ['excluding', 'indicative'], is: 'not-comparable' },
  ] as const)('$findings: $is', ({ findings, is }) => {
    expect(judgeMember(findings.map(found))).toBe(is);
  });
});

const short: Readonly<Record<string, Verdict>> = {
  ok: 'comparable',
  caveat: 'comparable-with-caveats',
  indic: 'indicative',
  unknown: 'undetermined',
  out: 'not-comparable',
};

describe('two members that compare carry the set', () => {
  test.each([
    { standings: 'ok ok', is: 'comparable' },
    { standings: 'ok ok ok', is: 'comparable' },
    { standings: 'ok caveat', is: 'comparable-with-caveats' },
    { standings: 'caveat caveat indic', is: 'comparable-with-caveats' },
    { standings: 'ok ok indic out', is: 'comparable' },
    { standings: 'ok indic', is: 'indicative' },
    { standings: 'ok indic unknown', is: 'indicative' },
    { standings: 'ok unknown', is: 'undetermined' },
    { standings: 'ok out', is: 'not-comparable' },
    { standings: 'ok', is: 'not-comparable' },
    { standings: 'indic indic', is: 'not-comparable' },
    { standings: 'unknown unknown', is: 'undetermined' },
    { standings: 'unknown indic', is: 'not-comparable' },
    { standings: 'out out', is: 'not-comparable' },
    { standings: '', is: 'not-comparable' },
  ])('$standings: $is', ({ standings, is }) => {
    const members = standings.split(' ').flatMap((name) => short[name] ?? []);
    expect(judgeSet(members.map((standing) => ({ standing, ownStanding: standing })))).toBe(is);
  });

  test('counts on different levels are shown side by side', () => {
    const members = [1, 2].map(() => ({ standing: 'indicative', ownStanding: 'comparable' }) as const);
    expect(judgeSet(members)).toBe('indicative');
  });
});

describe('verdicts of whole sets', () => {
  const people = { population: [residents(500_000, 'census', '2023-11-01')] };
  test.each<{ name: string; is: Verdict; standings: string } & Scene>([
    {
      name: 'three whole years of one year',
      rows: [{ bureau: 'a' }, { bureau: 'b' }, { bureau: 'c' }],
      standings: 'ok ok ok',
      is: 'comparable',
    },
    {
      name: 'rates without a doubt',
      indicator: { rate: 'population' },
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { a: people, b: people },
      standings: 'ok ok',
      is: 'comparable',
    },
    {
      name: 'a rate that lacks its residents',
      indicator: { rate: 'population' },
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { a: people },
      standings: 'unknown unknown',
      is: 'undetermined',
    },
    {
      name: 'one night beside a year, which then stands alone',
      rows: [{ bureau: 'a', period: days('2023-05-04', '2023-05-04') }, { bureau: 'b' }],
      standings: 'out out',
      is: 'not-comparable',
    },
    {
      name: 'a campaign beside two years',
      rows: [{ bureau: 'a', scope: '秋风行动' }, { bureau: 'b' }, { bureau: 'c', period: year(2022) }],
      standings: 'indic caveat caveat',
      is: 'comparable-with-caveats',
    },
    {
      name: 'raw counts of a prefecture and a county',
      rows: [{ bureau: 'a' }, { bureau: 'b' }],
      bureaus: { a: { level: 'prefecture' } },
      standings: 'indic indic',
      is: 'indicative',
    },
    {
      name: 'raw counts on two levels, one of a campaign',
      rows: [{ bureau: 'a' }, { bureau: 'b', scope: '秋风行动' }],
      bureaus: { a: { level: 'prefecture' } },
      standings: 'indic indic',
      is: 'indicative',
    },
    {
      name: 'raw counts on two levels, each of another campaign',
      rows: [
        { bureau: 'a', scope: '冬雪行动' },
        { bureau: 'b', scope: '秋风行动' },
      ],
      bureaus: { a: { level: 'prefecture' } },
      standings: 'out out',
      is: 'not-comparable',
    },
    { name: 'a single bureau', rows: [{ bureau: 'a' }], standings: 'out', is: 'not-comparable' },
  ])('$name', ({ standings, is, ...scene }) => {
    const comparison = compareScene(scene);
    expect(comparison.members.map(({ standing }) => standing)).toEqual(standings.split(' ').map((name) => short[name]));
    expect(comparison.verdict).toBe(is);
  });
});

describe('what is out anyway leaves the others alone', () => {
  const three = ['a', 'b', 'c'].map((bureau) => ({ bureau }));
  const linesOf = (scene: Scene): string[] => {
    const { members, verdict } = compareScene(scene);
    return [verdict, ...members.map(({ bureau, standing }) => `${bureau} ${standing}`)];
  };
  const clean = ['a comparable', 'b comparable', 'c comparable'];

  test.each<{ name: string; row: Row; bureau?: Partial<Bureau>; is: string }>([
    {
      name: 'a campaign of a prefecture among whole counties',
      row: { bureau: 'd', scope: '秋风行动' },
      bureau: { level: 'prefecture' },
      is: 'd indicative',
    },
    {
      name: 'one night of a prefecture among whole years of counties',
      row: { bureau: 'd', period: days('2023-05-04', '2023-05-04') },
      bureau: { level: 'prefecture' },
      is: 'd not-comparable',
    },
    {
      name: 'a rough quarter whose bounds hold the others',
      row: { bureau: 'd', period: days('2023-10-01', '2023-12-31'), ...moreThan(90, 200) },
      is: 'd indicative',
    },
    {
      name: 'three years in one figure',
      row: { bureau: 'd', period: days('2021-01-01', '2023-12-31') },
      is: 'd indicative',
    },
    { name: 'a figure of no stated period', row: { bureau: 'd', period: null, scope: '' }, is: 'd undetermined' },
  ])('$name', ({ row, bureau, is }) => {
    const scene = { rows: [...three, row], ...(bureau ? { bureaus: { d: bureau } } : {}) };
    expect(linesOf(scene)).toEqual(['comparable', ...clean, is]);
    // And so whichever comes first.
    expect(linesOf({ ...scene, rows: [row, ...three] })).toEqual(['comparable', is, ...clean]);
  });

  test('campaigns of counties cost the prefecture that holds them nothing; their whole years do', () => {
    const counties = ['d', 'e', 'f', 'g'].map((bureau) => ({ bureau }));
    const of = (scope: string): string[] =>
      linesOf({
        rows: [...three, ...counties.map((row) => ({ ...row, scope }))],
        bureaus: {
          a: { level: 'prefecture', adcode: '990100' },
          b: { level: 'prefecture', adcode: '990200' },
          c: { level: 'prefecture', adcode: '990300' },
          ...Object.fromEntries(counties.map(({ bureau }, at) => [bureau, { adcode: `99010${at + 1}` }])),
        },
        indicator: { measure_type: 'ratio', unit: 'percent' },
      });
    expect(of('秋风行动').slice(0, 4)).toEqual(['comparable', ...clean]);
    expect(of('')[1]).toBe('a indicative');
  });

  test('its own findings still name it; what only qualifies a comparison is not said of it', () => {
    const { findings } = compareScene({
      rows: [...three, { bureau: 'd', scope: '秋风行动', period: year(2020) }],
      bureaus: { d: { level: 'prefecture' } },
    });
    expect(findings.map(({ rule, members }) => `${rule} ${members.join(' ')}`)).toEqual([
      'scope-differs d',
      'level-differs d',
    ]);
  });
});
