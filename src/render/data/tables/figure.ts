/** What a chart draws, as its spec reads it. */
import type { Figure } from '../../../model/report.js';
import type { DataTable } from '../data-table.js';

export function tableOfFigure({ id, number, title, columns, rows }: Figure): DataTable {
  const fields = Object.entries(columns).map(([name, type]) => ({ name, type }));
  return {
    name: id,
    description: `${number} ${title}`,
    fields,
    rows: rows.map((row) => fields.map(({ name }) => row[name])),
  };
}
