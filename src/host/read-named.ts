/** Reads a file, and says so in a failure. */
import { readFileSync } from 'node:fs';

/**
 * @throws Error that names the file, which the system does not where it is a folder, and that is one of reading, where the system only says
 * that it was to be opened.
 */
export function readNamed(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path: file, syscall: 'read' }) : error;
  }
}
