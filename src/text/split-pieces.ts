/** Cuts a long text into pieces that overlap. Takes any text; gives spans that cover it all, in their order; blank pieces are left out. */
import type { Span } from './source-text.js';

export interface PieceSizes {
  /** The most that a piece holds, in UTF-16 units. */
  readonly longest: number;
  /** How much of its end the next piece repeats, at most; less than a quarter of `longest`. */
  readonly overlap: number;
}

/** Where a text may be cut: after a line end rather than after a sentence. */
const breaks: readonly RegExp[] = [/[\r\n]/, /[。！？；]/];

/** Never between the halves of a surrogate pair. */
const wholeCharacter = (text: string, at: number): number =>
  /^[\uDC00-\uDFFF]$/.test(text.charAt(at)) && /^[\uD800-\uDBFF]$/.test(text.charAt(at - 1)) ? at - 1 : at;

/** The last good place for a cut within a span, else its end. */
function lastCut(text: string, { start, end }: Span): number {
  for (const sign of breaks) for (let at = end; at > start; at -= 1) if (sign.test(text.charAt(at - 1))) return at;
  return wholeCharacter(text, end);
}

/** The first good place for a cut within a span, else its start. */
function firstCut(text: string, { start, end }: Span): number {
  for (const sign of breaks) for (let at = start; at < end; at += 1) if (sign.test(text.charAt(at - 1))) return at;
  return wholeCharacter(text, start);
}

/**
 * Pieces end at a line end where their latter half has one, else at the end of a sentence, else where they are full; they start in the same
 * way within the overlap. A text that is short enough is one piece.
 */
export function splitPieces(text: string, { longest, overlap }: PieceSizes): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  while (text.length - start > longest) {
    const end = lastCut(text, { start: start + Math.ceil(longest / 2), end: start + longest });
    pieces.push({ start, end });
    start = firstCut(text, { start: end - overlap, end });
  }
  pieces.push({ start, end: text.length });
  return pieces.filter((piece) => text.slice(piece.start, piece.end).trim() !== '');
}
