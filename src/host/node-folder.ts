/** An input folder on disk. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { InputFolder } from './host.js';
import { readNamed } from './read-named.js';

/** Opens a folder; whether it exists shows when something is read from it. Links are followed. */
export function openFolder(root: string, label: string = root): InputFolder {
  const list = (path: string): { readonly name: string; readonly kind: 'file' | 'folder' | 'nothing' }[] =>
    ifThere(() => readdirSync(join(root, path)))
      ?.filter((name) => !name.startsWith('.'))
      .sort()
      .map((name) => {
        const found = ifThere(() => statSync(join(root, path, name)));
        return { name, kind: found?.isDirectory() ? 'folder' : found ? 'file' : 'nothing' };
      }) ?? [];
  return {
    label,
    readFile: (path) => ifThere(() => readNamed(join(root, path))),
    listFiles: (path, pattern = /^/) =>
      list(path).flatMap(({ name, kind }) => (kind === 'file' && pattern.test(name) ? name : [])),
    listOthers: (path, pattern = /^/) =>
      list(path)
        .flatMap(({ name, kind }) => (kind === 'file' ? [] : kind === 'folder' ? `${name}/` : name))
        .filter((name) => pattern.test(name)),
  };
}

function ifThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return undefined;
    throw error;
  }
}
