/** Title, publisher and date are read where they are stated and nowhere else. The places are invented. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readDate, readHeader, readStatements } from '../../src/extract/header.js';
import { openFolder } from '../../src/host/node-folder.js';
import { readDataset } from '../../src/read/read-dataset.js';

const body = '去年以来,东川市公安局深入推进专项行动,共破获刑事案件398起,抓获犯罪嫌疑人215人,同比下降14.71%,群众满意。';
const title = '守护东川平安';

describe('title', () => {
  test.each([
    { name: 'the first line', lines: [title, body] },
    { name: 'with a subtitle', lines: [title, '——2021年公安工作盘点', body], is: `${title}——2021年公安工作盘点` },
    { name: 'in Markdown, below captions', lines: ['民警在巡逻的路上', '', `# ${title}`, '', body] },
    { name: 'below words of the page', lines: ['通版阅读请点击:', '当前版:05版', '发布日期:', '首页', title, body] },
    {
      name: 'below a kicker, above the byline',
      lines: ['主打', '东川公安扎实推进工作', title, '东川日报', '记者 林小川', body],
    },
    {
      name: 'above captions and byline',
      lines: [title, '民警在巡逻。', '▲东川市公安局民警', '东川日报记者 林小川', body],
    },
    { name: 'above the date', lines: [title, '2022-01-10 09:40 来源:东川日报', '图为警营开放日', body] },
    { name: 'none', lines: [body], is: null },
    { name: 'nothing', lines: [''], is: null },
  ])('$name', ({ lines, is = title }) => {
    expect(readHeader(lines.join('\n')).title).toBe(is);
  });
});

describe('publisher', () => {
  test.each([
    ['来源:东川日报', '东川日报'],
    ['来源： 东川网-东川日报 责任编辑:林小川', '东川网-东川日报'],
    ['2022-01-10 来源:东川日报 | 作者:林小川', '东川日报'],
    ['[来源:东川发布]', '东川发布'],
    ['信息来源：东川市公安局 浏览次数：35', '东川市公安局'],
    ['來源：東川日報', '東川日報'],
    ['东川日报/东川网通讯员 林小川 王东', '东川日报/东川网'],
    ['东川晚报·东川壹点记者 林小川', '东川晚报·东川壹点'],
    ['东川晚报·东川壹点\n通讯员 林小川', '东川晚报·东川壹点'],
    ['东川日报讯(记者 林小川)', '东川日报'],
    ['新华社东川1月10日电', '新华社'],
    ['来源:', null],
    ['来源: 责任编辑:林小川', null],
    ['来源:本报', null],
    ['本报记者 林小川', null],
    ['记者 林小川 通讯员 王东', null],
    ['东川日报', null],
    ['本报讯 记者林小川', null],
  ])('%s → %s', (line, publisher) => {
    expect(readHeader([title, line, body].join('\n')).publisher).toBe(publisher);
  });

  test.each([
    ['(来源:东川日报)', '东川日报'],
    ['(本报记者 林小川)', null],
    ['版权所有:东川日报', null],
    ['东川市公安局\n2022年1月10日', '东川市公安局'],
    ['东川市公安局', null],
  ])('at the end: %s → %s', (line, publisher) => {
    expect(readHeader([title, body, line].join('\n')).publisher).toBe(publisher);
  });
});

describe('published', () => {
  test.each([
    ['2023-01-17 09:40:41', '2023-01-17'],
    ['2023-01-17 09:40:41 来源:东川日报', '2023-01-17'],
    ['2023年1月7日', '2023-01-07'],
    ['2023/1/7', '2023-01-07'],
    ['2023.01.07', '2023-01-07'],
    ['２０２３年１月７日', '2023-01-07'],
    ['二○二三年一月十七日', '2023-01-17'],
    ['二〇二三年十二月三十一日', '2023-12-31'],
    ['发布日期:2023-01-17', '2023-01-17'],
    ['發佈日期：2023-01-17', '2023-01-17'],
    ['发布时间： 2023年01月17日 浏览次数:8', '2023-01-17'],
    ['来源:东川日报 时间:2023-01-17', '2023-01-17'],
    ['发布日期:\n2023-01-17', '2023-01-17'],
    ['2022年1月10日 讯', '2022-01-10'],
    ['东川日报2022年1月10日讯', '2022-01-10'],
    ['发布日期:', null],
    ['1月10日讯', null],
    ['2023-02-30', null],
    ['2023-13-01', null],
    ['2022年1月10日起施行', null],
    ['东川公安2021年工作盘点', null],
  ])('%s → %s', (line, published) => {
    expect(readHeader([title, line, body].join('\n')).published).toBe(published);
  });

  test('a day that the body tells is no date of publication', () => {
    expect(readHeader([title, `2022年1月10日,${body}`].join('\n')).published).toBeNull();
    expect(readHeader([title, body, '2022年1月10日'].join('\n')).published).toBeNull();
  });

  test('an office signs with the date', () => {
    const { published } = readHeader([title, body, '东川市公安局', '二〇二二年一月十日'].join('\n'));
    expect(published).toBe('2022-01-10');
  });
});

test('a page states by labels alone', () => {
  expect(readStatements('首页\n2019-05-05 别的新闻\n来源:东川日报 2023-01-17\n发布时间:2023-01-18')).toEqual({
    publisher: '东川日报',
    published: '2023-01-18',
  });
  expect(readStatements('2019-05-05\n记者 林小川')).toEqual({ publisher: null, published: null });
});

test.each([
  ['2022-01-10T09:00:00+08:00', '2022-01-10'],
  ['2022/1/10 10:00', '2022-01-10'],
  ['20220110', null],
  ['', null],
])('the date in %j is %s', (text, date) => {
  expect(readDate(text)).toBe(date);
});

test('long lines take no time to speak of', () => {
  const before = performance.now();
  for (const unit of ['2022年', '来源', '东川日报', ' ', '(', '东川,', '\n东川日报\n记者'])
    readHeader(unit.repeat(1_000_000 / unit.length));
  expect(performance.now() - before).toBeLessThan(5000);
});

const root = new URL('../../', import.meta.url);
const articles = new URL('../shared/seeds/', root);
const atHand = existsSync(articles);

describe('the shipped sources', () => {
  const { value } = readDataset(openFolder(fileURLToPath(new URL('seeds', root))));
  const sources = value?.sources.filter(({ file }) => file !== undefined) ?? [];
  const unless = atHand ? '' : ' (skipped: ../shared/seeds is not at hand)';

  test.skipIf(!atHand).each(sources)(`$id${unless}`, ({ file = '', ...source }) => {
    const header = readHeader(readFileSync(new URL(file, articles), 'utf8'));
    const bare = (text: string | null): string | undefined => text?.replaceAll(/\s/g, '');
    expect({ ...header, title: bare(header.title) }).toEqual({
      title: bare(source.title),
      publisher: source.publisher,
      published: source.published,
    });
  });
});
