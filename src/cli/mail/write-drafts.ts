/** Writes letters as drafts: one to the file that is named, one for each into the folder that is named. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../host/make-folder.js';
import { findIrregular, writeWhole } from '../../host/write-whole.js';
import type { Addressing, Message } from '../../model/letter.js';

export interface Draft {
  readonly path: string;
  readonly compose: () => Promise<Message>;
}

/** Where each draft goes: to the file itself, or into a folder under its number and address. */
export function placeDrafts(target: string, addressings: readonly Addressing[], each: boolean): string[] {
  if (!each) return [target];
  const digits = String(addressings.length).length;
  return addressings.map(({ to }, index) => {
    const address = (to[0]?.address ?? '').replaceAll(/[^\w.@+-]/g, '_');
    return join(target, `${String(index + 1).padStart(digits, '0')}-${address}.eml`);
  });
}

/** Why nothing can be written there; undefined when it can. */
export function refuseDrafts(
  target: string,
  paths: readonly string[],
  { each, force }: { readonly each: boolean; readonly force: boolean },
): string | undefined {
  const found = statSync(target, { throwIfNoEntry: false });
  if (!each && found?.isDirectory())
    return `${target} is a folder; name a file, or write one draft for each with --each`;
  if (each && found && !found.isDirectory()) return `${target} is a file; with --each name a folder for the drafts`;
  if (!existsSync(dirname(target))) return `there is no folder ${dirname(target)} to write into`;
  for (const path of paths) {
    const irregular = findIrregular(path);
    if (irregular !== undefined) return `${path} is ${irregular}; name another ${each ? 'folder' : 'file'}`;
  }
  const there = paths.find((path) => existsSync(path));
  return there === undefined || force
    ? undefined
    : `${there} exists; name another ${each ? 'folder' : 'file'}, or overwrite it with --force`;
}

/** Every file whole. @returns their sizes, in bytes. */
export async function writeDrafts(drafts: readonly Draft[]): Promise<number[]> {
  const sizes: number[] = [];
  for (const { path, compose } of drafts) {
    const { bytes } = await compose();
    makeFolder(dirname(path));
    writeWhole(path, bytes);
    sizes.push(bytes.length);
  }
  return sizes;
}
