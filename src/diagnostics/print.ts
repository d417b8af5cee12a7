/** Diagnostics for people and for programs. Printing is separate from meaning; nothing here writes anywhere. */
import { eastAsianWidth } from 'get-east-asian-width';
import { escapeHidden } from '../text/hidden-characters.js';
import type { Diagnostic, Place } from './diagnostic.js';

/** Adds terminal colour; the identity in a pipe. */
export type Paint = (style: 'error' | 'warning' | 'faint' | 'strong', text: string) => string;

export const plainPaint: Paint = (_style, text) => text;

/** Terminal cells that a text takes: a Chinese character takes two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  return width;
}

/** `file:line:column`, as far as it is known; of a cell `file!sheet!F12`, as Excel writes it. */
export function formatPlace({ path, line, column, cell }: Place): string {
  if (cell) return [path, quoteSheet(cell.sheet), cell.address].join('!');
  return [path, line, column].filter((part) => part !== undefined).join(':');
}

const quoteSheet = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;

/** Cells of a line where nobody says how many there are. */
const usualColumns = 120;
const fewestColumns = 40;

/** The long form: message, place, the line with a caret under the right column, hints. `columns`: cells of the terminal. */
export function formatDiagnostic(
  diagnostic: Diagnostic,
  paint: Paint = plainPaint,
  columns: number = usualColumns,
): string {
  const { severity, code, message, place, hints, related } = diagnostic;
  const label = place.cell?.address ?? String(place.line ?? '');
  const gutter = ' '.repeat(Math.max(1, label.length));
  const lines = [`${paint(severity, `${severity}[${code}]`)}: ${paint('strong', message)}`];
  lines.push(`${gutter}${paint('faint', '-->')} ${formatPlace(place)}`);
  if (place.line !== undefined && place.column !== undefined && place.lineText !== undefined) {
    const room = Math.max(columns, fewestColumns) - gutter.length - ' | '.length;
    const { shown, before, marked } = cutLine(place.lineText, place.cell ? 1 : place.column, place.width ?? 1, room);
    const bar = paint('faint', '|');
    lines.push(`${gutter} ${bar}`, `${paint('faint', label)} ${bar} ${shown}`);
    const caret = ' '.repeat(displayWidth(before)) + paint(severity, '^'.repeat(Math.max(1, displayWidth(marked))));
    lines.push(`${gutter} ${bar} ${caret}`);
  }
  if (related) lines.push(`${gutter} ${paint('faint', '=')} ${related.message}: ${formatPlace(related.place)}`);
  for (const hint of hints) lines.push(`${gutter} ${paint('faint', '=')} hint: ${hint}`);
  return lines.join('\n');
}

/** A line that takes more cells than there are is shown around the mark: the terminal would break it, and the caret would stand elsewhere. */
function cutLine(
  line: string,
  column: number,
  width: number,
  room: number,
): { shown: string; before: string; marked: string } {
  // Escaped before it is measured, as it will be when it is printed.
  const characters = [...line.replaceAll('\t', ' ')].map(escapeHidden);
  const textOf = (from: number, to: number): string => characters.slice(from, to).join('');
  const mark = column - 1;
  let [from, to] = [0, characters.length];
  if (displayWidth(textOf(from, to)) > room) {
    const within = room - '……'.length;
    // A third is for what stands before the mark; more where little comes after it.
    const after = within - Math.min(displayWidth(textOf(0, mark)), Math.floor(within / 3));
    [from, to] = [mark, mark];
    while (to < characters.length && displayWidth(textOf(mark, to + 1)) <= after) to++;
    while (from > 0 && displayWidth(textOf(from - 1, to)) <= within) from--;
  }
  const head = from > 0 ? '…' : '';
  return {
    shown: head + textOf(from, to) + (to < characters.length ? '…' : ''),
    before: head + textOf(from, mark),
    marked: textOf(mark, Math.min(to, mark + width)),
  };
}

/** Diagnostics of one code that are printed of a file before the rest is counted: one habit may spoil every row of it. */
const mostOfACode = 20;

/** The long form of many, in the order in which a person walks through them; what a file has too much of is counted at its end. */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  paint: Paint = plainPaint,
  columns: number = usualColumns,
): string[] {
  const texts: string[] = [];
  let file: string | undefined;
  const counts = new Map<string, number>();
  const tellLeftOut = (): void => {
    for (const [head, count] of counts) {
      if (count > mostOfACode) texts.push(`${head}: … and ${count - mostOfACode} more like this in ${file ?? ''}`);
    }
    counts.clear();
  };
  for (const diagnostic of sortDiagnostics(diagnostics)) {
    const { severity, code, place } = diagnostic;
    if (place.path !== file) tellLeftOut();
    file = place.path;
    const head = paint(severity, `${severity}[${code}]`);
    const count = (counts.get(head) ?? 0) + 1;
    counts.set(head, count);
    if (count <= mostOfACode) texts.push(formatDiagnostic(diagnostic, paint, columns));
  }
  tellLeftOut();
  return texts;
}

/** Sorted by file, line, column; the order in which a person walks through them. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = ({ place }: Diagnostic): [string, number, number] => [place.path, place.line ?? 0, place.column ?? 0];
  return [...diagnostics].sort((a, b) => {
    const [pathA, lineA, columnA] = key(a);
    const [pathB, lineB, columnB] = key(b);
    if (pathA !== pathB) return pathA < pathB ? -1 : 1;
    return lineA - lineB || columnA - columnB;
  });
}
