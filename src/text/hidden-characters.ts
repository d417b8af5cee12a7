/**
 * Characters that end a line or that nobody sees: controls, line and paragraph separators, marks that turn the direction of writing. In a
 * header of a message they would start another header, or make a name read as something else; nothing that goes into one may hold them.
 */

const hidden = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const all = new RegExp(hidden.source, 'gu');

const names: Readonly<Record<string, string>> = { '\n': 'a line break', '\r': 'a line break', '\t': 'a tab' };

/** What the first of them is called, such as `a line break` or `the character U+202E`; undefined when there is none. */
export function findHidden(text: string): string | undefined {
  const character = hidden.exec(text)?.[0];
  if (character === undefined) return undefined;
  return names[character] ?? `the character U+${codeOf(character).toUpperCase()}`;
}

const codeOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');

/** The text as it may be printed: each of them but line breaks as `\u001b`, which steers no terminal and says the same in JSON. */
export function escapeHidden(text: string): string {
  return text.replaceAll(all, (character) => (character === '\n' ? character : `\\u${codeOf(character)}`));
}

/** The text on one line, each run of them a blank, cut to a length: for what others wrote and we print. */
export function flatten(text: string, longest = 300): string {
  const flat = text.replaceAll(new RegExp(`${hidden.source}+`, 'gu'), ' ').trim();
  return flat.length > longest ? `${flat.slice(0, longest)}…` : flat;
}
