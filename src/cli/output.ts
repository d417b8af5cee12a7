/** The only writer to stdout and stderr. Data goes to stdout, all else to stderr; colour only on a terminal that wants it. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { formatDiagnostic, plainPaint, sortDiagnostics, type Paint } from '../diagnostics/print.js';

const codes = { error: '1;31', warning: '1;33', faint: '2', strong: '1', mark: '1;36' } as const;

type DataPaint = (style: keyof typeof codes, text: string) => string;

const colourPaint: DataPaint = (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m`;

export interface Terminal {
  /** A line of data on stdout. */
  data(text: string): void;
  /** A line for the person; silent when quiet. */
  tell(text: string): void;
  /** A failure, never silent. */
  fail(text: string): void;
  /** A shortcoming that fails nothing, never silent. */
  warn(text: string): void;
  /** What is being done, over itself on a terminal; silent in a pipe. */
  progress(text: string): void;
  /** Mistakes and warnings; warnings are silent when quiet. */
  diagnose(diagnostics: readonly Diagnostic[]): void;
  readonly paint: Paint;
  /** Colours data that is made to be looked at; undefined where stdout is no terminal or wants no colour. */
  readonly paintData: DataPaint | undefined;
}

export function openTerminal({ quiet }: { readonly quiet: boolean }): Terminal {
  const { stdout, stderr, env } = process;
  const isTerminal = stderr.isTTY && env['TERM'] !== 'dumb';
  const wantsColour = env['TERM'] !== 'dumb' && (env['NO_COLOR'] ?? '') === '';
  const colour = isTerminal && wantsColour;
  const paint = colour ? colourPaint : plainPaint;
  let shown = false;
  const clear = (): void => {
    if (shown) stderr.write('\r\u001b[2K');
    shown = false;
  };
  return {
    paint,
    paintData: stdout.isTTY && wantsColour ? colourPaint : undefined,
    data: (text) => {
      clear();
      stdout.write(`${text}\n`);
    },
    tell: (text) => {
      clear();
      if (!quiet) stderr.write(`${text}\n`);
    },
    fail: (text) => {
      clear();
      stderr.write(`${paint('error', 'error')}: ${text}\n`);
    },
    warn: (text) => {
      clear();
      stderr.write(`${paint('warning', 'warning')}: ${text}\n`);
    },
    progress: (text) => {
      if (quiet || !isTerminal) return;
      clear();
      stderr.write(paint('faint', text));
      shown = true;
    },
    diagnose: (diagnostics) => {
      clear();
      const told = quiet ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics;
      for (const diagnostic of sortDiagnostics(told)) stderr.write(`${formatDiagnostic(diagnostic, paint)}\n\n`);
    },
  };
}

/** `1 error, 3 warnings`; empty when there are none. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const parts = [plural(count('error'), 'error'), plural(count('warning'), 'warning')];
  return parts.filter((part) => !part.startsWith('0 ')).join(', ');
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `68 kB`, `1.2 MB`. */
export function formatSize(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
