/** Tells numbers from dates and percentages, which differ in a workbook by their number formats alone. */
import type { NumberKind } from './cell.js';
import { scanXml } from './scan-xml.js';

/** Formats that have a number and no code (ECMA-376 part 1, 18.8.30), those of East Asian languages among them. */
const builtIn = new Map<number, NumberKind>([
  [9, 'percentage'],
  [10, 'percentage'],
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47].map((id) => [id, 'date'] as const),
  ...Array.from({ length: 10 }, (_, index) => [27 + index, 'date'] as const),
  ...Array.from({ length: 9 }, (_, index) => [50 + index, 'date'] as const),
]);

/** What numbers are in cells of each style, by the style's place in the workbook. */
export function readStyles(xml: string | undefined): NumberKind[] {
  const styles: NumberKind[] = [];
  if (xml === undefined) return styles;
  const formats = new Map(builtIn);
  let list = '';
  scanXml(xml, {
    open(name, { numFmtId, formatCode = '' }) {
      if (name === 'numFmts' || name === 'cellXfs') list = name;
      else if (list === 'numFmts' && name === 'numFmt') formats.set(Number(numFmtId), kindOf(formatCode));
      else if (list === 'cellXfs' && name === 'xf') styles.push(formats.get(Number(numFmtId)) ?? 'number');
    },
    close(name) {
      if (name === list) list = '';
    },
  });
  return styles;
}

/** `yyyy"年"m"月"`, `[h]:mm`, `0.0%`: what is quoted, escaped, padding or in brackets says nothing, but for elapsed time. */
function kindOf(code: string): NumberKind {
  const bare = code.replaceAll(/"[^"]*"|[\\_*].|\[(?![hms]+\])[^\]]*\]/gi, '');
  if (/[ymdhs]/i.test(bare)) return 'date';
  return bare.includes('%') ? 'percentage' : 'number';
}
