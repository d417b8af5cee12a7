/**
 * Writes a ZIP file whose bytes depend on its entries alone. fflate packs; the frame is written here, because fflate's takes the
 * date from the local clock's fields and its streaming one leaves sizes to descriptors after the data, which strict readers
 * refuse for stored entries.
 */
import { crc32 } from 'node:zlib';
import { Deflate, strToU8 } from 'fflate';
import { keyOf, type Keep } from '../../../model/keep.js';

/** Bytes in one piece, or pieces made one after the other while they are packed. */
export type ZipContent = Uint8Array | Iterable<Uint8Array>;

export interface ZipEntry {
  readonly path: string;
  readonly content: ZipContent;
  /** False for what is packed already, such as pictures. */
  readonly deflate: boolean;
}

interface PackedContent {
  readonly method: 0 | 8;
  readonly crc: number;
  readonly size: number;
  readonly packed: readonly Uint8Array[];
  readonly packed_size: number;
}

interface PackedEntry extends PackedContent {
  readonly name: Uint8Array;
  readonly offset: number;
}

/** 1 January 1980, 0:00: the earliest that a ZIP file can say. */
const dosDate = 0x21;
const dosTime = 0;
const versionNeeded = 20;
/** Names are UTF-8. */
const flags = 0x800;
const level = 6;
const localSize = 30;
const centralSize = 46;
const endSize = 22;
const mostBytes = 0xff_ff_ff_ff;

/**
 * @param keep takes packed contents over from an earlier file; each is in memory as one piece then.
 * @throws Error when the file would be larger than 4 GB.
 */
export function writeZip(entries: Iterable<ZipEntry>, keep?: Keep): Uint8Array {
  const packed: PackedEntry[] = [];
  let offset = 0;
  for (const { path, content, deflate } of entries) {
    const name = strToU8(path);
    const next = keep ? packAgain(content, deflate, keep) : pack(content, deflate);
    packed.push({ ...next, name, offset });
    offset += localSize + name.length + next.packed_size;
  }
  const directorySize = packed.reduce((sum, { name }) => sum + centralSize + name.length, 0);
  const total = offset + directorySize + endSize;
  if (total > mostBytes || packed.some(({ size }) => size > mostBytes))
    throw new Error('the workbook would be larger than 4 GB');
  const file = new Uint8Array(total);
  const view = new DataView(file.buffer);
  for (const entry of packed) writeEntry(file, view, entry);
  let at = offset;
  for (const entry of packed) at = writeDirectoryEntry(file, view, entry, at);
  const count = packed.length;
  writeNumbers(view, at, 'whhhhwwh', [0x06054b50, 0, 0, count, count, directorySize, offset, 0]);
  return file;
}

/** The same content in the same pieces: what they are packed as depends on where one ends. */
function packAgain(content: ZipContent, deflate: boolean, keep: Keep): PackedContent {
  const pieces = content instanceof Uint8Array ? [content] : [...content];
  return keep(
    deflate ? 'deflated' : 'stored',
    () => `${pieces.map(({ length }) => length).join()}\n${keyOf(Buffer.concat(pieces))}`,
    () => pack(pieces, deflate),
  );
}

function pack(content: ZipContent, deflate: boolean): PackedContent {
  const pieces: Uint8Array[] = [];
  let [crc, size] = [0, 0];
  const deflater = deflate ? new Deflate({ level }, (piece) => pieces.push(piece)) : undefined;
  for (const piece of content instanceof Uint8Array ? [content] : content) {
    crc = crc32(piece, crc);
    size += piece.length;
    if (deflater) deflater.push(piece);
    else pieces.push(piece);
  }
  deflater?.push(new Uint8Array(0), true);
  return {
    method: deflate ? 8 : 0,
    crc,
    size,
    packed: pieces,
    packed_size: pieces.reduce((sum, piece) => sum + piece.length, 0),
  };
}

function writeEntry(file: Uint8Array, view: DataView, entry: PackedEntry): void {
  const { name, method, crc, size, packed, packed_size, offset } = entry;
  const fields = [0x04034b50, versionNeeded, flags, method, dosTime, dosDate, crc, packed_size, size, name.length, 0];
  let at = writeNumbers(view, offset, 'whhhhhwwwhh', fields);
  for (const piece of [name, ...packed]) {
    file.set(piece, at);
    at += piece.length;
  }
}

function writeDirectoryEntry(file: Uint8Array, view: DataView, entry: PackedEntry, start: number): number {
  const { name, method, crc, size, packed_size, offset } = entry;
  const fields = [0x02014b50, versionNeeded, versionNeeded, flags, method, dosTime, dosDate, crc, packed_size, size];
  const at = writeNumbers(view, start, 'whhhhhhwwwhhhhhww', [...fields, name.length, 0, 0, 0, 0, 0, offset]);
  file.set(name, at);
  return at + name.length;
}

/** Writes numbers one after the other, little end first: h for two bytes, w for four. Gives the place after them. */
function writeNumbers(view: DataView, start: number, shape: string, numbers: readonly number[]): number {
  let at = start;
  for (const [index, kind] of shape.split('').entries()) {
    if (kind === 'h') view.setUint16(at, numbers[index] ?? 0, true);
    else view.setUint32(at, numbers[index] ?? 0, true);
    at += kind === 'h' ? 2 : 4;
  }
  return at;
}
