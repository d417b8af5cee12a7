/** A table of the data package: rows of any type, and columns that read them. */

export type Value = string | number | null | undefined;

/** Types of the Frictionless Table Schema. */
export type FieldType = 'string' | 'number' | 'integer' | 'date';

export type Column<Row> = readonly [name: string, type: FieldType, read: (row: Row) => Value];

export interface DataTable {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly { readonly name: string; readonly type: FieldType }[];
  readonly rows: readonly (readonly Value[])[];
}

export function toDataTable<Row>(
  name: string,
  description: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): DataTable {
  return {
    name,
    description,
    fields: columns.map(([field, type]) => ({ name: field, type })),
    rows: rows.map((row) => columns.map(([, , read]) => read(row))),
  };
}
