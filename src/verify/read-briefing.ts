/** The text of a briefing by the structure that it declares: what is marked as an artifact, such as a running head, is no part of it. */
import { getDocumentProxy } from 'unpdf';

/** A run of marked content: one heading, paragraph, cell or picture on one page. */
export interface Passage {
  readonly page: number;
  /** The structure's type: `H2`, `P`, `TD`, `Figure`. */
  readonly type: string;
  /** Lines joined by spaces. */
  readonly text: string;
}

export interface Briefing {
  readonly pages: number;
  readonly passages: readonly Passage[];
}

export async function readBriefing(bytes: Uint8Array): Promise<Briefing> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const passages: Passage[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent({ includeMarkedContent: true });
    let open: { type: string; lines: string[] } | undefined;
    const close = (): void => {
      if (open) passages.push({ page, type: open.type, text: open.lines.join(' ') });
      open = undefined;
    };
    for (const item of items) {
      if ('str' in item) {
        // What stands outside of all marks is told as a passage of no type.
        if (item.str.trim() === '') continue;
        open ??= { type: '', lines: [] };
        open.lines.push(item.str);
      } else if (item.type === 'endMarkedContent') close();
      else {
        close();
        // The library's types leave the tag out.
        open = { type: (item as { tag?: string }).tag ?? '', lines: [] };
      }
    }
    close();
  }
  return { pages: document.numPages, passages: passages.filter(({ type }) => type !== 'Artifact') };
}
