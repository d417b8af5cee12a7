/** Writes a build's files whole or not at all, and touches nothing that an earlier build did not write. */
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ManifestSchema, type Manifest } from '../model/manifest.js';
import { makeFolder } from './make-folder.js';
import { readNamed } from './read-named.js';
import { hashBytes } from '../text/hash-bytes.js';
import { writeNamed, writeWhole } from './write-whole.js';

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

/** The manifest of the last build, when there is a sound one. @throws Error when it may not be read. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    return ManifestSchema.parse(JSON.parse(readNamed(join(folder, manifestName)).toString()));
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')) throw error;
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

/** What a build in progress keeps inside the output folder: hidden, of its own process. */
const stagingPrefix = '.building-';
/** Names within it: the new files, the old ones that made way, and what has to be done once it is there. */
const made = 'new';
const replaced = 'old';
const journalName = 'journal.json';

const JournalSchema = z.object({
  /** Paths whose new files take their places, in order; the manifest last. */
  replace: z.array(z.string()),
  /** Paths that this build no longer makes. */
  remove: z.array(z.string()),
});

/** What a build has decided to do. From the moment that it is written the build counts as done, however it ends. */
type Journal = Readonly<z.infer<typeof JournalSchema>>;

/**
 * Writes everything that is not there already to a hidden folder beside its place, then a journal of what is to be done, then moves each file, the manifest last. A
 * process that is ended in between leaves the edition of before, or one that `restoreOutputs` completes. Files of the last build that this
 * one does not make stay while the inputs are the same, and go when they have changed.
 * @returns the manifest that was written.
 * @throws Error when a file cannot be written or moved; then everything is as before.
 */
export function writeOutputs(
  folder: string,
  files: readonly OutputFile[],
  manifest: Omit<Manifest, 'outputs'>,
): Manifest {
  const staging = join(folder, `${stagingPrefix}${process.pid}`);
  const previous = readManifest(folder);
  const outputs = files.map(({ path, bytes }) => ({ path, sha256: hashBytes(bytes), bytes: bytes.length }));
  const paths = new Set(files.map(({ path }) => path));
  const left = previous?.outputs.filter(({ path }) => !paths.has(path)) ?? [];
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
    const all = [
      ...files.filter(({ path, bytes }) => !holds(join(folder, path), bytes)),
      { path: manifestName, bytes: text },
    ];
    for (const { path, bytes } of all) {
      const place = join(staging, made, path);
      makeFolder(dirname(place));
      writeNamed(place, bytes);
    }
    const journal: Journal = {
      replace: all.map(({ path }) => path),
      remove: same ? [] : left.map(({ path }) => path),
    };
    writeWhole(join(staging, journalName), JSON.stringify(journal));
    replaceFiles(folder, staging, journal);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return whole;
}

/** Whether a file has these bytes already. */
function holds(path: string, bytes: Uint8Array): boolean {
  return (
    statSync(path, { throwIfNoEntry: false })?.size === bytes.length && Buffer.compare(readFileSync(path), bytes) === 0
  );
}

/** Moves files into place, the old ones aside; puts the old ones back when one cannot be moved. */
function replaceFiles(folder: string, staging: string, { replace, remove }: Journal): void {
  const touched: string[] = [];
  const aside = (path: string): string => join(staging, replaced, path);
  try {
    for (const path of [...replace, ...remove]) {
      const [place, own] = [join(folder, path), join(staging, made, path)];
      if (existsSync(place)) {
        makeFolder(dirname(aside(path)));
        renameSync(place, aside(path));
      }
      touched.push(path);
      if (!existsSync(own)) continue;
      makeFolder(dirname(place));
      renameSync(own, place);
    }
  } catch (error) {
    for (const path of touched) {
      rmSync(join(folder, path), { force: true });
      if (existsSync(aside(path))) renameSync(aside(path), join(folder, path));
    }
    throw error;
  }
}

/**
 * Completes what a build that was ended had decided to do, and clears away what one that was ended earlier had begun; a build that is
 * still running is left alone. Commands that read or write outputs begin with this.
 * @returns how many builds were completed.
 * @throws Error when a file cannot be moved; what is left is completed another time.
 */
export function restoreOutputs(folder: string): number {
  let completed = 0;
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(stagingPrefix)) : [];
  for (const name of names) {
    if (isRunning(Number(name.slice(stagingPrefix.length)))) continue;
    const staging = join(folder, name);
    const journal = readJournal(staging);
    if (journal) {
      completeMoves(folder, staging, journal);
      completed += 1;
    }
    rmSync(staging, { recursive: true, force: true });
  }
  return completed;
}

/** The moves that are still to be made: a file that was moved is no longer in the staging folder. */
function completeMoves(folder: string, staging: string, { replace, remove }: Journal): void {
  for (const path of replace) {
    const own = join(staging, made, path);
    if (!existsSync(own)) continue;
    makeFolder(dirname(join(folder, path)));
    renameSync(own, join(folder, path));
  }
  for (const path of remove) rmSync(join(folder, path), { force: true });
}

function readJournal(staging: string): Journal | undefined {
  try {
    return JournalSchema.parse(JSON.parse(readFileSync(join(staging, journalName), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Whether a process of this id runs; of another user's too. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
