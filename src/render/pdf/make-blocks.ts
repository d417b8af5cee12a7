/** Sections, figures, paragraphs and lists as page content. */
import type { Content } from 'pdfmake/interfaces.js';
import type { Block, Figure, Section } from '../../model/report.js';
import { makeHeading, makeParagraph, sansFamily, third, type Layout } from './layout.js';
import { makeTable } from './make-table.js';
import type { Role } from './typeset/tags.js';

/** A section: its heading stays with what follows it. */
export function makeSection(layout: Layout, section: Section): Content[] {
  const heading = makeHeading(layout, section.heading, `section-${section.id}`, 1);
  const groups = groupBlocks(section.blocks);
  const contents = groups.map((group) => group.flatMap((block) => makeBlock(layout, block)));
  return contents.flatMap((content, index) => {
    const opens = index === 0;
    if (!opens && groups[index]?.[0]?.type !== 'heading') return content;
    const [next] = contents[index + 1] ?? [];
    return [keepTogether(opens ? [heading, ...content] : content, opens && section.page_break, next)];
  });
}

/** Points that a heading and a line of text take. */
const headingRoom = 75;

/** A heading with what must not part from it; before a table, with room for its beginning. */
function keepTogether(stack: Content[], breaks: boolean, next: (Content & Role) | undefined): Content {
  const room = next && typeof next === 'object' && 'room' in next ? next.room : undefined;
  const kept = {
    stack,
    unbreakable: true,
    ...(room === undefined ? {} : { room: headingRoom + room }),
    ...(breaks ? { pageBreak: 'before' } : {}),
  };
  return kept as Content;
}

/** What stays on one page: headings with the paragraphs and the figure behind them. The first group has the section's heading before it. */
function groupBlocks(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [[]];
  for (const block of blocks) {
    const last = groups.at(-1) ?? [];
    const isHeaded = groups.length === 1 || last[0]?.type === 'heading';
    const end = last.at(-1)?.type ?? 'heading';
    const joins =
      block.type === 'heading'
        ? end === 'heading'
        : (block.type === 'paragraph' || block.type === 'figure') && end !== 'figure' && end !== 'table';
    if (isHeaded && joins) last.push(block);
    else groups.push([block]);
  }
  return groups;
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
      return [makeFigure(layout, block.figure, Math.min(layout.textWidth, figureWidth))];
  }
}

/** Points: charts print their type at eight points and more, and take no more room. */
const figureWidth = 442;

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
