/** Plants mistakes into a benchmark folder and remembers where each stands. */

/**
 * Replaces one run of a file (it must occur exactly once), or gives the whole file when `find` is left out. The mark ▶ in the
 * replacement stands before the character at which the mistake is expected; without it, the file's first character.
 */
export interface Plant {
  readonly file: string;
  readonly find?: string;
  readonly replace: string | Uint8Array;
}

export interface Planted {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** The place of each plant's mark, in the order of the plants: `path:line:column`. */
  readonly places: readonly string[];
}

const mark = '▶';
/** Private characters stand for the marks until all plants are in. */
const markOf = (index: number): string => String.fromCodePoint(0xe000 + index);
const anyMark = /[\u{e000}-\u{e0ff}]/gu;

export function plant(valid: Readonly<Record<string, string>>, plants: readonly Plant[], label = 'memory'): Planted {
  const files: Record<string, string | Uint8Array> = { ...valid };
  for (const [index, { file, find, replace }] of plants.entries()) {
    if (typeof replace !== 'string') {
      files[file] = replace;
      continue;
    }
    const marked = replace.replace(mark, markOf(index));
    files[file] = find === undefined ? marked : replaceOnce(files[file], find, marked, file);
  }
  const places = plants.map(({ file }, index) => `${label}/${file}:${placeOfMark(files[file], markOf(index))}`);
  for (const [path, content] of Object.entries(files)) {
    if (typeof content === 'string') files[path] = content.replaceAll(anyMark, '');
  }
  return { files, places };
}

function replaceOnce(content: string | Uint8Array | undefined, find: string, replace: string, file: string): string {
  const parts = typeof content === 'string' ? content.split(find) : [];
  if (parts.length !== 2) throw new Error(`"${find}" stands ${Math.max(0, parts.length - 1)} times in ${file}`);
  return parts.join(replace);
}

/** Line and column of a mark, counted in characters from 1; the file's start when it has none. */
function placeOfMark(content: string | Uint8Array | undefined, wanted: string): string {
  const lines = typeof content === 'string' ? content.split('\n') : [];
  for (const [index, line] of lines.entries()) {
    if (line.includes(wanted)) {
      const before = line.slice(0, line.indexOf(wanted)).replaceAll(anyMark, '').replace('\u{feff}', '');
      return `${index + 1}:${Array.from(before).length + 1}`;
    }
  }
  return '1:1';
}
