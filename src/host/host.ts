/** The outside world as a parameter: nothing below `cli/` touches files, the clock or the environment by itself. */

/** A folder of input files. Paths are relative to it, with `/`. */
export interface InputFolder {
  /** How the folder is called in messages. */
  readonly label: string;
  /** The bytes of a file, or undefined when there is none. */
  readFile(path: string): Uint8Array | undefined;
  /** Names of the files directly in a folder, sorted; empty when there is none. */
  listFiles(path: string): string[];
}

/** Faces that ship with the package. */
export const faces = ['sans-regular', 'sans-bold', 'serif-regular'] as const;
export type Face = (typeof faces)[number];

/** Path of each face's TrueType file. */
export type FontFiles = Readonly<Record<Face, string>>;
