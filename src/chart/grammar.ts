/** The grammar of Vega-Lite: the JSON Schema that comes with it. It is large, so it is loaded when a spec is first held against it. */
import { createRequire } from 'node:module';
import type * as JsonSchema from '@cfworker/json-schema';

export type Schema = JsonSchema.Schema;

export interface Grammar {
  /** Of a whole specification. */
  readonly root: Schema;
  /** What a schema refers to; itself where it refers to nothing. */
  resolve(schema: Schema): Schema;
  fits(value: unknown, schema: Schema): boolean;
}

const require = createRequire(import.meta.url);
let grammar: Grammar | undefined;

export function loadGrammar(): Grammar {
  grammar ??= openGrammar();
  return grammar;
}

function openGrammar(): Grammar {
  const { dereference, validate } = require('@cfworker/json-schema') as typeof JsonSchema;
  const root = require('vega-lite/vega-lite-schema.json') as Schema & { readonly definitions: Record<string, Schema> };
  const lookup = dereference(root);
  const resolve = (schema: Schema): Schema => {
    const name = schema.$ref?.slice('#/definitions/'.length);
    const target = name === undefined ? undefined : root.definitions[name];
    return target ? resolve(target) : schema;
  };
  return { root, resolve, fits: (value, schema) => validate(value, schema, '7', lookup).valid };
}
