/** Reads one YAML file with positions. Takes UTF-8; reports encodings, syntax errors and duplicate keys. */
import {
  isMap,
  isNode,
  isPair,
  isScalar,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type Node,
  type YAMLParseError,
} from 'yaml';
import type { Collector } from '../diagnostics/collector.js';
import { placeOf, type Place } from '../diagnostics/diagnostic.js';
import { decodeText } from '../text/decode.js';
import { SourceText, type Span } from '../text/source-text.js';
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
  for (const { code, problem, start, end, first } of syntaxErrors(document, source)) {
    const related =
      first === undefined ? undefined : { message: 'the first stands here', place: placeOf(source, first) };
    const hint = explainAt(source, code, start)?.hint;
    const hints = hint === undefined ? [] : [hint];
    collector.add('yaml-syntax', placeOf(source, { start, end }), { problem }, { hints, ...(related && { related }) });
  }
  const dangling = source.text.includes('*') ? danglingAliases(document) : [];
  for (const alias of dangling) {
    const problem = `"*${alias.source}" refers to an anchor that does not stand before it`;
    collector.add(
      'yaml-syntax',
      place(source, alias),
      { problem },
      { hints: ['put a text that starts with * in quotes'] },
    );
  }
  if (document.errors.length > 0 || dangling.length > 0) return undefined;
  const content = expand(document);
  if (content === undefined) {
    collector.add('yaml-syntax', { path, line: 1, column: 1 }, { problem: 'its aliases (*) expand without end' });
    return undefined;
  }
  return {
    content,
    placeOfValue: (at) => place(source, findNode(document, at)),
    placeOfKey: (at) => place(source, findKey(document, at) ?? findNode(document, at)),
  };
}

interface SyntaxError extends Span {
  readonly code: YAMLParseError['code'];
  readonly problem: string;
  /** Of two the one that stands before. */
  readonly first?: Span | undefined;
}

/**
 * The parser's errors without those that only follow from another: one a line, and none after the first token that it could not place.
 * A tab before the first word is named as such, and an unclosed quote or bracket is shown where it opens.
 */
function syntaxErrors(document: Document, source: SourceText): SyntaxError[] {
  const found: SyntaxError[] = [];
  const lines = new Set<number>();
  for (const { code, message, pos } of [...document.errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    const { line } = source.positionAt(pos[0]);
    if (!lines.has(line)) {
      const lineStart = source.lineStarts[line - 1] ?? 0;
      const tab = /^ *\t/.exec(source.lineText(line))?.[0].length;
      if (tab !== undefined) {
        const [start, end] = [lineStart + tab - 1, lineStart + tab];
        const problem = explainAt(source, 'TAB_AS_INDENT', start)?.problem ?? message;
        found.push({ code: 'TAB_AS_INDENT', problem, start, end });
      } else {
        const explained = explainError(code, pos[0], document, source.text);
        found.push(
          explained ?? {
            code,
            problem: explainAt(source, code, pos[0])?.problem ?? message.replace(/\s+/g, ' ').trim(),
            start: pos[0],
            end: pos[1],
          },
        );
        // All that follows stands within what was not closed.
        if (explained?.code === 'MISSING_CHAR') break;
      }
    }
    lines.add(line);
    if (code === 'UNEXPECTED_TOKEN') break;
  }
  return found;
}

/** What the parser says of a place where the document as it was read tells more. */
function explainError(
  code: YAMLParseError['code'],
  at: number,
  document: Document,
  text: string,
): SyntaxError | undefined {
  if (code === 'DUPLICATE_KEY') return explainTwice(at, document);
  const start = code === 'MISSING_CHAR' ? quoteEndingAt(document, at) : bracketOpenAt(document, text, at);
  if (start === undefined || !['MISSING_CHAR', 'BAD_INDENT'].includes(code)) return undefined;
  const opening = text[start] ?? '';
  const unclosed = `this ${opening} is never closed`;
  const problem = code === 'BAD_INDENT' ? `${unclosed}, or a line within it is not indented` : unclosed;
  return { code: 'MISSING_CHAR', problem, start, end: start + 1 };
}

function explainTwice(at: number, document: Document): SyntaxError | undefined {
  let found: SyntaxError | undefined;
  visit(document, {
    Map: (_key, { items }) => {
      const keys = items.flatMap(({ key }) => (isScalar(key) && key.range ? [{ key, start: key.range[0] }] : []));
      const second = keys.find(({ start }) => start === at);
      const before = second && keys.find(({ key }) => key.value === second.key.value);
      if (!second || !before) return undefined;
      const spanOf = ({ key, start }: typeof second): Span => ({ start, end: key.range?.[1] ?? start + 1 });
      const problem = `the key "${String(second.key.value)}" stands twice in one mapping`;
      found = { code: 'DUPLICATE_KEY', problem, ...spanOf(second), first: spanOf(before) };
      return visit.BREAK;
    },
  });
  return found;
}

/** Where the quoted text starts that ends, unclosed, at an offset. */
function quoteEndingAt(document: Document, offset: number): number | undefined {
  let start: number | undefined;
  visit(document, {
    Scalar: (_key, scalar) => {
      if (scalar.type?.startsWith('QUOTE') && scalar.range?.[1] === offset) start = scalar.range[0];
    },
  });
  return start;
}

/** Where the innermost bracket stands that is open at an offset and is not closed. */
function bracketOpenAt(document: Document, text: string, offset: number): number | undefined {
  let start: number | undefined;
  visit(document, {
    Collection: (_key, { flow, range }) => {
      if (!flow || !range || range[0] >= offset) return;
      const isClosed = text[range[1] - 1] === (text[range[0]] === '{' ? '}' : ']');
      if (!isClosed || range[1] > offset) start = range[0];
    },
  });
  return start;
}

/** A text that starts with `*` is an alias to YAML. */
function danglingAliases(document: Document): Alias[] {
  const anchors = new Set<string>();
  const found: Alias[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (!anchors.has(alias.source)) found.push(alias);
    },
    Value: (_key, { anchor }) => {
      if (anchor !== undefined) anchors.add(anchor);
    },
  });
  return found;
}

/** The plain content; undefined when aliases hold themselves or multiply. An anchor may be used often: a period by each of many figures. */
function expand(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100_000 }) ?? null;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** What one of the parser's codes means for somebody who wrote a benchmark's file, and how to mend it. */
interface Explanation {
  /** The parser's own sentence when absent. */
  readonly problem?: string;
  readonly hint: string;
}

/** A name of a field with the colon of Chinese text behind it. */
const chineseColon = /^\s*(?:- )?\w+：/;

function explainAt(source: SourceText, code: string, offset: number): Explanation | undefined {
  const [line = ''] = source.text.slice(offset).split(/[\r\n]/, 1);
  return explainCode(code, line, source.lineText(source.positionAt(offset).line));
}

/** @param line from the mistake on. @param whole the line from its start. */
function explainCode(code: string, line: string, whole: string): Explanation | undefined {
  if (chineseColon.test(whole) && ['BLOCK_AS_IMPLICIT_KEY', 'MULTILINE_IMPLICIT_KEY'].includes(code))
    return { problem: 'the colon behind the name is a Chinese one', hint: 'write : with a blank behind it' };
  switch (code) {
    case 'TAB_AS_INDENT':
      return { problem: 'a tab is used for indentation', hint: 'indent with spaces' };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return line.includes(': ')
        ? { problem: 'a second ": " stands in one line', hint: 'put a text that holds ": " in quotes' }
        : {
            problem: 'the next line stands further in than the field above it',
            hint: 'let the fields of one entry start in the same column',
          };
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        problem: 'this is no field: there is no ": " in the line',
        hint: 'check that a field is written as "name: value", and that each quote is closed',
      };
    case 'MULTIPLE_DOCS':
      return { problem: 'a second document begins here', hint: 'take the line --- away' };
    case 'BAD_SCALAR_START':
      return { problem: `a text cannot start with ${line.charAt(0)}`, hint: 'put the text in quotes' };
    case 'BAD_INDENT':
      return { hint: 'check that the lines of one mapping start in the same column' };
    case 'MISSING_CHAR':
      return { hint: 'check that each quote and bracket is closed' };
    default:
      return undefined;
  }
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
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key);
  return isNode(pair?.key) ? pair.key : undefined;
}
