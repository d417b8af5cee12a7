/** Reads one YAML file with positions. Takes UTF-8; reports encodings, syntax errors and duplicate keys. */
import { isMap, isNode, isPair, isScalar, parseDocument, type Document, type Node } from 'yaml';
import type { Collector } from '../diagnostics/collector.js';
import { placeOf, type Place } from '../diagnostics/diagnostic.js';
import { decodeText } from '../text/decode.js';
import { SourceText } from '../text/source-text.js';
import type { Path } from './located.js';

export interface YamlFile {
  readonly content: unknown;
  /** The place of the value at a path, or of the nearest parent that exists. */
  placeOfValue(path: Path): Place;
  /** The place of a mapping's key. */
  placeOfKey(path: Path): Place;
}

/** Decodes a text file, reporting what is wrong with its bytes. A byte order mark is a warning unless it is customary (CSV). */
export function readText(
  path: string,
  bytes: Uint8Array,
  collector: Collector,
  allowMark: boolean,
): SourceText | undefined {
  const decoded = decodeText(bytes);
  if (decoded.encoding !== 'utf-8') {
    const hints = ['save the file as UTF-8 and try again'];
    if (decoded.encoding === 'gbk') hints.push(`iconv -f GB18030 -t UTF-8 ${path} converts it`);
    collector.add('encoding', { path, line: 1, column: 1 }, { encoding: decoded.encoding }, { hints });
    return undefined;
  }
  if (decoded.byteOrderMark && !allowMark) {
    const hints = ['save it as "UTF-8" rather than "UTF-8 with BOM"'];
    collector.add('byte-order-mark', { path, line: 1, column: 1 }, {}, { hints, severity: 'warning' });
  }
  return new SourceText(path, decoded.text);
}

/** Parses a YAML file; undefined when it is no YAML at all. */
export function readYamlFile(path: string, bytes: Uint8Array, collector: Collector): YamlFile | undefined {
  const source = readText(path, bytes, collector, false);
  if (!source) return undefined;
  const document = parseDocument(source.text, { prettyErrors: false, version: '1.2', uniqueKeys: true });
  for (const error of document.errors) {
    const place = placeOf(source, { start: error.pos[0], end: error.pos[1] });
    collector.add(
      'yaml-syntax',
      place,
      { problem: describeYamlError(error.code, error.message) },
      { hints: yamlHints(error.code) },
    );
  }
  if (document.errors.length > 0) return undefined;
  return {
    content: document.toJS({ maxAliasCount: 100 }),
    placeOfValue: (at) => place(source, findNode(document, at)),
    placeOfKey: (at) => place(source, findKey(document, at) ?? findNode(document, at)),
  };
}

function describeYamlError(code: string, message: string): string {
  if (code === 'TAB_AS_INDENT') return 'a tab is used for indentation';
  if (code === 'DUPLICATE_KEY') return 'a key stands twice in one mapping';
  return message.replace(/\s+/g, ' ').trim();
}

function yamlHints(code: string): string[] {
  if (code === 'TAB_AS_INDENT') return ['indent with spaces'];
  if (code === 'BAD_INDENT') return ['check that the lines of one mapping start in the same column'];
  if (code === 'MISSING_CHAR') return ['check that each quote and bracket is closed'];
  return [];
}

function place(source: SourceText, node: Node | undefined): Place {
  const range = node?.range;
  return range ? placeOf(source, { start: range[0], end: range[1] }) : { path: source.path, line: 1, column: 1 };
}

function findNode(document: Document, path: Path): Node | undefined {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return isMap(node) && length < path.length ? (firstKey(node) ?? node) : node;
  }
  const root = document.contents;
  return isNode(root) ? (isMap(root) ? (firstKey(root) ?? root) : root) : undefined;
}

function firstKey(node: Node): Node | undefined {
  const pair = isMap(node) ? node.items[0] : undefined;
  return isNode(pair?.key) ? pair.key : undefined;
}

function findKey(document: Document, path: Path): Node | undefined {
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (!isMap(parent)) return undefined;
  const key = path.at(-1);
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
  return isNode(pair?.key) ? pair.key : undefined;
}
