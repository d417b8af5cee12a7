/**
 * Lines into paragraphs. Takes text whose blanks are spaces and tabs and whose line ends are `\n`; gives it without empty lines, without blanks
 * around lines and without the marks that Markdown puts before them, and with the lines joined that a width or a page has cut.
 */
import type { Draft, Edit } from './draft.js';

/** A shorter line is a heading, a caption or the end of a paragraph, unless the text is set in a narrower column. */
const shortestCutLine = 20;

/** A column of fewer characters is a list. */
const narrowestColumn = 10;

/** Fewer lines of one width are no column. */
const fewestLines = 4;

/** A row of a table, in columns or in Markdown. */
const row = /\t|^\||\|$/;

/** A longer line is prose. */
const longestHeading = 45;

/** What no heading ends with. */
const breaksOff = /(?:[\d、，,]|[，,：:、].{1,2}|[的和与及在对被将把向从由以共为了并或等第每])$/;

/** Markdown's heading, quotation and list marks; digits are part of what is said. */
const markdownMark = /^(?:(?<heading>#{1,6}) *|(?<quotation>>) *|(?<item>[-*+]) +)/;

/** A line that stands at the foot of a page. */
const pageNumber = /^(?:[-—–] *\d{1,4} *[-—–]|第 *\d{1,4} *页(?:[,，、 ]*共 *\d{1,4} *页)?)$/;

/** A number with its measure word and nothing else: the second line of an entry in a list of figures. */
const loneFigure = /^[约近超]?\d[\d,.]*[万亿]*(?:[余多])?(?:[^\d\s、，。；：！？]{1,3}|%)$/;

/** What such a figure may be of: 破获刑事案件. */
const label = /^\p{Script=Han}{4,14}$/u;

/** After these a sentence or a thought has ended. */
const closed = /(?:[。！？；：…”）》】!?;:)"]|(?<!\d)[.．])$/;

/** A heading, an item of a list, a caption or a label starts a paragraph. */
const opening =
  /^(?:[一二三四五六七八九十百]{1,3}(?:[、.．,，]|是)|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:[、)）]|[.．](?!\d))|第[一二三四五六七八九十]{1,3}(?:[，、：,:]|[章节部编])|[▲▼▶►◆◇■□●★☆※→·①-⑳⑴-⒇㈠-㈩]|——|本报讯|[\p{Script=Han}/]{2,6}[:：])/u;

/** These never start a paragraph, so that the line before them was cut. */
const continuing = /^[，、。；：！？）》”％%,;:!?)]/;

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly indent: number;
  readonly marked: 'heading' | 'item' | undefined;
}

/** Joins lines that were cut inside a sentence, and leaves one `\n` between all others. */
export function joinLines(draft: Draft): Draft {
  const lines = readLines(draft.text);
  const width = columnWidth(lines);
  const edits: Edit[] = [];
  let last: Line | undefined;
  // A figure that has no label before it has it behind it, and so have those that follow.
  let labelsFollow = false;
  for (const line of lines) {
    const isFigure = loneFigure.test(line.text);
    const isEntry: boolean = isFigure && !labelsFollow && last !== undefined && label.test(last.text);
    const between = last && !isEntry ? betweenLines(last, line, width) : '';
    edits.push({ start: last?.end ?? 0, end: line.start, replacement: between });
    if (isFigure) labelsFollow = !isEntry;
    else if (!label.test(line.text)) labelsFollow = false;
    last = line;
  }
  edits.push({ start: last?.end ?? 0, end: draft.text.length, replacement: '' });
  return draft.edit(edits.filter(({ start, end }) => end > start));
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let next = 0;
  for (const raw of text.split('\n')) {
    let start = next;
    next += raw.length + 1;
    const body = raw.trimEnd();
    const indent = body.length - body.trimStart().length;
    start += indent;
    let rest = body.trimStart();
    if (pageNumber.test(rest)) continue;
    let marked: Line['marked'];
    for (let mark = markdownMark.exec(rest); mark; mark = markdownMark.exec(rest)) {
      const { heading, item } = mark.groups ?? {};
      marked ??= heading ? 'heading' : item ? 'item' : undefined;
      start += mark[0].length;
      rest = rest.slice(mark[0].length);
    }
    if (rest === '') continue;
    lines.push({ start, end: start + rest.length, text: rest, indent, marked });
  }
  return lines;
}

/**
 * How wide most lines are, when they are equally wide to one Chinese character; undefined for text that is not set in a column. A letter or
 * digit is half as wide.
 */
function columnWidth(lines: readonly Line[]): number | undefined {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(widthOf(line), (counts.get(widthOf(line)) ?? 0) + 1);
  const near = (width: number): number => [-1, 0, 1].reduce((sum, by) => sum + (counts.get(width + by) ?? 0), 0);
  const [width] = [...counts.keys()].toSorted((a, b) => near(b) - near(a) || b - a);
  if (width === undefined || width < narrowestColumn || near(width) < fewestLines) return undefined;
  return near(width) >= lines.length / 2 ? width : undefined;
}

function betweenLines(line: Line, next: Line, width: number | undefined): string {
  if (!isCut(line, next, width)) return '\n';
  const edge = `${line.text.slice(-1)}${next.text.slice(0, 1)}`;
  // Two numbers must not become one: only a column that is full cuts within a number.
  if (/^\d\d$/.test(edge)) return width !== undefined && widthOf(line) >= width - 1 ? '' : '\n';
  return /^[A-Za-z]{2}$/.test(edge) ? ' ' : '';
}

function isCut(line: Line, next: Line, width: number | undefined): boolean {
  if (line.marked === 'heading' || next.marked !== undefined) return false;
  if (row.test(line.text) || row.test(next.text)) return false;
  const isFull = width !== undefined && widthOf(line) >= width - 1;
  if ((!isFull && lengthOf(line) < shortestCutLine) || closed.test(line.text)) return false;
  if (continuing.test(next.text)) return true;
  if (opening.test(next.text) || next.indent > line.indent) return false;
  return !isHeading(line, next);
}

const lengthOf = ({ text }: Line): number => text.replaceAll(' ', '').length;

/** In Chinese characters. */
const widthOf = ({ text }: Line): number => Math.round(text.length - (text.match(/[ -~]/g)?.length ?? 0) / 2);

/**
 * A line without a stop that a much longer paragraph follows is a heading, unless it breaks off: in a number, after a word that leads
 * on, or within two characters of a comma. Headings keep blanks between their parts, prose in Chinese has none.
 */
function isHeading(line: Line, next: Line): boolean {
  if (/[。；;]/.test(line.text) || breaksOff.test(line.text) || lengthOf(line) > longestHeading) return false;
  return /\p{Script=Han} +[\p{Script=Han}—]/u.test(line.text) || lengthOf(next) >= 1.5 * lengthOf(line);
}
