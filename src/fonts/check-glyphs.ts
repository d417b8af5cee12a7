/** Looks for characters that no shipped font draws, before anything is laid out: a missing glyph would be printed as a box. */
import type { Collector } from '../diagnostics/collector.js';
import type { Severity } from '../diagnostics/diagnostic.js';
import type { Report } from '../model/report.js';
import type { FontBook } from './font-book.js';

/** Reports each missing character once, with the text in which it stands; `label` names the benchmark. A warning where only pictures are drawn with our fonts. */
export function checkGlyphs(
  report: Report,
  fonts: FontBook,
  label: string,
  collector: Collector,
  severity: Severity,
): void {
  const seen = new Set<number>();
  visitTexts(report, (text) => {
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (seen.has(codePoint)) continue;
      seen.add(codePoint);
      if (codePoint === 0x0a || (fonts.has(codePoint, 'sans-regular') && fonts.has(codePoint, 'serif-regular')))
        continue;
      const values = { character, codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}` };
      const remedy =
        severity === 'error' ? 'write it with another character' : 'pictures in the workbook show a box for it';
      const hints = [`it stands in "${[...text].slice(0, 40).join('')}"; ${remedy}`];
      collector.add('glyph-missing', { path: label }, values, { hints, severity });
    }
  });
}

/** Every text of a report, wherever it stands. */
function visitTexts(value: unknown, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value);
  else if (Array.isArray(value)) for (const item of value) visitTexts(item, visit);
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) visitTexts(item, visit);
}
