/** The shipped fonts, opened for measuring and for asking whether a character is on board. */
import { openSync, type Font } from 'fontkit';
import type { Face, FontFiles } from '../host/host.js';

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

/** Opens faces when they are first asked for. */
export function openFonts(files: FontFiles): FontBook {
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
  return {
    measure(text, fontSize, face) {
      const { font, em, advances } = open(face);
      let units = 0;
      for (const character of text) {
        const codePoint = character.codePointAt(0) ?? 0;
        let advance = advances.get(codePoint);
        if (advance === undefined) {
          advance = font.glyphForCodePoint(codePoint).advanceWidth;
          advances.set(codePoint, advance);
        }
        units += advance;
      }
      return (units / em) * fontSize;
    },
    has: (codePoint, face) => open(face).font.hasGlyphForCodePoint(codePoint),
  };
}
