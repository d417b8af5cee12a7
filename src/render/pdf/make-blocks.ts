/** Sections, figures, paragraphs and lists as page content. */
import type { Content } from 'pdfmake/interfaces.js';
import type { Block, Figure, Section } from '../../model/report.js';
import { makeHeading, sansFamily, textWidth, type Layout } from './layout.js';
import { makeTable } from './make-table.js';

/** A section: its heading stays with what follows it. */
export function makeSection(layout: Layout, section: Section): Content[] {
  const heading = makeHeading(layout, section.heading, `section-${section.id}`, 1);
  const [head, rest] = splitHead(section.blocks);
  const first: Content = { stack: [heading, ...head.flatMap((block) => makeBlock(layout, block))], unbreakable: true };
  const opening: Content = section.page_break ? { ...first, pageBreak: 'before' } : first;
  return [opening, ...groupHeadings(rest).flatMap((group) => makeGroup(layout, group))];
}

/** The blocks that stay on the heading's page: a lead and the figure after it. */
function splitHead(blocks: readonly Block[]): [readonly Block[], readonly Block[]] {
  let count = 0;
  while (blocks[count]?.type === 'paragraph') count++;
  if (blocks[count]?.type === 'figure') count++;
  return [blocks.slice(0, count), blocks.slice(count)];
}

/** A heading within a section goes with the paragraphs behind it. */
function groupHeadings(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const lastType = last?.at(-1)?.type;
    if (
      last &&
      last[0]?.type === 'heading' &&
      block.type === 'paragraph' &&
      (lastType === 'heading' || lastType === 'paragraph')
    )
      last.push(block);
    else groups.push([block]);
  }
  return groups;
}

function makeGroup(layout: Layout, group: readonly Block[]): Content[] {
  const content = group.flatMap((block) => makeBlock(layout, block));
  if (group.length === 1) return content;
  const [first] = group;
  const breaks = first?.type === 'heading' && first.page_break;
  return [{ stack: content, unbreakable: true, ...(breaks ? { pageBreak: 'before' as const } : {}) }];
}

function makeBlock(layout: Layout, block: Block): Content[] {
  const { briefing, colours } = layout.theme;
  switch (block.type) {
    case 'heading':
      return [makeHeading(layout, block.text, block.id, 2, block.in_contents)];
    case 'paragraph':
      return [
        {
          text: block.text,
          fontSize: block.tone === 'note' ? briefing.note : briefing.body - 0.5,
          color: block.tone === undefined ? colours.ink : colours.muted,
          lineHeight: 1.08,
          margin: [0, 0, 0, 4],
        },
      ];
    case 'list':
      return [{ ul: [...block.items], fontSize: briefing.body - 0.5, margin: [0, 0, 0, 6] }];
    case 'table':
      return makeTable(layout, block.table);
    case 'figure':
      return [makeFigure(layout, block.figure, textWidth * 0.88)];
  }
}

/** Points; what fits on a page below a section's heading and lead. */
const tallest = 630;

/** A drawing carries its title, notes and source inside. */
export function makeFigure({ drawings }: Layout, figure: Figure, width: number): Content {
  const drawing = drawings.get(figure.id);
  if (!drawing) throw new Error(`the figure ${figure.id} was not drawn`);
  const fitted = Math.min(width, (tallest * drawing.width) / drawing.height);
  return { svg: drawing.svg, width: fitted, alignment: 'center', margin: [0, 2, 0, 4], font: sansFamily };
}
