/** A text that was made from another one and knows, for each of its characters, where that came from. */
import type { Span } from './source-text.js';

export class MappedText {
  readonly text: string;
  readonly original: string;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;

  /** `starts` and `ends`: for each UTF-16 unit of `text`, the run of `original` that it stands for; both never decrease. */
  constructor(original: string, text: string, starts: Uint32Array, ends: Uint32Array) {
    this.original = original;
    this.text = text;
    this.#starts = starts;
    this.#ends = ends;
  }

  /** Where a run of the text came from; an empty run gives an empty run. */
  toOriginal({ start, end }: Span): Span {
    const from = this.#starts[start] ?? this.original.length;
    return { start: from, end: end <= start ? from : (this.#ends[end - 1] ?? this.original.length) };
  }

  /** The words of the original that a run came from, as they were written. */
  quote(span: Span): string {
    const { start, end } = this.toOriginal(span);
    return this.original.slice(start, end);
  }
}
