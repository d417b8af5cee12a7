/** Page one, which stands alone: what is asked, what came out, one figure, what cannot be compared, where the rest is. */
import type { Content } from 'pdfmake/interfaces.js';
import { makeFigure } from './make-blocks.js';
import { accentOf, makeEvidenceMarks, sansFamily, textWidth, type Layout } from './layout.js';

export function makeFrontPage(layout: Layout, workbook: string): Content[] {
  const { report, theme, wording } = layout;
  const { briefing, colours } = theme;
  const size = briefing.body - 1;
  const subheading = (key: string): Content => ({
    text: wording.say(key),
    font: sansFamily,
    bold: true,
    fontSize: briefing.subheading,
    color: accentOf(layout),
    margin: [0, 6, 0, 2],
  });
  return [
    ...makeMasthead(layout),
    { text: report.question, fontSize: briefing.body + 0.5, margin: [0, 8, 0, 2], lineHeight: 1.05 },
    subheading('front.messages'),
    ...report.messages.map(({ text, evidence }, index) =>
      makeItem(`${index + 1}.`, [text, ' ', ...makeEvidenceMarks(layout, evidence)], size),
    ),
    ...(report.front_figure ? [makeFigure(layout, report.front_figure, textWidth * 0.74)] : []),
    ...(report.limits.length > 0 ? [subheading('front.limits')] : []),
    ...report.limits.map((text) => makeItem('•', [text], size - 0.5)),
    {
      text: wording.say('front.workbook', { file: workbook }),
      fontSize: size - 1,
      color: colours.muted,
      margin: [0, 5, 0, 0],
    },
  ];
}

/** An item with its marker in a column of its own, so that the text comes out of the file in one piece. */
function makeItem(marker: string, text: Content[], fontSize: number): Content {
  return {
    columns: [
      { width: 14, text: marker },
      { width: '*', text },
    ],
    fontSize,
    margin: [0, 0, 0, 2.5],
  };
}

/** Chinese: red title over a red rule, as a circulated briefing has it, without claiming an office. English: a plain title. */
function makeMasthead(layout: Layout): Content[] {
  const { report, theme } = layout;
  const { briefing, colours } = theme;
  const chinese = report.language === 'zh';
  const colour = accentOf(layout);
  const alignment = chinese ? 'center' : 'left';
  const line = (y: number, width: number): Content => ({
    canvas: [{ type: 'line', x1: 0, y1: y, x2: textWidth, y2: y, lineWidth: width, lineColor: colour }],
  });
  const left = [report.office, report.issue_number, report.marking].filter((part) => part !== undefined).join('  ');
  return [
    {
      text: report.title,
      font: sansFamily,
      bold: true,
      fontSize: chinese ? briefing.title : briefing.title - 4,
      color: colour,
      alignment,
    },
    {
      text: report.subtitle,
      font: sansFamily,
      fontSize: briefing.body,
      color: colours.muted,
      alignment,
      margin: [0, 3, 0, 6],
    },
    {
      columns: [
        { text: left, font: sansFamily, fontSize: briefing.table, color: colours.muted },
        {
          text: report.date.text,
          font: sansFamily,
          fontSize: briefing.table,
          color: colours.muted,
          alignment: 'right',
        },
      ],
      margin: [0, 0, 0, 3],
    },
    line(0, 1.6),
    ...(chinese ? [line(2.4, 0.5)] : []),
  ];
}
