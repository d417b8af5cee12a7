/** Straight quotes open and close in turn; a paragraph starts anew, so that a lost one does no harm beyond it. */
import type { Draft } from './draft.js';

/** Makes straight quotes, double and single, into “ and ”. An apostrophe between letters stays. */
export function pairQuotes(draft: Draft): Draft {
  const open = new Set<string>();
  return draft.rewrite(/["\n]|(?<![A-Za-z])'|'(?![A-Za-z])/g, ([mark]) => {
    if (mark === '\n') {
      open.clear();
      return mark;
    }
    if (open.delete(mark)) return '”';
    open.add(mark);
    return '“';
  });
}
