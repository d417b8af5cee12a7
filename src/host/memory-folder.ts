/** An input folder in memory, for tests and for programs that make benchmarks. */
import type { InputFolder } from './host.js';

export function memoryFolder(files: Readonly<Record<string, string | Uint8Array>>, label = 'memory'): InputFolder {
  return {
    label,
    readFile: (path) => {
      const content = files[path];
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    listFiles: (folder, pattern = /^/) =>
      Object.keys(files)
        .filter((path) => path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes('/'))
        .map((path) => path.slice(folder.length + 1))
        .filter((name) => pattern.test(name))
        .sort(),
  };
}
