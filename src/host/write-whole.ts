/** Writes a file whole or not at all. */
import { lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Writes a file; names it in a failure, which the system does not where the disk is full. */
export function writeNamed(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path: file }) : error;
  }
}

/** What stands at a path that no file may take the place of: a device or a pipe, or a link that leads nowhere. */
export function findIrregular(file: string): 'no regular file' | 'a link that leads nowhere' | undefined {
  const target = statSync(file, { throwIfNoEntry: false });
  if (target) return target.isFile() ? undefined : 'no regular file';
  return lstatSync(file, { throwIfNoEntry: false }) ? 'a link that leads nowhere' : undefined;
}

/** Writes beside the file's place first, then moves it there; a link to a file stays one. @throws Error when it cannot be written; nothing is left behind. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const place = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ? realpathSync(file) : file;
  const staging = join(dirname(place), `.${basename(place)}.${process.pid}`);
  try {
    writeNamed(staging, content);
    renameSync(staging, place);
  } catch (error) {
    // The file is what the user named, not what stands beside it for a moment.
    if (error instanceof Error && 'path' in error) error.path = file;
    throw error;
  } finally {
    rmSync(staging, { force: true });
  }
}
