/** `bench verify`: reads the outputs back and checks every number against the model. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors } from '../../diagnostics/diagnostic.js';
import { readManifest } from '../../host/output-folder.js';
import { hashBytes } from '../../host/recording-folder.js';
import { languages } from '../../model/language.js';
import { stemOf } from '../../model/report.js';
import { expectOutputs, prepare } from '../../pipeline.js';
import { verifyOutputs } from '../../verify/verify-outputs.js';
import { locate, locateFonts, openInputs } from '../locate.js';
import { openTerminal, plural } from '../output.js';

export interface VerifyOptions {
  readonly out?: string;
  readonly quiet?: boolean;
}

/** Problems of one file that are printed before the rest is counted. */
const mostPrinted = 20;

/** @returns the exit status: 0 when everything agrees, 1 when something differs, 2 when there is nothing to verify. */
export async function runVerify(folder: string | undefined, options: VerifyOptions): Promise<number> {
  const terminal = openTerminal({ quiet: options.quiet ?? false });
  const places = locate(folder, options.out);
  const manifest = readManifest(places.output);
  if (!manifest) {
    terminal.fail(`${places.output} holds no manifest.json; run bench build first`);
    return 2;
  }
  const built = languages.filter((language) => manifest.languages.includes(language));
  const { value: prepared, diagnostics } = prepare(
    { ...openInputs(places), candidates: manifest.counts.candidates > 0 },
    built,
    (phase) => terminal.progress(`${phase} …`),
  );
  if (!prepared || hasErrors(diagnostics)) {
    terminal.diagnose(diagnostics);
    return 1;
  }
  const { slug } = prepared.dataset.benchmark;
  const paths = new Set(manifest.outputs.map(({ path }) => path));
  const bureaus = prepared.dataset.bureaus.filter(({ id }) =>
    built.some((language) =>
      ['pdf', 'xlsx'].some((format) => paths.has(`${stemOf({ slug, focus: { id, label: id }, language })}.${format}`)),
    ),
  );
  const expected = await expectOutputs(prepared, bureaus, locateFonts());
  if (!expected.value) {
    terminal.diagnose(expected.diagnostics);
    return 1;
  }
  const results = await verifyOutputs({
    ...expected.value,
    manifest,
    inputs: prepared.inputs,
    readOutput: (path) => {
      const file = join(places.output, path);
      if (!existsSync(file)) return undefined;
      const bytes = readFileSync(file);
      return { bytes, sha256: hashBytes(bytes) };
    },
  });
  for (const { file, compared, problems } of results) {
    const verdict = problems.length === 0 ? 'agrees' : terminal.paint('error', plural(problems.length, 'difference'));
    if (compared > 0 || problems.length > 0) terminal.tell(`${file}: ${compared} compared, ${verdict}`);
    for (const { message } of problems.slice(0, mostPrinted)) terminal.tell(`  ${message}`);
    if (problems.length > mostPrinted) terminal.tell(`  and ${problems.length - mostPrinted} more`);
  }
  const total = results.reduce((sum, { problems }) => sum + problems.length, 0);
  const compared = results.reduce((sum, result) => sum + result.compared, 0);
  terminal.tell(
    total === 0
      ? `${compared} numbers compared, all agree`
      : `${compared} numbers compared, ${plural(total, 'difference')}`,
  );
  return total === 0 ? 0 : 1;
}
