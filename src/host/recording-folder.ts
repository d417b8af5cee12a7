/** An input folder that notes what was read from it. */
import { hashBytes } from '../text/hash-bytes.js';
import type { InputFolder } from './host.js';

/** A file that took part, by its path and the SHA-256 of its bytes. */
export interface FileHash {
  readonly path: string;
  readonly sha256: string;
}

/** Passes reads through; `read()` lists the files read so far, sorted, each path under `prefix`. */
export function recordReads(folder: InputFolder, prefix: string): InputFolder & { read(): FileHash[] } {
  const hashes = new Map<string, string>();
  return {
    ...folder,
    readFile: (path) => {
      const bytes = folder.readFile(path);
      if (bytes) hashes.set(`${prefix}${path}`, hashBytes(bytes));
      return bytes;
    },
    read: () => [...hashes].map(([path, sha256]) => ({ path, sha256 })).sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}
