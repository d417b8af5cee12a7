/** A decoded text file with its path and an index of its lines. Takes decoded text (no BOM); refuses nothing. */

/** A run of characters: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place for people: lines and columns count from 1, columns count characters (code points). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export class SourceText {
  readonly path: string;
  readonly text: string;
  #lineStarts: number[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** The offset at which each line starts; line ends are LF, CRLF or CR. */
  get lineStarts(): readonly number[] {
    if (!this.#lineStarts) {
      this.#lineStarts = [0];
      for (const match of this.text.matchAll(/\r\n|\n|\r/g)) this.#lineStarts.push(match.index + match[0].length);
    }
    return this.#lineStarts;
  }

  /** The line and column of an offset; an offset past the end gives the place after the last character. */
  positionAt(offset: number): Position {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const before = this.text.slice(starts[low] ?? 0, offset);
    return { line: low + 1, column: [...before].length + 1 };
  }

  /** The text of a line (from 1), without its line end. */
  lineText(line: number): string {
    const start = this.lineStarts[line - 1];
    if (start === undefined) return '';
    const end = this.lineStarts[line] ?? this.text.length;
    return this.text.slice(start, end).replace(/[\r\n]+$/, '');
  }
}
