/** Numbers as they are printed. */

const number = /[+−]?\d[\d,]*(?:\.\d+)?/g;

/** Number texts of a text, in order; a trailing comma belongs to the sentence. */
export function numberTokens(text: string): string[] {
  return (text.match(number) ?? []).map((token) => token.replace(/,+$/, ''));
}

/** Without white space, so that it does not matter where lines were broken. */
export function stripSpaces(text: string): string {
  return text.replace(/\s+/gu, '');
}
