/** A text in the making: edited run by run, while each character keeps the run of the original that it stands for. */
import { MappedText } from '../../text/mapped-text.js';
import type { Span } from '../../text/source-text.js';

/** A run of the draft and what stands in its place. */
export interface Edit extends Span {
  readonly replacement: string;
}

/** What replaces a match: a text, or a text made from the match. */
export type Replacement = string | ((match: RegExpExecArray) => string);

export class Draft {
  readonly text: string;
  readonly #original: string;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;

  private constructor(original: string, text: string, starts: Uint32Array, ends: Uint32Array) {
    this.#original = original;
    this.text = text;
    this.#starts = starts;
    this.#ends = ends;
  }

  /** A draft that says what the original says. Both halves of a character beyond U+FFFF stand for the whole of it. */
  static of(original: string): Draft {
    const starts = Uint32Array.from({ length: original.length }, (_, unit) => unit);
    const ends = starts.map((unit) => unit + 1);
    for (const { index } of original.matchAll(/[\u{10000}-\u{10ffff}]/gu)) {
      starts[index + 1] = index;
      ends[index] = index + 2;
    }
    return new Draft(original, original, starts, ends);
  }

  /** Replaces each match of a global pattern. */
  rewrite(pattern: RegExp, replacement: Replacement): Draft {
    const edits: Edit[] = [];
    for (const match of this.text.matchAll(pattern)) {
      const [found] = match;
      const put = typeof replacement === 'string' ? replacement : replacement(match);
      if (put !== found) edits.push({ start: match.index, end: match.index + found.length, replacement: put });
    }
    return this.edit(edits);
  }

  /**
   * Makes edits, which come in order and do not overlap. A replacement as long as its run stands for it unit by unit; any other
   * stands for the whole run with each of its units.
   */
  edit(edits: readonly Edit[]): Draft {
    if (edits.length === 0) return this;
    const length = edits.reduce(
      (sum, edit) => sum + edit.replacement.length - (edit.end - edit.start),
      this.text.length,
    );
    const starts = new Uint32Array(length);
    const ends = new Uint32Array(length);
    const pieces: string[] = [];
    let from = 0;
    let to = 0;
    /** Takes over the places of what is before an offset, and says it in other words if there are any. */
    const advance = (end: number, text = this.text.slice(from, end)): void => {
      starts.set(this.#starts.subarray(from, end), to);
      ends.set(this.#ends.subarray(from, end), to);
      pieces.push(text);
      to += end - from;
      from = end;
    };
    for (const { start, end, replacement } of edits) {
      advance(start);
      if (replacement.length === end - start) advance(end, replacement);
      else {
        starts.fill(this.#starts[start] ?? 0, to, to + replacement.length);
        ends.fill(this.#ends[end - 1] ?? 0, to, to + replacement.length);
        pieces.push(replacement);
        to += replacement.length;
        from = end;
      }
    }
    advance(this.text.length);
    return new Draft(this.#original, pieces.join(''), starts, ends);
  }

  toMappedText(): MappedText {
    return new MappedText(this.#original, this.text, this.#starts, this.#ends);
  }
}
