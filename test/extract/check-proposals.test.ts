/** What a source proposes is kept only where the article's own words say the same. Places and figures are invented. */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { checkProposals } from '../../src/extract/check-proposals.js';
import { IndicatorSchema } from '../../src/model/indicator.js';
import { dropReasons, type Proposal } from '../../src/model/proposal.js';

const catalogue = z
  .array(IndicatorSchema)
  .parse(parse(readFileSync(new URL('../../seeds/indicators.yaml', import.meta.url), 'utf8')));

/** A proposal with what a case does not care about filled in. */
const propose = (facts: Partial<Proposal>): Proposal => ({
  indicator: 'criminal-cases-solved',
  kind: 'level',
  value: 398,
  phrase: '破获刑事案件398起',
  ...facts,
});

const check = (text: string, ...proposals: readonly Partial<Proposal>[]) =>
  checkProposals({ text }, catalogue, proposals.map(propose));

/** The only candidate, and nothing dropped. */
function keep(text: string, proposal: Partial<Proposal>) {
  const { candidates, dropped } = check(text, proposal);
  expect(dropped).toEqual([]);
  expect(candidates).toHaveLength(1);
  const [candidate] = candidates;
  if (!candidate) throw new Error('nothing was kept');
  expect(text.slice(candidate.start, candidate.end)).toBe(candidate.phrase);
  return candidate;
}

test('a proposal that holds becomes a candidate at its place', () => {
  const text = '东川公安这一年\r\n\r\n　　全年共破获刑事案件398起。\n';
  expect(
    keep(text, { start: text.indexOf('破获'), period: { start: '2023-01-01', end: '2023-12-31' }, scope: null }),
  ).toEqual({
    indicator: 'criminal-cases-solved',
    kind: 'level',
    value: 398,
    lower: 398,
    upper: 398,
    unit: 'case',
    qualifier: 'exact',
    period: { start: '2023-01-01', end: '2023-12-31' },
    scope: '',
    variant: undefined,
    phrase: '破获刑事案件398起',
    start: 16,
    end: 26,
    paragraph: 2,
    confidence: 0.5,
    rule: 'language-model',
    note: '',
  });
});

describe('value, bounds, qualifier and unit are read from the words', () => {
  const satisfaction = { indicator: 'public-satisfaction' } as const;
  const clearance = { indicator: 'homicide-clearance-rate' } as const;
  const incidents = { indicator: 'criminal-incidents', kind: 'change' } as const;
  const rate = { indicator: 'dispute-resolution-rate', kind: 'change-points' } as const;
  const streak = { indicator: 'homicide-clearance-streak', kind: 'streak' } as const;
  test.each<{ phrase: string; facts: Partial<Proposal>; is: readonly [number, number, number | null, string, string] }>(
    [
      { phrase: '破获刑事案件1200余起', facts: { value: 1200 }, is: [1200, 1200, 1300, 'more-than', 'case'] },
      { phrase: '破获刑事案件近400起', facts: { value: 400 }, is: [400, 390, 400, 'about', 'case'] },
      { phrase: '破获刑事案件1,203起', facts: { value: 1203 }, is: [1203, 1203, 1203, 'exact', 'case'] },
      { phrase: '破获刑事案件１，２０３起', facts: { value: 1203 }, is: [1203, 1203, 1203, 'exact', 'case'] },
      { phrase: '破获刑事案件３９８起', facts: {}, is: [398, 398, 398, 'exact', 'case'] },
      { phrase: '破获刑事案件 398 起', facts: {}, is: [398, 398, 398, 'exact', 'case'] },
      { phrase: '破获刑事案件三百九十八起', facts: {}, is: [398, 398, 398, 'exact', 'case'] },
      {
        phrase: '挽回损失225.76万元',
        facts: { indicator: 'assets-recovered', value: 2_257_600 },
        is: [2_257_600, 2_257_550, 2_257_650, 'exact', 'CNY'],
      },
      {
        phrase: '群众满意度达９７．８％',
        facts: { ...satisfaction, value: 97.8 },
        is: [97.8, 97.75, 97.85, 'exact', 'percent'],
      },
      {
        phrase: '满意度保持在98%以上',
        facts: { ...satisfaction, value: 98 },
        is: [98, 98, 100, 'more-than', 'percent'],
      },
      { phrase: '命案全破', facts: { ...clearance, value: 100 }, is: [100, 100, 100, 'exact', 'percent'] },
      {
        phrase: '未发生较大以上道路交通事故',
        facts: { indicator: 'major-traffic-accidents', value: 0 },
        is: [0, 0, 0, 'exact', 'accident'],
      },
      { phrase: '连续8年命案全破', facts: { ...streak, value: 8 }, is: [8, 8, 8, 'exact', 'year'] },
      { phrase: '连续30个月命案全破', facts: { ...streak, value: 30 }, is: [30, 30, 30, 'exact', 'month'] },
      {
        phrase: '刑事警情同比下降12.5%',
        facts: { ...incidents, value: -12.5 },
        is: [-12.5, -12.55, -12.45, 'exact', 'percent'],
      },
      {
        phrase: '刑事警情同比上升12.5%',
        facts: { ...incidents, value: 12.5 },
        is: [12.5, 12.45, 12.55, 'exact', 'percent'],
      },
      {
        phrase: '刑事警情同比下降30%以上',
        facts: { ...incidents, value: -30 },
        is: [-30, -100, -30, 'more-than', 'percent'],
      },
      {
        phrase: '刑事警情同比下降三成',
        facts: { ...incidents, value: -30 },
        is: [-30, -35, -25, 'exact', 'percent'],
      },
      {
        phrase: '刑事警情实现12%的降幅',
        facts: { ...incidents, value: -12 },
        is: [-12, -12.5, -11.5, 'exact', 'percent'],
      },
      {
        phrase: '分别下降10%、12%',
        facts: { ...incidents, value: -12 },
        is: [-12, -12.5, -11.5, 'exact', 'percent'],
      },
      {
        phrase: '化解率提升2.3个百分点',
        facts: { ...rate, value: 2.3 },
        is: [2.3, 2.25, 2.35, 'exact', 'percentage-point'],
      },
    ],
  )('$phrase', ({ phrase, facts, is }) => {
    const { value, lower, upper, qualifier, unit } = keep(`今年，东川区${phrase}。`, { ...facts, phrase });
    expect([value, lower, upper, qualifier, unit]).toEqual(is);
  });

  test('the variant is the one that the phrase names', () => {
    const phrase = '群众安全感达98.5%';
    const { variant } = keep(phrase, { indicator: 'public-satisfaction', value: 98.5, phrase });
    expect(variant).toBe('sense-of-safety');
  });
});

describe('a phrase is placed', () => {
  const twice = '破获刑事案件398起。\n破获刑事案件398起。';
  test.each([
    { name: 'where it is said to start', text: twice, start: 12, at: 12 },
    { name: 'at the first of two', text: twice, start: 0, at: 0 },
    { name: 'at its only place, start shifted', text: '共破获刑事案件398起', start: 3, at: 1 },
    { name: 'at its only place, start beyond the end', text: '共破获刑事案件398起', start: 9000, at: 1 },
    { name: 'at its only place, start before the text', text: '共破获刑事案件398起', start: -5, at: 1 },
    { name: 'at its only place, start no whole number', text: '破获刑事案件398起', start: 0.5, at: 0 },
    { name: 'at its only place, no start', text: '共破获刑事案件398起', start: undefined, at: 1 },
  ])('$name', ({ text, start, at }) => {
    expect(keep(text, { start })).toMatchObject({ start: at, end: at + 10 });
  });

  test('and counted by its line', () => {
    expect(keep(twice, { start: 12 }).paragraph).toBe(2);
  });
});

describe('what does not hold is dropped and counted', () => {
  const text = [
    '全市破获刑事案件398起，抓获犯罪嫌疑人1298名，同比增加86人。',
    '刑事警情同比下降12.5%，命案破案率100%，群众满意度提升2%。',
    '破获刑事案件近500起，破获八类案件，刑事发案降至12%。',
    '破获刑事案件数十起。命案未全破。2023年破案。',
    '其中东川破获刑事案件77起，西坪破获刑事案件77起。',
  ].join('\n');
  const incidents = { indicator: 'criminal-incidents', kind: 'change' } as const;
  const suspects = { indicator: 'suspects-apprehended' } as const;
  const homicide = { indicator: 'homicide-clearance-rate' } as const;
  test.each<{ name: string; facts: Partial<Proposal>; reason: keyof typeof dropReasons }>([
    { name: 'an indicator that there is not', facts: { indicator: 'crimes' }, reason: 'unknown-indicator' },
    { name: 'a property of objects', facts: { indicator: '__proto__' }, reason: 'unknown-indicator' },
    { name: 'points for a count', facts: { kind: 'change-points' }, reason: 'kind-differs' },
    { name: 'a change in percent of a rate', facts: { ...homicide, kind: 'change' }, reason: 'kind-differs' },
    { name: 'a level of a streak', facts: { indicator: 'homicide-clearance-streak' }, reason: 'kind-differs' },
    { name: 'an empty phrase', facts: { phrase: '' }, reason: 'phrase-length' },
    { name: 'a blank phrase', facts: { phrase: ' ' }, reason: 'phrase-length' },
    { name: 'a phrase of 31 characters', facts: { phrase: text.slice(0, 31) }, reason: 'phrase-length' },
    { name: 'a phrase of 300 characters', facts: { phrase: '破获'.repeat(150) }, reason: 'phrase-length' },
    { name: 'a phrase over two lines', facts: { phrase: '增加86人。\n刑事警情' }, reason: 'phrase-lines' },
    { name: 'an invented phrase', facts: { phrase: '打掉团伙12个' }, reason: 'phrase-absent' },
    { name: 'an altered digit', facts: { phrase: '破获刑事案件389起', value: 389 }, reason: 'phrase-absent' },
    { name: 'other blanks', facts: { phrase: '破获刑事案件 398起' }, reason: 'phrase-absent' },
    { name: 'half a character', facts: { phrase: '\ud83d' }, reason: 'phrase-absent' },
    { name: 'one of two', facts: { phrase: '破获刑事案件77起', value: 77 }, reason: 'phrase-several' },
    {
      name: 'one of two, start names neither',
      facts: { phrase: '破获刑事案件77起', value: 77, start: 5 },
      reason: 'phrase-several',
    },
    { name: 'a phrase without a figure', facts: { phrase: '全市破获刑事案件' }, reason: 'no-figure' },
    { name: 'a figure cut short', facts: { phrase: '刑事案件39', value: 39 }, reason: 'no-figure' },
    { name: 'the end of a figure', facts: { ...suspects, phrase: '298名', value: 298 }, reason: 'no-figure' },
    { name: 'a figure without its 近', facts: { phrase: '500起', value: 500 }, reason: 'no-figure' },
    { name: 'the number of a name', facts: { phrase: '破获八类案件', value: 8 }, reason: 'no-figure' },
    { name: 'a year', facts: { phrase: '2023年破案', value: 2023 }, reason: 'no-figure' },
    { name: 'no definite number', facts: { phrase: '破获刑事案件数十起', value: 10 }, reason: 'value-differs' },
    { name: 'people as cases', facts: { phrase: '犯罪嫌疑人1298名', value: 1298 }, reason: 'measure-differs' },
    {
      name: 'a percentage as cases',
      facts: { phrase: '刑事警情同比下降12.5%', value: 12.5 },
      reason: 'measure-differs',
    },
    { name: 'an invented value', facts: { value: 3980 }, reason: 'value-differs' },
    { name: 'no finite value', facts: { value: Number.NaN }, reason: 'value-differs' },
    { name: 'a negative level', facts: { value: -398 }, reason: 'value-differs' },
    { name: 'an increase', facts: { ...suspects, phrase: '同比增加86人', value: 86 }, reason: 'difference' },
    { name: 'an increase, cut out', facts: { ...suspects, phrase: '86人', value: 86 }, reason: 'difference' },
    {
      name: 'a rise as a rate',
      facts: { indicator: 'public-satisfaction', phrase: '群众满意度提升2%', value: 2 },
      reason: 'difference',
    },
    {
      name: 'a fall as a rise',
      facts: { ...incidents, phrase: '刑事警情同比下降12.5%', value: 12.5 },
      reason: 'direction-differs',
    },
    {
      name: 'a change without its direction',
      facts: { ...incidents, phrase: '12.5%', value: -12.5 },
      reason: 'direction-missing',
    },
    {
      name: 'a level as a change',
      facts: { ...incidents, phrase: '刑事发案降至12%', value: -12 },
      reason: 'direction-missing',
    },
    { name: 'not all solved', facts: { ...homicide, phrase: '命案未全破', value: 100 }, reason: 'no-figure' },
    { name: 'not all solved, cut out', facts: { ...homicide, phrase: '全破', value: 100 }, reason: 'no-figure' },
    { name: 'zero without the words', facts: { phrase: '全市破获刑事案件', value: 0 }, reason: 'no-figure' },
    { name: 'zero of a figure', facts: { value: 0 }, reason: 'value-differs' },
  ])('$name: $reason', ({ facts, reason }) => {
    expect(check(text, facts)).toEqual({ candidates: [], dropped: [{ reason, count: 1 }] });
  });

  test('and the rest is kept, in the order of the article', () => {
    const { candidates, dropped } = check(
      text,
      { ...incidents, phrase: '刑事警情同比下降12.5%', value: -12.5 },
      { value: 3980 },
      {},
      { value: 12 },
      { indicator: 'crimes' },
    );
    expect(candidates.map(({ phrase }) => phrase)).toEqual(['破获刑事案件398起', '刑事警情同比下降12.5%']);
    expect(dropped).toEqual([
      { reason: 'value-differs', count: 2 },
      { reason: 'unknown-indicator', count: 1 },
    ]);
  });

  test('what says all or nothing says no other value', () => {
    const worded = '未发生较大以上道路交通事故，命案全破。';
    const { candidates } = check(
      worded,
      { indicator: 'major-traffic-accidents', phrase: '未发生较大以上道路交通事故', value: 1 },
      { ...homicide, phrase: '命案全破', value: 98 },
      { ...homicide, phrase: '未发生较大以上道路交通事故', value: 0 },
    );
    expect(candidates).toEqual([]);
  });

  test('one figure is taken once, whatever the phrase', () => {
    const { candidates, dropped } = check(text, {}, {}, { phrase: '刑事案件398起' });
    expect(candidates).toHaveLength(1);
    expect(dropped).toEqual([{ reason: 'duplicate', count: 2 }]);
  });
});

describe('a part that does not hold is left out with a note', () => {
  const text = '“百日行动”中，破获刑事案件398起，其中诈骗案件占多数。';
  test.each([
    { start: '2023-02-29', end: '2023-12-31' },
    { start: '2023-12-31', end: '2023-01-01' },
    { start: '2023', end: '2023' },
    { start: '', end: '' },
  ])('a period from $start to $end', (period) => {
    const { candidates, dropped } = check(text, { period });
    expect(candidates).toMatchObject([{ period: null, confidence: 0.2, note: expect.stringContaining('期间') }]);
    expect(dropped).toEqual([{ reason: 'period-unreal', count: 1 }]);
  });

  test.each([
    { scope: '扫黑除恶', taken: '' },
    { scope: '百日行动; 扫黑除恶', taken: '百日行动' },
    { scope: `百日行动${'；百日行动'.repeat(10)}`, taken: '' },
    { scope: '起，其中\n诈骗', taken: '' },
    { scope: '“”', taken: '' },
    { scope: '年内案件', taken: '' },
  ])('the scope $scope', ({ scope, taken }) => {
    const { candidates, dropped } = check(text, { scope });
    expect(candidates).toMatchObject([{ scope: taken, confidence: 0.2, note: expect.stringContaining('范围') }]);
    expect(dropped).toEqual([{ reason: 'scope-foreign', count: 1 }]);
  });

  test.each([
    { name: 'in the words of the article', scope: '百日行动；诈骗案件', is: '百日行动; 诈骗案件' },
    { name: 'with or without quotation marks', scope: '“百日”行动', is: '“百日”行动' },
    { name: 'none', scope: ' ', is: '' },
  ])('one that holds is taken, its parts joined as on file: $name', ({ scope, is }) => {
    expect(keep(text, { scope })).toMatchObject({ scope: is, note: '' });
  });

  test('the catalogue may word it, when the phrase has the word for it', () => {
    const phrase = '破获年内刑事案件398起';
    expect(keep(phrase, { phrase, scope: '年内案件' })).toMatchObject({ scope: '年内案件', note: '' });
  });

  test('nothing is trusted beyond a half, and less where the phrase does not name what it counts', () => {
    expect(keep(text, {}).confidence).toBe(0.5);
    expect(keep(text, { phrase: '398起' }).confidence).toBe(0.3);
  });
});

describe('for any proposals over a text', () => {
  const text = [
    '东川公安这一年😀',
    '',
    '　全年破获刑事案件 398 起，抓获犯罪嫌疑人1,298名，刑事警情同比下降12.5%。',
    '破获刑事案件398起，挽回损失225.76万元；命案全破，未发生较大以上道路交通事故。',
  ].join('\r\n');
  const cut = fc
    .tuple(fc.nat({ max: text.length }), fc.integer({ min: -2, max: 34 }))
    .map(([from, length]) => text.slice(from, Math.max(from, from + length)));
  const whole = fc.constantFrom('破获刑事案件398起', '嫌疑人1,298名', '刑事警情同比下降12.5%', '命案全破');
  const date = fc.constantFrom('2023-01-01', '2023-12-31', '2023-02-30', '');
  const proposals = fc.array(
    fc.record({
      indicator: fc.constantFrom(...catalogue.map(({ id }) => id), 'none'),
      kind: fc.constantFrom('level', 'change', 'change-points', 'streak'),
      value: fc.oneof(fc.constantFrom(398, 1298, -12.5, 12.5, 2_257_600, 100, 0), fc.double()),
      phrase: fc.oneof(whole, { weight: 4, arbitrary: cut }, fc.string({ unit: 'binary', maxLength: 40 })),
      start: fc.option(fc.integer({ min: -3, max: text.length + 3 })),
      period: fc.option(fc.record({ start: date, end: date })),
      scope: fc.option(fc.oneof(cut, fc.string({ maxLength: 50 }))),
    }),
    { maxLength: 60 },
  );

  test('what is kept stands in the text, and everything else is counted', () => {
    let kept = 0;
    fc.assert(
      fc.property(proposals, (each) => {
        const { candidates, dropped } = checkProposals({ text }, catalogue, each);
        kept += candidates.length;
        for (const { start, end, phrase, value, lower, upper, confidence, scope } of candidates) {
          expect(text.slice(start, end)).toBe(phrase);
          expect([398, 1298, -12.5, 2_257_600, 100, 0]).toContain(value);
          expect(lower).toBeLessThanOrEqual(value);
          expect(upper ?? Infinity).toBeGreaterThanOrEqual(value);
          expect(confidence).toBeLessThanOrEqual(0.5);
          const bare = (words: string): string => words.replaceAll(/[“”‘’"'「」《》\s]/g, '');
          expect(scope.split('; ').every((part) => bare(text).includes(bare(part)))).toBe(true);
          expect([...scope].length).toBeLessThanOrEqual(40);
        }
        const parts = new Set(['period-unreal', 'scope-foreign']);
        const refused = dropped.filter(({ reason }) => !parts.has(reason)).reduce((sum, { count }) => sum + count, 0);
        expect(candidates.length + refused).toBe(each.length);
      }),
      { numRuns: 300 },
    );
    expect(kept).toBeGreaterThan(0);
  });
});
