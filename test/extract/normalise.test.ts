/** One written form, and every character of it leads home. The places are invented. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseArticle } from '../../src/extract/normalise.js';

const normalised = async (text: string): Promise<string> => (await normaliseArticle(text)).text;

describe('widths, signs and punctuation', () => {
  test.each([
    ['破获刑事案件３９８起', '破获刑事案件398起'],
    ['ＡＰＰ注册量２.５万', 'APP注册量2.5万'],
    ['下降１４．７１％', '下降14.71%'],
    ['上升8﹪', '上升8%'],
    ['破案,抓人;追赃:挽损!是吗?(注)', '破案，抓人；追赃：挽损！是吗？（注）'],
    ['核查15,914人次,走访1,234,567户', '核查15,914人次，走访1,234,567户'],
    ['核查１５，９１４人次', '核查15,914人次'],
    ['核查１５,９１４人次', '核查15,914人次'],
    ['分别为5，398起', '分别为5，398起'],
    ['分别为3,45,6', '分别为3，45，6'],
    ['共1,2345起', '共1，2345起'],
    ['为3.14,926和', '为3.14，926和'],
    ['分别为5, 398起', '分别为5，398起'],
    ['早7:30至１９：００,共:5起', '早7:30至19:00，共：5起'],
    ['抓获35人.东川市公安局', '抓获35人。东川市公安局'],
    ['抓获35人｡', '抓获35人。'],
    ['一.加强巡逻.', '一.加强巡逻。'],
    ['dongchuan.gov.cn', 'dongchuan.gov.cn'],
    ['警情......', '警情......'],
    ['1〜6月、7～9月', '1~6月、7~9月'],
    ['1月–3月―5月─7月', '1月—3月—5月—7月'],
    ['1-6月下降-3.5%、−2%', '1-6月下降-3.5%、-2%'],
    ['东川晚报•东川•川观‧号', '东川晚报·东川·川观·号'],
    ['二○二一年、二〇○八年、二0二0年', '二〇二一年、二〇〇八年、二〇二〇年'],
    ['第三派出所○二号、100', '第三派出所○二号、100'],
    ['开展「百日」『行动』', '开展“百日”“行动”'],
    ['他说"好"和"行",\n又说"再"', '他说“好”和“行”，\n又说“再”'],
    ['"破获\n"夏季"', '“破获\n“夏季”'],
    [`'平安'村, people's ‘夏季’ people’s`, "“平安”村，people's“夏季”people's"],
    ['他说"好".', '他说“好”。'],
    ['⼈民⾦额', '人民金额'],
  ])('%s → %s', async (written, canonical) => {
    expect(await normalised(written)).toBe(canonical);
  });
});

describe('blanks and what nobody sees', () => {
  test.each([
    ['破获　刑事 案件\t398 起', '破获刑事案件398起'],
    ['注册 App 225.76 万', '注册App 225.76万'],
    ['Dong  Chuan\u00a0PSB　2021', 'Dong Chuan PSB 2021'],
    ['\u{feff}破\u200b获\u00ad案\u2060件', '破获案件'],
    ['  一\r\n\r\n二\r三\u2028四\u0085五\f六\n\n', '一\n二\n三\n四\n五\n六'],
    [' \n ', ''],
    ['', ''],
  ])('%j → %j', async (written, canonical) => {
    expect(await normalised(written)).toBe(canonical);
  });

  test.each([
    ['# 年终盘点\n> 破获**398**起\n- 抓获35人\n* 追逃', '年终盘点\n破获398起\n抓获35人\n追逃'],
    ['1. 打击\n-3.5%', '1.打击\n-3.5%'],
    ['## - 层层', '层层'],
  ])('marks of Markdown: %j → %j', async (written, canonical) => {
    expect(await normalised(written)).toBe(canonical);
  });
});

describe('a list of figures', () => {
  test.each([
    ['with the label first', '数说\n破获刑事案件\n398起\n抓获逃犯\n35人', '数说\n破获刑事案件398起\n抓获逃犯35人'],
    [
      'with the figure first',
      '数说2022\n398起\n破获刑事案件\n35起\n破获盗窃案件',
      '数说2022\n398起\n破获刑事案件\n35起\n破获盗窃案件',
    ],
    ['after prose', '一年回眸。\n35人\n抓获逃犯。', '一年回眸。\n35人\n抓获逃犯。'],
  ])('%s', async (_, written, canonical) => {
    expect(await normalised(written)).toBe(canonical);
  });
});

describe('lines', () => {
  const start = '全年东川市公安机关深入推进打击整治专项行动,共破获';
  test.each([
    { name: 'wrapped', lines: [start, '刑事案件398起。'], joined: true },
    { name: 'cut by a page', lines: [start, '', '- 3 -', '', '刑事案件398起。'], joined: true },
    { name: 'between two numbers', lines: [`${start}398`, '12起刑事案件。'], joined: false },
    { name: 'a row of a table', lines: ['全年破获各类刑事案件总数\t398起\t同比下降', '治安案件'], joined: false },
    {
      name: 'a row in Markdown',
      lines: ['| 全年破获各类刑事案件总数 | 398起 | 同比下降 |', '治安案件'],
      joined: false,
    },
    { name: 'a decimal', lines: [`${start}案件数同比上升`, '3.5个百分点。'], joined: true },
    { name: 'ended', lines: [`${start}大批案件。`, '刑事案件398起。'], joined: false },
    { name: 'a heading before', lines: ['东川公安一年回眸', '刑事案件398起。'], joined: false },
    { name: 'a numbered heading', lines: [start, '一、打击犯罪'], joined: false },
    { name: 'an item', lines: [start, '（二）打击犯罪'], joined: false },
    { name: 'an item in digits', lines: [start, '2. 打击犯罪'], joined: false },
    { name: 'an ordinal', lines: [start, '第三，打击犯罪'], joined: false },
    { name: 'a caption', lines: [start, '▲民警在巡逻'], joined: false },
    { name: 'a label', lines: [start, '责任编辑:林小川'], joined: false },
    { name: 'a heading in Markdown', lines: [start, '## 打击犯罪'], joined: false },
    { name: 'a paragraph set in', lines: [start, '　　打击犯罪'], joined: false },
    {
      name: 'a long heading',
      lines: ['这一年,东川公安坚持“为民而战”,守住平安防线', `${start}大批刑事案件,抓获一批逃犯,追回一批财物。`],
      joined: false,
    },
    {
      name: 'a title in parts',
      lines: ['风雨兼程守护东川平安 砥砺前行谱写公安新篇', '民警在巡逻。'],
      joined: false,
    },
  ])('$name', async ({ lines, joined }) => {
    const text = await normalised(lines.join('\n'));
    expect(text.split('\n')).toHaveLength(joined ? 1 : 2);
  });

  test('a column cuts within words and numbers', async () => {
    const paragraph =
      '全年东川市公安局深入推进打击整治专项行动，共破获刑事案件15914起，抓获犯罪嫌疑人215人，调解矛盾纠纷1200余起，为群众追回财物价值2632万元，群众满意。';
    for (const width of [10, 12, 13, 14, 15, 17]) {
      const cut = [''];
      for (const character of paragraph) {
        const line = `${cut.at(-1) ?? ''}${character}`;
        if (line.length - (line.match(/\d/g)?.length ?? 0) / 2 > width) cut.push(character);
        else cut[cut.length - 1] = line;
      }
      const text = await normalised(['年终盘点', ...cut, '打击犯罪'].join('\n'));
      expect(text.split('\n')).toEqual(['年终盘点', paragraph, '打击犯罪']);
    }
  });

  test('words in Latin letters stay apart', async () => {
    expect(await normalised(`${start}假冒Dong\nChuan牌货物`)).toContain('Dong Chuan');
  });
});

describe('traditional characters', () => {
  test.each([
    ['破獲詐騙案件８萬餘起', '破获诈骗案件8万余起'],
    ['隨著軟體升級,成效顯著', '随着软体升级，成效显著'],
    ['乾隆年間的著名建築很乾淨', '乾隆年间的著名建筑很干净'],
    ['二○二一年破獲兩億元案件', '二〇二一年破获两亿元案件'],
    ['𠀀獲', '𠀀获'],
  ])('%s → %s', async (written, canonical) => {
    expect(await normalised(written)).toBe(canonical);
  });

  test.each(['著名的乾隆年间建筑', '民警于喆、王堃获奖'])('simplified stays: %s', async (text) => {
    expect(await normalised(text)).toBe(text);
  });
});

/** Words that simplified and traditional writing tell apart one to one, and numbers in their wordings. */
const words = fc.constantFrom(
  ...[
    '破获',
    '诈骗案件',
    '电动车',
    '查处',
    '东川市公安局',
    '调解纠纷',
    '万余起',
    '两亿元',
    '同比下降',
    '398起',
    '15,914人次',
    '14.71%',
  ],
  ...['“夏季行动”', '（一）', '7:30', '3.5个百分点', '2021年', 'App', '-2%', '二〇二一年', '、', '“智慧公安”平台'],
);
const sentence = fc.array(words, { minLength: 1, maxLength: 12 }).map((parts) => `${parts.join('')}，为民服务。`);
const article = fc.array(sentence, { minLength: 1, maxLength: 6 }).map((sentences) => sentences.join('\n'));

const toFullWidth = (text: string): string =>
  text.replaceAll(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0));

describe('the same text in another dress', () => {
  test.each([
    { name: 'line breaks doubled', dress: (text: string) => text.replaceAll('\n', '\n\n') },
    { name: 'line ends of Windows', dress: (text: string) => text.replaceAll('\n', '\r\n') },
    { name: 'full width', dress: toFullWidth },
    { name: 'half-width punctuation', dress: halfWidthPunctuation },
    { name: 'straight quotes', dress: (text: string) => text.replaceAll(/[“”]/g, '"') },
    { name: 'blanks before each line', dress: (text: string) => text.replaceAll(/^/gm, '　　') },
  ])('$name', async ({ dress }) => {
    await fc.assert(
      fc.asyncProperty(article, async (text) => {
        expect(await normalised(dress(text))).toBe(await normalised(text));
      }),
    );
  });

  test('traditional characters', async () => {
    const { Converter } = await import('opencc-js/cn2t');
    const toTraditional = Converter({ from: 'cn', to: 't' });
    await fc.assert(
      fc.asyncProperty(article, async (text) => {
        expect(await normalised(toTraditional(text))).toBe(await normalised(text));
      }),
    );
  });
});

function halfWidthPunctuation(text: string): string {
  return text.replaceAll(/[，（）]/g, (mark) => ({ '，': ', ', '（': '(', '）': ')' })[mark] ?? mark);
}

describe('every character leads home', () => {
  const wild = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom(...'破獲案１，2,：:.．。"「」○二〇０ 　\n\r\u200b#*->Ａb'), { maxLength: 80 })
      .map((characters) => characters.join('')),
  );

  test('starts and ends never decrease and stay within the original', async () => {
    await fc.assert(
      fc.asyncProperty(wild, async (text) => {
        const mapped = await normaliseArticle(text);
        let last = { start: 0, end: 0 };
        for (let unit = 0; unit < mapped.text.length; unit += 1) {
          const span = mapped.toOriginal({ start: unit, end: unit + 1 });
          expect(span.start).toBeGreaterThanOrEqual(last.start);
          expect(span.end).toBeGreaterThanOrEqual(last.end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
          last = span;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a phrase quotes what was written', async () => {
    const written = '　　去年，東川公安破獲刑事案件\u200b １,２００ 餘起,抓\r\n\r\n獲逃犯３５人。';
    const mapped = await normaliseArticle(written);
    expect(mapped.text).toBe('去年，东川公安破获刑事案件1,200余起，抓获逃犯35人。');
    const quote = (phrase: string): string => {
      const start = mapped.text.indexOf(phrase);
      return mapped.quote({ start, end: start + phrase.length });
    };
    expect(quote('案件1,200余起')).toBe('案件\u200b １,２００ 餘起');
    expect(quote('抓获逃犯35人')).toBe('抓\r\n\r\n獲逃犯３５人');
  });
});
