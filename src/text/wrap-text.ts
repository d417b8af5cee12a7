/** Breaks a text into lines of a width. Chinese breaks between characters, Latin between words; no line starts with closing punctuation. */

/** Pieces that stay together: a run of Latin letters and digits with what clings to it, a number with its unit, or one other character. */
const pieces =
  /[\p{Script=Latin}\p{Nd}][\p{Script=Latin}\p{Nd}.,%+−'’&–-]*(?:(?<=\p{Nd})[万亿余多]?[起件人名家年月日项组个处次辆元倍位条天户所]?次?)?|\s+|[^\s]/gu;

const closing = /^[,.;:!?%)\]\u3001\u3002\uff0c\uff1b\uff1a\uff01\uff1f\uff09\u300b\u300d\u3011\u201d\u2019\u2026]/u;
const opening = /[(\uff08\u300a\u300c\u3010\u201c\u2018]$/u;

/** Lines whose measured width is at most `width`, or one character; a piece that is wider is broken between characters. */
export function wrapText(text: string, width: number, measure: (text: string) => number): string[] {
  const breakPiece = (piece: string): string[] =>
    measure(piece.trimEnd()) > width ? joinClinging([...piece]) : [piece];
  const lines: string[] = [];
  let line = '';
  for (const piece of joinClinging(text.match(pieces) ?? []).flatMap(breakPiece)) {
    if (line !== '' && measure(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** Closing punctuation clings to what is before it, opening to what follows. */
function joinClinging(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last !== undefined && (closing.test(part) || opening.test(last))) joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}
