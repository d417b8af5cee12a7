/** The outside world as a parameter: nothing below `cli/` touches files, the clock or the environment by itself. */
import type { Keep } from '../model/keep.js';

/** A folder of input files. Paths are relative to it, with `/`. */
export interface InputFolder {
  /** How the folder is called in messages. */
  readonly label: string;
  /** The bytes of a file, or undefined when there is none. */
  readFile(path: string): Uint8Array | undefined;
  /** Names of the files directly in a folder that fit a pattern, or of all, sorted; empty when there is none. */
  listFiles(path: string, pattern?: RegExp): string[];
  /** What else is directly in a folder, hidden things aside: folders, with `/` behind their names, and links that lead nowhere; as above. */
  listOthers(path: string, pattern?: RegExp): string[];
  /** Keeps what files were read as; without it each is read anew. */
  readonly keep?: Keep;
}

/** Faces that ship with the package. */
export const faces = ['sans-regular', 'sans-bold', 'serif-regular'] as const;
export type Face = (typeof faces)[number];

/** Path of each face's TrueType file. */
export type FontFiles = Readonly<Record<Face, string>>;
