/** What stands on every page around the text: running head, page number, and the meaning of the signs that the page uses. */
import type { Content } from 'pdfmake/interfaces.js';
import { sansFamily, serifFamily, third, type Layout } from './layout.js';

export function makeRunningHead(layout: Layout): Content {
  const { report, theme, page, textWidth } = layout;
  const { briefing, colours } = theme;
  const style = { font: sansFamily, fontSize: briefing.note, color: colours.muted };
  return {
    margin: [page.margins.left, page.margins.top - 28, page.margins.right, 0],
    stack: [
      {
        columns: [
          { text: report.title, ...style },
          { text: report.marking ?? '', alignment: 'right', ...style, width: 'auto' },
        ],
      },
      { canvas: [{ type: 'line', x1: 0, y1: 3, x2: textWidth, y2: 3, lineWidth: 0.4, lineColor: colours.rule }] },
    ],
  };
}

/**
 * Page x of y, in Chinese between dashes at the outer edge as GB/T 9704-2012 has it; above it the key to the signs of the page.
 * @param signs those that stand on the page.
 */
export function makeFooter(layout: Layout, current: number, count: number, signs: ReadonlySet<string>): Content {
  const { report, theme, wording, page, textWidth } = layout;
  const { briefing, colours } = theme;
  const chinese = report.language === 'zh';
  const used = report.signs.filter(({ sign }) => signs.has(sign));
  const items = used.map(({ sign, meaning }) => wording.say('sign.item', { sign, meaning }));
  const key = items.length === 0 ? '' : wording.say('sign.key', { items: items.join(chinese ? '\uff1b' : '; ') });
  return {
    margin: [page.margins.left, third, page.margins.right, 0],
    stack: [
      ...(key === '' ? [] : [{ text: key, font: sansFamily, fontSize: briefing.note - 0.5, color: colours.muted }]),
      {
        // Counted from the top of the bottom margin.
        absolutePosition: { x: page.margins.left, y: page.margins.bottom - 28 },
        columns: [
          {
            width: textWidth,
            text: wording.say('page', { page: current, pages: count }),
            alignment: current % 2 === 1 ? 'right' : 'left',
            font: chinese ? serifFamily : sansFamily,
            fontSize: chinese ? briefing.body : briefing.note,
            color: chinese ? colours.ink : colours.muted,
          },
        ],
      },
    ],
  };
}
