/** What tables of the report share. */
import type { Cell, Column, Table } from '../../model/report.js';
import type { Context } from '../context.js';
import { formatBase } from '../format.js';

/** A table before it is numbered. */
export type DraftTable = Omit<Table, 'number'>;

/** A column, its heading from the messages `column.<key>`. */
export const heading = (context: Context, key: string, align: Column['align']): Column => ({
  heading: context.wording.say(`column.${key}`, {
    base: formatBase(context.dataset.benchmark.rate_base, context.language),
  }),
  align,
});

/** Leads to the evidence row; a bare number where the briefing prints none. */
export const evidenceCell = ({ evidence }: { evidence: number }, context: Context): Cell =>
  context.evidenceRows.has(evidence) ? { text: `[${evidence}]`, evidence } : { text: `${evidence}`, tone: 'muted' };
