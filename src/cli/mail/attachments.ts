/** The files that go with a letter: there, as the build wrote them, and made from what is in the benchmark now. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readNamed } from '../../host/read-named.js';
import type { FileHash } from '../../host/recording-folder.js';
import { hashBytes } from '../../text/hash-bytes.js';
import type { Attachment } from '../../model/letter.js';
import type { Manifest } from '../../model/manifest.js';
import { stemOf } from '../../model/report.js';
import type { LetterEdition } from '../../pipeline.js';
import { buildCommand, type Locations } from '../locate.js';
import { version } from '../version.js';

const types = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type AttachedFormat = keyof typeof types;
export const attachedFormats: readonly AttachedFormat[] = ['pdf', 'xlsx'];

interface AttachedFile {
  /** In the output folder. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** An edition's files on disk. */
export interface EditionFiles {
  readonly files: Readonly<Record<AttachedFormat, AttachedFile>>;
  /** SHA-256 over them: what makes an edition the same or another one. */
  readonly id: string;
}

/** Names of an edition's files in the output folder. */
export function outputNames(
  slug: string,
  { language, bureau }: LetterEdition,
): Readonly<Record<AttachedFormat, string>> {
  const stem = stemOf({ slug, language, focus: bureau && { id: bureau.id, label: bureau.id } });
  return { pdf: `${stem}.pdf`, xlsx: `${stem}.xlsx` };
}

/** @returns the files, or a sentence on what is not there and how to make it. */
export function findFiles(places: Locations, manifest: Manifest, edition: LetterEdition): EditionFiles | string {
  const { output: folder } = places;
  const names = outputNames(manifest.slug, edition);
  const listed = new Set(manifest.outputs.map(({ path }) => path));
  const missing = attachedFormats
    .map((format) => names[format])
    .filter((name) => !listed.has(name) || !existsSync(join(folder, name)));
  if (missing.length > 0) {
    const { bureau, language } = edition;
    const build = buildCommand(places, ...(bureau ? ['--bureau', bureau.id] : []), '--lang', language);
    return `${folder} holds no ${missing.join(' and no ')}; run ${build} first`;
  }
  const read = (format: AttachedFormat): AttachedFile => {
    const path = join(folder, names[format]);
    const bytes = readNamed(path);
    return { name: names[format], path, bytes: bytes.length, sha256: hashBytes(bytes) };
  };
  const files = { pdf: read('pdf'), xlsx: read('xlsx') };
  return { files, id: hashBytes([edition.language, files.pdf.sha256, files.xlsx.sha256].join('\n')) };
}

/** Names in a sentence. */
const mostNamed = 5;

const listPaths = (paths: readonly string[]): string =>
  paths.slice(0, mostNamed).join(', ') + (paths.length > mostNamed ? ` and ${paths.length - mostNamed} more` : '');

/** Why the outputs may not say what the benchmark says now; a sentence each. */
export function findStale(
  manifest: Manifest,
  inputs: readonly FileHash[],
  editions: readonly EditionFiles[],
): string[] {
  const now = new Map(inputs.map(({ path, sha256 }) => [path, sha256]));
  const before = new Map(manifest.inputs.map(({ path, sha256 }) => [path, sha256]));
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter((path) => now.get(path) !== before.get(path));
  const built = new Map(manifest.outputs.map(({ path, sha256 }) => [path, sha256]));
  const edited = editions
    .flatMap(({ files }) => attachedFormats.map((format) => files[format]))
    .filter((file) => built.get(file.name) !== file.sha256);
  return [
    ...(changed.length > 0 ? [`changed since the build: ${listPaths(changed)}`] : []),
    ...(manifest.version === version ? [] : [`built by version ${manifest.version} of bench, this is ${version}`]),
    ...(edited.length > 0
      ? [`not as the build wrote ${edited.length === 1 ? 'it' : 'them'}: ${listPaths(edited.map(({ path }) => path))}`]
      : []),
  ];
}

/** @throws Error when a file is not what it was a moment ago, as while somebody builds. */
export function readAttachments(
  { files }: EditionFiles,
  names: Readonly<Record<AttachedFormat, string>>,
): Attachment[] {
  return attachedFormats.map((format) => {
    const { path, sha256 } = files[format];
    const bytes = readNamed(path);
    if (hashBytes(bytes) !== sha256) throw new ChangedMeanwhile(path);
    return { name: names[format], type: types[format], bytes };
  });
}

/** A file was written anew while letters with it were on their way. */
export class ChangedMeanwhile extends Error {
  constructor(path: string) {
    super(`${path} changed while letters were sent; run the command again when the build is done`);
  }
}
