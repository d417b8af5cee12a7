/**
 * Writes a ZIP file whose bytes depend on its entries alone. fflate packs; the frame is written here, because fflate's takes the
 * date from the local clock's fields and its streaming one leaves sizes to descriptors after the data, which strict readers
 * refuse for stored entries.
 */
import { Deflate, strToU8 } from 'fflate';

/** Bytes in one piece, or pieces made one after the other while they are packed. */
export type ZipContent = Uint8Array | Iterable<Uint8Array>;

export interface ZipEntry {
  readonly path: string;
  readonly content: ZipContent;
  /** False for what is packed already, such as pictures. */
  readonly deflate: boolean;
}

interface PackedEntry {
  readonly name: Uint8Array;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly size: number;
  readonly packed: readonly Uint8Array[];
  readonly packed_size: number;
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

/** @throws Error when the file would be larger than 4 GB. */
export function writeZip(entries: Iterable<ZipEntry>): Uint8Array {
  const packed: PackedEntry[] = [];
  let offset = 0;
  for (const entry of entries) {
    const next = packEntry(entry, offset);
    packed.push(next);
    offset += localSize + next.name.length + next.packed_size;
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

function packEntry({ path, content, deflate }: ZipEntry, offset: number): PackedEntry {
  const pieces: Uint8Array[] = [];
  let [crc, size] = [0xff_ff_ff_ff, 0];
  const deflater = deflate ? new Deflate({ level }, (piece) => pieces.push(piece)) : undefined;
  for (const piece of content instanceof Uint8Array ? [content] : content) {
    crc = addToCrc(crc, piece);
    size += piece.length;
    if (deflater) deflater.push(piece);
    else pieces.push(piece);
  }
  deflater?.push(new Uint8Array(0), true);
  return {
    name: strToU8(path),
    method: deflate ? 8 : 0,
    crc: (crc ^ 0xff_ff_ff_ff) >>> 0,
    size,
    packed: pieces,
    packed_size: pieces.reduce((sum, piece) => sum + piece.length, 0),
    offset,
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

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xed_b8_83_20 : value >>> 1;
  return value;
});

function addToCrc(start: number, bytes: Uint8Array): number {
  let crc = start;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return crc;
}
