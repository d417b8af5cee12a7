/** The report as a PDF briefing. Takes a report and its drawings; gives the file's bytes, the same for the same input. */
import type { Content } from 'pdfmake/interfaces.js';
import type { FontFiles } from '../../host/host.js';
import type { Drawing, Measure } from '../../model/chart.js';
import type { Keep } from '../../model/keep.js';
import { languageTags } from '../../model/language.js';
import type { Report } from '../../model/report.js';
import type { Theme } from '../../model/theme.js';
import type { Wording } from '../../model/wording.js';
import { makeSection } from './make-blocks.js';
import { makeContents } from './make-contents.js';
import { makeFrontPage } from './make-front-page.js';
import { makeFooter, makeRunningHead } from './make-furniture.js';
import { pages, sansFamily, serifFamily, third, type Layout } from './layout.js';
import { typeset } from './typeset/typeset.js';

export interface PdfInput {
  readonly report: Report;
  readonly wording: Wording;
  readonly theme: Theme;
  /** By figure id. */
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly fonts: FontFiles;
  readonly measure: Measure;
  /** Name of the workbook that page one points to. */
  readonly workbook: string;
  readonly created: Date;
  /** Whether the file is to conform to PDF/A-3b. */
  readonly archival: boolean;
  /** A file to embed, such as the workbook. */
  readonly attachment?: { readonly name: string; readonly bytes: Uint8Array };
  /** Takes packed pages and cut faces over from an earlier briefing. */
  readonly keep?: Keep;
}

export async function renderPdf(input: PdfInput): Promise<Uint8Array> {
  const { report, theme, wording, drawings, measure, workbook, created, archival, attachment } = input;
  const page = pages[report.language];
  const textWidth = page.width - page.margins.left - page.margins.right;
  const layout: Layout = { report, wording, theme, drawings, measure, page, textWidth, used: new Set() };
  const fonts = facesOf(input.fonts);
  const defaultStyle = {
    font: serifFamily,
    fontSize: theme.briefing.body,
    color: theme.colours.ink,
    lineHeight: lineHeights[report.language],
  };
  // What the text of page one leaves is the front figure's.
  const write = (measureHeight: (content: Content[]) => number): Content[] => [
    ...makeFrontPage(layout, workbook, shareOfFront(layout, measureHeight(makeFrontPage(layout, workbook, 0)))),
    ...makeContents(layout),
    ...report.sections.flatMap((section) => makeSection(layout, section)),
  ];
  return await typeset({
    write,
    page,
    fonts,
    defaultStyle,
    header: (current) => (current === 1 ? '' : makeRunningHead(layout)),
    footer: (current, count, signs) => makeFooter(layout, current, count, signs),
    language: languageTags[report.language],
    foreign: report.language === 'zh' ? undefined : languageTags.zh,
    info: {
      Title: plain(report.title),
      Subject: plain(report.subtitle),
      ...(report.office === undefined ? {} : { Author: plain(report.office) }),
      Creator: 'bench',
      Producer: 'bench',
      CreationDate: created,
      // The metadata of an archival file has no place for the date of a change.
      ...(archival ? {} : { ModDate: created }),
    },
    archival,
    keep: input.keep,
    attachment: attachment && { bytes: attachment.bytes, options: describeAttachment(attachment.name, created) },
  });
}

/** A figure narrower than this share of the text cannot be read; the page then goes on over the next. */
const narrowest = 0.55;

/** The largest share of the text width at which the front figure fits below so many points of text. */
function shareOfFront({ report, drawings, page, textWidth }: Layout, text: number): number {
  const drawing = report.front_figure && drawings.get(report.front_figure.id);
  if (!drawing) return 0;
  const room = page.height - page.margins.top - page.margins.bottom - text - 2 * third;
  return Math.max(narrowest, Math.min(1, (room * drawing.width) / (drawing.height * textWidth)));
}

/** The faces of the fonts set their lines at 1.45 em. */
const lineHeights = { zh: 1.04, en: 0.97 } as const;

/** Neither family has italics. */
function facesOf(fonts: FontFiles) {
  const [sans, sansBold, serif] = [fonts['sans-regular'], fonts['sans-bold'], fonts['serif-regular']];
  return {
    [sansFamily]: { normal: sans, bold: sansBold, italics: sans, bolditalics: sansBold },
    [serifFamily]: { normal: serif, bold: sansBold, italics: serif, bolditalics: sansBold },
  };
}

function describeAttachment(name: string, created: Date): object {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name, type, creationDate: created, modifiedDate: created, relationship: 'Source' };
}

/** Metadata is written into XML without escaping. */
const plain = (text: string): string => text.replace(/[<>&]/g, ' ');
