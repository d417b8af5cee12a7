/** Writes a file whole or not at all. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Writes beside the file's place first, then moves it there. @throws Error when it cannot be written; nothing is left behind. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const staging = join(dirname(file), `.${basename(file)}.${process.pid}`);
  try {
    writeFileSync(staging, content);
    renameSync(staging, file);
  } catch (error) {
    // The file is what the user named, not what stands beside it for a moment.
    if (error instanceof Error && 'path' in error) error.path = file;
    throw error;
  } finally {
    rmSync(staging, { force: true });
  }
}
