/**
 * The library's measured pieces of text, with Chinese line breaking and spacing. The library looks each piece's style up anew, and a Chinese
 * text is a piece a character; pieces of one style take it from the first here.
 */
import { isBound, meetsOtherScript, scriptGap } from './break-rules.js';
import { TextInlines, type Inline, type StyleStack } from './pdfmake-parts.js';

/** Where the script changes within a piece that is kept whole. */
const scriptChange = /(?<=\p{Script=Han})(?=[\p{Script=Latin}\p{Nd}])|(?<=[\p{Script=Latin}\p{Nd}])(?=\p{Script=Han})/u;

const spaces = { before: /^\s+/, behind: /\s+$/ } as const;

export class BoundInlines extends TextInlines {
  override measure(inlines: Inline[], styles: StyleStack): Inline[] {
    const isWhole = styles.getProperty('noWrap') === true;
    const pieces = isWhole ? inlines.flatMap(splitScripts) : inlines;
    for (const [index, piece] of pieces.entries()) {
      const next = pieces[index + 1];
      if (next && !piece.lineEnd && isBound(piece.text, next.text)) piece.noNewLine = true;
    }
    this.measureAll(pieces, styles);
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

  private measureAll(pieces: Inline[], styles: StyleStack): void {
    let model: Inline | undefined;
    let style = '';
    for (const [index, piece] of pieces.entries()) {
      const own = styleOf(piece);
      if (model === undefined || own !== style) {
        // An indent is the first piece's, so that another one is measured behind an empty piece.
        super.measure(index === 0 ? [piece] : [{ ...piece, text: '' }, piece], styles);
        [model, style] = [piece, own];
      } else this.measureLike(piece, model);
    }
  }

  private measureLike(piece: Inline, model: Inline): void {
    const { text, lineEnd, noNewLine } = piece;
    const width = (part: string): number => this.widthOfText(part, model);
    const [before] = spaces.before.exec(text) ?? [];
    const [behind] = spaces.behind.exec(text) ?? [];
    Object.assign(piece, model, {
      text,
      lineEnd,
      noNewLine,
      width: width(text),
      leadingCut: before === undefined ? 0 : width(before),
      trailingCut: behind === undefined ? 0 : width(behind),
    });
    delete piece.leadingIndent;
  }
}

/** What a piece says of its own style, as one text. */
function styleOf(piece: Inline): string {
  let style = '';
  for (const [name, value] of Object.entries(piece))
    if (name !== 'text' && name !== 'lineEnd' && name !== 'noNewLine') style += `${name}=${String(value)};`;
  return style;
}

/** A text that must not wrap comes in one piece, in which scripts would touch. */
function splitScripts(inline: Inline): Inline[] {
  const parts = inline.text.split(scriptChange);
  if (parts.length < 2) return [inline];
  return parts.map((text, index) => ({ ...inline, text, ...(index < parts.length - 1 ? { noNewLine: true } : {}) }));
}
