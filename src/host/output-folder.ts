/** Writes a build's files whole or not at all, and touches nothing that an earlier build did not write. */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ManifestSchema, type Manifest } from '../model/manifest.js';
import { hashBytes } from './recording-folder.js';

export const manifestName = 'manifest.json';

interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A reason not to write; nothing was changed. */
export interface Refusal {
  readonly path: string;
  readonly reason: 'not-empty' | 'not-ours' | 'in-the-way';
}

/** The manifest of the last build, when there is a readable one. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    return ManifestSchema.parse(JSON.parse(readFileSync(join(folder, manifestName), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Why the folder must not be written to; undefined when it may. Hidden files (.gitignore) do not count. */
export function refuseOutput(folder: string, paths: readonly string[]): Refusal | undefined {
  const present = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
  if (present.length === 0) return undefined;
  const manifest = readManifest(folder);
  if (!manifest) return { path: folder, reason: 'not-empty' };
  const ours = new Set([...manifest.outputs.map(({ path }) => path), manifestName]);
  const foreign = paths.find((path) => !ours.has(path) && existsSync(join(folder, path)));
  return foreign === undefined ? undefined : { path: join(folder, foreign), reason: 'not-ours' };
}

/** The first path that cannot be written because a folder stands where a file should be, or a file where a folder should be. */
export function findObstacle(folder: string, paths: readonly string[]): Refusal | undefined {
  for (const path of paths) {
    const parts = path.split('/');
    for (let length = 1; length <= parts.length; length++) {
      const at = join(folder, ...parts.slice(0, length));
      const found = statSync(at, { throwIfNoEntry: false });
      if (found && found.isDirectory() !== length < parts.length) return { path: at, reason: 'in-the-way' };
    }
  }
  return undefined;
}

/** What outputs were made from. */
type Origin = Pick<Manifest, 'inputs' | 'version' | 'counts'>;

const isSameOrigin = (a: Origin | undefined, b: Origin): boolean =>
  a?.version === b.version &&
  a.counts.candidates === b.counts.candidates &&
  JSON.stringify(a.inputs) === JSON.stringify(b.inputs);

/** Whether the folder holds files beside these that another state of the inputs gave: a build of these alone would take them away. */
export function wouldRemove(folder: string, paths: readonly string[], origin: Origin): boolean {
  const previous = readManifest(folder);
  return (
    previous !== undefined &&
    !isSameOrigin(previous, origin) &&
    previous.outputs.some(({ path }) => !paths.includes(path))
  );
}

/**
 * Writes everything to a hidden folder beside its place, then moves each file, the manifest last. Files of the last build that this
 * one does not make stay while the inputs are the same, and go when they have changed.
 * @returns the manifest that was written.
 */
export function writeOutputs(
  folder: string,
  files: readonly OutputFile[],
  manifest: Omit<Manifest, 'outputs'>,
): Manifest {
  const staging = join(folder, `.building-${process.pid}`);
  const previous = readManifest(folder);
  const outputs = files.map(({ path, bytes }) => ({ path, sha256: hashBytes(bytes), bytes: bytes.length }));
  const made = new Set(files.map(({ path }) => path));
  const left = previous?.outputs.filter(({ path }) => !made.has(path)) ?? [];
  const same = isSameOrigin(previous, manifest);
  const kept = same ? left.filter(({ path }) => existsSync(join(folder, path))) : [];
  const languages =
    kept.length > 0 ? [...new Set([...manifest.languages, ...(previous?.languages ?? [])])] : manifest.languages;
  const whole: Manifest = {
    ...manifest,
    languages,
    outputs: [...outputs, ...kept].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  try {
    const text = new TextEncoder().encode(`${JSON.stringify(whole, null, 2)}\n`);
    const all = [...files, { path: manifestName, bytes: text }];
    for (const { path, bytes } of all) {
      mkdirSync(dirname(join(staging, path)), { recursive: true });
      writeFileSync(join(staging, path), bytes);
    }
    replaceFiles(
      folder,
      staging,
      all.map(({ path }) => path),
    );
    if (!same) for (const { path } of left) rmSync(join(folder, path), { force: true });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return whole;
}

/** Moves files into place, the old ones aside; puts the old ones back when one cannot be moved. */
function replaceFiles(folder: string, staging: string, paths: readonly string[]): void {
  const moved: string[] = [];
  const aside = (path: string): string => join(staging, '.replaced', path);
  try {
    for (const path of paths) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      if (existsSync(join(folder, path))) {
        mkdirSync(dirname(aside(path)), { recursive: true });
        renameSync(join(folder, path), aside(path));
      }
      moved.push(path);
      renameSync(join(staging, path), join(folder, path));
    }
  } catch (error) {
    for (const path of moved) {
      rmSync(join(folder, path), { force: true });
      if (existsSync(aside(path))) renameSync(aside(path), join(folder, path));
    }
    throw error;
  }
}
