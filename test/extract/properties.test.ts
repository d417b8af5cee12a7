/** What holds of extraction whatever the article: spans, planted figures, written forms, and that nothing makes it fail. */
import * as fc from 'fast-check';
import { Converter } from 'opencc-js/cn2t';
import { describe, expect, test } from 'vitest';
import { extractFigures, type ExtractedFigures } from '../../src/extract/extract-figures.js';
import type { Candidate } from '../../src/model/candidate.js';
import { longestPhrase } from '../../src/model/observation.js';
import { readCatalogue, readCorpus, toArticle } from './labelled-text.js';

const catalogue = readCatalogue();
const sentences = readCorpus().map(({ article }) => article.text);
const title = '云澜市公安局2022年工作盘点';

const extract = (text: string): Promise<ExtractedFigures> =>
  extractFigures(toArticle(text, title), { catalogue, level: 'prefecture', bureauName: '云澜市公安局' });

/** Clauses of reviews without figures, times, campaigns or words of the catalogue. */
const fillers = fc.constantFrom(
  '坚持党建引领',
  '筑牢忠诚警魂',
  '锤炼过硬作风',
  '书写崭新篇章',
  '涌现出许多先进典型',
  '把人民放在心中最高位置',
  '用脚步丈量民情',
  '以实干诠释担当',
  '寒来暑往',
  '夜色渐深',
  '灯火可亲',
  '队伍面貌焕然',
);
const filler = fc.array(fillers, { minLength: 1, maxLength: 4 }).map((clauses) => `${clauses.join('，')}。`);
const paragraphs = fc
  .array(fc.array(filler, { minLength: 1, maxLength: 3 }), { maxLength: 3 })
  .map((all) => all.map((each) => `${each.join('')}\n`).join(''));

const planted = fc.constantFrom(
  ...(
    [
      ['破获刑事案件', '起', 'criminal-cases-solved'],
      ['抓获犯罪嫌疑人', '名', 'suspects-apprehended'],
      ['化解矛盾纠纷', '起', 'disputes-resolved'],
      ['查处酒驾醉驾', '起', 'drink-driving-cases'],
      ['建成智安小区', '个', 'smart-communities-built'],
      ['抓获网上逃犯', '名', 'fugitives-apprehended'],
      ['破获盗抢骗案件', '起', 'property-crime-cases-solved'],
    ] as const
  ).map(([words, unit, indicator]) => ({ words, unit, indicator })),
);

describe('a planted figure', () => {
  test('comes back from its place, with its value and indicator', async () => {
    await fc.assert(
      fc.asyncProperty(
        paragraphs,
        filler,
        filler,
        paragraphs,
        planted,
        fc.integer({ min: 2, max: 99_999 }),
        async (before, opening, closing, after, { words, unit, indicator }, value) => {
          const phrase = `${words}${value}${unit}`;
          const lead = `${before}${opening}全市`;
          const { candidates } = await extract(`${lead}${phrase}。${closing}\n${after}`);
          expect(candidates).toEqual([
            expect.objectContaining({ indicator, value, phrase, start: lead.length, end: lead.length + phrase.length }),
          ]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('prose without one gives none', async () => {
    await fc.assert(
      fc.asyncProperty(paragraphs, async (text) => {
        expect(await extract(text)).toMatchObject({ candidates: [], setAside: [] });
      }),
      { numRuns: 30 },
    );
  });
});

const separators = fc.constantFrom('', '\n', '\r\n', '\n\n', '\u3000\u3000', ' \n');
const mixtures = fc
  .array(fc.tuple(fc.constantFrom(...sentences), separators), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.map(([sentence, separator]) => sentence + separator).join(''));

/** Signs of reviews, of which hostile texts are made. */
const pieces = [
  ...'一二三十百千万亿两〇零几数余多近约超第1234567890,.%％％起件人名个项元次年月日天家辆处条',
  ...'，。；：、！？“”《》（）()‘’"\n\r \u3000\t-—~+/',
  ...[
    '破获',
    '抓获',
    '化解',
    '查处',
    '刑事案件',
    '犯罪嫌疑人',
    '矛盾纠纷',
    '命案',
    '全破',
    '连续',
    '同比',
    '分别',
    '下降',
    '上升',
  ],
  ...[
    '其中',
    '从',
    '由',
    '至',
    '降至',
    '个百分点',
    '百分之',
    '截至',
    '2022年',
    '全市',
    '派出所',
    '“云剑”行动',
    '未发生',
    '\u0000',
    '😀',
    '\ud83d',
  ],
];
const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 120 }).map((parts) => parts.join(''));

/** What is wrong with the spans and numbers of an extraction. */
function faultsOf(text: string, { candidates, setAside }: ExtractedFigures): string[] {
  const misplaced = [...candidates, ...setAside].filter(
    ({ start, end, phrase }) => phrase === '' || text.slice(start, end) !== phrase,
  );
  const tooLong = candidates.filter(({ phrase }) => [...phrase].length > longestPhrase);
  const wrongNumbers = candidates.filter(
    ({ value, lower, upper, kind }) =>
      !(Number.isFinite(value) && lower <= value && value <= (upper ?? Infinity)) ||
      (value < 0 && !kind.startsWith('change')),
  );
  return [
    ...misplaced.map(({ phrase }) => `misplaced: ${phrase}`),
    ...tooLong.map(({ phrase }) => `too long: ${phrase}`),
    ...wrongNumbers.map(({ value, lower, upper }) => `wrong: ${value} in ${lower} to ${upper}`),
  ];
}

describe('every span', () => {
  test('quotes the article, in at most 30 characters, and bounds hold the value', async () => {
    await fc.assert(
      fc.asyncProperty(mixtures, async (text) => {
        expect(faultsOf(text, await extract(text))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('does so in texts that nobody would write, and none makes extraction fail', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        expect(faultsOf(text, await extract(text))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('is the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(mixtures, async (text) => {
        expect(await extract(text)).toEqual(await extract(text));
      }),
      { numRuns: 10 },
    );
  });
});

const toTraditional = Converter({ from: 'cn', to: 't' });
const toFullWidth = (sign: string): string => String.fromCharCode(sign.charCodeAt(0) + 0xfee0);

/** The same words in other written forms. */
const forms: readonly (readonly [string, (text: string) => string])[] = [
  ['line ends doubled', (text) => text.replaceAll('\n', '\n\n')],
  ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
  ['digits of full width', (text) => text.replaceAll(/\d/g, toFullWidth)],
  ['percent signs of full width', (text) => text.replaceAll('%', '％')],
  [
    'punctuation of half width',
    (text) =>
      text
        // A comma beside a digit may be taken for one that separates thousands.
        .replaceAll(/(?<!\d)，(?!\d)/g, ',')
        .replaceAll('；', ';')
        .replaceAll('：', ':')
        .replaceAll('（', '(')
        .replaceAll('）', ')'),
  ],
  ['blanks at the start of paragraphs', (text) => text.replaceAll(/^/gm, '\u3000\u3000')],
  ['traditional characters', (text) => toTraditional(text)],
];

const essence = ({ indicator, kind, value, lower, upper, qualifier, period, scope }: Candidate): object => ({
  indicator,
  kind,
  value,
  lower,
  upper,
  qualifier,
  period,
  scope,
});

const corpusParagraphs = fc
  .array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 6 })
  .map((texts) => `${texts.join('\n')}\n`);

describe('another written form of the same words gives the same figures', () => {
  test.each(forms)('%s', async (_, rewrite) => {
    await fc.assert(
      fc.asyncProperty(corpusParagraphs, async (text) => {
        const [plain, rewritten] = [await extract(text), await extract(rewrite(text))];
        expect(rewritten.candidates.map(essence)).toEqual(plain.candidates.map(essence));
      }),
      { numRuns: 60 },
    );
  });
});
