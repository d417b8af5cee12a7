/** `bench diff`: what lies between two editions, as text or as JSON. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hasErrors } from '../../diagnostics/diagnostic.js';
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

/** @returns the exit status: 0 fine, with or without differences; 1 when a benchmark cannot be read; 2 when there is no edition. */
export function runDiff(from: string, to: string, options: DiffOptions): number {
  const terminal = openTerminal({ quiet: options.quiet ?? false });
  const old = openSide(from, terminal);
  const now = openSide(to, terminal);
  if (typeof old === 'number' || typeof now === 'number') return Math.max(Number(old) || 0, Number(now) || 0);
  if (old.slug !== now.slug)
    terminal.warn(
      `the editions are of two benchmarks, ${old.slug} and ${now.slug}; what has another id counts as another`,
    );
  const difference = diff(old, now);
  terminal.data(options.json ? JSON.stringify(difference, leaveRowsOut, 2) : describeDifference(difference));
  return 0;
}

/** Whole rows stand in the editions; here the fields that differ say enough. */
const leaveRowsOut = (key: string, value: unknown): unknown =>
  key === 'before' || key === 'after' ? undefined : value;

/** An output folder or its manifest as it was written; a benchmark folder as it would be built now. @returns the exit status when neither. */
function openSide(path: string, terminal: Terminal): EditionRecord | number {
  const folder = basename(path) === 'manifest.json' ? dirname(path) : path;
  const wrong = explainNoFolder(folder, 'name an output folder or a benchmark folder', [
    'manifest.json',
    'benchmark.yaml',
  ]);
  if (wrong !== undefined) {
    terminal.fail(wrong);
    return 2;
  }
  if (existsSync(join(folder, 'benchmark.yaml'))) return buildSide(folder, terminal);
  restore(folder, terminal);
  const found = openEdition(openFolder(folder));
  if (!isEditionProblem(found)) return found;
  terminal.fail(`${join(folder, found.path)}: ${found.problem}; ${found.hint}, or a benchmark folder`);
  return 2;
}

function buildSide(folder: string, terminal: Terminal): EditionRecord | number {
  const { value, diagnostics } = prepare(openInputs(locate(folder, undefined)), undefined, (phase) =>
    terminal.progress(`${phase} …`),
  );
  if (value && !hasErrors(diagnostics)) return editionOf(value);
  terminal.diagnose(diagnostics);
  terminal.tell(`${folder} cannot be compared: ${countDiagnostics(diagnostics)}`);
  return 1;
}
