/** Whether a font's file is all there. Reads its head alone. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A font of the package that cannot be used. Its code is explained like those of the system. */
export function damagedFont(path: string, cause?: unknown): Error {
  return Object.assign(new Error(`${path} is damaged`, { cause }), { code: 'EFONT', path });
}

const headLength = 12;
const entryLength = 16;
const trueType = 0x00010000;

/** @throws Error where the file cannot be read, is no TrueType font, or ends before the last of its tables. */
export function checkFontFile(path: string): void {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const read = (length: number, at: number): Buffer => {
      const bytes = Buffer.alloc(length);
      if (readSync(file, bytes, 0, length, at) < length) throw damagedFont(path);
      return bytes;
    };
    const head = read(headLength, 0);
    if (head.readUInt32BE(0) !== trueType) throw damagedFont(path);
    const tables = read(head.readUInt16BE(4) * entryLength, headLength);
    for (let at = 0; at < tables.length; at += entryLength)
      if (tables.readUInt32BE(at + 8) + tables.readUInt32BE(at + 12) > size) throw damagedFont(path);
  } finally {
    closeSync(file);
  }
}
