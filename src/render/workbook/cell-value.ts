/** The value of a cell as exceljs takes it. */
import type { Cell, CellFormulaValue, CellValue } from 'exceljs';
import type { Formula } from './formula.js';

/** A formula carries its content along as cached value. */
export function toCellValue(
  content: string | number | undefined,
  formula: Formula | undefined,
  { address }: Pick<Cell, 'address'>,
): CellValue {
  if (!formula) return content ?? null;
  const { text, is_array = false } = formula;
  const result = content ?? '';
  // exceljs writes arrays and does not declare them.
  return (
    is_array ? { formula: text, result, shareType: 'array', ref: address } : { formula: text, result }
  ) as CellFormulaValue;
}
