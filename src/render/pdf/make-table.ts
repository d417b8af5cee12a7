/** Tables with three rules: title and number above, unit at the top right, notes and sources below. */
import type { Content, ContentTable, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import type { Cell, Column, Table } from '../../model/report.js';
import { evidenceTarget, sansFamily, textWidth, useTarget, type Layout } from './layout.js';

const gap = 3;

export function makeTable(layout: Layout, table: Table): Content[] {
  const { theme } = layout;
  const { briefing, colours } = theme;
  const rows = table.rows.map((row, index) => makeRow(layout, table, row, index));
  const body: ContentTable = {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columnWidths(table.columns),
      body: [table.columns.map((column) => makeHead(layout, column)), ...rows],
    },
    layout: threeRules(layout, table),
    font: sansFamily,
    fontSize: briefing.table,
  };
  const unit: Content[] = table.unit === '' ? [] : [{ text: table.unit, alignment: 'right', fontSize: briefing.note, color: colours.muted }];
  const foot = footnotes(layout, table.notes, table.sources);
  return [
    { text: `${table.number}  ${table.title}`, font: sansFamily, bold: true, fontSize: briefing.body - 1, alignment: 'center', margin: [0, 10, 0, 4] },
    ...unit,
    body,
    ...foot,
  ];
}

/** "Note" and "Source" lines below a table. */
export function footnotes({ theme, wording, report }: Layout, notes: readonly string[], sources: readonly string[]): Content[] {
  const separator = report.language === 'zh' ? '\uff1b' : '; ';
  const lines = [
    ...(notes.length > 0 ? [wording.say('figure.notes', { notes: notes.join(report.language === 'zh' ? '' : ' ') })] : []),
    ...(sources.length > 0 ? [wording.say('figure.sources', { sources: sources.join(separator) })] : []),
  ];
  return lines.map((text, index) => ({
    text,
    font: sansFamily,
    fontSize: theme.briefing.note,
    color: theme.colours.muted,
    lineHeight: 1.2,
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
      ...(group ? { bold: true, fillColor: colours.wash } : { color: colours.muted }),
    };
    return [cell, ...table.columns.slice(1).map(() => ({ text: '' }))];
  }
  return row.map((cell, column) => makeCell(layout, table, cell, column, index));
}

function makeCell(layout: Layout, table: Table, cell: Cell, column: number, index: number): TableCell {
  const { colours } = layout.theme;
  const base = { text: cell.text, alignment: table.columns[column]?.align ?? 'left' } as const;
  if (table.id === 'table-evidence' && column === 0) return makeEvidenceNumber(layout, cell, index + 1);
  const { evidence } = cell;
  if (evidence === undefined) return { ...base, ...(cell.tone === 'muted' ? { color: colours.muted } : {}) };
  const link = { linkToDestination: evidenceTarget(evidence), color: colours.link };
  const isMark = cell.text.startsWith('[');
  if (!isMark || layout.used.has(evidence)) return { ...base, ...link };
  layout.used.add(evidence);
  return { ...base, ...link, id: useTarget(evidence) };
}

/** The number of an evidence row is where links land, and leads back to where the figure is used. */
function makeEvidenceNumber({ used, theme }: Layout, cell: Cell, row: number): TableCell {
  const back = used.has(row) ? { linkToDestination: useTarget(row), color: theme.colours.link } : {};
  return { text: cell.text, alignment: 'right', id: evidenceTarget(row), ...back };
}

/** 三线表: a heavy rule above and below, a light one under the head, none between columns. */
function threeRules({ theme }: Layout, table: Table): CustomTableLayout {
  const { colours } = theme;
  const last = table.rows.length + 1;
  return {
    hLineWidth: (line) => (line === 0 || line === last ? 1.1 : line === 1 ? 0.6 : 0.25),
    hLineColor: (line) => (line <= 1 || line === last ? colours.ink : colours.rule),
    vLineWidth: () => 0,
    paddingLeft: () => gap,
    paddingRight: () => gap,
    paddingTop: () => 2.4,
    paddingBottom: () => 2.4,
  };
}
