/** Page one, which stands alone: what is asked, what came out, one figure, what cannot be compared, where the rest is. */
import type { Content } from 'pdfmake/interfaces.js';
import { makeFigure } from './make-blocks.js';
import {
  accentOf,
  bodySize,
  makeEvidenceMarks,
  makeHeading,
  sansFamily,
  serifFamily,
  third,
  type Layout,
} from './layout.js';

/** @param figure the front figure's share of the text width; none leaves it out. */
export function makeFrontPage(layout: Layout, workbook: string, figure: number): Content[] {
  const { report, theme, wording } = layout;
  const { briefing, colours } = theme;
  const messages = report.messages.map(({ text, evidence }, index) =>
    makeItem(layout, `${index + 1}.`, [text, ' ', ...makeEvidenceMarks(layout, evidence)]),
  );
  const limits = report.limits.map((text) => makeItem(layout, '▪', [text]));
  return [
    ...makeMasthead(layout),
    { text: report.question, fontSize: bodySize(layout), margin: [0, 2 * third, 0, 0] },
    makeHead(layout, 'messages'),
    makeItems(messages, bodySize(layout)),
    ...(report.front_figure && figure > 0 ? [makeFigure(layout, report.front_figure, layout.textWidth * figure)] : []),
    ...(limits.length > 0 ? [makeHead(layout, 'limits')] : []),
    makeItems(limits, briefing.small),
    {
      text: wording.say(report.evidence.length > 0 ? 'front.workbook' : 'front.workbook-only', { file: workbook }),
      fontSize: briefing.small,
      color: colours.muted,
      margin: [0, third, 0, 0],
    },
  ];
}

/** A head of page one: among the sections, in the size of what stands within one. */
function makeHead(layout: Layout, part: 'messages' | 'limits'): Content {
  const heading = makeHeading(layout, layout.wording.say(`front.${part}`), `front-${part}`, 2);
  return { ...(heading as object), headlineLevel: 1, color: accentOf(layout) } as unknown as Content;
}

const makeItems = (items: Content[], fontSize: number): Content =>
  ({ stack: items, list: true, fontSize, margin: [0, third / 2, 0, 0] }) as unknown as Content;

/** An item with its marker in a column of its own, so that the text comes out of the file in one piece. */
function makeItem({ report }: Layout, marker: string, text: Content[]): Content {
  const alignment = report.language === 'zh' ? 'justify' : 'left';
  return {
    columns: [
      { width: 15, text: marker, font: sansFamily },
      { width: '*', text, font: serifFamily, alignment },
    ],
    margin: [0, 0, 0, 2.5],
  };
}

/** Chinese: red title over a red rule, as a circulated briefing has it, without claiming an office. English: a plain title. */
function makeMasthead(layout: Layout): Content[] {
  const { report, theme, textWidth } = layout;
  const { briefing, colours } = theme;
  const chinese = report.language === 'zh';
  const colour = accentOf(layout);
  const alignment = chinese ? 'center' : 'left';
  const line = (y: number, width: number): Content => ({
    canvas: [{ type: 'line', x1: 0, y1: y, x2: textWidth, y2: y, lineWidth: width, lineColor: colour }],
  });
  const left = [report.office, report.issue_number, report.marking].filter((part) => part !== undefined).join('  ');
  const small = { font: sansFamily, fontSize: briefing.small, color: colours.muted };
  const title = {
    text: report.title,
    font: sansFamily,
    bold: true,
    fontSize: chinese ? briefing.title : briefing.title - 4,
    color: colour,
    alignment,
    headlineLevel: 0,
  };
  return [
    title as unknown as Content,
    { text: report.subtitle, ...small, fontSize: briefing.body, alignment, margin: [0, third / 2, 0, third] },
    {
      columns: [
        { text: left, ...small },
        { text: report.date.text, ...small, alignment: 'right' },
      ],
      margin: [0, 0, 0, third / 2],
    },
    line(0, 1.6),
    ...(chinese ? [line(2.4, 0.5)] : []),
  ];
}
