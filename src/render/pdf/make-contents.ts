/** The page behind the first: the contents with their pages, and the key to the signs. */
import type { Content } from 'pdfmake/interfaces.js';
import type { Section } from '../../model/report.js';
import { makeHeading, sansFamily, third, type Layout } from './layout.js';

interface Entry {
  readonly id: string;
  readonly text: string;
  readonly level: 1 | 2;
}

export function makeContents(layout: Layout): Content[] {
  const { report, wording } = layout;
  const heading = makeHeading(layout, wording.say('contents'), 'contents', 1);
  const entries = report.sections.flatMap(listEntries);
  const list = { contents: true, stack: entries.map((entry) => makeEntry(layout, entry)) };
  return [
    { ...(heading as object), pageBreak: 'before' } as Content,
    { ...list, margin: [0, third, 0, 2 * third] },
    makeHeading(layout, wording.say('signs'), 'signs', 1),
    makeSigns(layout),
  ];
}

const listEntries = ({ id, heading, blocks }: Section): Entry[] => [
  { id: `section-${id}`, text: heading, level: 1 },
  ...blocks.flatMap((block): Entry[] =>
    block.type === 'heading' && block.in_contents ? [{ id: block.id, text: block.text, level: 2 }] : [],
  ),
];

/** Width of the page numbers' column. */
const numberWidth = 40;

/** A line of the contents, dotted between the heading and its page. */
function makeEntry({ theme, measure, textWidth }: Layout, { id, text, level }: Entry): Content {
  const bold = level === 1;
  const fontSize = bold ? theme.briefing.body : theme.briefing.small;
  const indent = bold ? 0 : 2 * theme.briefing.body;
  // The spaces between scripts are not in the measure.
  const taken = measure(text, fontSize, bold) * 1.03 + 6;
  const x2 = textWidth - indent - taken - numberWidth;
  const y = fontSize * 0.95;
  const dots: Content = {
    canvas: [
      {
        type: 'line',
        x1: 0,
        y1: y,
        x2,
        y2: y,
        lineWidth: 0.8,
        lineColor: theme.colours.rule,
        dash: { length: 0.8, space: 2.6 },
      },
    ],
  };
  return {
    columns: [
      { width: taken, text, linkToDestination: id },
      { width: '*', ...dots },
      { width: numberWidth, text: [{ pageReference: id }], alignment: 'right' },
    ],
    font: sansFamily,
    bold,
    fontSize,
    margin: [indent, bold ? third / 2 : 0, 0, 0],
  } as unknown as Content;
}

function makeSigns({ report, theme }: Layout): Content {
  const half = Math.ceil(report.signs.length / 2);
  const list = (items: typeof report.signs): Content =>
    ({
      list: true,
      table: {
        widths: [22, '*'],
        body: items.map(({ sign, meaning }) => [{ text: sign, alignment: 'center', bold: true }, { text: meaning }]),
      },
      layout: 'noBorders',
      font: sansFamily,
      fontSize: theme.briefing.small,
    }) as unknown as Content;
  return { columns: [list(report.signs.slice(0, half)), list(report.signs.slice(half))], columnGap: 16 };
}
