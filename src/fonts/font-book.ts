/** The shipped fonts, opened for measuring and for asking whether a character is on board. */
import { openSync, type Font } from 'fontkit';
import type { Face, FontFiles } from '../host/host.js';
import { checkFontFile, damagedFont } from './check-file.js';

export interface FontBook {
  /** Width of a text at a font size, in the unit of the size. */
  measure(text: string, fontSize: number, face: Face): number;
  /** Whether the face draws the character; without it a box would be printed. */
  has(codePoint: number, face: Face): boolean;
}

interface OpenFace {
  readonly font: Font;
  /** Units of the font to the em. */
  readonly em: number;
  /** Width in units by code point. */
  readonly advances: Map<number, number>;
}

/** Opens faces when they are first asked for. @throws Error of the code EFONT where a file is damaged; other libraries would take it as it is. */
export function openFonts(files: FontFiles): FontBook {
  for (const file of Object.values(files)) checkFontFile(file);
  const faces = new Map<Face, OpenFace>();
  const open = (face: Face): OpenFace => {
    let opened = faces.get(face);
    if (!opened) {
      const font = openSync(files[face]);
      if (!('glyphForCodePoint' in font)) throw new Error(`${files[face]} is a collection, not a font`);
      // The library looks the size of the em up in a table each time.
      opened = { font, em: font.unitsPerEm, advances: new Map() };
      faces.set(face, opened);
    }
    return opened;
  };
  /** What the library meets in a damaged table is of all kinds. */
  const ask = <T>(face: Face, question: (opened: OpenFace) => T): T => {
    try {
      return question(open(face));
    } catch (error) {
      throw error instanceof Error && 'code' in error ? error : damagedFont(files[face], error);
    }
  };
  return {
    measure(text, fontSize, face) {
      const { em, advances } = ask(face, (opened) => opened);
      let units = 0;
      for (const character of text) {
        const codePoint = character.codePointAt(0) ?? 0;
        let advance = advances.get(codePoint);
        if (advance === undefined) {
          advance = ask(face, ({ font }) => font.glyphForCodePoint(codePoint).advanceWidth);
          advances.set(codePoint, advance);
        }
        units += advance;
      }
      return (units / em) * fontSize;
    },
    has: (codePoint, face) => ask(face, ({ font }) => font.hasGlyphForCodePoint(codePoint)),
  };
}
