/** An input folder on disk. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InputFolder } from './host.js';

/** Opens a folder; whether it exists shows when something is read from it. */
export function openFolder(root: string, label: string = root): InputFolder {
  return {
    label,
    readFile: (path) => ifThere(() => readFileSync(join(root, path))),
    listFiles: (path, pattern = /^/) =>
      ifThere(() => readdirSync(join(root, path), { withFileTypes: true }))
        ?.filter((entry) => entry.isFile() && !entry.name.startsWith('.') && pattern.test(entry.name))
        .map((entry) => entry.name)
        .sort() ?? [],
  };
}

function ifThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
