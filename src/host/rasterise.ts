/** SVG to PNG, for places that take no SVG. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import subsetFont from 'subset-font';
import { sansFamily, type Drawing } from '../model/chart.js';

/** Pixels for each CSS pixel: sharp on paper at the size at which workbooks show pictures. */
const zoomOnPaper = 1.3;

/**
 * Draws each SVG as PNG. The renderer reads its fonts anew for every picture, so it is given fonts cut down to the characters that occur:
 * this takes 10 ms where the whole fonts would take 150 ms a picture.
 */
export async function rasterise(
  drawings: readonly Drawing[],
  fontFiles: readonly string[],
  zoom: number = zoomOnPaper,
): Promise<Uint8Array[]> {
  const characters = [...new Set(drawings.flatMap(({ svg }) => [...svg]))].join('');
  const folder = mkdtempSync(join(tmpdir(), 'bench-fonts-'));
  try {
    const cut: string[] = [];
    for (const [index, file] of fontFiles.entries()) {
      const path = join(folder, `${index}.ttf`);
      writeFileSync(path, await subsetFont(readFileSync(file), characters, { targetFormat: 'truetype' }));
      cut.push(path);
    }
    const font = { loadSystemFonts: false, fontFiles: cut, defaultFontFamily: sansFamily };
    return drawings.map(({ svg }) => new Resvg(svg, { font, fitTo: { mode: 'zoom', value: zoom } }).render().asPng());
  } finally {
    rmSync(folder, { recursive: true });
  }
}
