/**
 * Lines into paragraphs. Takes text whose blanks are spaces and whose line ends are `\n`; gives it without empty lines, without blanks
 * around lines and without the marks that Markdown puts before them, and with the lines joined that a width or a page has cut.
 */
import type { Draft, Edit } from './draft.js';

/** A shorter line is a heading, a caption or the end of a paragraph. */
const shortestCutLine = 20;

/** A longer line is prose. */
const longestHeading = 45;

/** What no heading ends with. */
const breaksOff = /(?:[\d、，,]|[，,：:、].{1,2}|[的和与及在对被将把向从由以共为了并或等第每])$/;

/** Markdown's heading, quotation and list marks; digits are part of what is said. */
const markdownMark = /^(?:(?<heading>#{1,6}) *|(?<quotation>>) *|(?<item>[-*+]) +)/;

/** A line that stands at the foot of a page. */
const pageNumber = /^(?:[-—–] *\d{1,4} *[-—–]|第 *\d{1,4} *页(?:[,，、 ]*共 *\d{1,4} *页)?)$/;

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
  const edits: Edit[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    edits.push({ start: last?.end ?? 0, end: line.start, replacement: last ? betweenLines(last, line) : '' });
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

function betweenLines(line: Line, next: Line): string {
  if (!isCut(line, next)) return '\n';
  return /[A-Za-z]$/.test(line.text) && /^[A-Za-z]/.test(next.text) ? ' ' : '';
}

function isCut(line: Line, next: Line): boolean {
  if (line.marked === 'heading' || next.marked !== undefined) return false;
  if (lengthOf(line) < shortestCutLine || closed.test(line.text)) return false;
  if (continuing.test(next.text)) return true;
  if (opening.test(next.text) || next.indent > line.indent) return false;
  return !isHeading(line, next);
}

const lengthOf = ({ text }: Line): number => text.replaceAll(' ', '').length;

/**
 * A line without a stop that a much longer paragraph follows is a heading, unless it breaks off: in a number, after a word that leads
 * on, or within two characters of a comma. Headings keep blanks between their parts, prose in Chinese has none.
 */
function isHeading(line: Line, next: Line): boolean {
  if (/[。；;]/.test(line.text) || breaksOff.test(line.text) || lengthOf(line) > longestHeading) return false;
  return /\p{Script=Han} +[\p{Script=Han}—]/u.test(line.text) || lengthOf(next) >= 1.5 * lengthOf(line);
}
