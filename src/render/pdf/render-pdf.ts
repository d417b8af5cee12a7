/** The report as a PDF briefing. Takes a report and its drawings; gives the file's bytes, the same for the same input. */
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { FontFiles } from '../../host/host.js';
import type { Drawing, Measure } from '../../model/chart.js';
import { languageTags } from '../../model/language.js';
import type { Report } from '../../model/report.js';
import type { Theme } from '../../model/theme.js';
import type { Wording } from '../../model/wording.js';
import { makeSection } from './make-blocks.js';
import { makeFrontPage } from './make-front-page.js';
import { accentOf, page, sansFamily, serifFamily, type Layout } from './layout.js';
import { placeBookmarks } from './place-bookmarks.js';

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
  /** A file to embed, such as the workbook. */
  readonly attachment?: { readonly name: string; readonly bytes: Uint8Array };
}

export async function renderPdf(input: PdfInput): Promise<Uint8Array> {
  const { fonts } = input;
  const sans = {
    normal: fonts['sans-regular'],
    bold: fonts['sans-bold'],
    italics: fonts['sans-regular'],
    bolditalics: fonts['sans-bold'],
  };
  const serif = { ...sans, normal: fonts['serif-regular'], italics: fonts['serif-regular'] };
  pdfmake.setFonts({ [sansFamily]: sans, [serifFamily]: serif });
  pdfmake.setUrlAccessPolicy(() => false);
  const allowed = new Set<string>(Object.values(fonts));
  pdfmake.setLocalAccessPolicy((path: string) => allowed.has(path));
  if (input.attachment) storeAttachment(input.attachment);
  const definition = defineDocument(input);
  const output = pdfmake.createPdf(definition);
  await placeBookmarks(output, definition.content);
  return await output.getBuffer();
}

function defineDocument(input: PdfInput): TDocumentDefinitions {
  const { report, theme, wording, drawings, measure, workbook, created, attachment } = input;
  const layout: Layout = { report, wording, theme, drawings, measure, used: new Set() };
  const { briefing, colours } = theme;
  const author = report.office ?? '';
  const content: Content[] = [
    ...makeFrontPage(layout, workbook),
    ...makeContents(layout),
    ...report.sections.flatMap((section) => makeSection(layout, section)),
  ];
  return {
    content,
    pageSize: 'A4',
    pageMargins: [page.margins.left, page.margins.top, page.margins.right, page.margins.bottom],
    defaultStyle: { font: serifFamily, fontSize: briefing.body, color: colours.ink },
    styles: {
      contents1: { font: sansFamily, fontSize: briefing.body, bold: true },
      contents2: { font: sansFamily, fontSize: briefing.body - 1 },
    },
    header: (current: number) => (current === 1 ? '' : makeRunningHead(layout)),
    footer: (current: number, pages: number) => ({
      text: wording.say('page', { page: current, pages }),
      alignment: 'center',
      font: sansFamily,
      fontSize: briefing.note,
      color: colours.muted,
      margin: [0, 15, 0, 0],
    }),
    info: {
      title: plain(report.title),
      subject: plain(report.subtitle),
      author: plain(author),
      creator: 'bench',
      producer: 'bench',
      creationDate: created,
      modDate: created,
    },
    language: languageTags[report.language],
    displayTitle: true,
    compress: true,
    ...(attachment ? { files: { workbook: describeAttachment(attachment, created) } } : {}),
  } as unknown as TDocumentDefinitions;
}

/** The library reads attachments by path only; this puts the bytes into its file system in memory, which its types leave out. */
function storeAttachment({ name, bytes }: { name: string; bytes: Uint8Array }): void {
  const { virtualfs } = pdfmake as unknown as { virtualfs: { writeFileSync(path: string, content: Uint8Array): void } };
  virtualfs.writeFileSync(name, Buffer.from(bytes));
}

function describeAttachment({ name }: { name: string }, created: Date): Record<string, unknown> {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { src: name, name, type, creationDate: created, modifiedDate: created, relationship: 'Source' };
}

/** Metadata is written into XML without escaping. */
const plain = (text: string): string => text.replace(/[<>&]/g, ' ');

/** Contents and the key to the signs, on a page of their own. */
function makeContents(layout: Layout): Content[] {
  const { report, theme, wording } = layout;
  const { briefing, colours } = theme;
  const title = (key: string): Content => ({
    text: wording.say(key),
    font: sansFamily,
    bold: true,
    fontSize: briefing.heading,
    color: accentOf(layout),
    margin: [0, 6, 0, 6],
  });
  const half = Math.ceil(report.signs.length / 2);
  const list = (items: Report['signs']): Content => ({
    table: {
      widths: [22, '*'],
      body: items.map(({ sign, meaning }) => [
        { text: sign, alignment: 'center', bold: true },
        { text: meaning, color: colours.ink },
      ]),
    },
    layout: 'noBorders',
    font: sansFamily,
    fontSize: briefing.table,
  });
  return [
    { ...(title('contents') as object), pageBreak: 'before' } as Content,
    { toc: { id: 'contents', numberStyle: { font: sansFamily } } },
    { ...(title('signs') as object), margin: [0, 22, 0, 6] } as Content,
    { columns: [list(report.signs.slice(0, half)), list(report.signs.slice(half))], columnGap: 16 },
  ];
}

function makeRunningHead({ report, theme }: Layout): Content {
  const { briefing, colours } = theme;
  const { left, right } = page.margins;
  const width = page.width - left - right;
  const style = { font: sansFamily, fontSize: briefing.note, color: colours.muted };
  return {
    margin: [left, 30, right, 0],
    stack: [
      {
        columns: [
          { text: report.title, ...style },
          { text: report.marking ?? '', alignment: 'right', ...style },
        ],
      },
      { canvas: [{ type: 'line', x1: 0, y1: 3, x2: width, y2: 3, lineWidth: 0.4, lineColor: colours.rule }] },
    ],
  };
}
