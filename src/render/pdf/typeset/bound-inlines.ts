/** The library's measured pieces of text with Chinese line breaking and spacing. */
import textInlines from 'pdfmake/js/TextInlines.js';
import { isBound, meetsOtherScript, scriptGap } from './break-rules.js';

/** Where the script changes within a piece that is kept whole. */
const scriptChange = /(?<=\p{Script=Han})(?=[\p{Script=Latin}\p{Nd}])|(?<=[\p{Script=Latin}\p{Nd}])(?=\p{Script=Han})/u;

export class BoundInlines extends textInlines.default {
  override measure(inlines: Inline[], styles: unknown): Inline[] {
    const pieces = inlines.flatMap(splitWhole);
    for (const [index, piece] of pieces.entries()) {
      const next = pieces[index + 1];
      if (next && !piece.lineEnd && isBound(piece.text, next.text)) piece.noNewLine = true;
    }
    super.measure(pieces, styles);
    for (const [index, piece] of pieces.entries()) {
      const next = pieces[index + 1];
      if (!next || piece.lineEnd || !meetsOtherScript(piece.text, next.text)) continue;
      const gap = scriptGap * piece.fontSize;
      piece.width += gap;
      // At a line's end the gap is no part of the line.
      if (!piece.noNewLine) piece.trailingCut += gap;
    }
    return pieces;
  }
}

/** A text that must not wrap comes in one piece, in which scripts would touch. */
function splitWhole(inline: Inline): Inline[] {
  if (!inline.noWrap) return [inline];
  const parts = inline.text.split(scriptChange);
  if (parts.length < 2) return [inline];
  return parts.map((text, index) => ({ ...inline, text, ...(index < parts.length - 1 ? { noNewLine: true } : {}) }));
}
