/** Sizes, fonts and colours of the briefing's pages, and the content types that its parts build. */
import type { Content } from 'pdfmake/interfaces.js';
import { sansFamily, type Drawing, type Measure } from '../../model/chart.js';
import type { Report } from '../../model/report.js';
import type { Theme } from '../../model/theme.js';
import type { Wording } from '../../model/wording.js';

export { sansFamily };
export const serifFamily = 'Noto Serif SC';

/** A4 with the text block in points. */
export const page = { width: 595.28, height: 841.89, margins: { left: 56, top: 62, right: 56, bottom: 52 } } as const;
export const textWidth = page.width - page.margins.left - page.margins.right;

/** What every part of the document is made from. */
export interface Layout {
  readonly report: Report;
  readonly wording: Wording;
  readonly theme: Theme;
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly measure: Measure;
  /** Evidence rows that something links to; the first place of each carries the way back. */
  readonly used: Set<number>;
}

export const evidenceTarget = (row: number): string => `evidence-${row}`;
export const useTarget = (row: number): string => `use-${row}`;

/** A heading of the document, among the bookmarks and, when listed, in the contents. Level 1 is a section, level 2 stands within one. */
export function makeHeading(layout: Layout, text: string, id: string, level: 1 | 2, listed = true): Content {
  const { briefing, colours } = layout.theme;
  const size = level === 1 ? briefing.heading : briefing.subheading;
  // The library's types know `id` on other nodes only, so the literal is not checked against them at once.
  const heading = {
    text,
    id,
    font: sansFamily,
    bold: true,
    fontSize: size,
    color: level === 1 ? accentOf(layout) : colours.ink,
    margin: level === 1 ? [0, 6, 0, 8] : [0, 8, 0, 3],
    headlineLevel: level,
    ...(listed && {
      tocItem: 'contents',
      tocMargin: [level === 1 ? 0 : 14, level === 1 ? 4 : 0, 0, 0],
      tocStyle: level === 1 ? 'contents1' : 'contents2',
    }),
  };
  return heading as unknown as Content;
}

/** The Chinese edition takes the red of a circulated briefing, the English one the blue of the charts. */
export function accentOf({ report, theme }: Layout): string {
  return report.language === 'zh' ? theme.colours.masthead : theme.colours.accent;
}

/** Small marks that lead to rows of the evidence table. */
export function makeEvidenceMarks({ report, theme, wording }: Layout, rows: readonly number[]): Content[] {
  if (report.evidence.length === 0) return [];
  return rows.map((row) => ({
    text: wording.say('evidence.mark', { number: row }),
    linkToDestination: evidenceTarget(row),
    color: theme.colours.link,
    font: sansFamily,
    fontSize: theme.briefing.note,
  }));
}
