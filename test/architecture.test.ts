/** The shape of the code: which way imports run, and that every comparability rule is registered and explained. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { describeRules, rules } from '../src/compare/rules/registry.js';
import { ruleTable } from '../src/compare/rules/table.js';

const src = fileURLToPath(new URL('../src', import.meta.url));

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'))
  .sort();

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typesOnly: boolean;
}

/** Imports of our own modules, by paths below src. */
function importsOf(path: string): Import[] {
  const text = readFileSync(join(src, path), 'utf8');
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^'";]*?from\s+'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*\)|(?:^|\n)import\s+'(\.[^']+)'/g;
  return [...text.matchAll(pattern)].map(([statement, type, ...targets]) => {
    const target = targets.find((each) => each !== undefined) ?? '';
    const names =
      /\{([^}]*)\}/
        .exec(statement)?.[1]
        ?.split(',')
        .map((name) => name.trim()) ?? [];
    const allTypes = names.length > 0 && names.every((name) => name === '' || name.startsWith('type '));
    const to = relative(src, join(src, dirname(path), target.replace(/\.js$/, '.ts'))).replaceAll('\\', '/');
    return { from: path, to, typesOnly: type !== undefined || allTypes };
  });
}

const stages = ['read', 'extract', 'compare', 'diff', 'chart', 'brief'] as const;
const renderers = files.flatMap((path) => /^render\/([^/]+)\//.exec(path)?.slice(1) ?? []);
const partNames = [...stages, ...new Set(renderers.map((name) => `render/${name}`))];

/** The part of the code that a module belongs to: its folder, a renderer's own folder, or the pipeline. */
function partOf(path: string): string {
  return partNames.find((part) => path.startsWith(`${part}/`)) ?? path.replace(/\.ts$/, '').split('/')[0] ?? '';
}

/** What each part may import, besides itself. A star stands for types only. */
function allowedFor(part: string): readonly string[] {
  const fixed: Readonly<Record<string, readonly string[]>> = {
    text: [],
    host: ['model', 'text'],
    diagnostics: ['text'],
    model: ['text'],
    // Verifying takes what the pipeline expects of outputs; the pipeline knows its types.
    pipeline: [...partNames, 'render', 'verify', 'fonts', 'host', 'diagnostics', 'model', 'text'],
    // Verifying stands beside the pipeline: it reads back what the pipeline made.
    cli: ['pipeline', 'verify', 'host', 'diagnostics', 'model', 'text'],
  };
  // Stages and fonts never import each other; renderers share what stands directly in render/.
  const shared = part.startsWith('render/') ? ['render'] : [];
  return fixed[part] ?? ['model', 'diagnostics', 'text', 'host*', ...shared];
}

const imports = files.flatMap(importsOf);

describe('imports run one way', () => {
  test('they are found at all', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  test.each([...new Set(files.map(partOf))].map((part) => ({ part })))('$part', ({ part }) => {
    const allowed = new Set([part, ...allowedFor(part)]);
    const wrong = imports.filter(({ from, to, typesOnly }) => {
      if (partOf(from) !== part) return false;
      return !allowed.has(partOf(to)) && !(typesOnly && allowed.has(`${partOf(to)}*`));
    });
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test('nothing below the command line and the host touches files or the environment', () => {
    const outside =
      /from '(?:node:)?(?:fs|fs\/promises|child_process|net|http|https|os)'|\bprocess\.(?:env|cwd|argv|std)|\bDate\.now\(|new Date\(\)/;
    const touching = files.filter(
      (path) => !/^(cli|host|fonts)\//.test(path) && outside.test(readFileSync(join(src, path), 'utf8')),
    );
    expect(touching).toEqual([]);
  });
});

describe('comparability rules', () => {
  const folder = 'compare/rules';
  const ruleFiles = readdirSync(join(src, folder))
    .map((name) => basename(name, '.ts'))
    .filter((name) => !['rule', 'registry', 'table'].includes(name));
  const codes = Object.keys(ruleTable);

  test('each file is one rule of the table, of the same name, and the other way round', () => {
    expect(ruleFiles.toSorted()).toEqual(codes.toSorted());
  });

  test.each(ruleFiles)('the file %s holds the rule of its name', (name) => {
    const text = readFileSync(join(src, folder, `${name}.ts`), 'utf8');
    expect([...text.matchAll(/^ {2}code: '([^']*)',$/gm)].map(([, code]) => code)).toEqual([name]);
  });

  test('the registry has them in the order of the table, with its rows', () => {
    expect(rules.map(({ code }) => code)).toEqual(codes);
    const rows = describeRules().map(({ code, facet, severities }) => [code, { facet, severities }]);
    expect(Object.fromEntries(rows)).toEqual(ruleTable);
  });

  describe.each(describeRules())('$code', ({ page }) => {
    test.each(['finds', 'misleads', 'example', 'remedy'] as const)('says in both languages: %s', (part) => {
      expect(page[part].zh).toMatch(/\p{Script=Han}.*[。？！]$/u);
      expect(page[part].en).toMatch(/[a-z].*[.?!]$/);
    });

    test('names its references', () => {
      expect(page.references).toMatch(/[a-z]/i);
    });
  });

  test('no two say the same', () => {
    const texts = describeRules().flatMap(({ page: { finds, misleads, example, remedy } }) =>
      [finds, misleads, example, remedy].flatMap(({ zh, en }) => [zh, en]),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });
});
