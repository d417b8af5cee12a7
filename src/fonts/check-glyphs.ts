/** Looks for characters that no shipped font draws, before anything is laid out: a missing glyph would be printed as a box. */
import type { Collector } from '../diagnostics/collector.js';
import type { Place, Severity } from '../diagnostics/diagnostic.js';
import type { Report } from '../model/report.js';
import type { FontBook } from './font-book.js';

/**
 * Reports each missing character once, with the text in which it stands. A warning where only pictures are drawn with our fonts.
 * @param find where a character comes from.
 */
export function checkGlyphs(
  reports: readonly Report[],
  fonts: FontBook,
  find: (character: string) => Place,
  collector: Collector,
  severity: Severity,
): void {
  const seen = new Set<number>();
  visitTexts(reports, (text) => {
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (seen.has(codePoint)) continue;
      seen.add(codePoint);
      if (codePoint === 0x0a || (fonts.has(codePoint, 'sans-regular') && fonts.has(codePoint, 'serif-regular')))
        continue;
      const values = { character, codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}` };
      const remedy =
        severity === 'error' ? 'write it with another character' : 'pictures in the workbook show a box for it';
      const hints = [`it stands in "${excerpt(text, character)}"; ${remedy}`];
      collector.add('glyph-missing', find(character), values, { hints, severity });
    }
  });
}

/** Characters that are shown of a text before and from the one that is meant. */
const [shownBefore, shownFrom] = [15, 25];

function excerpt(text: string, character: string): string {
  const characters = [...text.replaceAll('\n', ' ')];
  const at = characters.indexOf(character);
  const [start, end] = [Math.max(0, at - shownBefore), at + shownFrom];
  return `${start > 0 ? '…' : ''}${characters.slice(start, end).join('')}${end < characters.length ? '…' : ''}`;
}

/** Every text of a report, wherever it stands. */
function visitTexts(value: unknown, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value);
  else if (Array.isArray(value)) for (const item of value) visitTexts(item, visit);
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) visitTexts(item, visit);
}
