/** The files that the arguments of `bench extract` name: files as they are, folders by their articles. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isArticleName } from '../pipeline.js';

export interface FoundArticles {
  /** In the order of the arguments, a folder's sorted by name; each once. */
  readonly files: readonly string[];
  /** What stands in a folder and is no article, by folder. Hidden files are not told. */
  readonly skipped: readonly { readonly folder: string; readonly names: readonly string[] }[];
  /** Folders that hold no article. */
  readonly empty: readonly string[];
}

/** A path that leads nowhere is kept: it is told when it is read. */
export function findArticles(paths: readonly string[]): FoundArticles {
  const files = new Set<string>();
  const skipped: { folder: string; names: string[] }[] = [];
  const empty: string[] = [];
  for (const path of paths) {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      files.add(path);
      continue;
    }
    const entries = readdirSync(path, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.'))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const isFolder = (name: string): boolean =>
      statSync(join(path, name), { throwIfNoEntry: false })?.isDirectory() ?? false;
    const articles = entries.filter(({ name }) => isArticleName(name) && !isFolder(name));
    const others = entries.filter((entry) => !articles.includes(entry));
    for (const { name } of articles) files.add(join(path, name));
    if (articles.length === 0) empty.push(path);
    if (others.length > 0)
      skipped.push({ folder: path, names: others.map(({ name }) => (isFolder(name) ? `${name}/` : name)) });
  }
  return { files: [...files], skipped, empty };
}
