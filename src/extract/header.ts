/**
 * Title, publisher and date of publication as an article states them in its first and last lines. Takes decoded text; null where nothing
 * is stated: a date without its year, 本报 and a reporter's name are no statement.
 */
import { mediaEnd, menuLine, officeEnd, otherLabels, publishedLabels, publisherLabels } from './header.words.js';

export interface Header {
  readonly title: string | null;
  readonly publisher: string | null;
  /** `YYYY-MM-DD`. */
  readonly published: string | null;
}

/** How many lines that are not blank may stand before the body, and after it. */
const headLines = 30;
const footLines = 8;

/** A longer line with a stop or a comma is the body. */
const shortestParagraph = 40;

const longestTitle = 80;

/** Nothing of a header stands further into a line. */
const longestStatement = 200;

const date = String.raw`(?<year>(?:19|20)\d{2}) ?[-/.年] ?(?<month>\d{1,2}) ?[-/.月] ?(?<day>\d{1,2})(?!\d)`;
const time = String.raw`(?:日|号)?(?:[ T]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?`;
const anyLabel = `${publisherLabels}|${publishedLabels}|${otherLabels}`;

const labelledPublisher = new RegExp(
  `(?:^|[\\s|｜【\\[（(]|(?<=\\d))(?:${publisherLabels}) ?[:：]\\s*(?!(?:${anyLabel})[:：])(?<name>\\S.*?)(?=[\\s|｜】\\]）)]|(?:${anyLabel})[:：]|$)`,
);
const labelledDate = new RegExp(`(?:^|[\\s|｜【\\[（(])(?:${publishedLabels}) ?[:：]?\\s*${date}`);
const dateLine = new RegExp(`^[【\\[（(]?\\s*${date}${time}(?=\\s*(?:$|[】\\]）)|｜]|(?:${anyLabel}) ?[:：]|\\s))`);
const bareLabel = new RegExp(`^(?:${publishedLabels}) ?[:：]$`);
const bareDate = new RegExp(`^${date}${time}$`);
const dateline = new RegExp(`^.{0,20}?${date}日?[ （(]*(?:讯|电)(?![\\p{Script=Han}])`, 'u');
const onlyLabel = new RegExp(`^(?:${anyLabel})[:：]?$`);
const labelLine = new RegExp(`^(?:${anyLabel}) ?[:：]`);

const person = '(?:见习|实习|首席|特约|全媒体|融媒体?|本报|文字|摄影)*(?:记者|通讯员|記者|通訊員)';
const byline = new RegExp(`^[（(]?(?:(?<paper>[^\\s，。,:：（(]{2,20}?))?[ 　]?${person}(?=[\\s:：/]|$)`);
const datelinePaper = new RegExp(
  `^(?<paper>[\\p{Script=Han}·/]{0,12}?(?:${mediaEnd}))[\\s\\p{Script=Han}\\d]{0,16}?[讯电](?=[\\s（(，,：:]|$)`,
  'u',
);
const medium = new RegExp(`(?:${mediaEnd})$`);
const office = new RegExp(`^[\\p{Script=Han}]{2,20}(?:${officeEnd})$`, 'u');
const caption = /^[▲▼▶►◀△]|[。！？；;!?]$|^图[:：为片]|供图$|摄$|图[)）]$/;
const subtitle = /^(?:——|--|—|――)/;

/** Reads what the text itself states. */
export function readHeader(text: string): Header {
  const all = splitLines(text);
  const bodyAt = all.findIndex((line) => isBody(line));
  const head = all.slice(0, Math.min(headLines, bodyAt === -1 ? all.length : bodyAt));
  // The body may start with its dateline.
  const opening = all.slice(0, head.length + 1).map((line) => line.slice(0, longestStatement));
  const foot = all
    .slice(Math.max(head.length, all.length - footLines))
    .filter((line) => line.length <= longestStatement);
  return {
    title: titleOf(head),
    publisher: publisherOf(opening, foot),
    published: publishedOf(opening.map(toArabicDates), foot.map(toArabicDates)),
  };
}

/** Lines that are not blank, with single spaces. */
function splitLines(text: string): string[] {
  return text
    .split(/[\r\n\v\f\u0085\u2028\u2029]+/)
    .flatMap((line) => line.replaceAll(/[\s\u3000\ufeff]+/g, ' ').trim() || []);
}

/** Reads what a page states beside an article, by its labels alone: other dates and names on a page belong to other things. */
export function readStatements(text: string): Pick<Header, 'publisher' | 'published'> {
  const lines = splitLines(text).filter((line) => line.length <= longestStatement);
  const first = <T>(read: (line: string) => T | null): T | null =>
    lines.map(read).find((found) => found !== null) ?? null;
  return {
    publisher: first(labelledName),
    published: first((line) => dateOf(labelledDate.exec(toArabicDates(line)))) ?? first(dateBesidePublisher),
  };
}

const dateAfterName = new RegExp(`\\s${date}${time}(?=\\s|$|[】\\]）)|｜])`);

/** 2023-01-17 09:40:41 来源:东川日报, or the other way round. */
function dateBesidePublisher(line: string): string | null {
  if (labelledName(line) === null) return null;
  const arabic = toArabicDates(line);
  return dateOf(dateLine.exec(arabic) ?? dateAfterName.exec(arabic));
}

/** Fills what the first states not from the next. */
export function mergeHeaders(...headers: readonly Partial<Header>[]): Header {
  const first = (key: keyof Header): string | null => headers.find((header) => header[key])?.[key] ?? null;
  return { title: first('title'), publisher: first('publisher'), published: first('published') };
}

/** Reads a date with its year, such as `2022年1月10日`, `2022-01-10T09:00`; null when there is none or no such day. */
export function readDate(text: string): string | null {
  return dateOf(new RegExp(date).exec(toArabicDates(text)));
}

const numerals = '〇一二三四五六七八九';

/** ２０２２年 and 二〇二二年一月十日 in ASCII digits. */
function toArabicDates(line: string): string {
  return line
    .replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replaceAll(
      /(?<year>[〇○零Ｏ一二三四五六七八九]{4})年(?<month>[一二三四五六七八九十]{1,2})月(?<day>[一二三四五六七八九十]{1,3})日/g,
      (_, year: string, month: string, day: string) =>
        `${year.replaceAll(/./g, (digit) => String(Math.max(0, numerals.indexOf(digit))))}年${toNumber(month)}月${toNumber(day)}日`,
    );
}

/** 1 to 99: 十, 十二, 二十, 三十一. */
function toNumber(text: string): number {
  const [tens = '', units = ''] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? Math.max(1, numerals.indexOf(tens || '一')) : 0;
  return ten * 10 + Math.max(0, numerals.indexOf(units || '〇'));
}

function dateOf(match: RegExpExecArray | null): string | null {
  const { year = '', month = '', day = '' } = match?.groups ?? {};
  if (!year) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const known = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(known.getTime()) && known.toISOString().startsWith(iso) ? iso : null;
}

function isBody(line: string): boolean {
  if (isMarkdownTitle(line) || labelLine.test(line)) return false;
  return (
    line.length >= shortestParagraph &&
    /[，。,]/.test(line) &&
    /[。，,；：:].{6,}/.test(line) &&
    !/^\S+ \S+ \S+$/.test(line)
  );
}

const isMarkdownTitle = (line: string): boolean => /^# ?[^#]/.test(line);

/**
 * The title stands first, or, where kickers precede it, last before the byline or the date. A line that starts with a dash is the rest
 * of it.
 */
function titleOf(head: readonly string[]): string | null {
  const marked = head.find(isMarkdownTitle);
  if (marked) return clean(marked.replace(/^# ?/, ''));
  const groups: string[] = [];
  let firm: number | undefined;
  for (const [index, line] of head.entries()) {
    if (isSignature(line, head[index + 1])) {
      if (groups.length > 0) firm ??= groups.length - 1;
    } else if (subtitle.test(line) && groups.length > 0 && firm === undefined)
      groups.push(`${groups.pop() ?? ''}${line}`);
    else if (isTitleLike(line)) groups.push(line);
  }
  return clean(groups[firm ?? 0] ?? '');
}

const clean = (title: string): string | null => title.replaceAll(/\*{2}|^#+ */g, '').trim() || null;

/** A line that says who wrote it or when, so that the title stands before it. */
function isSignature(line: string, next: string | undefined): boolean {
  return (
    byline.test(line) ||
    dateLine.test(line) ||
    datelinePaper.test(line) ||
    labelledPublisher.test(line) ||
    isPaperLine(line, next)
  );
}

/** The paper's name on a line of its own, before the reporter's. */
function isPaperLine(line: string, next: string | undefined): boolean {
  return line.length <= 20 && medium.test(line) && !/[，。,：:]/.test(line) && next !== undefined && byline.test(next);
}

function isTitleLike(line: string): boolean {
  if (line.length < 5 || line.length > longestTitle) return false;
  return (
    !menuLine.test(line.replace(/[:：]$/, '')) &&
    !labelLine.test(line) &&
    !caption.test(line) &&
    !line.endsWith('：') &&
    !line.endsWith(':')
  );
}

function publisherOf(opening: readonly string[], foot: readonly string[]): string | null {
  for (const line of [...opening, ...foot]) {
    const name = labelledName(line);
    if (name !== null) return name;
  }
  for (const [index, line] of opening.entries()) {
    if (isPaperLine(line, opening[index + 1])) return line;
    const paper = (byline.exec(line) ?? datelinePaper.exec(line))?.groups?.['paper']?.trim();
    if (paper && medium.test(paper) && !isOwnName(paper)) return paper;
  }
  return signature(foot.map(toArabicDates))?.office ?? null;
}

/** The name after 来源： and its like; a label without a name states nothing. */
function labelledName(line: string): string | null {
  const name = labelledPublisher.exec(line)?.groups?.['name'];
  return name === undefined || onlyLabel.test(name) || isOwnName(name) ? null : name;
}

/** 本报 and 本站 say nothing to a reader elsewhere. */
const isOwnName = (name: string): boolean => /^(?:本[报网站台刊]|原创|网络|互联网|转载|未知|佚名)/.test(name);

function publishedOf(opening: readonly string[], foot: readonly string[]): string | null {
  for (const pattern of [labelledDate, dateLine, dateline]) {
    for (const line of opening) {
      const found = dateOf(pattern.exec(line));
      if (found) return found;
    }
  }
  for (const line of opening) {
    const found = dateBesidePublisher(line);
    if (found) return found;
  }
  for (const [index, line] of opening.entries()) {
    const next = opening[index + 1] ?? '';
    if (bareLabel.test(line) && bareDate.test(next)) return readDate(next);
  }
  for (const line of foot) {
    const found = dateOf(labelledDate.exec(line));
    if (found) return found;
  }
  return signature(foot)?.date ?? null;
}

/** How an office signs: its name, and below it the date. */
function signature(foot: readonly string[]): { readonly office: string; readonly date: string } | undefined {
  for (const [index, line] of foot.entries()) {
    const below = foot[index + 1] ?? '';
    const signed = bareDate.test(below) ? readDate(below) : null;
    if (signed && office.test(line)) return { office: line, date: signed };
  }
  return undefined;
}
