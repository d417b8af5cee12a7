/**
 * Blocks that are to stay whole, and that are taller than a page. The library gives a block a page of no known height to be laid out on and leaves
 * it out, without a word, when it then fits on none; here such a block begins a page and goes on over the next.
 */
import type { LayoutContext, LayoutWriter } from './pdfmake-parts.js';

/** Changes how a writer begins and ends such blocks. */
export function letTallBlocksFlow(writer: LayoutWriter): void {
  const begin = writer.beginUnbreakableBlock.bind(writer);
  const commit = writer.commitUnbreakableBlock.bind(writer);
  writer.beginUnbreakableBlock = (width, height) => {
    const context = writer.context();
    begin(width ?? context.availableWidth, height ?? roomOn(context, writer));
  };
  writer.commitUnbreakableBlock = (x, y) => {
    const block = writer.context();
    const isInner = writer.transactionLevel > 1;
    commit(x, y);
    // A place of its own has what stands in heads and feet.
    if (isInner || x !== undefined) return;
    const further = block.pages.slice(1);
    for (const [index, page] of further.entries()) {
      writer.moveToNextPage();
      const height = index === further.length - 1 ? block.y : roomOn(writer.context(), writer);
      writer.addFragment({ ...page, height });
    }
  };
}

/** Points on a page below the heads that come again. */
function roomOn(context: LayoutContext, { repeatables }: LayoutWriter): number {
  const { top, bottom } = context.pageMargins;
  const heads = repeatables.reduce((sum, { height }) => sum + height, 0);
  return context.getCurrentPage().pageSize.height - top - bottom - heads;
}
