/** Bookmarks that land on their headings. The library would send each to the top of its page and shift the view to the right. */

interface Position {
  readonly top: number;
  readonly pageNumber: number;
}

/** A heading as the library leaves it after layout. */
interface LaidOutNode {
  readonly text?: unknown;
  readonly headlineLevel?: number;
  readonly positions?: readonly Position[];
  readonly stack?: readonly LaidOutNode[];
}

interface OutlineItem {
  addItem(text: string, options: { expanded: boolean }): OutlineItem;
  readonly outlineData: { Dest: unknown };
}

interface PdfDocument {
  readonly outline: OutlineItem;
  switchToPage(index: number): { readonly dictionary: unknown };
}

/** Adds one bookmark a heading, nested by level, after layout and before the file is written. */
export async function placeBookmarks(
  output: { getStream(): Promise<unknown> },
  content: unknown,
  pageHeight: number,
): Promise<void> {
  const document = (await output.getStream()) as PdfDocument;
  let section: OutlineItem | undefined;
  for (const heading of findHeadings(Array.isArray(content) ? (content as LaidOutNode[]) : [])) {
    const position = heading.positions?.at(-1);
    if (!position) continue;
    const parent = heading.headlineLevel === 2 && section ? section : document.outline;
    const target = document.switchToPage(position.pageNumber - 1);
    const item = parent.addItem(titleOf(heading), { expanded: false });
    item.outlineData.Dest = [target.dictionary, 'XYZ', null, pageHeight - position.top + 6, null];
    if (heading.headlineLevel === 1) section = item;
  }
}

function titleOf({ text }: LaidOutNode): string {
  return typeof text === 'string'
    ? text
    : Array.isArray(text)
      ? text.map((part: unknown) => titleOf({ text: part })).join('')
      : '';
}

function findHeadings(nodes: readonly LaidOutNode[]): LaidOutNode[] {
  return nodes.flatMap((node) => [
    ...(node.headlineLevel === undefined ? [] : [node]),
    ...(node.stack ? findHeadings(node.stack) : []),
  ]);
}
