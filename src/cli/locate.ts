/** Where things are: the benchmark, the templates, the outputs, the shipped fonts. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faces, type FontFiles } from '../host/host.js';
import { openFolder } from '../host/node-folder.js';
import type { Inputs } from '../pipeline.js';

/** Root of the installed package; this file is in `dist/cli`. */
export const packageRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

export interface Locations {
  readonly benchmark: string;
  readonly templates: string;
  readonly output: string;
}

/**
 * The folder named, else ./seeds, else the one shipped. Templates: in the benchmark, else ./templates, else the shipped ones. Output:
 * `--out`, else <folder>/output for a folder that was named, ./output otherwise.
 */
export function locate(folder: string | undefined, out: string | undefined): Locations {
  const benchmark = folder ?? (existsSync('seeds/benchmark.yaml') ? 'seeds' : join(packageRoot, 'seeds'));
  const isDefault = folder === undefined || relative('seeds', folder) === '';
  return {
    benchmark,
    templates: findTemplates(benchmark),
    output: out ?? (isDefault ? 'output' : join(benchmark, 'output')),
  };
}

/** Where templates are taken from before the shipped ones, in this order. */
export const ownTemplates = (benchmark: string): string[] => [join(benchmark, 'templates'), 'templates'];

export const findTemplates = (benchmark: string): string =>
  ownTemplates(benchmark).find((path) => existsSync(join(path, 'report.yaml'))) ?? join(packageRoot, 'templates');

/** What a build reads. */
export function openInputs({ benchmark, templates }: Locations): Inputs {
  const shipped = openFolder(join(packageRoot, 'templates'));
  return { folder: openFolder(benchmark), templates: openFolder(templates), shipped };
}

export function locateFonts(): FontFiles {
  const folder = join(packageRoot, 'dist', 'fonts');
  return Object.fromEntries(faces.map((face) => [face, join(folder, `${face}.ttf`)])) as Record<
    (typeof faces)[number],
    string
  >;
}
