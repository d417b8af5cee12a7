/** What the writers of sheets share. */
import type { Workbook } from 'exceljs';
import type { Look } from './look.js';
import type { Link, SheetId } from './sheet.js';

export interface WriteContext {
  /** Whether cells hold formulas; else their values alone. */
  readonly live: boolean;
  /** BCP 47. */
  readonly language: string;
  readonly workbook: Workbook;
  readonly look: Look;
  readonly words: {
    /** Stands at the end of a text that was cut. */
    readonly cut: string;
    /** Leads back to the contents. */
    readonly back: string;
  };
  /** What stands on a sheet's tab. */
  readonly nameOf: (id: SheetId) => string;
}

/** A place in the workbook as links name it: `'Sheet'!A5`. Names of sheets hold no apostrophes. */
export function toLocation({ sheet, row }: Link, nameOf: WriteContext['nameOf']): string {
  return `'${nameOf(sheet)}'!A${row}`;
}
