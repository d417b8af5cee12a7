/** Bookmarks that land on their headings. The library would send each to the top of its page and shift the view to the right. */
import type { OutlineItem } from './pdfmake-parts.js';
import { plainText } from './tags.js';

interface HeadingNode {
  readonly text?: unknown;
  readonly id?: string;
  readonly headlineLevel?: number;
  readonly stack?: readonly HeadingNode[];
}

/** Adds one bookmark a heading that has an id, nested by level; it leads to the destination that the id names. */
export function placeBookmarks(outline: OutlineItem, content: readonly unknown[]): void {
  let section: OutlineItem | undefined;
  for (const { text, id, headlineLevel } of findHeadings(content as readonly HeadingNode[])) {
    const parent = headlineLevel === 2 && section ? section : outline;
    const item = parent.addItem(plainText(text), { expanded: false });
    // A String object is how the library tells a text from a name.
    item.outlineData.Dest = Object(id ?? '');
    if (headlineLevel === 1) section = item;
  }
}

function findHeadings(nodes: readonly HeadingNode[]): HeadingNode[] {
  return nodes.flatMap((node) => [
    ...(node.headlineLevel === undefined || node.id === undefined ? [] : [node]),
    ...(node.stack ? findHeadings(node.stack) : []),
  ]);
}
