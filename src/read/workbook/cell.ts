/** What stands in a cell of a worksheet, as its reader would see it. */
import { fail } from './broken-workbook.js';

export type Cell =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly number: number }
  /** Typed as 97.8%, kept as 0.978. */
  | { readonly type: 'percentage'; readonly number: number }
  /** `2023-12-31`, with a time `2023-12-31T12:30`. */
  | { readonly type: 'date'; readonly date: string }
  | { readonly type: 'truth'; readonly isTrue: boolean }
  /** `#N/A` and its like. */
  | { readonly type: 'error'; readonly error: string }
  /** A formula whose result the file does not hold. */
  | { readonly type: 'formula'; readonly formula: string };

/** What a number is, by its number format. */
export type NumberKind = 'number' | 'percentage' | 'date';

/** A cell as the sheet's XML has it: `<c t="…"><f>…</f><v>…</v></c>`, or a text in `<is>`. */
export interface WrittenCell {
  readonly type: string;
  readonly value: string | undefined;
  readonly text: string | undefined;
  readonly formula: string | undefined;
  readonly kind: NumberKind;
}

/** What the cells of one workbook share. */
export interface CellContext {
  readonly strings: readonly string[];
  /** Days count from 1904, as on old Macs. */
  readonly from1904: boolean;
}

/** @returns undefined for an empty cell. @throws BrokenWorkbook when it says what cannot be. */
export function toCell({ type, value, text, formula, kind }: WrittenCell, context: CellContext): Cell | undefined {
  if (formula !== undefined && (value === undefined || value === '') && type !== 'str')
    return { type: 'formula', formula };
  switch (type) {
    case 'inlineStr':
      return toText(unescape(text ?? ''));
    case 'str':
      return toText(unescape(value ?? ''));
    case 's':
      return value === undefined ? undefined : toText(context.strings[Number(value)] ?? fail());
    case 'b':
      return value === undefined ? undefined : { type: 'truth', isTrue: value === '1' || value === 'true' };
    case 'e':
      return { type: 'error', error: value ?? '' };
    case 'd':
      return value === undefined ? undefined : { type: 'date', date: value.replace(/T00:00(:00(\.0*)?)?Z?$/, '') };
    default:
      return value === undefined || value === '' ? undefined : toNumber(Number(value), kind, context.from1904);
  }
}

const toText = (text: string): Cell | undefined => (text === '' ? undefined : { type: 'text', text });

/** The last day that Excel can show, 31 December 9999. */
const lastDay = 2_958_465;

function toNumber(number: number, kind: NumberKind, from1904: boolean): Cell {
  if (!Number.isFinite(number)) fail();
  if (kind !== 'date') return { type: kind, number };
  const day = number + (from1904 ? 1462 : 0);
  return day >= 1 && day < lastDay + 1 ? { type: 'date', date: toDate(day) } : { type: 'number', number };
}

/** Day 1 is 1 January 1900; from day 60 on Excel counts a 29 February 1900, which never was. */
function toDate(day: number): string {
  const seconds = Math.round((day < 60 ? day + 1 : day) * 86_400);
  const date = new Date(Date.UTC(1899, 11, 30) + seconds * 1000).toISOString();
  return date.endsWith('T00:00:00.000Z') ? date.slice(0, 10) : date.slice(0, 16);
}

/** `_x000D_` stands for a character that XML cannot carry, and `_x005F_` for the sign that starts such a thing. */
export const unescape = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** A cell in one line, for messages. */
export function showCell(cell: Cell | undefined): string {
  switch (cell?.type) {
    case undefined:
      return '';
    case 'text':
      return cell.text.replaceAll(/\s+/g, ' ');
    case 'number':
      return String(cell.number);
    case 'percentage':
      // Without the noise of binary fractions: 7%, not 7.000000000000001%.
      return `${Number((cell.number * 100).toPrecision(15))}%`;
    case 'date':
      return cell.date;
    case 'truth':
      return cell.isTrue ? 'TRUE' : 'FALSE';
    case 'error':
      return cell.error;
    case 'formula':
      return `=${cell.formula}`;
  }
}
