/** Makes a chart stand alone: title and description for screen readers, notes and source inside the picture. */
import { sansFamily, type Drawing, type Measure } from '../model/chart.js';
import type { Figure } from '../model/report.js';
import type { Theme } from '../model/theme.js';
import { wrapText } from './wrap-text.js';

const escapes: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** Text for XML content and attributes. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (character) => escapes[character] ?? character);
}

const margin = 12;

/** Adds lines below the drawing; the drawing itself is not touched. */
export function composePicture(
  drawing: Drawing,
  figure: Figure,
  footnotes: readonly string[],
  theme: Theme,
  measure: Measure,
): Drawing {
  const size = theme.chart.font_size - 1.5;
  const lineHeight = size * 1.45;
  const lines = footnotes.flatMap((note) =>
    wrapText(note, drawing.width - 2 * margin, (text) => measure(text, size, false)),
  );
  const height = Math.ceil(drawing.height + lines.length * lineHeight + margin);
  const inner = drawing.svg.replace(/^<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
  const notes = lines.map((line, index) => {
    const y = (drawing.height + (index + 0.8) * lineHeight).toFixed(1);
    return `<text x="${margin}" y="${y}" font-family="${sansFamily}" font-size="${size}px" fill="${theme.colours.muted}">${escapeXml(line)}</text>`;
  });
  const ids = `aria-labelledby="${figure.id}-title ${figure.id}-desc"`;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${ids} width="${drawing.width}" height="${height}" viewBox="0 0 ${drawing.width} ${height}">`,
    `<title id="${figure.id}-title">${escapeXml(`${figure.number} ${figure.title}`)}</title>`,
    `<desc id="${figure.id}-desc">${escapeXml(figure.alt)}</desc>`,
    `<rect width="${drawing.width}" height="${height}" fill="${theme.colours.paper}"/>`,
    inner,
    ...notes,
    '</svg>\n',
  ].join('');
  return { svg, width: drawing.width, height };
}
