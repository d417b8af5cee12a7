/**
 * Tables with three rules (三线表): number and title above, unit at the top right, notes and sources below. Where a table goes on over a
 * page its head comes again and says so (续表). Rows that belong together, and the last rows with the notes, stay on one page.
 */
import type { Content, ContentTable, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import type { Cell, Column, Table } from '../../model/report.js';
import { alignUnits } from './align-units.js';
import { countLinesIn, fitColumns } from './fit-columns.js';
import { accentOf, evidenceTarget, sansFamily, tableSize, third, useTarget, type Layout } from './layout.js';
import { gapsIn } from './typeset/break-rules.js';
import type { Role } from './typeset/tags.js';

const gap = 3;

/** Content with what the library's types do not know: roles, and ids on cells. */
type Node = Content & Role;

const rules = { heavy: 1, light: 0.5 } as const;

export function makeTable(layout: Layout, table: Table): Content[] {
  const measure = (text: string, bold: boolean): number => measureCell(layout, text, bold);
  const { pads, widths: figures } = alignUnits(table, (text) => measure(text, false));
  const widths = fitColumns(table, figures, layout.textWidth, 2 * gap, measure);
  const chunks = chunkRows(table.rows);
  let index = 0;
  const body = chunks.map((chunk, place): TableCell[] => {
    const isLong = isLongGroup(chunk);
    const rows = chunk.map((row) => makeRow(layout, table, widths, pads, row, index++, isLong));
    const last = place === chunks.length - 1;
    const part = makePart(layout, widths, rows, last ? rules.heavy : 0, isLong);
    if (isLong) return [part];
    const stack = [part, ...(last ? makeFootnotes(layout, table) : [])];
    return [{ stack, unbreakable: true } as TableCell];
  });
  const head = [table.columns.map((column) => makeHead(layout, column))];
  const startsLong = isLongGroup(chunks[0] ?? []);
  const linesIn = (row: readonly Cell[]): number =>
    row.length === 1
      ? 1
      : Math.max(...row.map(({ text }, column) => countLinesIn(measure(text, false), (widths[column] ?? 0) - 2 * gap)));
  const countLines = (rows: readonly (readonly Cell[])[]): number =>
    rows.slice(0, startsLong ? 1 + firstRows : rows.length).reduce((sum, row) => sum + linesIn(row), 0);
  const whole: ContentTable & Role = {
    room: headRoom + lineHeight * tableSize(layout) * countLines(chunks[0] ?? []),
    table: {
      headerRows: 2,
      // A long group breaks by itself, and has room for its beginning.
      keepWithHeaderRows: startsLong ? 0 : 1,
      widths: [layout.textWidth],
      body: [[makeCaption(layout, table)], [makePart(layout, widths, head, 0, false)], ...body],
    },
    layout: {
      // Line 1 is above the head, line 2 below it; the last rows draw their own.
      hLineWidth: (line) => (line === 1 ? rules.heavy : line === 2 ? rules.light : 0),
      hLineColor: () => layout.theme.colours.ink,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 0,
      paddingBottom: () => 0,
    },
    font: sansFamily,
    fontSize: tableSize(layout),
    margin: [0, 2 * third, 0, 0],
  };
  return [whole];
}

/** Title and unit stand in the table's own head, so that they stay with it and come again where the table goes on. */
function makeCaption(layout: Layout, table: Table): TableCell {
  const { theme, report, wording } = layout;
  const { briefing, colours } = theme;
  const alignment = report.language === 'zh' ? 'center' : 'left';
  const line = (number: string): Content => ({
    text: [{ text: number, color: accentOf(layout) }, `\u2002${table.title}`],
    bold: true,
    fontSize: briefing.caption,
    alignment,
  });
  const unit: Content = { text: table.unit, alignment: 'right', fontSize: briefing.note, color: colours.muted };
  const again = wording.say('table.continued', { number: table.number });
  return {
    caption: true,
    margin: [0, 0, 0, 2],
    stack: [
      { ...(line(again) as object), relativePosition: { x: 0, y: 0 }, when: 'again', artifact: true },
      { ...(line(table.number) as object), when: 'first', id: table.id },
      ...(table.unit === '' ? [] : [unit]),
    ],
  } as unknown as TableCell;
}

/** Rows as a table within the table. A long group breaks between its rows, and its head comes again. */
function makePart(
  layout: Layout,
  widths: readonly number[],
  body: TableCell[][],
  bottom: number,
  isLong: boolean,
): TableCell {
  const part: ContentTable & Role = {
    partOfTable: true,
    table: {
      widths: widths.map((width) => width - 2 * gap),
      body,
      ...(isLong ? { headerRows: 1, keepWithHeaderRows: firstRows, dontBreakRows: true } : {}),
    },
    layout: threeRules(layout, body.length, bottom),
  };
  return part;
}

function threeRules({ theme }: Layout, rows: number, bottom: number): CustomTableLayout {
  return {
    hLineWidth: (line) => (line === rows ? bottom : 0),
    hLineColor: () => theme.colours.ink,
    vLineWidth: () => 0,
    paddingLeft: () => gap,
    paddingRight: () => gap,
    paddingTop: () => 0.8,
    paddingBottom: () => 0.8,
  };
}

const isGroupHead = (row: readonly Cell[]): boolean => row.length === 1 && row[0]?.tone === 'group';

/** Most rows of figures in a group that is kept whole. */
const longestGroup = 8;

const isLongGroup = (rows: readonly (readonly Cell[])[]): boolean =>
  rows.filter(({ length }) => length > 1).length > longestGroup;

/** Rows of a long group that stay with its head. */
const firstRows = 2;

/** Rows of figures that stay with what stands below them. */
const lastRows = 2;

/** Points that title, unit and head take. */
const headRoom = 60;

/** Em from one row of a line to the next, with the space between rows. */
const lineHeight = 1.75;

/** A head goes with the rows of its group; rows without a group stand alone. */
function chunkRows(rows: Table['rows']): Table['rows'][number][][] {
  const groups: Table['rows'][number][][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && isGroupHead(last[0]) && !isGroupHead(row)) last.push(row);
    else groups.push([row]);
  }
  // The notes stay with the last rows.
  const last = groups.pop() ?? [];
  const below = last.length - 1 - last.findLastIndex(({ length }) => length > 1);
  return isLongGroup(last)
    ? [...groups, last.slice(0, -lastRows - below), last.slice(-lastRows - below)]
    : [...groups, ...(last.length > 0 ? [last] : [])];
}

/** "Note" and "Source" lines below a table, outside of it for those who read by structure. */
function makeFootnotes({ theme, wording, report }: Layout, { notes, sources }: Table): Content[] {
  const chinese = report.language === 'zh';
  const lines = [
    ...(notes.length > 0 ? [wording.say('figure.notes', { notes: notes.join(chinese ? '' : ' ') })] : []),
    ...(sources.length > 0
      ? [wording.say('figure.sources', { sources: sources.join(chinese ? '\uff1b' : '; ') })]
      : []),
  ];
  return lines.map((text, index): Node => ({
    text,
    outside: true,
    fontSize: theme.briefing.note,
    color: theme.colours.muted,
    margin: [0, index === 0 ? third / 2 : 0, 0, 0],
  }));
}

function makeHead({ theme }: Layout, column: Column): TableCell {
  return { text: column.heading, bold: true, alignment: column.align, color: theme.colours.ink };
}

function makeRow(
  layout: Layout,
  table: Table,
  widths: readonly number[],
  pads: readonly (readonly number[])[],
  row: readonly Cell[],
  index: number,
  isLong: boolean,
): TableCell[] {
  const { colours } = layout.theme;
  const [first] = row;
  if (row.length === 1 && first) {
    const group = first.tone === 'group';
    const line = { text: first.text, ...inOnePiece(layout, first.text, layout.textWidth - 2 * gap, group) };
    const cell = {
      ...(group && isLong ? { stack: nameAgain(layout, line) } : line),
      colSpan: table.columns.length,
      ...(group ? { bold: true, fillColor: colours.wash } : { color: colours.muted }),
    } as TableCell;
    return [cell, ...table.columns.slice(1).map(() => ({ text: '' }))];
  }
  return row.map((cell, column) => {
    const pad = pads[index]?.[column] ?? 0;
    return makeCell(layout, table, cell, column, (widths[column] ?? 0) - 2 * gap - pad, pad);
  });
}

/** A group's head, which says where it comes again that the group goes on. */
function nameAgain({ wording }: Layout, line: { readonly text: string }): Content[] {
  const again = { text: wording.say('table.group-continued', { head: line.text }), noWrap: true };
  return [
    { ...again, relativePosition: { x: 0, y: 0 }, when: 'again', artifact: true } as Content,
    { ...line, when: 'first' } as Content,
  ];
}

function makeCell(layout: Layout, table: Table, cell: Cell, column: number, width: number, pad: number): TableCell {
  const { colours } = layout.theme;
  const strong = cell.tone === 'strong';
  const base = {
    text: cell.text,
    alignment: table.columns[column]?.align ?? 'left',
    ...inOnePiece(layout, cell.text, width, strong),
    ...(pad > 0 ? { margin: [0, 0, pad, 0] } : {}),
    ...(strong ? { bold: true } : {}),
    ...(cell.signs ? { signs: cell.signs } : {}),
    ...(cell.tone === 'muted' ? { color: colours.muted } : {}),
  } as object as TableCell & object;
  if (table.id === 'table-evidence' && column === 0) return { ...base, ...anchorEvidence(layout, Number(cell.text)) };
  const { evidence } = cell;
  if (evidence === undefined) return base;
  const link = { linkToDestination: evidenceTarget(evidence), color: colours.link };
  const isMark = cell.text.startsWith('[');
  if (!isMark || layout.used.has(evidence)) return { ...base, ...link } as TableCell;
  layout.used.add(evidence);
  return { ...base, ...link, id: useTarget(evidence) } as TableCell;
}

/** Points that a text takes in the type of tables. */
const measureCell = (layout: Layout, text: string, bold: boolean): number =>
  layout.measure(text, tableSize(layout), bold) + gapsIn(text) * tableSize(layout);

/** A text that fits on one line is set in one piece: the library lays every Chinese character out on its own otherwise. */
function inOnePiece(layout: Layout, text: string, width: number, bold: boolean): { noWrap?: true } {
  return measureCell(layout, text, bold) < width ? { noWrap: true } : {};
}

/** The number of an evidence row is where links land, and leads back to where the figure is used. */
function anchorEvidence({ used, theme }: Layout, row: number): object {
  const back = used.has(row) ? { linkToDestination: useTarget(row), color: theme.colours.link } : {};
  return { alignment: 'right', id: evidenceTarget(row), ...back };
}
