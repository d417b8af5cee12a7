/** A file that is no workbook, or one that does not hold together. Thrown below `readTable`, which gives it back as a refusal. */
export class BrokenWorkbook extends Error {}

export function fail(): never {
  throw new BrokenWorkbook();
}
