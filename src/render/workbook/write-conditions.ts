/** Conditional formats of a table, by exceljs; the finishing pass makes their random ids the same in every build. */
import type { ConditionalFormattingRule, Worksheet } from 'exceljs';
import { toAddress, toRange } from '../../text/cell-address.js';
import type { Look } from './look.js';
import { firstRowOf, type Condition, type TableSheet } from './sheet.js';

export function writeConditions(worksheet: Worksheet, sheet: TableSheet, look: Look): void {
  if (sheet.row_count === 0) return;
  const top = firstRowOf(sheet);
  const bottom = top + sheet.row_count - 1;
  for (const [index, condition] of sheet.conditions.entries()) {
    const [left, right] =
      condition.kind === 'test'
        ? [condition.first_column, condition.last_column]
        : [condition.column, condition.column];
    worksheet.addConditionalFormatting({
      ref: toRange({ left: left + 1, top, right: right + 1, bottom }),
      rules: [toRule(condition, top, index + 1, look)],
    });
  }
}

function toRule(condition: Condition, top: number, priority: number, look: Look): ConditionalFormattingRule {
  if (condition.kind === 'bar') {
    // exceljs takes a colour for bars and does not declare it.
    return {
      type: 'dataBar',
      priority,
      gradient: false,
      color: look.bar,
      cfvo: [
        { type: 'num', value: 0 },
        { type: 'num', value: condition.most },
      ],
    } as ConditionalFormattingRule;
  }
  if (condition.kind === 'arrows') {
    return {
      type: 'iconSet',
      priority,
      // Grey: a rise is neither good nor bad of itself.
      iconSet: '3ArrowsGray',
      cfvo: [
        { type: 'percent', value: 0 },
        { type: 'num', value: 0 },
        { type: 'num', value: smallest },
      ],
    };
  }
  const cell = `$${toAddress(condition.column + 1, top)}`;
  return {
    type: 'expression',
    priority,
    formulae: [condition.test(cell)],
    style: look.styleOf(condition.emphasis),
  };
}

/** The arrow up begins here: above 0. */
const smallest = 1e-9;
