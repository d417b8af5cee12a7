/** `bench diff`: what lies between two editions, as text or as JSON. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../../diagnostics/print.js';
import { openFolder } from '../../host/node-folder.js';
import type { EditionRecord } from '../../model/difference.js';
import { diff, editionOf, isEditionProblem, openEdition, prepare } from '../../pipeline.js';
import { describeDifference } from '../describe-difference.js';
import { explainNoFolder } from '../explain-folder.js';
import { locate, openInputs } from '../locate.js';
import { countDiagnostics, openTerminal, type Terminal } from '../output.js';
import { restore } from '../restore.js';

export interface DiffOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** A benchmark folder that cannot be read. */
interface Broken {
  readonly folder: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** An edition, or why there is none: mistakes in the data, or a sentence about wrong usage. */
type Side = EditionRecord | Broken | string;

const isBroken = (side: Side): side is Broken => typeof side !== 'string' && 'diagnostics' in side;

/** @returns the exit status: 0 fine, with or without differences; 1 when a benchmark cannot be read; 2 when there is no edition. */
export function runDiff(from: string, to: string, options: DiffOptions): number {
  const terminal = openTerminal({ quiet: options.quiet ?? false });
  const [old, now] = [openSide(from, terminal), openSide(to, terminal)];
  for (const side of [old, now]) if (typeof side === 'string') terminal.fail(side);
  if (typeof old === 'string' || typeof now === 'string') return 2;
  if (isBroken(old) || isBroken(now)) return tellBroken([old, now].filter(isBroken), options, terminal);
  if (old.slug !== now.slug)
    terminal.warn(
      `the editions are of two benchmarks, ${old.slug} and ${now.slug}; what has another id counts as another`,
    );
  const difference = diff(old, now);
  terminal.data(options.json ? JSON.stringify(difference, leaveRowsOut, 2) : describeDifference(difference));
  return 0;
}

function tellBroken(sides: readonly Broken[], { json }: DiffOptions, terminal: Terminal): 1 {
  const all = sortDiagnostics(sides.flatMap(({ diagnostics }) => diagnostics));
  if (json) terminal.data(JSON.stringify({ diagnostics: all }, null, 2));
  else terminal.diagnose(all);
  for (const { folder, diagnostics } of sides)
    terminal.tell(`${folder} cannot be compared: ${countDiagnostics(diagnostics)}`);
  return 1;
}

/** Whole rows stand in the editions; here the fields that differ say enough. */
const leaveRowsOut = (key: string, value: unknown): unknown =>
  key === 'before' || key === 'after' ? undefined : value;

/** An output folder or its manifest as it was written; a benchmark folder as it would be built now. */
function openSide(path: string, terminal: Terminal): Side {
  const folder = basename(path) === 'manifest.json' ? dirname(path) : path;
  const wrong = explainNoFolder(folder, 'name an output folder or a benchmark folder', [
    'manifest.json',
    'benchmark.yaml',
  ]);
  if (wrong !== undefined) return wrong;
  if (existsSync(join(folder, 'benchmark.yaml'))) return buildSide(folder, terminal);
  restore(folder, terminal);
  const found = openEdition(openFolder(folder));
  return isEditionProblem(found)
    ? `${join(folder, found.path)}: ${found.problem}; ${found.hint}, or a benchmark folder`
    : found;
}

function buildSide(folder: string, terminal: Terminal): EditionRecord | Broken {
  const { value, diagnostics } = prepare(openInputs(locate(folder, undefined)), undefined, (phase) =>
    terminal.progress(`${phase} …`),
  );
  return value && !hasErrors(diagnostics) ? editionOf(value) : { folder, diagnostics };
}
