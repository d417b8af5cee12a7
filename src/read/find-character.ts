/** Finds where a character stands in the files that were read. It looks at them again: this is asked when something is wrong with the character. */
import { Collector } from '../diagnostics/collector.js';
import { placeOf, type Place } from '../diagnostics/diagnostic.js';
import type { InputFolder } from '../host/host.js';
import { SourceText } from '../text/source-text.js';
import { decodeText } from '../text/decode.js';
import type { Path } from './located.js';
import { pathInFolder } from './read-list.js';
import { readObservationsXlsx } from './read-xlsx.js';
import { readYamlFile } from './yaml-file.js';

/** @param paths of files of the folder. @returns the first place in their order; undefined where none of them holds it. */
export function findCharacter(character: string, folder: InputFolder, paths: readonly string[]): Place | undefined {
  for (const path of paths) {
    const bytes = folder.readFile(path);
    const place = bytes && findIn(pathInFolder(folder, path), bytes, character);
    if (place) return place;
  }
  return undefined;
}

function findIn(path: string, bytes: Uint8Array, character: string): Place | undefined {
  const unheard = new Collector();
  if (/\.xlsx$/i.test(path)) {
    for (const { value, at } of readObservationsXlsx(path, bytes, unheard).entries) {
      const inside = pathTo(character, value);
      if (inside) return at(...inside);
    }
    return undefined;
  }
  const decoded = decodeText(bytes);
  if (decoded.encoding !== 'utf-8') return undefined;
  const source = new SourceText(path, decoded.text);
  if (!/\.ya?ml$/i.test(path)) return findFrom(source, 0, character);
  const file = readYamlFile(path, bytes, unheard);
  const inside = file && pathTo(character, file.content);
  if (!inside) return undefined;
  // A text of several lines starts on another than the character's; one with an escape does not show it.
  const place = file.placeOfValue(inside);
  return findFrom(source, source.lineStarts[(place.line ?? 1) - 1] ?? 0, character) ?? place;
}

function findFrom(source: SourceText, from: number, character: string): Place | undefined {
  const start = source.text.indexOf(character, from);
  return start < 0 ? undefined : placeOf(source, { start, end: start + character.length });
}

/** The path to the first text that holds the character. */
function pathTo(character: string, value: unknown): Path | undefined {
  if (typeof value === 'string') return value.includes(character) ? [] : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const entries: Iterable<[string | number, unknown]> = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [key, inner] of entries) {
    const rest = pathTo(character, inner);
    if (rest) return [key, ...rest];
  }
  return undefined;
}
