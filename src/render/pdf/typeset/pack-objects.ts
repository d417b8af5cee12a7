/**
 * Packs a PDF's small objects. pdfkit writes each object as text of its own; a tagged file has thousands of them, and they take more room than the
 * pages. PDF 1.5 lets objects without a stream stand compressed within object streams (ISO 32000-1, 7.5.7), found through a
 * cross-reference stream (7.5.8).
 */
import { deflateSync } from 'node:zlib';

/** Objects in one stream: enough to compress well, few enough to open quickly. */
const perStream = 200;

/** Width in bytes of a cross-reference entry's fields: type, place, index. */
const fields = [1, 4, 2] as const;
const entrySize = fields[0] + fields[1] + fields[2];

/** @param bytes a whole file as pdfkit writes it: one cross-reference table, objects one after another, nothing encrypted. */
export function packObjects(bytes: Buffer): Buffer {
  const { offsets, table, trailer } = readTable(bytes);
  const places = [...offsets.values()].sort((a, b) => a - b);
  const nextPlace = new Map(places.map((place, index) => [place, places[index + 1] ?? table]));
  const parts: Buffer[] = [];
  let length = 0;
  const write = (part: Buffer): number => {
    const at = length;
    parts.push(part);
    length += part.length;
    return at;
  };
  const first = places[0] ?? table;
  write(bytes.subarray(0, first));

  const entries = new Map<number, [type: 1 | 2, place: number, index: number]>();
  const small: [id: number, body: Buffer][] = [];
  for (const [id, offset] of offsets) {
    const whole = bytes.subarray(offset, nextPlace.get(offset));
    const body = whole.subarray(whole.indexOf('obj') + 3, whole.lastIndexOf('endobj'));
    if (body.subarray(-12).includes('endstream')) entries.set(id, [1, write(whole), 0]);
    else small.push([id, body]);
  }
  let next = [...offsets.keys()].reduce((highest, id) => Math.max(highest, id), 0) + 1;
  for (let start = 0; start < small.length; start += perStream) {
    const group = small.slice(start, start + perStream);
    const stream = next++;
    for (const [index, [id]] of group.entries()) entries.set(id, [2, stream, index]);
    entries.set(stream, [1, write(objectStream(stream, group)), 0]);
  }
  entries.set(next, [1, length, 0]);
  const at = write(crossReferences(next, entries, trailer));
  write(Buffer.from(`startxref\n${at}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
}

interface Table {
  /** Place of each object by its number. */
  readonly offsets: ReadonlyMap<number, number>;
  /** Place of the table itself. */
  readonly table: number;
  /** Entries of the trailer that name the catalogue, the information and the file. */
  readonly trailer: string;
}

function readTable(bytes: Buffer): Table {
  const tail = bytes.subarray(-64).toString('latin1');
  const table = Number(/startxref\s+(\d+)\s+%%EOF/.exec(tail)?.[1]);
  const text = bytes.subarray(table).toString('latin1');
  const [head = '', size] = /^xref\s+0 (\d+)\s+/.exec(text) ?? [];
  if (size === undefined) throw new Error('the PDF has no cross-reference table');
  const offsets = new Map<number, number>();
  for (let id = 1; id < Number(size); id++) {
    const entry = text.slice(head.length + id * 20, head.length + (id + 1) * 20);
    if (entry.charAt(17) === 'n') offsets.set(id, Number(entry.slice(0, 10)));
  }
  const [, dictionary = ''] = /trailer\s*<<([\s\S]*)>>\s*startxref/.exec(text) ?? [];
  return { offsets, table, trailer: dictionary.replace(/\/Size\s+\d+/, '').trim() };
}

function objectStream(id: number, group: readonly (readonly [number, Buffer])[]): Buffer {
  const bodies = Buffer.concat(group.map(([, body]) => body));
  let offset = 0;
  const index = group.map(([member, body]) => {
    const entry = `${member} ${offset}`;
    offset += body.length;
    return entry;
  });
  const head = Buffer.from(`${index.join(' ')}\n`, 'latin1');
  const dictionary = `/Type /ObjStm /N ${group.length} /First ${head.length}`;
  return streamObject(id, dictionary, Buffer.concat([head, bodies]));
}

function crossReferences(
  id: number,
  entries: ReadonlyMap<number, readonly [number, number, number]>,
  trailer: string,
): Buffer {
  const data = Buffer.alloc((id + 1) * entrySize);
  // Number 0 heads the list of free objects, of which there are no others.
  data.writeUInt16BE(0xffff, fields[0] + fields[1]);
  for (const [number, [type, place, index]] of entries) {
    const at = number * entrySize;
    data.writeUInt8(type, at);
    data.writeUInt32BE(place, at + fields[0]);
    data.writeUInt16BE(index, at + fields[0] + fields[1]);
  }
  return streamObject(id, `/Type /XRef /Size ${id + 1} /W [${fields.join(' ')}] ${trailer}`, data);
}

function streamObject(id: number, dictionary: string, data: Buffer): Buffer {
  const packed = deflateSync(data);
  const head = `${id} 0 obj\n<< ${dictionary} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream\nendobj\n', 'latin1')]);
}
