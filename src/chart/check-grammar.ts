/**
 * Holds a spec against the grammar of Vega-Lite and says where it does not fit. Most of the grammar is alternatives (a mark is a name
 * or an object, a view has a mark or layers or parts): of these the one is explained that was probably meant.
 */
import { nearest } from '../diagnostics/suggest.js';
import type { ChartMistake } from '../model/chart.js';
import { loadGrammar, type Grammar, type Schema } from './grammar.js';

type Path = ChartMistake['path'];

interface Misfit extends ChartMistake {
  /** How deep in the spec the thing is that does not fit. */
  readonly depth: number;
  /** How much speaks against this having been meant. */
  readonly weight: number;
  /** What may stand at the path instead; empty where a key is the matter. */
  readonly wanted: readonly string[];
}

export function checkGrammar(spec: unknown): ChartMistake[] {
  const grammar = loadGrammar();
  return explain(withoutNullChannels(spec), grammar.root, [], grammar);
}

/** A channel that is null is not taken over from the view above: Vega-Lite knows this, its schema does not. */
function withoutNullChannels(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNullChannels);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key !== 'encoding' || !isObject(item)) return [key, withoutNullChannels(item)];
      return [key, Object.fromEntries(Object.entries(item).filter(([, channel]) => channel !== null))];
    }),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** None when the value fits. */
function explain(value: unknown, reference: Schema, path: Path, grammar: Grammar): Misfit[] {
  const schema = grammar.resolve(reference);
  if (grammar.fits(value, schema)) return [];
  const alternatives = schema.anyOf?.map((branch) => explain(value, branch, path, grammar)) ?? [];
  // Beside its alternatives a schema may set limits for all of them.
  if (alternatives.length > 0 && alternatives.every((misfits) => misfits.length > 0))
    return choose(alternatives, value, path);
  const { items } = schema;
  let inside: Misfit[] = [];
  if (isObject(value) && allows(schema, 'object')) inside = explainObject(value, schema, path, grammar);
  if (Array.isArray(value) && allows(schema, 'array') && isObject(items))
    inside = value.flatMap((item, index) => explain(item, items, [...path, index], grammar));
  return inside.length > 0 ? inside : [unwanted(value, describe(schema), path)];
}

const allows = ({ type }: Schema, wanted: string): boolean => [type].flat().some((each) => each === wanted);

function explainObject(value: Record<string, unknown>, schema: Schema, path: Path, grammar: Grammar): Misfit[] {
  const { properties = {}, additionalProperties: others = true, required = [] } = schema;
  const known = Object.keys(properties).sort();
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(properties, key) && others === false);
  const missing = required.filter((key) => !Object.hasOwn(value, key) && nearest(key, unknown) === undefined);
  const depth = path.length;
  // Another kind of object was meant, if any.
  if (unknown.length === Object.keys(value).length && missing.length > 0) {
    if (unknown.every((key) => nearest(key, known) === undefined)) return [];
  }
  return [
    ...unknown.map((key): Misfit => {
      const near = nearest(key, known);
      const hint = near === undefined ? `known are ${known.join(', ')}` : `did you mean "${near}"?`;
      const reason = `nothing is called "${key}" here`;
      const weight = near === undefined ? 2 : 1;
      return { path: [...path, key], at: 'key', reason, hints: [hint], depth, weight, wanted: [] };
    }),
    ...missing.map((key): Misfit => {
      const reason = `"${key}" is missing`;
      return { path, at: 'value', reason, hints: [`add "${key}"`], depth, weight: 2, wanted: [] };
    }),
    ...Object.entries(value).flatMap(([key, item]) => {
      const inner = Object.hasOwn(properties, key) ? properties[key] : others;
      return isObject(inner) ? explain(item, inner, [...path, key], grammar) : [];
    }),
  ];
}

/** The alternative whose misfits lie deepest, of several the one with the fewest; where none begins to fit, all that would. */
function choose(alternatives: readonly Misfit[][], value: unknown, path: Path): Misfit[] {
  const [best = []] = [...alternatives].sort((a, b) => depthOf(b) - depthOf(a) || weightOf(a) - weightOf(b));
  if (!isUnwanted(best, path)) return best;
  const wanted = alternatives.flatMap((misfits) => (isUnwanted(misfits, path) ? (misfits[0]?.wanted ?? []) : []));
  // Names first, then kinds of value.
  const inOrder = [...new Set(wanted)].sort((a, b) => Number(b.startsWith('"')) - Number(a.startsWith('"')));
  return [unwanted(value, inOrder, path)];
}

const depthOf = (misfits: readonly Misfit[]): number => Math.min(...misfits.map(({ depth }) => depth));

const weightOf = (misfits: readonly Misfit[]): number =>
  misfits.filter(({ depth }) => depth === depthOf(misfits)).reduce((sum, { weight }) => sum + weight, 0);

const isUnwanted = ([first]: readonly Misfit[], path: Path): boolean =>
  first !== undefined && first.wanted.length > 0 && first.depth === path.length;

/** Alternatives that are listed; of more the first few. */
const mostListed = 40;

function unwanted(value: unknown, wanted: readonly string[], path: Path): Misfit {
  const listed = wanted.length > mostListed ? [...wanted.slice(0, 10), `${wanted.length - 10} others`] : wanted;
  const choices = [listed.slice(0, -1).join(', '), listed.at(-1)].filter((part) => part !== '').join(' or ');
  const near = typeof value === 'string' ? nearest(JSON.stringify(value), wanted) : undefined;
  return {
    path,
    at: 'value',
    reason: `it should be ${choices}, not ${describeFound(value)}`,
    hints: near === undefined ? [] : [`did you mean ${near}?`],
    depth: path.length,
    weight: 100,
    wanted,
  };
}

function describeFound(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return isObject(value) ? 'an object' : JSON.stringify(value);
}

const names: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'an object',
};

const limits = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties'] as const;

/** What a schema without alternatives asks for. */
function describe(schema: Schema): string[] {
  if ('const' in schema) return [JSON.stringify(schema.const)];
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value));
  const bounds = limits.flatMap((key) => (schema[key] === undefined ? [] : `${key} ${schema[key]}`));
  const suffix = bounds.length === 0 ? '' : ` (${bounds.join(', ')})`;
  const required = schema.required?.map((key) => JSON.stringify(key)).join(' and ');
  const keys = required === undefined ? '' : ` with ${required}`;
  return [schema.type].flat().map((type) => `${names[type ?? ''] ?? 'a value'}${keys}${suffix}`);
}
