/** The fields of a file as a Markdown table, out of its schema: name, what it takes, what holds without it, what it means. */
import type { JsonSchema } from './editor-schema.js';

/** Codes up to this many stand in the table, more of them below it. */
const mostCodes = 6;

/** Empty for a file whose keys are free. */
export function toFieldTable(schema: JsonSchema): string {
  const table: Table = { rows: [], codes: new Map(), shapes: new Map() };
  addFields(schema, '', table);
  if (table.rows.length === 0) return '';
  const lines = [['field', 'takes', 'if left out', 'meaning'], ['---', '---', '---', '---'], ...table.rows];
  const codes = [...table.codes].map(([key, values]) => `\n\`${key}\` is one of ${listCodes(values)}.`);
  return [...lines.map((cells) => `| ${cells.join(' | ')} |`), ...codes].join('\n');
}

interface Table {
  readonly rows: string[][];
  readonly codes: Map<string, readonly unknown[]>;
  /** Paths by the fields that are nested there; told once. */
  readonly shapes: Map<string, string>;
}

/** Of what is nested, the names are written as paths: `peers[].id`. */
function addFields(schema: JsonSchema, prefix: string, table: Table): void {
  const { type, items, properties, required, additionalProperties } = withoutNull(schema);
  if (type === 'array' && isSchema(items)) addFields(items, prefix === '' ? '' : `${prefix}[]`, table);
  else if (isSchema(additionalProperties) && prefix !== '') addFields(additionalProperties, `${prefix}.<name>`, table);
  else if (properties && !isPair(schema)) {
    const shape = JSON.stringify(Object.keys(properties));
    if (table.shapes.has(shape)) return;
    table.shapes.set(shape, prefix);
    for (const [key, field] of Object.entries(properties)) {
      if (!isSchema(field)) continue;
      const path = prefix === '' ? key : `${prefix}.${key}`;
      const isNeeded = required?.includes(key) ?? false;
      const absent = isNeeded ? 'needed' : nameDefault(field);
      table.rows.push([`\`${path}\``, nameField(field, key, table), absent, field.description ?? '']);
      addFields(field, path, table);
    }
  }
}

/** What may be written there. */
function nameField(schema: JsonSchema, key: string, table: Table): string {
  const value = withoutNull(schema);
  const isNullable = value !== schema || (Array.isArray(schema.type) && schema.type.includes('null'));
  return `${nameValue(value, key, table)}${isNullable ? ' or null' : ''}`;
}

function nameValue(schema: JsonSchema, key: string, table: Table): string {
  const { type, format, pattern = '', items, properties, additionalProperties } = schema;
  if (schema.enum && schema.enum.length > mostCodes) table.codes.set(key, schema.enum);
  if (schema.enum) return schema.enum.length > mostCodes ? 'a code' : listCodes(schema.enum);
  if (isSchema(items)) return `list of ${nameEach(items, key, table)}`;
  if (isSchema(additionalProperties)) return `${nameEach(additionalProperties, key, table)} by name`;
  if (properties) return isPair(schema) ? `{${Object.keys(properties).join(', ')}}` : nameShape(properties, table);
  return format === 'date' ? 'date' : (patterns[pattern] ?? types[String([type].flat()[0])] ?? '');
}

function nameEach(schema: JsonSchema, key: string, table: Table): string {
  const name = nameField(schema, key, table);
  if (name.startsWith('as ')) return `entries ${name}`;
  return name === 'fields' ? 'entries' : name === 'text' ? 'texts' : name;
}

function nameShape(properties: NonNullable<JsonSchema['properties']>, { shapes }: Table): string {
  const known = shapes.get(JSON.stringify(Object.keys(properties)));
  return known === undefined ? 'fields' : `as \`${known}\``;
}

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true or false',
};

const patterns: Readonly<Record<string, string>> = {
  '^\\d{6}$': 'six digits in quotes',
  '^#[0-9a-f]{6}$': 'colour',
};

const listCodes = (codes: readonly unknown[]): string => codes.map((code) => `\`${String(code)}\``).join(', ');

/** What holds when the field is left out. */
function nameDefault({ default: value }: JsonSchema): string {
  if (value === undefined) return 'nothing';
  const isEmpty = value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  return isEmpty ? 'empty' : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

/** Texts in two languages and periods are told in one row. */
const isPair = (schema: JsonSchema): boolean =>
  ['zh,en', 'start,end'].includes(Object.keys(withoutNull(schema).properties ?? {}).join(','));

function withoutNull(schema: JsonSchema): JsonSchema {
  const other = schema.anyOf?.find((each) => isSchema(each) && each.type !== 'null');
  return isSchema(other) ? other : schema;
}

const isSchema = (schema: unknown): schema is JsonSchema =>
  typeof schema === 'object' && schema !== null && !Array.isArray(schema);
