/** Writes a build's files whole or not at all, and touches nothing that an earlier build did not write. */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  readonly reason: 'not-empty' | 'not-ours';
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
  const same =
    JSON.stringify(previous?.inputs) === JSON.stringify(manifest.inputs) && previous?.version === manifest.version;
  const kept = same ? left.filter(({ path }) => existsSync(join(folder, path))) : [];
  const whole: Manifest = { ...manifest, outputs: [...outputs, ...kept].sort((a, b) => (a.path < b.path ? -1 : 1)) };
  try {
    const text = new TextEncoder().encode(`${JSON.stringify(whole, null, 2)}\n`);
    const all = [...files, { path: manifestName, bytes: text }];
    for (const { path, bytes } of all) {
      mkdirSync(dirname(join(staging, path)), { recursive: true });
      writeFileSync(join(staging, path), bytes);
    }
    for (const { path } of all) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      renameSync(join(staging, path), join(folder, path));
    }
    if (!same) for (const { path } of left) rmSync(join(folder, path), { force: true });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return whole;
}
