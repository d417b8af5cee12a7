/** Reads one JSON file with positions. Takes UTF-8; tells encodings, every syntax error and keys that stand twice. */
import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import type { Collector } from '../diagnostics/collector.js';
import { placeOf, type Place } from '../diagnostics/diagnostic.js';
import type { SourceText } from '../text/source-text.js';
import type { Path } from './located.js';
import type { Places } from './parse-with-schema.js';
import { readText } from './yaml-file.js';

export interface JsonFile extends Places {
  readonly content: unknown;
}

/** Parses a JSON file; undefined after telling why it is none. */
export function readJsonFile(path: string, bytes: Uint8Array, collector: Collector): JsonFile | undefined {
  const source = readText(path, bytes, collector, false);
  if (!source) return undefined;
  const errors: ParseError[] = [];
  const root = parseTree(source.text, errors, { disallowComments: true });
  for (const { error, offset, length } of firstOfEachLine(errors, source)) {
    const { problem, hints } = syntax[printParseErrorCode(error)] ?? {
      problem: 'it cannot be read from here',
      hints: [],
    };
    collector.add('json-syntax', placeOf(source, { start: offset, end: offset + length }), { problem }, { hints });
  }
  if (!root || errors.length > 0) return undefined;
  const twice = repeatedKeys(root);
  for (const node of twice) {
    const problem = `the key "${node.value as string}" stands twice in one object`;
    collector.add('json-syntax', place(source, node), { problem }, { hints: ['leave one of them'] });
  }
  if (twice.length > 0) return undefined;
  return {
    content: getNodeValue(root) as unknown,
    placeOfValue: (at) => place(source, nearestNode(root, at)),
    placeOfKey: (at) => place(source, keyOf(nearestNode(root, at)) ?? root),
  };
}

/** What follows from an error on a line mostly stands on the same line. */
function firstOfEachLine(errors: readonly ParseError[], source: SourceText): ParseError[] {
  const lines = new Map<number, ParseError>();
  for (const error of errors) {
    const { line } = source.positionAt(error.offset);
    if (!lines.has(line)) lines.set(line, error);
  }
  return [...lines.values()];
}

const syntax: Readonly<Record<string, { problem: string; hints: readonly string[] }>> = {
  InvalidSymbol: { problem: 'this is no JSON value', hints: ['put texts in double quotes: "point"'] },
  InvalidNumberFormat: { problem: 'this is no number', hints: [] },
  PropertyNameExpected: {
    problem: 'a key in double quotes is missing here',
    hints: ['a comma before } is one too many'],
  },
  ValueExpected: { problem: 'a value is missing here', hints: ['a comma before ] is one too many'] },
  ColonExpected: { problem: 'a colon is missing after the key', hints: [] },
  CommaExpected: { problem: 'a comma is missing before this', hints: [] },
  CloseBraceExpected: { problem: 'a closing } is missing', hints: [] },
  CloseBracketExpected: { problem: 'a closing ] is missing', hints: [] },
  EndOfFileExpected: { problem: 'nothing may follow the closing }', hints: [] },
  InvalidCommentToken: {
    problem: 'JSON has no comments',
    hints: ['the key "description" may hold a remark'],
  },
  UnexpectedEndOfString: { problem: 'a text ends without its closing quote', hints: [] },
  InvalidEscapeCharacter: {
    problem: 'a backslash stands before a character that it cannot escape',
    hints: ['write a backslash itself as \\\\'],
  },
  InvalidUnicode: { problem: '\\u needs four hexadecimal digits', hints: [] },
  InvalidCharacter: {
    problem: 'a text holds a control character',
    hints: ['write a tab as \\t, a line break as \\n'],
  },
};

/** Keys that their object had before. */
function repeatedKeys({ type, children = [] }: Node): Node[] {
  const keys = type === 'object' ? children.flatMap((property) => property.children?.[0] ?? []) : [];
  const own = keys.filter((key, index) => keys.findIndex(({ value }) => value === key.value) < index);
  return [...own, ...children.flatMap(repeatedKeys)];
}

/** The value at a path, or its nearest parent that exists. */
function nearestNode(root: Node, path: Path): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return node;
  }
  return root;
}

/** The key that holds a value; none for an item of a list. */
function keyOf({ parent }: Node): Node | undefined {
  return parent?.type === 'property' ? parent.children?.[0] : undefined;
}

/** An object or a list is marked where it begins. */
function place(source: SourceText, { type, offset, length }: Node): Place {
  const isWhole = type === 'object' || type === 'array';
  return placeOf(source, { start: offset, end: offset + (isWhole ? 1 : length) });
}
