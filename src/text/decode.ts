/**
 * Bytes to text. Files of a benchmark are UTF-8 or refused by the name of what they look like; articles come as they were published, and
 * are converted.
 */

/** What the bytes of a file turned out to be; only `utf-8` carries text. */
export type Decoded =
  | { readonly encoding: 'utf-8'; readonly text: string; readonly byteOrderMark: boolean }
  | { readonly encoding: 'utf-16' | 'gbk' | 'unknown' };

/**
 * Decodes UTF-8. Other encodings are named, not converted: a guess would put wrong characters into a report.
 * `gbk` is said of bytes that are no UTF-8 but valid GB 18030.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return { encoding: 'utf-16' };
  const byteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = tryDecode('utf-8', bytes);
  if (text !== undefined) {
    return text.includes('\0') ? { encoding: 'utf-16' } : { encoding: 'utf-8', text, byteOrderMark };
  }
  return { encoding: tryDecode('gb18030', bytes) === undefined ? 'unknown' : 'gbk' };
}

/** An article's text and the encoding it was in, a label of the WHATWG Encoding Standard. */
export interface Converted {
  readonly encoding: string;
  readonly text: string;
}

const marks: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The share of ordinary characters from which on a text is believed to be in an encoding. Chinese prose has nearly all. */
const believable = 0.75;

/**
 * Decodes an article in UTF-8, UTF-16, GB 18030 (which includes GBK) or Big5, or in the encoding that it declares; undefined when it is in none.
 * A byte order mark decides, then sound UTF-8, because that happens by chance in no Chinese text and is declared wrongly by many pages;
 * then what is declared; then the encoding that gives the most ordinary characters. The mark is off, line ends are kept.
 */
export function convertText(bytes: Uint8Array, declared?: string): Converted | undefined {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
  if (marked !== undefined) return convertFrom(marked, bytes);
  const decoded = decodeText(bytes);
  if (decoded.encoding === 'utf-8') return { encoding: 'utf-8', text: decoded.text };
  const stated = declared === undefined ? undefined : convertFrom(declared, bytes);
  if (stated && shareOfOrdinary(stated.text) >= believable) return stated;
  const wide = bytes.length % 2 === 0 ? ['utf-16le', 'utf-16be'] : [];
  const candidates = ['gb18030', 'big5', ...wide].flatMap((encoding) => {
    const converted = convertFrom(encoding, bytes);
    return converted ? [{ ...converted, share: shareOfOrdinary(converted.text) }] : [];
  });
  const best = candidates.toSorted((a, b) => b.share - a.share)[0];
  return best && best.share >= believable ? { encoding: best.encoding, text: best.text } : undefined;
}

/** The declared encodings of the GB family are one: each is part of the next, and pages use more than they declare. */
function convertFrom(label: string, bytes: Uint8Array): Converted | undefined {
  const encoding = /^(?:gb|x-gbk|chinese)/i.test(label) ? 'gb18030' : label.toLowerCase();
  const text = tryDecode(encoding, bytes);
  return text === undefined ? undefined : { encoding, text };
}

let everyday: ReadonlySet<string> | undefined;

/**
 * The share of characters that Chinese prose is made of: the everyday characters of GB 2312 and of Big5, punctuation, ASCII and full-width
 * forms. Bytes read in a wrong encoding give characters from all over.
 */
function shareOfOrdinary(text: string): number {
  everyday ??= new Set([...decodeRows('gbk', 0xb0, 0xd7), ...decodeRows('big5', 0xa4, 0xc6)]);
  const sample = text.slice(0, 20_000);
  if (sample === '') return 0;
  let ordinary = 0;
  for (const character of sample)
    if (/[\t\n\r -~\u3000-\u303f\uff00-\uff5e‘’“”—…·]/.test(character) || everyday.has(character)) ordinary += 1;
  return ordinary / Array.from(sample).length;
}

/** The characters in rows of a two-byte table: GB 2312 has its everyday ones in B0 to D7 and others up to F7, Big5 in A4 to C6. */
export function decodeRows(encoding: 'gbk' | 'big5', first: number, last: number): string {
  const decoder = new TextDecoder(encoding);
  const cells = Array.from({ length: 0x5e }, (_, index) => 0xa1 + index);
  if (encoding === 'big5') cells.push(...Array.from({ length: 0x3f }, (_, index) => 0x40 + index));
  const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const bytes = rows.flatMap((row) => cells.flatMap((cell) => [row, cell]));
  return decoder.decode(Uint8Array.from(bytes)).replaceAll('\u{fffd}', '');
}

function tryDecode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
