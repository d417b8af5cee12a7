/** Bytes to text. Takes UTF-8 with or without a byte order mark; says what else the bytes look like. */

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

function tryDecode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
