/** The page, the type scale and the parts that everything in the briefing is built from. */
import type { Content } from 'pdfmake/interfaces.js';
import { sansFamily, type Drawing, type Measure } from '../../model/chart.js';
import type { Language } from '../../model/language.js';
import type { Report } from '../../model/report.js';
import type { Theme } from '../../model/theme.js';
import type { Wording } from '../../model/wording.js';

export { sansFamily };
export const serifFamily = 'Noto Serif SC';

const points = (millimetres: number): number => (millimetres * 72) / 25.4;

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly margins: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
}

const a4 = { width: 595.28, height: 841.89 };

/**
 * A4 in points. The Chinese edition has the side margins of GB/T 9704-2012 (28 mm at the binding, a text block of 156 mm); above and
 * below it gives less room than the 37 mm and 35 mm of a letter, so that long tables break less often. The English one is wider.
 */
export const pages: Readonly<Record<Language, Page>> = {
  zh: { ...a4, margins: { left: points(28), top: points(20), right: points(26), bottom: points(20) } },
  en: { ...a4, margins: { left: points(20), top: points(20), right: points(20), bottom: points(20) } },
};

/**
 * Points between baselines of running text: one and a half times the body size. Space is counted in thirds of it and stands above what it
 * sets off: below, it could start a page of its own.
 */
export const leading = 15.75;
export const third = leading / 3;

/** What every part of the document is made from. */
export interface Layout {
  readonly report: Report;
  readonly wording: Wording;
  readonly theme: Theme;
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly measure: Measure;
  readonly page: Page;
  /** Width of the text block. */
  readonly textWidth: number;
  /** Evidence rows that something links to; the first place of each carries the way back. */
  readonly used: Set<number>;
}

export const evidenceTarget = (row: number): string => `evidence-${row}`;
export const useTarget = (row: number): string => `use-${row}`;

/** A heading of the document, among the bookmarks and, when listed, in the contents. Level 1 is a section, level 2 stands within one. */
export function makeHeading(layout: Layout, text: string, id: string, level: 1 | 2): Content {
  const { briefing, colours } = layout.theme;
  // The library's types know `id` on other nodes only, so the literal is not checked against them at once.
  const heading = {
    text,
    id,
    font: sansFamily,
    bold: true,
    fontSize: level === 1 ? briefing.heading : briefing.subheading,
    color: level === 1 ? accentOf(layout) : colours.ink,
    margin: [0, 2 * third, 0, 0],
    headlineLevel: level,
  };
  return heading as unknown as Content;
}

type Sized = Pick<Layout, 'report' | 'theme'>;

/** Size of running text: Latin letters look larger than Chinese characters of their size. */
export const bodySize = ({ report, theme }: Sized): number =>
  report.language === 'zh' ? theme.briefing.body : theme.briefing.body - 1;

/** Size of what stands in tables. */
export const tableSize = ({ report, theme }: Sized): number =>
  report.language === 'zh' ? theme.briefing.table : theme.briefing.table - 0.5;

/** Running text. Chinese is set flush on both sides with its first line two characters in; English ragged on the right. */
export function makeParagraph(layout: Layout, text: string, tone?: 'note' | 'lead'): Content {
  const { briefing, colours } = layout.theme;
  const chinese = layout.report.language === 'zh';
  const fontSize = tone === 'note' ? briefing.note : bodySize(layout);
  return {
    text,
    fontSize,
    color: tone === undefined ? colours.ink : colours.muted,
    ...(chinese ? { alignment: 'justify', leadingIndent: 2 * fontSize } : {}),
    margin: [0, third, 0, 0],
  };
}

/** The Chinese edition takes the red of a circulated briefing, the English one the blue of the charts. */
export function accentOf({ report, theme }: Pick<Layout, 'report' | 'theme'>): string {
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
