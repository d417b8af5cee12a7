/** Makes folders that are not there yet, or says why they cannot be made. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The folder and those above it, one at a time: asked for all at once, Node never ends in /proc, and takes a file system that is read-only for
 * a path that is not there.
 * @throws Error with the path and the system's code; ENOTSUP where the file system makes no folders.
 */
export function makeFolder(path: string): void {
  if (existsSync(path) && statSync(path).isDirectory()) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    if (isCode(error, 'EEXIST') && statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
    throw refusedBy(error, path);
  }
}

/** What a file system means that says of a new name in a folder which is there that it is not: it takes none. */
export function refusedBy(error: unknown, path: string): unknown {
  return isCode(error, 'ENOENT') ? Object.assign(error, { code: 'ENOTSUP', path }) : error;
}

const isCode = (error: unknown, code: string): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && error.code === code;
