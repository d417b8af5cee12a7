/** Tables with three rules: title and number above, unit at the top right, notes and sources below. */
import type { Content, ContentTable, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import type { Cell, Column, Table } from '../../model/report.js';
import { evidenceTarget, sansFamily, textWidth, useTarget, type Layout } from './layout.js';

const gap = 3;

export function makeTable(layout: Layout, table: Table): Content[] {
  const body = table.rows.some(isGroupHead) ? makeGrouped(layout, table) : makePlain(layout, table);
  return [body, { stack: footnotes(layout, table.notes, table.sources), unbreakable: true }];
}

/** Title and unit stand in the table's own head, so that they stay with it and come again where the table goes on. */
function makeTitle({ theme }: Layout, table: Table): TableCell {
  const { briefing, colours } = theme;
  const text = `${table.number}  ${table.title}`;
  const title: Content = { text, bold: true, fontSize: briefing.body - 1, alignment: 'center', margin: [0, 6, 0, 2] };
  if (table.unit === '') return title;
  return { stack: [title, { text: table.unit, alignment: 'right', fontSize: briefing.note, color: colours.muted }] };
}

function makePlain(layout: Layout, table: Table): ContentTable {
  const title = { ...(makeTitle(layout, table) as object), colSpan: table.columns.length } as TableCell;
  return {
    table: {
      headerRows: 2,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columnWidths(table.columns),
      body: [
        [title, ...table.columns.slice(1).map(() => ({ text: '' }))],
        table.columns.map((column) => makeHead(layout, column)),
        ...table.rows.map((row, index) => makeRow(layout, table, row, index)),
      ],
    },
    layout: threeRules(layout, table.rows.length + 2),
    font: sansFamily,
    fontSize: layout.theme.briefing.table,
  };
}

const isGroupHead = (row: readonly Cell[]): boolean => row.length === 1 && row[0]?.tone === 'group';

/** A short group stays on one page with its head: it is one row of an outer table, and a table of its own. */
function makeGrouped(layout: Layout, table: Table): ContentTable {
  const widths = columnWidths(table.columns);
  const inner = (body: TableCell[][]): TableCell => ({ table: { widths, body }, layout: innerRules(layout) });
  const rows = groupRows(table.rows).map((group) => [inner(group.map((row) => makeRow(layout, table, row, 0)))]);
  return {
    table: {
      headerRows: 2,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: [textWidth],
      body: [[makeTitle(layout, table)], [inner([table.columns.map((column) => makeHead(layout, column))])], ...rows],
    },
    layout: {
      ...threeRules(layout, rows.length + 2),
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 0,
      paddingBottom: () => 0,
    },
    font: sansFamily,
    fontSize: layout.theme.briefing.table,
  };
}

/** Longest group that is kept whole. */
const longestGroup = 14;

function groupRows(rows: Table['rows']): Table['rows'][number][][] {
  const groups: Table['rows'][number][][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last && !isGroupHead(row) && last.length < longestGroup) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

/** "Note" and "Source" lines below a table. */
function footnotes(
  { theme, wording, report }: Layout,
  notes: readonly string[],
  sources: readonly string[],
): Content[] {
  const separator = report.language === 'zh' ? '\uff1b' : '; ';
  const lines = [
    ...(notes.length > 0
      ? [wording.say('figure.notes', { notes: notes.join(report.language === 'zh' ? '' : ' ') })]
      : []),
    ...(sources.length > 0 ? [wording.say('figure.sources', { sources: sources.join(separator) })] : []),
  ];
  return lines.map((text, index) => ({
    text,
    font: sansFamily,
    fontSize: theme.briefing.note,
    color: theme.colours.muted,
    lineHeight: 1,
    margin: [0, index === 0 ? 4 : 1, 0, index === lines.length - 1 ? 10 : 0],
  }));
}

/** Shares of the text width, less what cell padding takes. */
function columnWidths(columns: readonly Column[]): (number | 'auto')[] {
  const room = textWidth - columns.length * 2 * gap;
  const total = columns.reduce((sum, { width }) => sum + (width === 'auto' ? 0 : width), 0);
  return columns.map(({ width }) => (width === 'auto' ? 'auto' : (room * width) / total));
}

function makeHead({ theme }: Layout, column: Column): TableCell {
  return { text: column.heading, bold: true, alignment: column.align, color: theme.colours.ink };
}

function makeRow(layout: Layout, table: Table, row: readonly Cell[], index: number): TableCell[] {
  const { colours } = layout.theme;
  const [first] = row;
  if (row.length === 1 && first) {
    const group = first.tone === 'group';
    const cell: TableCell = {
      text: first.text,
      colSpan: table.columns.length,
      ...inOnePiece(layout, first.text, textWidth - 2 * gap, group),
      ...(group ? { bold: true, fillColor: colours.wash } : { color: colours.muted }),
    };
    return [cell, ...table.columns.slice(1).map(() => ({ text: '' }))];
  }
  return row.map((cell, column) => makeCell(layout, table, cell, column, index));
}

function makeCell(layout: Layout, table: Table, cell: Cell, column: number, index: number): TableCell {
  const { colours } = layout.theme;
  const base = {
    text: cell.text,
    alignment: table.columns[column]?.align ?? 'left',
    ...inOnePiece(layout, cell.text, columnWidths(table.columns)[column] ?? 0, false),
  } as const;
  if (table.id === 'table-evidence' && column === 0) return makeEvidenceNumber(layout, cell, index + 1);
  const { evidence } = cell;
  if (evidence === undefined) return { ...base, ...(cell.tone === 'muted' ? { color: colours.muted } : {}) };
  const link = { linkToDestination: evidenceTarget(evidence), color: colours.link };
  const isMark = cell.text.startsWith('[');
  if (!isMark || layout.used.has(evidence)) return { ...base, ...link };
  layout.used.add(evidence);
  return { ...base, ...link, id: useTarget(evidence) };
}

/** A text that fits on one line is set in one piece: the library lays every Chinese character out on its own otherwise. */
function inOnePiece(
  { measure, theme }: Layout,
  text: string,
  width: number | 'auto',
  bold: boolean,
): { noWrap?: true } {
  return typeof width === 'number' && measure(text, theme.briefing.table, bold) < width ? { noWrap: true } : {};
}

/** The number of an evidence row is where links land, and leads back to where the figure is used. */
function makeEvidenceNumber({ used, theme }: Layout, cell: Cell, row: number): TableCell {
  const back = used.has(row) ? { linkToDestination: useTarget(row), color: theme.colours.link } : {};
  return { text: cell.text, alignment: 'right', id: evidenceTarget(row), ...back };
}

/** 三线表: a heavy rule above and below, a light one under the head, none between columns. */
function threeRules({ theme }: Layout, last: number): CustomTableLayout {
  const { colours } = theme;
  return {
    // Line 0 is above the title, 1 above the head, 2 below it.
    hLineWidth: (line) => (line === 0 ? 0 : line === 1 || line === last ? 1.1 : line === 2 ? 0.6 : 0.25),
    hLineColor: (line) => (line <= 2 || line === last ? colours.ink : colours.rule),
    vLineWidth: () => 0,
    paddingLeft: () => gap,
    paddingRight: () => gap,
    paddingTop: () => 1,
    paddingBottom: () => 1,
  };
}

/** Rows within a group: light rules between them; the outer table draws the others. */
function innerRules({ theme }: Layout): CustomTableLayout {
  return {
    ...threeRules({ theme } as Layout, -1),
    hLineWidth: (line, node) => (line === 0 || line === node.table.body.length ? 0 : 0.25),
    hLineColor: () => theme.colours.rule,
  };
}
