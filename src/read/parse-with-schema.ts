/** Checks values against a schema and turns each complaint into a diagnostic at its place. */
import { z } from 'zod';
import type { Collector } from '../diagnostics/collector.js';
import type { Place } from '../diagnostics/diagnostic.js';
import { nearest, suggest } from '../diagnostics/suggest.js';
import { findHidden, flatten } from '../text/hidden-characters.js';
import type { Path } from './located.js';

/** Where things stand in the file that the value came from. */
export interface Places {
  placeOfValue(path: Path): Place;
  placeOfKey(path: Path): Place;
}

/** The checked value, or undefined after telling everything that is wrong with it. Texts may have line breaks, and nothing else that nobody sees. */
export function parseWithSchema<S extends z.ZodType>(
  schema: S,
  value: unknown,
  places: Places,
  collector: Collector,
): z.output<S> | undefined {
  const result = schema.safeParse(value, { error: describeIssue });
  const hidden = findHiddenTexts(value, [], new Set());
  for (const { path, found } of hidden) {
    const hints = ['delete it, or write it in another way'];
    collector.add('text-hidden', places.placeOfValue(path), { key: fieldName(path), found }, { hints });
  }
  if (result.success) return hidden.length === 0 ? result.data : undefined;
  for (const issue of result.error.issues) report(issue, value, schema, places, collector);
  return undefined;
}

/** Texts, wherever they stand, with a character that nobody sees. @param seen what was looked into: an anchor may stand within itself. */
function findHiddenTexts(
  value: unknown,
  path: Path,
  seen: Set<unknown>,
): { readonly path: Path; readonly found: string }[] {
  if (typeof value === 'string') {
    const found = findHidden(value.replaceAll(/\r?\n/g, ''));
    return found === undefined ? [] : [{ path, found }];
  }
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
  return [...entries].flatMap(([key, inner]) => findHiddenTexts(inner, [...path, key], seen));
}

/** What a complaint says, where the schema does not say it itself. */
function describeIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') return 'expected a text';
      if (issue.origin === 'array') return `expected ${issue.minimum} or more entries`;
      return issue.inclusive ? `expected ${issue.minimum} or more` : `expected more than ${issue.minimum}`;
    case 'too_big':
      return `expected ${issue.maximum} at most`;
    case 'invalid_format':
      return issue.format === 'url' ? 'expected an address such as https://a.example/1.html' : 'cannot be read';
    default:
      return 'cannot be read';
  }
}

function report(issue: z.core.$ZodIssue, root: unknown, schema: z.ZodType, places: Places, collector: Collector): void {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const key = fieldName(path);
  const found = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeys(schema, path);
      for (const extra of issue.keys) {
        const hints = /^\d+$/.test(extra) ? ['write a number without commas'] : suggest(extra, known);
        collector.add('unknown-key', places.placeOfKey([...path, extra]), { key: extra }, { hints });
      }
      return;
    }
    case 'invalid_type': {
      if (found === undefined) {
        collector.add('key-missing', places.placeOfValue(path), { key });
        return;
      }
      const hints = typeof found === 'number' && issue.expected === 'string' ? [`write it in quotes: "${found}"`] : [];
      collector.add(
        'wrong-type',
        places.placeOfValue(path),
        { key, expected: article(issue.expected), found: describe(found) },
        { hints },
      );
      return;
    }
    case 'invalid_value': {
      if (found === undefined) {
        collector.add('key-missing', places.placeOfValue(path), { key });
        return;
      }
      const allowed = issue.values.map(String);
      const near = typeof found === 'string' ? nearest(found, allowed) : undefined;
      const hints = near === undefined ? [] : [`did you mean "${near}"?`];
      collector.add(
        'not-listed',
        places.placeOfValue(path),
        { key, found: describe(found), allowed: allowed.join(', ') },
        { hints },
      );
      return;
    }
    default:
      collector.add('wrong-value', places.placeOfValue(path), {
        key,
        // Of a mapping or a list the place says more than its kind.
        problem: typeof found === 'object' ? issue.message : `${issue.message}, found ${describe(found)}`,
      });
  }
}

/** The last named part of a path, for people: `population.0.value` is "population 1 value". */
function fieldName(path: Path): string {
  const names = path.filter((part) => typeof part === 'string');
  return names.slice(-2).join('.') || 'the file';
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

function describe(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string' ? `"${flatten(value)}"` : `${value as number | boolean}`;
}

const articles: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

const article = (type: string): string => articles[type] ?? type;

/** The keys that the schema knows at a path, for suggestions. */
function knownKeys(schema: z.ZodType, path: Path): string[] {
  let current: unknown = schema;
  for (const key of path) {
    current = unwrap(current);
    if (current instanceof z.ZodObject) current = current.shape[String(key)];
    else if (current instanceof z.ZodArray) current = current.element;
    else return [];
  }
  current = unwrap(current);
  return current instanceof z.ZodObject ? Object.keys(current.shape) : [];
}

function unwrap(schema: unknown): unknown {
  let inner = schema;
  while (
    inner instanceof z.ZodOptional ||
    inner instanceof z.ZodNullable ||
    inner instanceof z.ZodDefault ||
    inner instanceof z.ZodPrefault
  ) {
    inner = inner.unwrap();
  }
  return inner;
}
