/** SVG to PNG, for places that take no SVG. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import subsetFont from 'subset-font';
import { sansFamily, type Drawing } from '../model/chart.js';
import type { Keep } from '../model/keep.js';

/** Pixels for each CSS pixel: sharp on paper at the size at which workbooks show pictures. */
const zoomOnPaper = 1.3;

/**
 * Draws each SVG as PNG. The renderer reads its fonts anew for every picture, so it is given fonts cut down to the characters that occur:
 * this takes 10 ms where the whole fonts would take 150 ms a picture.
 */
export async function rasterise(
  drawings: readonly Drawing[],
  fontFiles: readonly string[],
  keep: Keep,
  zoom: number = zoomOnPaper,
): Promise<Uint8Array[]> {
  const characters = [...new Set(drawings.flatMap(({ svg }) => [...svg]))].sort().join('');
  let folder: string | undefined;
  const writeFonts = async (): Promise<string[]> => {
    const fonts = await keep(
      'cut-fonts',
      () => characters,
      async () => await cutFonts(fontFiles, characters),
    );
    const own = mkdtempSync(join(tmpdir(), 'bench-fonts-'));
    folder = own;
    return fonts.map((bytes, index) => {
      const path = join(own, `${index}.ttf`);
      writeFileSync(path, bytes);
      return path;
    });
  };
  let written: Promise<string[]> | undefined;
  const images: Uint8Array[] = [];
  try {
    for (const { svg } of drawings)
      images.push(
        await keep(
          'picture',
          () => `${zoom}\n${svg}`,
          async () => draw(svg, zoom, await (written ??= writeFonts())),
        ),
      );
    return images;
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true });
  }
}

async function cutFonts(files: readonly string[], characters: string): Promise<Uint8Array[]> {
  const cut: Uint8Array[] = [];
  for (const file of files) cut.push(await subsetFont(readFileSync(file), characters, { targetFormat: 'truetype' }));
  return cut;
}

function draw(svg: string, zoom: number, fontFiles: string[]): Uint8Array {
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: sansFamily };
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: zoom } }).render().asPng();
}
