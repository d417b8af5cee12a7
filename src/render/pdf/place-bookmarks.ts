/** Bookmarks that land on their headings. The library would send each to the top of its page and shift the view to the right. */

interface HeadingNode {
  readonly text?: unknown;
  readonly id?: string;
  readonly headlineLevel?: number;
  readonly stack?: readonly HeadingNode[];
}

interface OutlineItem {
  addItem(text: string, options: { expanded: boolean }): OutlineItem;
  readonly outlineData: { Dest: unknown };
}

/** Adds one bookmark a heading, nested by level, before the file is written; it leads to the destination that the heading's id names. */
export async function placeBookmarks(output: { getStream(): Promise<unknown> }, content: unknown): Promise<void> {
  const { outline } = (await output.getStream()) as { outline: OutlineItem };
  let section: OutlineItem | undefined;
  for (const { text, id, headlineLevel } of findHeadings(Array.isArray(content) ? (content as HeadingNode[]) : [])) {
    const parent = headlineLevel === 2 && section ? section : outline;
    const item = parent.addItem(titleOf(text), { expanded: false });
    // A String object is how the library tells a text from a name.
    item.outlineData.Dest = Object(id ?? '');
    if (headlineLevel === 1) section = item;
  }
}

/** After layout a text is a list of its parts. */
function titleOf(text: unknown): string {
  if (typeof text === 'string') return text;
  if (Array.isArray(text)) return text.map(titleOf).join('');
  return typeof text === 'object' && text !== null && 'text' in text ? titleOf(text.text) : '';
}

function findHeadings(nodes: readonly HeadingNode[]): HeadingNode[] {
  return nodes.flatMap((node) => [
    ...(node.headlineLevel === undefined ? [] : [node]),
    ...(node.stack ? findHeadings(node.stack) : []),
  ]);
}
