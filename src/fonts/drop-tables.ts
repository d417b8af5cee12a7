/** Takes tables out of a TrueType font. Refuses nothing: a name that the font lacks is passed over. */

const headerSize = 12;
const recordSize = 16;

/** The font with the named tables left out, tables at four-byte boundaries, and the directory rewritten (OpenType 1.9, "Table Directory"). */
export function dropTables(font: Uint8Array, names: readonly string[]): Uint8Array {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const records = Array.from({ length: view.getUint16(4) }, (_, index) => {
    const at = headerSize + index * recordSize;
    const tag = String.fromCharCode(...font.subarray(at, at + 4));
    return { tag, checksum: view.getUint32(at + 4), offset: view.getUint32(at + 8), length: view.getUint32(at + 12) };
  }).filter(({ tag }) => !names.includes(tag));
  const padded = records.map(({ length }) => Math.ceil(length / 4) * 4);
  const start = headerSize + records.length * recordSize;
  const result = new Uint8Array(start + padded.reduce((sum, length) => sum + length, 0));
  const out = new DataView(result.buffer);
  const power = 2 ** Math.floor(Math.log2(records.length));
  out.setUint32(0, view.getUint32(0));
  out.setUint16(4, records.length);
  out.setUint16(6, power * 16);
  out.setUint16(8, Math.log2(power));
  out.setUint16(10, (records.length - power) * 16);
  let offset = start;
  for (const [index, { tag, checksum, offset: from, length }] of records.entries()) {
    const at = headerSize + index * recordSize;
    for (let letter = 0; letter < 4; letter++) out.setUint8(at + letter, tag.charCodeAt(letter));
    out.setUint32(at + 4, checksum);
    out.setUint32(at + 8, offset);
    out.setUint32(at + 12, length);
    result.set(font.subarray(from, from + length), offset);
    offset += padded[index] ?? 0;
  }
  return result;
}
