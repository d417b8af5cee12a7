/** An input folder in memory, for tests and for programs that make benchmarks. */
import type { InputFolder } from './host.js';

export function memoryFolder(files: Readonly<Record<string, string | Uint8Array>>, label = 'memory'): InputFolder {
  const below = (folder: string): string[] => {
    const start = folder === '' ? '' : `${folder}/`;
    return Object.keys(files)
      .flatMap((path) => (path.startsWith(start) ? path.slice(start.length) : []))
      .sort();
  };
  return {
    label,
    readFile: (path) => {
      const content = files[path];
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    listFiles: (folder, pattern = /^/) => below(folder).filter((name) => !name.includes('/') && pattern.test(name)),
    listOthers: (folder, pattern = /^/) => {
      const folders = below(folder).flatMap((name) => (name.includes('/') ? name.slice(0, name.indexOf('/') + 1) : []));
      return [...new Set(folders)].filter((name) => pattern.test(name));
    },
  };
}
