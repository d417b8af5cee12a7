/** Sections, figures, paragraphs and lists as page content. */
import type { Content } from 'pdfmake/interfaces.js';
import type { Block, Figure, Section } from '../../model/report.js';
import { makeHeading, makeParagraph, sansFamily, third, type Layout } from './layout.js';
import { makeTable } from './make-table.js';

/** A section: its heading stays with what follows it. */
export function makeSection(layout: Layout, section: Section): Content[] {
  const heading = makeHeading(layout, section.heading, `section-${section.id}`, 1);
  const [head, rest] = splitHead(section.blocks);
  const opening = keepTogether(
    [heading, ...head.flatMap((block) => makeBlock(layout, block))],
    section.page_break,
    rest[0]?.type === 'table',
  );
  const groups = groupHeadings(rest);
  return [
    opening,
    ...groups.flatMap((group, index) => makeGroup(layout, group, groups[index + 1]?.[0]?.type === 'table')),
  ];
}

/** Points that the beginning of a table takes: title, head and some rows. */
const tableRoom = 170;

/** A heading with what must not part from it; before a table, with room for its beginning. */
function keepTogether(stack: Content[], breaks: boolean, beforeTable: boolean): Content {
  const kept = {
    stack,
    unbreakable: true,
    ...(beforeTable ? { room: tableRoom } : {}),
    ...(breaks ? { pageBreak: 'before' } : {}),
  };
  return kept as Content;
}

/** The blocks that stay on the heading's page: a lead and the figure after it. */
function splitHead(blocks: readonly Block[]): [readonly Block[], readonly Block[]] {
  let count = 0;
  while (blocks[count]?.type === 'paragraph') count++;
  if (blocks[count]?.type === 'figure') count++;
  return [blocks.slice(0, count), blocks.slice(count)];
}

/** A heading within a section goes with the paragraphs and the figure behind it. */
function groupHeadings(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const lastType = last?.at(-1)?.type;
    const open = last?.[0]?.type === 'heading' && (lastType === 'heading' || lastType === 'paragraph');
    if (last && open && (block.type === 'paragraph' || block.type === 'figure')) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

function makeGroup(layout: Layout, group: readonly Block[], beforeTable: boolean): Content[] {
  const content = group.flatMap((block) => makeBlock(layout, block));
  const [first] = group;
  if (first?.type !== 'heading') return content;
  return [keepTogether(content, first.page_break, beforeTable)];
}

function makeBlock(layout: Layout, block: Block): Content[] {
  switch (block.type) {
    case 'heading':
      return [makeHeading(layout, block.text, block.id, 2)];
    case 'paragraph':
      return [makeParagraph(layout, block.text, block.tone)];
    case 'list':
      return [{ ul: [...block.items], margin: [0, third, 0, 0] }];
    case 'table':
      return makeTable(layout, block.table);
    case 'figure':
      return [makeFigure(layout, block.figure, layout.textWidth)];
  }
}

/** Points that a section's heading and lead leave on a page. */
const headRoom = 90;

/** A drawing carries its title, notes and source inside. */
export function makeFigure({ drawings, page }: Layout, figure: Figure, width: number): Content {
  const drawing = drawings.get(figure.id);
  if (!drawing) throw new Error(`the figure ${figure.id} was not drawn`);
  const tallest = page.height - page.margins.top - page.margins.bottom - headRoom;
  const fitted = Math.min(width, (tallest * drawing.width) / drawing.height);
  const picture = {
    svg: drawing.svg,
    width: fitted,
    alignment: 'center',
    margin: [0, third, 0, 0],
    font: sansFamily,
    alt: figure.alt,
  };
  return picture as unknown as Content;
}
