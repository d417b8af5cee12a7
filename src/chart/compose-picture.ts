/** Makes a chart stand alone: its number, title and description for screen readers, notes and source inside the picture. */
import { sansFamily, type Drawing, type Measure } from '../model/chart.js';
import type { Figure } from '../model/report.js';
import type { Theme } from '../model/theme.js';
import { smallSize } from './theme-config.js';
import { wrapText } from '../text/wrap-text.js';

const escapes: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** Text for XML content and attributes. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (character) => escapes[character] ?? character);
}

const margin = 12;

/**
 * Adds the number above the drawing, lines below it, and room beside one that is narrower than others; the drawing itself is not touched.
 */
export function composePicture(
  drawing: Drawing,
  figure: Figure,
  footnotes: readonly string[],
  theme: Theme,
  measure: Measure,
): Drawing {
  const size = smallSize(theme);
  const lineHeight = size * 1.4;
  // The drawing has a margin of its own, into which the number reaches.
  const top = size;
  const bottom = top + drawing.height;
  const width = Math.max(drawing.width, theme.chart.width);
  const lines = footnotes.flatMap((note) => wrapText(note, width - 2 * margin, (text) => measure(text, size, false)));
  const height = Math.ceil(bottom + lines.length * lineHeight + margin);
  const inner = drawing.svg.replace(/^<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
  const write = (text: string, y: number): string =>
    `<text x="${margin}" y="${y.toFixed(1)}" font-family="${sansFamily}" font-size="${size}px" fill="${theme.colours.muted}">${escapeXml(text)}</text>`;
  const ids = `aria-labelledby="${figure.id}-title ${figure.id}-desc"`;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${ids} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title id="${figure.id}-title">${escapeXml(figure.heading)}</title>`,
    `<desc id="${figure.id}-desc">${escapeXml(figure.alt)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${theme.colours.paper}"/>`,
    // The drawing brings its own paper, so the number is written upon it.
    `<g transform="translate(0,${top})">${inner}</g>`,
    write(figure.number, margin + top * 0.6),
    ...lines.map((line, index) => write(line, bottom + (index + 0.8) * lineHeight)),
    '</svg>\n',
  ].join('');
  return { svg, width, height };
}
