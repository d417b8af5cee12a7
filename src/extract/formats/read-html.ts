/**
 * Reads a web page. Takes HTML in the encoding that it is or declares; gives the main text, without navigation and lists of other news,
 * and what the page's metadata state. A page in which no main text can be told has all its text.
 */
import { convertText } from '../../text/decode.js';
import { readDate, type Header } from '../header.js';
import { blockText, type PageNode } from './block-text.js';
import type { ReadFormat } from './reading.js';

/** Names of metadata, in lower case, in the order in which they are believed. */
const metadataNames: Readonly<Record<keyof Header, readonly string[]>> = {
  title: ['articletitle', 'og:title', 'dc.title', 'twitter:title'],
  publisher: ['contentsource', 'source', 'dc.source'],
  published: [
    ...[
      'pubdate',
      'article:published_time',
      'publishdate',
      'publish_date',
      'publish-date',
      'datepublished',
      'og:release_date',
    ],
    ...['weibo:article:create_at', 'dc.date', 'dcterms.created', 'date'],
  ],
};

/** Where public accounts of WeChat, which name the platform as their site, state theirs. */
const accountName = '#js_name';
const accountDate = '#publish_time';

/** Sites that publish for others. */
const platform = /^(?:微信|微博|新浪微博|今日头条|百家号|抖音)/;

/** A shorter text is a menu or a caption. */
const shortestArticle = 100;

/** The time that Readability takes grows with the square of a page's depth; real pages have up to thirty levels. */
const deepestPage = 200;

/** What surrounds an article on its page. */
const furniture = 'nav, header, footer, aside, form';

export const readHtml: ReadFormat = async ({ path, bytes }, collector) => {
  const converted = convertText(bytes, declaredCharset(bytes));
  if (!converted) {
    collector.add('article-encoding', { path }, {}, { hints: ['open it in a browser and save it again as UTF-8'] });
    return undefined;
  }
  const [{ parseHTML }, { Readability }] = await Promise.all([import('linkedom'), import('@mozilla/readability')]);
  const open = (): Page => (parseHTML(toWholePage(converted.text)) as unknown as { document: Page }).document;
  const page = open();
  dropLinkLists(page);
  const metadata = metadataOf(page);
  const site = metadata.get('og:site_name') ?? metadata.get('sitename');
  const surroundings = blockText(page.body);
  const found = { stated: statedIn(page, metadata), surroundings, ...(site && !platform.test(site) ? { site } : {}) };
  const main = mainText(page, () =>
    new Readability(page as never, { charThreshold: shortestArticle, serializer: (node) => node }).parse(),
  );
  if (main.length >= shortestArticle) return { text: main, ...found };
  // Readability takes a page apart as it goes.
  const again = open();
  dropLinkLists(again);
  for (const element of Array.from(again.querySelectorAll(furniture))) element.remove();
  return { text: blockText(again.body) || surroundings, ...found };
};

/** A list whose items are links is of other news, whatever the article's length. */
function dropLinkLists(page: Page): void {
  for (const list of Array.from(page.querySelectorAll('ul, ol'))) {
    const linked = Array.from(list.querySelectorAll('a')).reduce(
      (sum, link) => sum + link.textContent.trim().length,
      0,
    );
    const all = list.textContent.trim().length;
    if (all > 0 && linked / all > 0.6 && Array.from(list.querySelectorAll('a')).length > 1) list.remove();
  }
}

interface PageElement extends PageNode {
  getAttribute(name: string): string | null;
  readonly textContent: string;
  remove(): void;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

interface Page {
  readonly body: PageElement;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** Pieces of a page get what a page has: without it the parser finds no body. */
function toWholePage(html: string): string {
  const bare = html.replace(/^[^<]*<!doctype[^>]*>/i, '');
  if (/<body[\s>]/i.test(bare)) {
    const whole = /<html[\s>]/i.test(bare) ? bare : `<html>${bare}</html>`;
    // HTML leaves out the tags of a head; the parser would not find the body then.
    return /<head[\s>]/i.test(whole)
      ? whole
      : whole.replace(
          /(<html[^>]*>)([^]*?)(?=<body[\s>])/i,
          (_, open: string, head: string) => `${open}<head>${head}</head>`,
        );
  }
  return `<html><body>${bare.replaceAll(/<\/?html[^>]*>/gi, '')}</body></html>`;
}

/** Readability may give up on what is no article; in a page that is nested without measure it would not come to an end. */
function mainText(page: Page, parse: () => { content?: PageNode | null | undefined } | null): string {
  if (depthOf(page.body) > deepestPage) return '';
  try {
    const content = parse()?.content;
    return content ? blockText(content) : '';
  } catch {
    return '';
  }
}

function depthOf(root: PageNode): number {
  let depth = 0;
  for (let level: PageNode[] = [root]; level.length > 0; depth++)
    level = level.flatMap((node) => (node.nodeType === 1 ? Array.from(node.childNodes) : []));
  return depth;
}

/** The charset in the page's first bytes; all encodings of pages write it in ASCII. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return /<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?(?<charset>[\w-]+)/i.exec(start)?.groups?.[
    'charset'
  ];
}

/** The page's metadata by name, in lower case; the first of a name counts. */
function metadataOf(page: Page): ReadonlyMap<string, string> {
  const metadata = new Map<string, string>();
  for (const element of page.querySelectorAll('meta')) {
    const name = ['name', 'property', 'itemprop']
      .map((key) => element.getAttribute(key))
      .find(Boolean)
      ?.toLowerCase();
    const content = element.getAttribute('content')?.trim();
    if (name && content && !metadata.has(name)) metadata.set(name, content);
  }
  return metadata;
}

function statedIn(page: Page, metadata: ReadonlyMap<string, string>): Partial<Header> {
  const first = (key: keyof Header): string | undefined =>
    metadataNames[key].map((name) => metadata.get(name)).find((content) => content !== undefined);
  const published = metadataNames.published
    .map((name) => readDate(metadata.get(name) ?? ''))
    .find((day) => day !== null);
  const headings = Array.from(page.querySelectorAll('h1'), (heading) =>
    blockText(heading).replaceAll('\n', ' '),
  ).filter(Boolean);
  const inHead = Array.from(page.querySelectorAll('title'), ({ textContent }) => textContent?.trim())[0];
  const title = first('title') ?? (headings.length === 1 ? headings[0] : undefined) ?? inHead ?? '';
  const textOf = (selector: string): string =>
    Array.from(page.querySelectorAll(selector), (element) => blockText(element))[0] ?? '';
  return {
    title: withoutSite(title.replaceAll(/\s+/g, ' ')) || null,
    publisher: (first('publisher') ?? textOf(accountName)) || null,
    published: published ?? readDate(textOf(accountDate)),
  };
}

const siteName = String.raw`[^_|｜\-–—]*(?:网|网站|报|局|厅|政府|频道|新闻|中心|平台|号|门户|在线|公安|客户端|首页|栏目|动态|要闻|网页|\.com|\.cn)`;

/** Cuts off what a site adds to its titles: `年终盘点_东川公安网`, `年终盘点 - 东川日报`. A subtitle after —— stays. */
export function withoutSite(title: string): string {
  const [first = ''] = title.split(/\s*[_|｜]\s*/);
  return first.replace(new RegExp(String.raw`(?:\s+[-–—]\s+${siteName}|(?<![-\d])-${siteName})+\s*$`, 'u'), '').trim();
}
