/**
 * Makes text fit for a cell. Takes any text; gives text that Excel shows as it is: no control characters, no halves of
 * surrogate pairs, at most 32 767 characters. Refuses nothing. Text that looks like a formula stays as it is, since it is
 * written as a string and never as a formula.
 */

/** Excel's limit for the text of a cell, in UTF-16 units. */
export const longestCell = 32_767;
/** Of a table's column, in UTF-16 units. */
export const longestHeader = 250;
const longestSheetName = 31;

/**
 * The text of a cell. Line ends become `\n`; text that is too long is cut and ends in `told`.
 * `_x0041_`, which Excel would read as an escaped character, is escaped itself.
 */
export function toCellText(text: string, told = '…'): string {
  const clean = toPlainText(text).replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  return clean.length <= longestCell ? clean : `${cutText(clean, longestCell - told.length)}${told}`;
}

// oxlint-disable-next-line no-control-regex -- these are what is looked for
const suspicious = /[\u0000-\u0008\u000b-\u001f\u007f\ud800-\udfff\ufffe\uffff]/;

/** Without what XML cannot carry; tabs and line ends stay. */
export function toPlainText(text: string): string {
  // Hardly any text holds such a character.
  if (!suspicious.test(text)) return text;
  return (
    text
      .replaceAll(/\r\n?/g, '\n')
      // oxlint-disable-next-line no-control-regex -- these are what is taken out
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
      .replaceAll(/\p{Surrogate}/gu, '\ufffd')
  );
}

/** The first units of a text, never half a surrogate pair. */
export function cutText(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

/** A header as it stands in its cell: one line, not blank. */
export const toHeader = (text: string): string =>
  cutText(toCellText(text).replaceAll(/\s+/g, ' ').trim(), longestHeader) || '–';

/** Headers of a table: one line each, not blank, and different from each other whatever their case, as Excel demands. */
export function toHeaders(texts: readonly string[]): string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    const plain = toHeader(text);
    let header = plain;
    for (let n = 2; taken.has(header.toLowerCase()); n += 1) header = `${plain} (${n})`;
    taken.add(header.toLowerCase());
    return header;
  });
}

/** Names of sheets: within 31 characters, without the characters that Excel forbids, different from each other. */
export function toSheetNames(texts: readonly string[]): string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    const plain =
      toPlainText(text)
        .replaceAll(/[[\]:*?/\\'\s]+/g, ' ')
        .trim() || '–';
    let name = cutText(plain, longestSheetName);
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${cutText(plain, longestSheetName - 5)} (${n})`;
    taken.add(name.toLowerCase());
    return name;
  });
}
