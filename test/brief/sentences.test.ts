/** Sentences of page one, each true when read alone: figures of made scenes. */
import { describe, expect, test } from 'vitest';
import { buildReport } from '../../src/brief/build-report.js';
import type { Language } from '../../src/model/language.js';
import { compare } from '../../src/pipeline.js';
import { toWording } from '../../src/read/read-templates.js';
import { moreThan, residents, toDataset, year, type Scene } from '../compare/figures.js';
import { prepareShipped } from './prepared.js';

const { messages, plan } = prepareShipped().templates;

/** The first message; where nothing compares it tells the coverage. */
function firstSentence(scene: Scene, language: Language): string {
  const dataset = toDataset({ sources: articles, ...scene });
  const report = buildReport(dataset, compare(dataset), plan, toWording(messages, language));
  return report.messages[0]?.text ?? '';
}

const articles = {
  ...Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [`${id}-2023`, { kind: 'review' as const }])),
  'census-2020': { kind: 'census' as const },
};
const people = { population: [residents(1_000_000, 'census', '2023-11-01')] };
const rates = (...rows: Scene['rows']): Scene => ({
  indicator: { rate: 'population' },
  rows,
  bureaus: { a: people, b: people, c: people },
});

describe('how many times the lowest the highest is', () => {
  test('is told where the figure between is exact', () => {
    const scene = rates({ bureau: 'a', value: 1000 }, { bureau: 'b', value: 500 }, { bureau: 'c', value: 100 });
    expect(firstSentence(scene, 'en')).toMatch(/the highest is 10 \(95% interval 8\.1 to 12\.4\) times the lowest/);
    expect(firstSentence(scene, 'zh')).toMatch(/最高为最低的10倍（95%区间8\.1—12\.4）/);
  });

  test.each([
    { name: 'may be the highest', between: moreThan(900, 2000) },
    { name: 'has no ceiling', between: moreThan(900, null) },
    { name: 'may be the lowest', between: moreThan(20, 180) },
  ])('is not told where a rough figure between $name', ({ between }) => {
    const scene = rates({ bureau: 'a', value: 1000 }, { bureau: 'b', ...between }, { bureau: 'c', value: 90 });
    expect(firstSentence(scene, 'en')).not.toMatch(/times/);
    expect(firstSentence(scene, 'zh')).not.toMatch(/倍/);
  });
});

describe('what all that compare are limited to', () => {
  test('stands in the title: one campaign', () => {
    const scene: Scene = { rows: ['a', 'b'].map((bureau) => ({ bureau, scope: '秋风行动' })) };
    expect(firstSentence(scene, 'zh')).toMatch(/^[^（：]+（限秋风行动）/);
    const mixed: Scene = { rows: [{ bureau: 'a' }, { bureau: 'b' }, { bureau: 'c', scope: '秋风行动' }] };
    expect(firstSentence(mixed, 'zh')).not.toMatch(/限秋风行动/);
    expect(firstSentence(mixed, 'zh')).toMatch(/另有[^。]+秋风行动[^。]*，仅供并列参考/);
  });

  test('stands in the title: one variant of two, and the other one beside its figure', () => {
    const variants = [
      { id: 'items', name: { zh: '按事项', en: 'by item' } },
      { id: 'people', name: { zh: '按人次', en: 'by visit' } },
    ];
    const rows = ['a', 'b', 'c'].map((bureau) => ({ bureau, variant: bureau === 'c' ? 'people' : 'items' }));
    const text = firstSentence({ indicator: { variants }, rows }, 'en');
    expect(text).toMatch(/, by item \(/);
    expect(text).toMatch(/Shown beside them, not ranked: [^.]+ \(another definition, by visit, 2023\)/);
  });
});

test('nothing at all has its unit, so that a figure beside it is not read as another', () => {
  const zero = { value: 0, lower: 0, upper: 0 };
  const scene = rates({ bureau: 'a', ...zero }, { bureau: 'b', ...zero });
  expect(firstSentence(scene, 'zh')).toMatch(/（单位：[^）]+常住人口）：.*均为零。/);
});

test('two articles that disagree are a caveat', () => {
  const text = firstSentence(rates({ bureau: 'a', value: 100 }, { bureau: 'a', value: 300 }, { bureau: 'b' }), 'zh');
  expect(text).toMatch(/需注意：[^。]*两处数字不一致/);
});

test('a level that was restated is no contradiction; one that nothing explains is', () => {
  const [before, after] = [year(2022), year(2023)];
  const change = { bureau: 'a', kind: 'change' as const, unit: 'percent' as const, value: 10, period: after };
  const rows = [
    { bureau: 'a', value: 100, period: before },
    { bureau: 'a', value: 99, period: after },
    change,
    { bureau: 'b', value: 50, period: after },
  ];
  const contradicted = /不能同时成立/;
  const tell = (more: Scene['rows']): string[] => {
    const dataset = toDataset({ sources: articles, rows: [...rows, ...more], bureaus: { a: people, b: people } });
    return buildReport(dataset, compare(dataset), plan, toWording(messages, 'zh')).messages.map(({ text }) => text);
  };
  expect(tell([]).some((text) => contradicted.test(text))).toBe(true);
  expect(tell([{ bureau: 'a', value: 90, period: before }]).some((text) => contradicted.test(text))).toBe(false);
});
