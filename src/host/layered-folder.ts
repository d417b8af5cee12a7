/** An input folder that takes what it lacks from another one. */
import type { InputFolder } from './host.js';

/** Files of `upper`, and below them those of `lower` that have no namesake there. */
export const layFolder = (upper: InputFolder, lower: InputFolder): InputFolder => ({
  ...upper,
  readFile: (path) => upper.readFile(path) ?? lower.readFile(path),
  listFiles: (path, pattern) => join(upper.listFiles(path, pattern), lower.listFiles(path, pattern)),
  listOthers: (path) => join(upper.listOthers(path), lower.listOthers(path)),
});

const join = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].sort();
