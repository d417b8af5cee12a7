/** Writes files that are not there yet: all of them or none. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { refusedBy } from './make-folder.js';
import { writeNamed } from './write-whole.js';

export interface NewFile {
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What keeps a folder from being made: a file in its place or above it, or what it holds already, without hidden files. */
export interface InTheWay {
  readonly path: string;
  /** Names in the folder, sorted; undefined where the path is a file. */
  readonly holds?: readonly string[];
}

export function findInTheWay(folder: string): InTheWay | undefined {
  const nearest = nearestOf(folder);
  if (!statSync(nearest).isDirectory()) return { path: shown(nearest, folder) };
  const holds = nearest === resolve(folder) ? readdirSync(nearest).filter((name) => !name.startsWith('.')) : [];
  return holds.length === 0 ? undefined : { path: folder, holds: holds.sort() };
}

/**
 * Writes everything to a hidden folder beside its place, then moves what stands at the top: a folder that is not there comes with all its
 * files at once.
 * @throws Error when something cannot be written; nothing is left behind then, no new folder either.
 */
export function writeNewFiles(folder: string, files: readonly NewFile[]): void {
  const base = nearestOf(folder);
  const staging = makeStaging(base);
  const below = relative(base, resolve(folder));
  const moved: string[] = [];
  try {
    for (const { path, bytes } of files) {
      const file = join(staging, below, path);
      mkdirSync(dirname(file), { recursive: true });
      writeNamed(file, bytes);
    }
    for (const name of readdirSync(staging)) {
      const place = join(base, name);
      if (existsSync(place)) throw new Error(`${place} is there already`);
      renameSync(join(staging, name), place);
      moved.push(place);
    }
  } catch (error) {
    for (const place of moved) rmSync(place, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function makeStaging(base: string): string {
  try {
    return mkdtempSync(join(base, '.starting-'));
  } catch (error) {
    throw refusedBy(error, base);
  }
}

/** The folder itself, or the nearest one above it that exists. */
function nearestOf(folder: string): string {
  const path = resolve(folder);
  return existsSync(path) || dirname(path) === path ? path : nearestOf(dirname(path));
}

/** A path above the folder, written as the folder was. */
function shown(path: string, folder: string): string {
  return resolve(folder) === path ? folder : relative('', path);
}
