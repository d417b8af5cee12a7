/** What was wrong, where, and how to mend it. A user's mistake is a value; an exception is our bug. */
import type { SourceText, Span } from '../text/source-text.js';

export type Severity = 'error' | 'warning';

/**
 * A place in a file. Lines and columns count from 1; columns count characters. `width` is the marked run, in characters. In a workbook line and column
 * are those of the cell, and `lineText` is what stands in it.
 */
export interface Place {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly lineText?: string;
  readonly width?: number;
  readonly cell?: { readonly sheet: string; readonly address: string };
}

export interface Diagnostic {
  /** Stable, kebab-case; `bench check --json` prints it. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  /** How to mend it; a sentence each. */
  readonly hints: readonly string[];
  /** Another place that takes part in the mistake, such as the first of two duplicates. */
  readonly related?: { readonly message: string; readonly place: Place };
}

/** A value, when there is one, and everything that was found wrong on the way. */
export interface Outcome<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The place of a span; an empty span marks one character. */
export function placeOf(source: SourceText, span: Span): Place {
  const { line, column } = source.positionAt(span.start);
  const lineText = source.lineText(line);
  const marked = source.text.slice(span.start, Math.max(span.start, span.end)).split(/[\r\n]/)[0] ?? '';
  return { path: source.path, line, column, lineText, width: Math.max(1, [...marked.trimEnd()].length) };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
