/** Writes a file whole or not at all. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Writes a file; names it in a failure, which the system does not where the disk is full. */
export function writeNamed(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path: file }) : error;
  }
}

/** Writes beside the file's place first, then moves it there. @throws Error when it cannot be written; nothing is left behind. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const staging = join(dirname(file), `.${basename(file)}.${process.pid}`);
  try {
    writeNamed(staging, content);
    renameSync(staging, file);
  } catch (error) {
    // The file is what the user named, not what stands beside it for a moment.
    if (error instanceof Error && 'path' in error) error.path = file;
    throw error;
  } finally {
    rmSync(staging, { force: true });
  }
}
