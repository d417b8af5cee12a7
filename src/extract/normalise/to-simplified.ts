/**
 * Traditional characters to simplified ones, character for character: 軟體 becomes 软体 and not 软件. The dictionary is loaded only for
 * a text that may hold traditional characters.
 */
import { decodeRows } from '../../text/decode.js';
import type { Draft } from './draft.js';

/** GB 2312 holds the common simplified characters. */
let common: ReadonlySet<string> | undefined;

let converter: ReturnType<typeof openConverter> | undefined;

async function openConverter(): Promise<(text: string) => string> {
  const { Converter } = await import('opencc-js/t2cn');
  // `tw` takes characters as they are written in Taiwan (隨著 → 随着) and leaves words alone; it knows the others too.
  return Converter({ from: 'tw', to: 'cn' });
}

/**
 * Simplifies the whole text if any of its characters is traditional beyond doubt. A text of simplified characters stays as it is, with
 * its 著名 and 乾隆; a rare character that is no traditional one (as in names: 喆, 堃) is no sign.
 */
export async function toSimplified(draft: Draft): Promise<Draft> {
  common ??= new Set(decodeRows('gbk', 0xb0, 0xf7));
  const rare = new Set(
    Array.from(draft.text.matchAll(/[\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{323af}]/gu), ([it]) => it),
  );
  for (const character of rare) if (common.has(character)) rare.delete(character);
  if (rare.size === 0) return draft;
  converter ??= openConverter();
  const simplify = await converter;
  if ([...rare].every((character) => simplify(character) === character)) return draft;
  return draft.edit(changedRuns(draft.text, simplify));
}

/** The converter gives a character for each one, so that the changed ones are found side by side. */
function changedRuns(
  text: string,
  simplify: (text: string) => string,
): { start: number; end: number; replacement: string }[] {
  const edits: { start: number; end: number; replacement: string }[] = [];
  const simplified = Array.from(simplify(text));
  const written = Array.from(text);
  const pairs = simplified.length === written.length ? simplified : written.map((character) => simplify(character));
  let start = 0;
  for (const [index, character] of written.entries()) {
    const end = start + character.length;
    const replacement = pairs[index] ?? character;
    if (replacement !== character) edits.push({ start, end, replacement });
    start = end;
  }
  return edits;
}
