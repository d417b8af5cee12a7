/** Where things are: the benchmark, the templates, the outputs, the shipped fonts. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faces, type FontFiles } from '../host/host.js';
import { layFolder } from '../host/layered-folder.js';
import { openFolder } from '../host/node-folder.js';
import type { Inputs } from '../pipeline.js';

/** Root of the installed package; this file is in `dist/cli`. */
export const packageRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** What is taken where there is no benchmark. */
export const shippedBenchmark = join(packageRoot, 'seeds');

export interface Locations {
  readonly benchmark: string;
  readonly templates: string;
  readonly output: string;
}

/**
 * The folder named, else ./seeds, else the one shipped. Templates: those of the benchmark, else ./templates, else the shipped ones. Output:
 * `--out`, else <folder>/output for a folder that was named, ./output otherwise.
 */
export function locate(folder: string | undefined, out: string | undefined): Locations {
  const benchmark = folder ?? (existsSync('seeds/benchmark.yaml') ? 'seeds' : shippedBenchmark);
  const isDefault = folder === undefined || relative('seeds', folder) === '';
  return {
    benchmark,
    templates: findTemplates(benchmark),
    output: out ?? (isDefault ? 'output' : join(benchmark, 'output')),
  };
}

/** With its own plan a folder of templates is a whole set; without one it holds what differs from the shipped ones. */
const planFile = 'report.yaml';

/** Where templates are taken from before the shipped ones, in this order. */
export const ownTemplates = (benchmark: string): string[] => [join(benchmark, 'templates'), 'templates'];

export function findTemplates(benchmark: string): string {
  const [own = '', here = ''] = ownTemplates(benchmark);
  if (existsSync(own)) return own;
  return existsSync(join(here, planFile)) ? here : join(packageRoot, 'templates');
}

/** What a build reads. */
export function openInputs({ benchmark, templates }: Locations): Inputs {
  const shipped = openFolder(join(packageRoot, 'templates'));
  const own = openFolder(templates);
  const isWhole = existsSync(join(templates, planFile));
  return { folder: openFolder(benchmark), templates: isWhole ? own : layFolder(own, shipped), shipped };
}

/** What to type to build this again. */
export const buildCommand = ({ benchmark, output }: Locations, ...options: readonly string[]): string => {
  const { benchmark: usual, output: usualOutput } = locate(undefined, undefined);
  const isUsual = benchmark === usual;
  const out = output === (isUsual ? usualOutput : join(benchmark, 'output')) ? [] : ['--out', quote(output)];
  return ['bench build', ...(isUsual ? [] : [quote(benchmark)]), ...options, ...out].join(' ');
};

/** As a shell takes it for one word; letters of any script need no quotes. */
export const quote = (word: string): string =>
  /^[\p{L}\p{N}_./@:+,-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/** What to say of an output folder without a manifest that can be read. */
export function explainNoManifest(places: Locations): string {
  const { output } = places;
  const isThere = existsSync(join(output, 'manifest.json'));
  return isThere
    ? `${output}/manifest.json is damaged; run ${buildCommand(places, '--force')}`
    : `${output} holds no manifest.json; run ${buildCommand(places)} first`;
}

export function locateFonts(): FontFiles {
  const folder = join(packageRoot, 'dist', 'fonts');
  return Object.fromEntries(faces.map((face) => [face, join(folder, `${face}.ttf`)])) as Record<
    (typeof faces)[number],
    string
  >;
}
