/** `bench check`: every mistake of a benchmark folder and of its templates in one run. */
import { hasErrors } from '../../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../../diagnostics/print.js';
import { check } from '../../pipeline.js';
import { explainNoBenchmark } from '../explain-folder.js';
import { locate, locateFonts, openInputs } from '../locate.js';
import { countDiagnostics, openTerminal, plural } from '../output.js';
import { tellUnlisted } from '../tell-unlisted.js';

export interface CheckOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** @returns the exit status: 0 fine (warnings included), 1 something wrong in the data, 2 no benchmark. */
export async function runCheck(folder: string | undefined, options: CheckOptions): Promise<number> {
  const terminal = openTerminal({ quiet: options.quiet ?? false });
  const places = locate(folder, undefined);
  const { benchmark } = places;
  const wrong = explainNoBenchmark(benchmark);
  if (wrong !== undefined) {
    terminal.fail(wrong);
    return 2;
  }
  const { value, diagnostics } = await check(openInputs(places), locateFonts());
  if (options.json) terminal.data(JSON.stringify({ diagnostics: sortDiagnostics(diagnostics) }, null, 2));
  else terminal.diagnose(diagnostics);
  const counted = countDiagnostics(diagnostics);
  if (value) {
    const { observations, bureaus, sources, indicators } = value;
    const found = [
      plural(observations.length, 'observation'),
      plural(bureaus.length, 'bureau'),
      plural(sources.length, 'source'),
      plural(indicators.length, 'indicator'),
    ];
    terminal.tell(`${benchmark}: ${found.join(', ')}; ${counted === '' ? 'nothing wrong' : counted}`);
    const leftOut = tellUnlisted(value.unlisted);
    if (leftOut !== undefined) terminal.tell(leftOut);
  } else terminal.tell(`${benchmark}: ${counted}`);
  return hasErrors(diagnostics) ? 1 : 0;
}
