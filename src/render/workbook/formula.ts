/**
 * Formulas over the workbook's own tables, as the file stores them. Only functions that Excel 2007, WPS and LibreOffice share, so that no
 * name needs a prefix: ABS, AND, COUNTIF, COUNTIFS, IF, INDEX, ISNA, MATCH, MAX, MEDIAN, MIN, SQRT, SUM, SUMIFS, SUMPRODUCT, SUMSQ.
 */

/** A formula without its `=`; as an array where `isArray`, which Excel marks by braces. */
export interface Formula {
  readonly text: string;
  readonly is_array?: boolean;
}

/** One column of an Excel table: how formulas name it whole, and the cell of it in a formula's own row. */
export interface TableReference {
  readonly column: (header: string) => string;
  readonly own: (header: string) => string;
}

export function referTo(table: string): TableReference {
  return {
    column: (header) => `${table}[${escapeHeader(header, true)}]`,
    own: (header) => `${table}[[#This Row],[${escapeHeader(header, false)}]]`,
  };
}

/** Excel escapes four characters in a header's name, and puts brackets about a name that holds more than letters, digits and spaces. */
function escapeHeader(header: string, isAlone: boolean): string {
  const escaped = header.replaceAll(/['#[\]]/g, "'$&");
  return isAlone && /[^\p{L}\p{N}_ ]/u.test(header) ? `[${escaped}]` : escaped;
}

/** A text as formulas write it, at most 255 characters long. */
export function quote(text: string): string {
  if (text.length > 255) throw new Error(`a text of ${text.length} characters cannot stand in a formula`);
  return `"${text.replaceAll('"', '""')}"`;
}

/** A number as formulas write it; a blank as the empty text that formulas give for it. */
export const literal = (value: number | null | undefined): string =>
  value === null || value === undefined ? '""' : String(value).toUpperCase();

/** The cell of `column` in the row whose `keys` holds the key; an error where no row does. */
export const find = (column: string, keys: string, key: string): string => `INDEX(${column},MATCH(${key},${keys},0))`;

/** A blank stays blank, where a formula alone would make it 0. */
export const orBlank = (cell: string, formula = cell): string => `IF(${cell}="","",${formula})`;
