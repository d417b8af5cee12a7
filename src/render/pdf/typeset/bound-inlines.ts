/**
 * The library's measured pieces of text, with Chinese line breaking and spacing. The library looks each piece's style up anew, and a Chinese
 * text is a piece a character; pieces of one style take it from the first here.
 */
import { isBound, meetsOtherScript, scriptGap } from './break-rules.js';
import { TextInlines, type Inline, type StyleStack } from './pdfmake-parts.js';

/** Where the script changes within a piece that is kept whole. */
const scriptChange = /(?<=\p{Script=Han})(?=[\p{Script=Latin}\p{Nd}])|(?<=[\p{Script=Latin}\p{Nd}])(?=\p{Script=Han})/u;

const spaces = { before: /^\s+/, behind: /\s+$/ } as const;

/** The first piece of a style before and after it was measured, and what the next ones take from it. */
interface FirstOfStyle {
  readonly unmeasured: Inline;
  readonly measured: Inline;
  model?: Inline;
}

export class BoundInlines extends TextInlines {
  override measure(inlines: Inline[], styles: StyleStack): Inline[] {
    const isWhole = styles.getProperty('noWrap') === true;
    const pieces = inlines.flatMap(isWhole ? splitScripts : splitBrackets);
    for (const [index, piece] of pieces.entries()) {
      const next = pieces[index + 1];
      if (next && !piece.lineEnd && isBound(piece.text, next.text)) piece.noNewLine = true;
    }
    const measured = this.measureAll(pieces, styles);
    for (const [index, piece] of measured.entries()) {
      const next = measured[index + 1];
      if (!next || piece.lineEnd || !meetsOtherScript(piece.text, next.text)) continue;
      const gap = scriptGap * piece.fontSize;
      piece.width += gap;
      // At a line's end the gap is no part of the line.
      if (!piece.noNewLine) piece.trailingCut += gap;
    }
    return measured;
  }

  private measureAll(pieces: readonly Inline[], styles: StyleStack): Inline[] {
    let first: FirstOfStyle | undefined;
    return pieces.map((piece, index) => {
      if (first && sameStyle(piece, first.unmeasured))
        return this.measureLike(piece, (first.model ??= { ...first.measured, leadingIndent: undefined }));
      // Most texts are one piece.
      if (pieces.length > 1) first = { unmeasured: { ...piece }, measured: piece };
      // Another one than the first is measured behind an empty piece, which takes the indent.
      styles.auto(piece, () => super.measure(index === 0 ? [piece] : [{ ...piece, text: '' }, piece], pushed(styles)));
      return piece;
    });
  }

  private measureLike({ text, lineEnd, noNewLine }: Inline, model: Inline): Inline {
    const width = (part: string): number => this.widthOfText(part, model);
    const [before] = spaces.before.exec(text) ?? [];
    const [behind] = spaces.behind.exec(text) ?? [];
    return {
      ...model,
      text,
      lineEnd,
      noNewLine,
      width: width(text),
      leadingCut: before === undefined ? 0 : width(before),
      trailingCut: behind === undefined ? 0 : width(behind),
    };
  }
}

/** A stack that has the style of a piece already: the library would push it anew for each property that it asks for. */
const pushed = (styles: StyleStack): StyleStack => ({
  getProperty: (name) => styles.getProperty(name),
  auto: (_item, ask) => ask(),
});

/** What is a piece's own: all else that is said of it before it is measured is its style. */
const own: ReadonlySet<string> = new Set(['text', 'lineEnd', 'noNewLine'] satisfies (keyof Inline)[]);

function sameStyle(a: Inline, b: Inline): boolean {
  const says = (piece: Inline, other: Inline): boolean => {
    for (const name in piece)
      if (!own.has(name) && piece[name as keyof Inline] !== other[name as keyof Inline]) return false;
    return true;
  };
  return says(a, b) && says(b, a);
}

/** Where a line may break before a bracket. */
const bracket = /(?<=.)（|(?<= )\(/u;

/**
 * UAX 14 lets no line break between a digit and a Chinese bracket, nor between a closing quote and one behind a blank: a rank stands above its
 * interval, and a number in brackets below a phrase.
 */
function splitBrackets(inline: Inline): Inline[] {
  const at = inline.text.search(bracket);
  if (at < 0) return [inline];
  const { lineEnd: _, ...start } = inline;
  return [{ ...start, text: inline.text.slice(0, at) }, ...splitBrackets({ ...inline, text: inline.text.slice(at) })];
}

/** A text that must not wrap comes in one piece, in which scripts would touch. */
function splitScripts(inline: Inline): Inline[] {
  const parts = inline.text.split(scriptChange);
  if (parts.length < 2) return [inline];
  return parts.map((text, index) => ({ ...inline, text, ...(index < parts.length - 1 ? { noNewLine: true } : {}) }));
}
