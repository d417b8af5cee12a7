/** An input folder that takes what it lacks from another one. */
import type { InputFolder } from './host.js';

/** Files of `upper`, and below them those of `lower` that have no namesake there. */
export const layFolder = (upper: InputFolder, lower: InputFolder): InputFolder => ({
  ...upper,
  readFile: (path) => upper.readFile(path) ?? lower.readFile(path),
  listFiles: (path, pattern) => join(upper.listFiles(path, pattern), lower.listFiles(path, pattern)),
  listOthers: (path, pattern) => join(upper.listOthers(path, pattern), lower.listOthers(path, pattern)),
});

const join = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].sort();
