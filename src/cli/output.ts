/** The only writer to stdout and stderr. Data goes to stdout, all else to stderr; colour only on a terminal that wants it. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { displayWidth, formatDiagnostics, plainPaint, type Paint } from '../diagnostics/print.js';
import { escapeHidden } from '../text/hidden-characters.js';

/** Noncharacters stand for colours until a text is written: a control character that it holds then is none of ours. */
const signs = { error: '\ufdd0', warning: '\ufdd1', faint: '\ufdd2', strong: '\ufdd3', mark: '\ufdd4' } as const;
const endSign = '\ufdd5';

const codes: Readonly<Record<string, string>> = {
  [signs.error]: '1;31',
  [signs.warning]: '1;33',
  [signs.faint]: '2',
  [signs.strong]: '1',
  [signs.mark]: '1;36',
  [endSign]: '0',
};

type DataPaint = (style: keyof typeof signs, text: string) => string;

const colourPaint: DataPaint = (style, text) => `${signs[style]}${text}${endSign}`;

/** Names and texts of others are in what is printed; none of them steers the terminal. */
const toPrint = (text: string, colour: boolean): string =>
  escapeHidden(text).replaceAll(/[\ufdd0-\ufdd5]/g, (sign) => (colour ? `\u001b[${codes[sign]}m` : ''));

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

/** Whether progress stands in the last line of the terminal, which is one however often it is opened. */
let isShown = false;

/** The end of a text that takes more than one line: what stays of such a line could not be cleared. */
function cutToLine(text: string, columns: number): string {
  let shown = '';
  for (const character of [...escapeHidden(text)].reverse()) {
    if (displayWidth(character + shown) >= columns - 1) return `…${shown}`;
    shown = character + shown;
  }
  return shown;
}

export function openTerminal({ quiet }: { readonly quiet: boolean }): Terminal {
  const { stdout, stderr, env } = process;
  const isTerminal = stderr.isTTY && env['TERM'] !== 'dumb';
  const wantsColour = env['TERM'] !== 'dumb' && (env['NO_COLOR'] ?? '') === '';
  const colour = isTerminal && wantsColour;
  const paint = colour ? colourPaint : plainPaint;
  const colourData = stdout.isTTY && wantsColour;
  const write = (text: string): void => void stderr.write(toPrint(text, colour));
  const columns = stderr.isTTY && stderr.columns > 0 ? stderr.columns : undefined;
  const clear = (): void => {
    if (isShown) stderr.write('\r\u001b[2K');
    isShown = false;
  };
  return {
    paint,
    paintData: colourData ? colourPaint : undefined,
    data: (text) => {
      clear();
      stdout.write(toPrint(`${text}\n`, colourData));
    },
    tell: (text) => {
      clear();
      if (!quiet) write(`${text}\n`);
    },
    fail: (text) => {
      clear();
      write(`${paint('error', 'error')}: ${text}\n`);
    },
    warn: (text) => {
      clear();
      write(`${paint('warning', 'warning')}: ${text}\n`);
    },
    progress: (text) => {
      if (quiet || !isTerminal) return;
      clear();
      write(paint('faint', cutToLine(text, columns ?? 80)));
      isShown = true;
    },
    diagnose: (diagnostics) => {
      clear();
      const told = quiet ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics;
      for (const text of formatDiagnostics(told, paint, columns)) write(`${text}\n\n`);
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
