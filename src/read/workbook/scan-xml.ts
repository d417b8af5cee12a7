/**
 * Reads XML from start to end, as parts of a workbook need it: calls back at each tag and each text; names lose their prefixes, line ends become
 * `\n`. Refuses what is not well-formed, and a document type, whose entities could grow without end.
 */
import { fail } from './broken-workbook.js';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlEvents {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** `<name a="b" c='d'/>` in parts: the slash of an end tag, the name, the attributes, the slash of an empty element. */
const tag = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const attribute = /(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** What is passed over, by how it starts, with how it ends. */
const skipped: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
];

/** @throws BrokenWorkbook where the text is no such XML. */
export function scanXml(xml: string, { open, close, text }: XmlEvents): void {
  const path: string[] = [];
  let at = 0;
  for (;;) {
    const start = xml.indexOf('<', at);
    if (start > at && path.length > 0) text?.(decode(xml.slice(at, start)));
    if (start === -1) break;
    const special = xml[start + 1] === '!' || xml[start + 1] === '?';
    if (special) {
      at = skip(xml, start, path.length > 0 ? text : undefined);
      continue;
    }
    tag.lastIndex = start;
    const [whole, slash, name = '', attributes = '', empty] = tag.exec(xml) ?? [];
    if (whole === undefined) fail();
    at = start + whole.length;
    if (slash !== '/') {
      path.push(name);
      open(name, attributes === '' ? {} : readAttributes(attributes));
    }
    if (slash !== '/' && empty !== '/') continue;
    if (path.pop() !== name) fail();
    close?.(name);
  }
  if (path.length > 0) fail();
}

/** Where a comment, an instruction or a section of plain text ends. */
function skip(xml: string, start: number, text: XmlEvents['text']): number {
  const plain = '<![CDATA[';
  const [opening, ending] = xml.startsWith(plain, start)
    ? [plain, ']]>']
    : (skipped.find(([beginning]) => xml.startsWith(beginning, start)) ?? []);
  if (opening === undefined || ending === undefined) return fail();
  const end = xml.indexOf(ending, start + opening.length);
  if (end === -1) return fail();
  if (opening === plain) text?.(toLineFeeds(xml.slice(start + plain.length, end)));
  return end + ending.length;
}

function readAttributes(written: string): Attributes {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single] of written.matchAll(attribute))
    attributes[name] = decode(double ?? single ?? '');
  return attributes;
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decode(written: string): string {
  const text = toLineFeeds(written);
  if (!text.includes('&')) return text;
  return text.replaceAll(/&([^;&]*);?/g, (reference, name: string) => {
    const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const character = code <= 0x10_ff_ff ? String.fromCodePoint(code) : entities.get(name);
    if (character === undefined || !reference.endsWith(';')) fail();
    return character;
  });
}

const toLineFeeds = (text: string): string => (text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text);
