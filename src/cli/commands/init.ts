/** `bench init`: a benchmark folder with invented bureaus that builds at once, or the templates for a benchmark that is there. */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { findInTheWay, writeNewFiles, type InTheWay, type NewFile } from '../../host/new-files.js';
import { openFolder } from '../../host/node-folder.js';
import { packageRoot, quote } from '../locate.js';
import { openTerminal, type Terminal } from '../output.js';
import { explained } from '../tell-failure.js';

export interface InitOptions {
  readonly eject?: boolean;
  readonly quiet?: boolean;
}

/** @returns the exit status: 0 fine, 2 when the folder cannot be made. */
export async function runInit(folder: string, { eject = false, quiet = false }: InitOptions): Promise<number> {
  const terminal = openTerminal({ quiet });
  const named = folder.replace(/(?<=.)[/\\]+$/, '');
  const isThere = existsSync(join(named, 'benchmark.yaml'));
  const ejectOnly = isThere && eject;
  const target = ejectOnly ? join(named, 'templates') : named;
  const inTheWay = findInTheWay(target);
  if (inTheWay) {
    terminal.fail(explainRefusal(inTheWay, isThere));
    return 2;
  }
  const templates = eject ? shippedTemplates() : [];
  try {
    if (ejectOnly) writeNewFiles(target, templates);
    else writeNewFiles(target, [...(await starterFiles(named)), ...below('templates', templates)]);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? explained[String(error.code)] : undefined;
    if (reason === undefined) throw error;
    terminal.fail(`${target} cannot be made: ${reason}`);
    return 2;
  }
  if (!ejectOnly) tellStarter(terminal, named, eject);
  else terminal.tell(`${target}: ${templatesPurpose}; builds of ${named} take them from there`);
  return 0;
}

/** What a new folder holds, and what for. */
const contents: Readonly<Record<string, string>> = {
  'benchmark.yaml': 'title, date and languages; who and what takes part',
  'bureaus.yaml': 'the bureaus, their areas and residents',
  'indicators.yaml': 'the catalogue: what can be measured, and by which words it is found',
  'sources.yaml': 'the articles, and where the numbers of residents are from',
  'observations/': 'the figures, each with its words; one file an article',
  'terms.yaml': 'the English of what the others say in Chinese only',
  'articles/': 'the articles; one of them is not on file yet',
  'schemas/': 'by these, editors complete and check the files',
};
const templatesPurpose = 'plan, words, colours and charts of the report';

/** The article to try extraction with. */
const unread = 'wangchuan-2022.txt';

function tellStarter(terminal: Terminal, folder: string, withTemplates: boolean): void {
  terminal.tell(`${folder}: a benchmark of four invented bureaus, to write over file by file`);
  const lines = { ...contents, ...(withTemplates ? { 'templates/': templatesPurpose } : {}) };
  for (const [name, purpose] of Object.entries(lines)) terminal.tell(`  ${name.padEnd(16)} ${purpose}`);
  terminal.tell('next:');
  const place = quote(folder);
  terminal.tell(`  bench build ${place}`);
  terminal.tell(`  bench extract ${quote(`${folder}/articles/${unread}`)} --benchmark ${place}`);
  terminal.tell(`  bench check ${place}`);
}

/** The shipped starter with the shipped catalogue and schemas. */
async function starterFiles(folder: string): Promise<NewFile[]> {
  const starter = shippedFiles('templates/starter', ['', 'articles', 'observations']);
  const seeds = shippedFiles('seeds', ['', 'schemas']);
  const own = seeds.filter(({ path }) => path === 'indicators.yaml' || path.startsWith('schemas/'));
  const slug = await slugFor(folder);
  return [...starter, ...own].map((file) =>
    file.path === 'benchmark.yaml' && slug !== undefined ? { ...file, bytes: withSlug(file.bytes, slug) } : file,
  );
}

const shippedTemplates = (): NewFile[] => shippedFiles('templates', ['', 'charts', 'messages', 'schemas']);

/** The files directly in these folders of a folder of the package. */
function shippedFiles(root: string, folders: readonly string[]): NewFile[] {
  const folder = openFolder(join(packageRoot, root));
  return folders.flatMap((name) =>
    folder.listFiles(name).map((file): NewFile => {
      const path = name === '' ? file : `${name}/${file}`;
      return { path, bytes: folder.readFile(path) ?? new Uint8Array() };
    }),
  );
}

const below = (folder: string, files: readonly NewFile[]): NewFile[] =>
  files.map(({ path, bytes }) => ({ path: `${folder}/${path}`, bytes }));

/** The folder's own name as YAML, where it may start the names of outputs. */
async function slugFor(folder: string): Promise<string | undefined> {
  const { BenchmarkSchema } = await import('../../model/benchmark.js');
  const { stringify } = await import('yaml');
  const { data } = BenchmarkSchema.shape.slug.safeParse(basename(resolve(folder)));
  return data === undefined ? undefined : stringify(data).trim();
}

function withSlug(bytes: Uint8Array, slug: string): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  return new TextEncoder().encode(text.replace(/^slug: .*$/m, () => `slug: ${slug}`));
}

function explainRefusal({ path, holds }: InTheWay, isBenchmark: boolean): string {
  if (!holds) return `${path} is a file; name a folder`;
  const [first = '', second, third, ...more] = holds;
  const names = [first, second, third].filter((name) => name !== undefined).join(', ');
  const shown = more.length === 0 ? names : `${names} and ${more.length} more`;
  if (basename(path) === 'templates' && isBenchmark) return `${path} is not empty (${shown}); move it away first`;
  if (isBenchmark)
    return `${path} holds a benchmark already; name a new folder, or add the templates to it with --eject`;
  return `${path} is not empty (${shown}); name a new folder`;
}
