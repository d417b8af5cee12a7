/** Gathers diagnostics in a run; everything wrong is told at once. */
import type { Diagnostic, Place, Severity } from './diagnostic.js';
import { diagnosticMessage, type DiagnosticCode, type diagnosticMessages } from './messages.js';

interface Extras {
  readonly hints?: readonly string[];
  readonly related?: Diagnostic['related'];
  readonly severity?: Severity;
}

export class Collector {
  readonly diagnostics: Diagnostic[] = [];

  /** Adds a diagnostic; an error unless `extras.severity` says otherwise. */
  add<C extends DiagnosticCode>(
    code: C,
    place: Place,
    values: Parameters<(typeof diagnosticMessages)[C]>[0],
    { hints = [], related, severity = 'error' }: Extras = {},
  ): void {
    const message = diagnosticMessage(code, ...([values] as Parameters<(typeof diagnosticMessages)[C]>));
    this.diagnostics.push({ code, severity, message, place, hints, ...(related ? { related } : {}) });
  }
  /** Adds what was found elsewhere. A faulty file may give more of it than a call takes arguments. */
  take(found: Iterable<Diagnostic>): void {
    for (const diagnostic of found) this.diagnostics.push(diagnostic);
  }
}
