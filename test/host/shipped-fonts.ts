/** The fonts that ship with the package, as the build cut them. */
import { join } from 'node:path';
import { openFonts } from '../../src/fonts/font-book.js';
import type { FontFiles } from '../../src/host/host.js';
import type { Measure } from '../../src/model/chart.js';
import { projectRoot } from '../cli/run-bench.js';

const fileOf = (face: string): string => join(projectRoot, 'dist/fonts', `${face}.ttf`);

export const shippedFonts: FontFiles = {
  'sans-regular': fileOf('sans-regular'),
  'sans-bold': fileOf('sans-bold'),
  'serif-regular': fileOf('serif-regular'),
};

export const fontBook = openFonts(shippedFonts);

export const measure: Measure = (text, size, bold) => fontBook.measure(text, size, bold ? 'sans-bold' : 'sans-regular');
