/**
 * Number formats of cells. A number keeps its full value; the format shows as many decimals as its printed text has. Formats
 * are few and numbered, so that rows written outside exceljs can name them.
 */

const mostDecimals = 4;

const plain = (decimals: number): string => (decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`);
const signed = (decimals: number): string => `+${plain(decimals)};-${plain(decimals)};${plain(decimals)}`;
const decimalChoices = Array.from({ length: mostDecimals + 1 }, (_, decimals) => decimals);

/** Excel's codes: thousands separators with 0–4 decimals, the same with a sign, and General for what fits none. */
export const numberFormats: readonly string[] = [
  ...decimalChoices.map(plain),
  ...decimalChoices.map(signed),
  'General',
];

/** Place in `numberFormats`. */
export type NumberFormat = number;
const general: NumberFormat = numberFormats.length - 1;

/**
 * The format that shows a number as its text does. Without a text, or when the text is in other units ("225.76万"), the
 * number's own decimals decide, at most four.
 */
export function chooseFormat(value: number, options: { text?: string; signed?: boolean } = {}): NumberFormat {
  const decimals = decimalsOfText(value, options.text) ?? decimalsOfValue(value);
  if (decimals === undefined) return general;
  return decimals + (options.signed ? mostDecimals + 1 : 0);
}

/** Characters that a number takes in its format. */
export function countShown(value: number, format: NumberFormat): number {
  if (format === general) return String(value).length;
  const decimals = format % (mostDecimals + 1);
  const [whole = ''] = Math.abs(value).toFixed(decimals).split('.');
  const sign = value < 0 || format > mostDecimals ? 1 : 0;
  return sign + whole.length + Math.floor((whole.length - 1) / 3) + (decimals > 0 ? decimals + 1 : 0);
}

/** Of the number in the text that is the value, or of a range that the value lies in. */
function decimalsOfText(value: number, text: string | undefined): number | undefined {
  const numbers = [...(text ?? '').matchAll(/(\d[\d,\u202f\u00a0]*)(?:\.(\d+))?/gu)].map(
    ([, whole = '', part = '']) => ({
      printed: Number(`${whole.replaceAll(/\D/g, '')}.${part || '0'}`),
      decimals: part.length,
    }),
  );
  const size = Math.abs(value);
  const own = numbers.find(({ printed, decimals }) => Math.abs(printed - size) <= 0.500001 * 10 ** -decimals);
  const [first, second] = numbers;
  const isWithin = first && second && first.printed <= size && size <= second.printed;
  const decimals = own?.decimals ?? (isWithin ? first.decimals : undefined);
  return decimals !== undefined && decimals <= mostDecimals ? decimals : undefined;
}

function decimalsOfValue(value: number): number | undefined {
  if (Math.abs(value) >= 1e15 || (value !== 0 && Math.abs(value) < 0.001)) return undefined;
  for (const decimals of decimalChoices) if (Math.abs(Number(value.toFixed(decimals)) - value) < 1e-9) return decimals;
  return mostDecimals;
}
