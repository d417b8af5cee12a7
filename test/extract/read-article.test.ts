/** Articles come in many files; whatever the file, the same text comes out. The places are invented. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.js';
import { normaliseArticle } from '../../src/extract/normalise.js';
import { readArticle } from '../../src/extract/read-article.js';
import { makeDocx, makePdf, makeUnmappedPdf, paragraph, table, toGbk, toUtf16 } from './make-files.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function read(path: string, bytes: Uint8Array): Promise<Article> {
  const { value, diagnostics } = await readArticle({ path, bytes });
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error(`${path} cannot be read`);
  return value;
}

async function refuse(
  path: string,
  bytes: Uint8Array,
): Promise<{ code: string; message: string; hints: readonly string[] }> {
  const { value, diagnostics } = await readArticle({ path, bytes });
  expect(value).toBeUndefined();
  expect(diagnostics).toHaveLength(1);
  const [first] = diagnostics;
  if (!first) throw new Error('nothing was said');
  expect(first.place).toEqual({ path });
  return first;
}

const body = [
  '去年以来,东川市公安局深入推进专项行动,共破获刑事案件398起,抓获犯罪嫌疑人215人,同比下降14.71%。',
  '全年调解矛盾纠纷1200余起,为群众追回财物价值2632万元,群众的安全感和满意度不断提升。',
];
const plain = ['守护东川平安', '2023-01-17 09:40:41 来源:东川日报', ...body].join('\r\n');

describe('plain text', () => {
  test.each([
    { name: 'UTF-8', bytes: utf8(plain) },
    { name: 'UTF-8 with a mark', bytes: utf8(`\u{feff}${plain}`) },
    { name: 'UTF-16 LE with a mark', bytes: toUtf16(`\u{feff}${plain}`, 'le') },
    { name: 'UTF-16 BE with a mark', bytes: toUtf16(`\u{feff}${plain}`, 'be') },
    { name: 'UTF-16 LE', bytes: toUtf16(plain, 'le') },
    { name: 'UTF-16 BE', bytes: toUtf16(plain, 'be') },
    { name: 'GBK', bytes: toGbk(plain) },
  ])('$name', async ({ bytes }) => {
    expect(await read('a/东川.TXT', bytes)).toEqual({
      file: 'a/东川.TXT',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      format: 'txt',
      text: plain,
      title: '守护东川平安',
      publisher: '东川日报',
      published: '2023-01-17',
    });
  });

  test('a few words are enough to tell the encoding', async () => {
    expect((await read('a.txt', toGbk('破获案件398起'))).text).toBe('破获案件398起');
    expect((await read('a.txt', toUtf16('破获案件398起', 'be'))).text).toBe('破获案件398起');
  });

  test('Markdown keeps its marks', async () => {
    const { format, text, title } = await read('a.md', utf8(`# 守护东川平安\n\n**${body[0]}**\n`));
    expect({ format, text, title }).toEqual({
      format: 'md',
      text: `# 守护东川平安\n\n**${body[0]}**\n`,
      title: '守护东川平安',
    });
  });
});

describe('web pages', () => {
  const page = (head: string, main: string, charset = 'utf-8'): string => `<!DOCTYPE html>
<html><head><meta charset="${charset}"><title>守护东川平安_东川市公安局</title>${head}</head>
<body><nav><ul><li><a href="/">首页</a></li><li><a href="/news">警务动态</a></li></ul></nav>
<div class="article"><h1>守护东川平安</h1>
<div class="info"><span>发布时间:2022-01-10 08:30</span> <span>来源:东川日报</span> <a>打印</a></div>
<div class="TRS_Editor">${main}</div></div>
<div class="sidebar"><ul><li><a href="/1">发布时间:2019-05-05 别的新闻</a></li></ul></div>
<footer>版权所有:东川市公安局</footer><script>var a = '破获999起';</script></body></html>`;
  const main = `<p>　　${body[0]}</p>\n<p>　　全年调解矛盾纠纷<b>1200</b>余起,<br>为群众追回财物\n价值2632万元。</p>
<table><tr><th>指标</th><th>数</th></tr><tr><td><p>刑事</p><p>案件</p></td><td>398起</td></tr></table><p>${body[1]}</p>`;

  test('main text, line by line, with the cells of tables', async () => {
    const { text, title, publisher, published, format } = await read('a.htm', utf8(page('', main)));
    expect(format).toBe('html');
    const lines = text.split('\n').map((line) => line.replace(/^\u3000+/, ''));
    expect(lines.slice(-6)).toEqual([
      body[0],
      '全年调解矛盾纠纷1200余起,',
      '为群众追回财物 价值2632万元。',
      '指标\t数',
      '刑事 案件\t398起',
      body[1],
    ]);
    expect(text).not.toMatch(/警务动态|999|版权所有|2019/);
    expect({ title, publisher, published }).toEqual({
      title: '守护东川平安',
      publisher: '东川日报',
      published: '2022-01-10',
    });
  });

  test('metadata go before what the page shows', async () => {
    const head =
      '<meta name="ArticleTitle" content="守护东川平安——2021年公安工作盘点"><meta name="ContentSource" content="东川发布"><meta name="PubDate" content="2022/1/11 10:00">';
    const { title, publisher, published } = await read('a.html', utf8(page(head, main)));
    expect({ title, publisher, published }).toEqual({
      title: '守护东川平安——2021年公安工作盘点',
      publisher: '东川发布',
      published: '2022-01-11',
    });
  });

  test('the site is the publisher where no other is named', async () => {
    const head = '<meta property="og:site_name" content="东川网">';
    const bare = page(head, main).replace('来源:东川日报', '');
    expect((await read('a.html', utf8(bare))).publisher).toBe('东川网');
    expect((await read('a.html', utf8(page(head, main)))).publisher).toBe('东川日报');
  });

  test('a page laid out in tables has its paragraphs', async () => {
    const html = `<html><head><title>守护东川平安-东川新闻网</title></head><body><table><tr><td><table>
<tr><td><b>守护东川平安</b></td></tr><tr><td>2022-01-10 10:22 &nbsp; 来源:&nbsp;东川日报 &nbsp; 作者:林小川</td></tr>
<tr><td><div>　　${body[0]}<br><br>　　${body[1]}<br></div></td></tr></table></td></tr></table></body></html>`;
    const { text, title, publisher, published } = await read('a.html', utf8(html));
    expect(text.split('\n').map((line) => line.trim())).toEqual(body);
    expect({ title, publisher, published }).toEqual({
      title: '守护东川平安',
      publisher: '东川日报',
      published: '2022-01-10',
    });
  });

  test('a public account of WeChat is the publisher, not its platform', async () => {
    const html = `<html><head><meta property="og:title" content="守护东川平安"><meta property="og:site_name" content="微信公众平台"></head>
<body><div id="js_article"><h1>守护东川平安</h1><a id="js_name"> 东川公安 </a><em id="publish_time">2022-01-10 10:00</em>
<div id="js_content" style="visibility: hidden;"><section><p>${body[0]}</p><p><span>${body[1]}</span></p></section></div></div></body></html>`;
    const { text, title, publisher, published } = await read('a.html', utf8(html));
    expect(text.split('\n')).toEqual(expect.arrayContaining(body));
    expect({ title, publisher, published }).toEqual({
      title: '守护东川平安',
      publisher: '东川公安',
      published: '2022-01-10',
    });
  });

  test.each([
    { name: 'GBK as declared', bytes: toGbk(page('', main, 'gb2312')) },
    { name: 'GBK, not declared', bytes: toGbk(page('', main).replace('<meta charset="utf-8">', '')) },
    { name: 'UTF-8, declared as GBK', bytes: utf8(page('', main, 'gbk')) },
    { name: 'UTF-16', bytes: toUtf16(`\u{feff}${page('', main, 'utf-16')}`, 'le') },
  ])('$name', async ({ bytes }) => {
    const { text, title } = await read('a.html', bytes);
    expect(title).toBe('守护东川平安');
    expect(text).toContain('共破获刑事案件398起');
  });

  test('Big5, as declared', async () => {
    // 警察破獲案件
    const words = [0xc4, 0xb5, 0xb9, 0xee, 0xaf, 0x7d, 0xc0, 0xf2, 0xae, 0xd7, 0xa5, 0xf3];
    const bytes = Uint8Array.from([...utf8('<meta charset=big5><p>'), ...words, ...utf8('398</p>')]);
    expect((await read('a.html', bytes)).text).toBe('警察破獲案件398');
  });

  test.each([
    {
      name: 'a page without an article',
      html: '<body><nav>首页</nav><p>破获398起</p><footer>电话</footer></body>',
      text: '破获398起',
    },
    { name: 'nothing but furniture', html: '<body><header>破获398起</header></body>', text: '破获398起' },
    { name: 'a piece of a page', html: '<p>破获398起</p><p>抓获35人</p>', text: '破获398起\n抓获35人' },
    { name: 'what is not shown', html: '<p style="display: none">藏</p><p>破获398起</p>', text: '破获398起' },
  ])('$name', async ({ html, text }) => {
    expect((await read('a.html', utf8(html))).text).toBe(text);
  });

  test('nesting without measure is borne', async () => {
    const deep = `${'<div>'.repeat(3000)}${body.join('')}${'</div>'.repeat(3000)}`;
    expect((await read('a.html', utf8(deep))).text).toContain('398起');
  });

  test.each([
    ['守护东川平安_东川市公安局', '守护东川平安'],
    ['守护东川平安 - 东川日报', '守护东川平安'],
    ['守护东川平安-警务动态-东川政府网', '守护东川平安'],
    ['守护东川平安 | 东川', '守护东川平安'],
    ['守护平安——东川公安', '守护平安——东川公安'],
    ['2021-2022年东川公安', '2021-2022年东川公安'],
  ])('the title %s', async (written, title) => {
    expect((await read('a.html', utf8(`<title>${written}</title><p>破获398起</p>`))).title).toBe(title);
  });
});

describe('DOCX', () => {
  test('a line a paragraph and a line a row', async () => {
    const bytes = makeDocx({
      body: [
        paragraph('守护东川平安'),
        ...body.map(paragraph),
        table(['指标', '数'], ['刑事案件', '398起']),
        paragraph('东川市公安局'),
        paragraph('2022年1月10日'),
      ].join(''),
      title: '守护东川平安——2021年工作盘点',
    });
    const { text, title, publisher, published, format } = await read('a.docx', bytes);
    expect(format).toBe('docx');
    expect(text.split('\n')).toEqual([
      '守护东川平安',
      ...body,
      '指标\t数',
      '刑事案件\t398起',
      '东川市公安局',
      '2022年1月10日',
    ]);
    expect({ title, publisher, published }).toEqual({
      title: '守护东川平安——2021年工作盘点',
      publisher: '东川市公安局',
      published: '2022-01-10',
    });
  });

  test.each(['文档1', 'Microsoft Word - 1.doc', '别的文章的标题'])('the property %s is no title', async (title) => {
    const bytes = makeDocx({ body: ['守护东川平安', ...body].map(paragraph).join(''), title });
    expect((await read('a.docx', bytes)).title).toBe('守护东川平安');
  });
});

describe('PDF', () => {
  test('lines of all pages, without heads and feet', async () => {
    const bytes = await makePdf(
      [{ text: '守护东川平安', fontSize: 20 }, body[0] ?? '', { text: body[1] ?? '', pageBreak: 'before' }],
      {
        title: '守护东川平安——2021年工作盘点',
        header: '东川公安简报',
        footer: (page, pages) => `第${page}页 共${pages}页`,
      },
    );
    const { text, title, format } = await read('a.pdf', bytes);
    expect(format).toBe('pdf');
    expect(text).not.toMatch(/简报|第1页/);
    expect(text.replaceAll(/\s/g, '')).toBe(['守护东川平安', ...body].join(''));
    expect(title).toBe('守护东川平安——2021年工作盘点');
  });

  const picture = { canvas: [{ type: 'rect' as const, x: 0, y: 0, w: 100, h: 100, color: 'black' }] };

  test('a scan is refused, with what to do', async () => {
    const { code, message, hints } = await refuse('a.pdf', await makePdf([picture]));
    expect(code).toBe('article-scanned');
    expect(message).toBe('the page is a picture without text');
    expect(hints.join()).toContain('ocrmypdf');
  });

  test('pages without text are told', async () => {
    const bytes = await makePdf([body.join(''), { ...picture, pageBreak: 'before' }]);
    const { value, diagnostics } = await readArticle({ path: 'a.pdf', bytes });
    expect(value?.text).toContain('398');
    expect(diagnostics.map(({ code, severity, message }) => ({ code, severity, message }))).toEqual([
      {
        code: 'pages-scanned',
        severity: 'warning',
        message: '1 of 2 pages are pictures without text and are left out',
      },
    ]);
  });

  test('fonts without a table of characters are told from a scan', async () => {
    expect((await refuse('a.pdf', makeUnmappedPdf('破获案件398起'))).code).toBe('article-unmapped');
  });

  test('narrow columns on several pages come together again', async () => {
    const bytes = await makePdf(
      [0, 1, 2, 3].map((index) => body[index % 2] ?? ''),
      { pageSize: { width: 260, height: 160 }, pageMargins: 40, footer: (page) => `- ${page} -` },
    );
    const { text } = await read('a.pdf', bytes);
    expect(text.split('\n').length).toBeGreaterThan(12);
    const written = await normaliseArticle([...body, ...body].join('\n'));
    expect((await normaliseArticle(text)).text).toBe(written.text);
  });

  test('a lock is told', async () => {
    expect((await refuse('a.pdf', await makePdf('破获398起', { userPassword: 'x' }))).code).toBe('article-locked');
  });
});

describe('what cannot be read', () => {
  test.each([
    { path: 'a.xlsx', bytes: utf8('x'), code: 'article-kind', hint: /txt, md, html, htm, docx, pdf/ },
    { path: 'a.doc', bytes: utf8('x'), code: 'article-kind', hint: /save it as \.docx/ },
    { path: 'a.jpg', bytes: utf8('x'), code: 'article-kind', hint: /recognise/ },
    { path: 'dir.txt/article', bytes: utf8('x'), code: 'article-kind', hint: /txt/ },
    { path: 'a.txt', bytes: Uint8Array.from([0x89, 0x50, 0xff, 0xff, 0x0a]), code: 'article-encoding', hint: /UTF-8/ },
    {
      path: 'a.txt',
      bytes: Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919 + (i >> 3)) & 255),
      code: 'article-encoding',
      hint: /UTF-8/,
    },
    { path: 'a.html', bytes: Uint8Array.from([0x89, 0x50, 0xff, 0xff, 0x0a]), code: 'article-encoding', hint: /UTF-8/ },
    { path: 'a.docx', bytes: utf8('x'), code: 'article-broken', hint: /Word/ },
    { path: 'a.pdf', bytes: utf8('x'), code: 'article-broken', hint: /PDF/ },
  ])('$path: $code', async ({ path, bytes, code, hint }) => {
    const said = await refuse(path, bytes);
    expect(said.code).toBe(code);
    expect(said.hints.join()).toMatch(hint);
  });

  test.each(['a.txt', 'a.html'])('an empty file: %s', async (path) => {
    expect((await refuse(path, utf8(' \n'))).message).toBe('the file holds no text');
  });
});
