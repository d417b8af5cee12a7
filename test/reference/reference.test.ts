/**
 * What is made from the program and kept: JSON Schemas for editors, the tables of docs/data.md, and docs/cli.md.
 * `npm run write:reference` writes them anew.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { describeProgram } from '../../src/cli/describe-program.js';
import { createProgram } from '../../src/cli/program.js';
import { writeReference } from '../../src/cli/write-reference.js';
import { observationColumns } from '../../src/model/observation.js';
import { toEditorSchema, type JsonSchema } from './editor-schema.js';
import { toFieldTable } from './field-table.js';
import { folderFiles } from './folder-files.js';

const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

describe.each(folderFiles)('$files', (file) => {
  test('has its schema for editors', async () => {
    const text = `${JSON.stringify(toEditorSchema(file), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(inProject(`${file.folder}/schemas/${file.name}.schema.json`));
  });

  test('says what each of its fields means', () => {
    expect(undescribed(toEditorSchema(file), '')).toEqual([]);
  });
});

/** Paths of fields without a description. */
function undescribed(schema: JsonSchema, path: string): string[] {
  const children = [schema.items, schema.additionalProperties, ...(schema.anyOf ?? [])].flat();
  const nested = children.flatMap((child) => (typeof child === 'object' ? undescribed(child, path) : []));
  const fields = Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    if (typeof field !== 'object') return [];
    const own = /^\S.*[.…]$/.test(field.description ?? '') ? [] : [`${path}${key}`];
    return [...own, ...undescribed(field, `${path}${key}.`)];
  });
  return [...nested, ...fields];
}

test('docs/data.md has every field of every file', async () => {
  const path = inProject('docs/data.md');
  const tables = folderFiles.map((file): [string, string] => [file.name, toFieldTable(toEditorSchema(file))]);
  const parts = Object.fromEntries(tables.filter(([, table]) => table !== ''));
  const columns = observationColumns.map((column) => `\`${column}\``).join(', ');
  const page = fillParts(readFileSync(path, 'utf8'), { ...parts, columns });
  const options = { parser: 'markdown', printWidth: 120, proseWrap: 'preserve' } as const;
  await expect(await format(page, options)).toMatchFileSnapshot(path);
});

test('docs/cli.md has every command and option', async () => {
  const page = writeReference(describeProgram(createProgram()));
  const options = { parser: 'markdown', printWidth: 120, proseWrap: 'preserve' } as const;
  await expect(await format(page, options)).toMatchFileSnapshot(inProject('docs/cli.md'));
});

/** Puts each part between its marks, `<!-- name -->` and `<!-- end -->`; every part needs its place. */
function fillParts(page: string, parts: Readonly<Record<string, string>>): string {
  const left = new Set(Object.keys(parts));
  const filled = page.replaceAll(/<!-- (\w+) -->\n[^]*?<!-- end -->/g, (_, name: string) => {
    left.delete(name);
    return `<!-- ${name} -->\n\n${parts[name] ?? ''}\n\n<!-- end -->`;
  });
  expect([...left]).toEqual([]);
  return filled;
}
