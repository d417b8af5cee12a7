/** What is said of a folder on the command line that cannot be the one that is meant. That is wrong usage, whatever the command. */
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const isThere = (...path: string[]): boolean => statSync(join(...path), { throwIfNoEntry: false }) !== undefined;

/**
 * Why there is no such folder; undefined where there is one.
 * @param remedy what to give instead.
 * @param marks files by which the folder that is meant is known, such as benchmark.yaml.
 */
export function explainNoFolder(path: string, remedy: string, marks: readonly string[] = []): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return undefined;
  if (!found) return `there is no folder ${path}; ${remedy}`;
  const folder = dirname(path);
  return `${path} is a file, not a folder; ${marks.some((mark) => isThere(folder, mark)) ? `did you mean ${folder}?` : remedy}`;
}

/**
 * Why a folder is no benchmark; undefined where it is one.
 * @param marks files of which one is enough.
 */
export function explainNoBenchmark(folder: string, marks: readonly string[] = ['benchmark.yaml']): string | undefined {
  const noFolder = explainNoFolder(folder, 'name the folder that holds benchmark.yaml', marks);
  if (noFolder !== undefined || marks.some((mark) => isThere(folder, mark))) return noFolder;
  return `there is no benchmark in ${folder}: benchmark.yaml was not found; name the folder that holds it`;
}
