/** A paragraph with some of its runs marked, in lines of a width: in colour on a terminal, between 【 and 】 elsewhere. */
import { displayWidth } from '../../diagnostics/print.js';
import type { Span } from '../../text/source-text.js';
import { wrapText } from '../../text/wrap-text.js';

/** How marks look. The signs take no width where `colour` is what is shown. */
export interface Marks {
  /** Paints a run; undefined: brackets. */
  readonly paint?: ((text: string) => string) | undefined;
}

/** Stand for the marks while lines are broken; private use, and taken out of the text before. */
const [opening, closing] = ['\ue000', '\ue001'];

/** Control characters and signs that would move the cursor, turn the direction of writing or take no place. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000\ue001]/gu;

/** Printable as it is: what an article holds must not steer the terminal. Every character keeps its length. */
export const toPrintable = (text: string): string => text.replaceAll(unprintable, ' ');

/** Runs that touch or overlap, joined, in order; parts outside the text are cut off. */
export function joinSpans(spans: readonly Span[], length: number): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const start = Math.max(0, span.start);
    const end = Math.min(length, span.end);
    const last = joined.at(-1);
    if (start >= end) continue;
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** @param spans in the text's own offsets. */
export function markText(text: string, spans: readonly Span[], width: number, { paint }: Marks): string[] {
  const [open, close] = paint ? [opening, closing] : ['【', '】'];
  const plain = toPrintable(text);
  let marked = '';
  let at = 0;
  for (const { start, end } of joinSpans(spans, text.length)) {
    marked += `${plain.slice(at, start)}${open}${plain.slice(start, end)}${close}`;
    at = end;
  }
  marked += plain.slice(at);
  const measure = (line: string): number => displayWidth(line.replaceAll(/[\ue000\ue001]/g, ''));
  const lines = wrapText(marked, width, measure);
  return paint ? paintLines(lines, paint) : lines;
}

/** A mark that goes over a line's end is closed there and opened anew. */
function paintLines(lines: readonly string[], paint: (text: string) => string): string[] {
  let isOpen = false;
  return lines.map((line) => {
    let painted = '';
    for (const part of line.split(/(?<=[\ue000\ue001])|(?=[\ue000\ue001])/)) {
      if (part === opening) isOpen = true;
      else if (part === closing) isOpen = false;
      else painted += isOpen ? paint(part) : part;
    }
    return painted;
  });
}
