/** Reads a YAML file that holds one mapping, or a list of entries. */
import { z } from 'zod';
import type { Collector } from '../diagnostics/collector.js';
import type { Place } from '../diagnostics/diagnostic.js';
import type { InputFolder } from '../host/host.js';
import { joinEntries, lose, noEntries, unreadable, type Entries } from './code-list.js';
import type { Located, Path } from './located.js';
import { parseWithSchema } from './parse-with-schema.js';
import { readAgain } from './read-again.js';
import { readYamlFile, type YamlFile } from './yaml-file.js';

/** Paths in messages start with the folder, as the user would type them. */
export function pathInFolder(folder: InputFolder, path: string): string {
  return folder.label === '.' ? path : `${folder.label.replace(/\/$/, '')}/${path}`;
}

function open(folder: InputFolder, path: string, collector: Collector): YamlFile | undefined {
  const bytes = folder.readFile(path);
  if (!bytes) {
    collector.add('file-missing', { path: pathInFolder(folder, path) }, { what: `file ${path}` });
    return undefined;
  }
  return readAgain('yaml', folder, pathInFolder(folder, path), bytes, collector, readYamlFile);
}

/** Reads a file that is one mapping. */
export function readMapping<S extends z.ZodType>(
  folder: InputFolder,
  path: string,
  schema: S,
  collector: Collector,
): Located<z.output<S>> | undefined {
  const file = open(folder, path, collector);
  if (!file) return undefined;
  const value = parseWithSchema(schema, file.content, file, collector);
  return value === undefined ? undefined : { value, at: (...at) => file.placeOfValue(at) };
}

/** Reads a file that is a list; good entries are kept beside bad ones, so that later checks see as much as possible.
 * @param options whether it may hold nothing yet. */
export function readList<S extends z.ZodType>(
  folder: InputFolder,
  path: string,
  schema: S,
  collector: Collector,
  { empty = false }: { readonly empty?: boolean } = {},
): Entries<z.output<S>> {
  const file = open(folder, path, collector);
  if (empty && file?.content === null) return noEntries;
  return file ? readEntries(file, schema, collector) : unreadable;
}

/** Checks each entry of a file that is a list. */
export function readEntries<S extends z.ZodType>(
  file: YamlFile,
  schema: S,
  collector: Collector,
): Entries<z.output<S>> {
  const { content } = file;
  if (!Array.isArray(content)) {
    const found = content === null || content === undefined ? 'empty' : 'something else';
    collector.add('wrong-type', file.placeOfValue([]), {
      key: 'the file',
      expected: 'a list of entries, each starting with "- "',
      found,
    });
    return unreadable;
  }
  const parts = content.map((entry: unknown, index): Entries<z.output<S>> => {
    const places = {
      placeOfValue: (path: Path) => file.placeOfValue([index, ...path]),
      placeOfKey: (path: Path) => file.placeOfKey([index, ...path]),
    };
    const value = parseWithSchema(schema, entry, places, collector);
    const at = (...path: Path): Place => places.placeOfValue(path);
    return value === undefined ? lose(entry, at) : { entries: [{ value, at }], refused: [], incomplete: false };
  });
  return joinEntries(parts);
}
