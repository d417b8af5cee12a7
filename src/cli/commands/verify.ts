/** `bench verify`: reads the outputs back and checks every number against the model; with the articles at hand, each phrase in its place. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../../diagnostics/print.js';
import { openFolder } from '../../host/node-folder.js';
import { readManifest } from '../../host/output-folder.js';
import { readNamed } from '../../host/read-named.js';
import { hashBytes } from '../../text/hash-bytes.js';
import { languages } from '../../model/language.js';
import type { Manifest } from '../../model/manifest.js';
import { stemOf } from '../../model/report.js';
import { expectOutputs, figureRereader, openHoldings, prepare, readArticleText } from '../../pipeline.js';
import { checkArticles, type CheckedArticles } from '../../verify/check-articles.js';
import type { CheckResult } from '../../verify/problem.js';
import { verifyOutputs } from '../../verify/verify-outputs.js';
import { explainNoBenchmark, explainNoFolder } from '../explain-folder.js';
import { buildCommand, explainNoManifest, locate, locateFonts, openInputs, type Locations } from '../locate.js';
import { countDiagnostics, openTerminal, plural, type Terminal } from '../output.js';
import { restore } from '../restore.js';
import { endOnInterrupt } from '../tell-failure.js';

export interface VerifyOptions {
  readonly out?: string;
  /** Folder of the articles that the sources name. */
  readonly articles?: string;
  /** Prints what was compared and what differs as JSON on stdout. */
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What was found, for programs. Of each file how much was compared and what differs. */
interface Found {
  outputs?: readonly CheckResult[];
  articles?: Omit<CheckedArticles, 'results'> & { readonly files: readonly CheckResult[] };
  /** What keeps the model from being built. */
  diagnostics: readonly Diagnostic[];
}

function tellDiagnostics(diagnostics: readonly Diagnostic[], terminal: Terminal, found: Found): void {
  found.diagnostics = [...found.diagnostics, ...sortDiagnostics(diagnostics)];
  terminal.diagnose(diagnostics);
}

/** Problems of one file that are printed before the rest is counted. */
const mostPrinted = 20;

/** @returns the exit status: 0 when everything agrees, 1 when something differs, 2 when there is nothing to verify. */
export async function runVerify(folder: string | undefined, options: VerifyOptions): Promise<number> {
  endOnInterrupt();
  const open = openTerminal({ quiet: (options.quiet ?? false) || (options.json ?? false) });
  const terminal: Terminal = options.json ? { ...open, diagnose: () => undefined } : open;
  const found: Found = { diagnostics: [] };
  const places = locate(folder, options.out);
  const { articles } = options;
  const wrong =
    explainNoBenchmark(places.benchmark) ??
    (articles === undefined ? undefined : explainNoFolder(articles, 'name the one that holds the articles'));
  if (wrong !== undefined) {
    terminal.fail(wrong);
    return 2;
  }
  restore(places.output, terminal);
  const manifest = readManifest(places.output);
  if (!manifest && articles === undefined) {
    terminal.fail(explainNoManifest(places));
    return 2;
  }
  if (!manifest) terminal.tell(`${places.output} holds no manifest.json: only the articles are checked`);
  // In JSON what differs stands on stdout.
  const told: Terminal = options.json ? { ...terminal, fail: () => undefined } : terminal;
  const ofOutputs = manifest ? await verifyBuild(places, manifest, told, found) : 0;
  const ofArticles = articles === undefined ? 0 : await verifyArticles(places, articles, told, found);
  if (options.json) terminal.data(JSON.stringify(found, null, 2));
  return Math.max(ofOutputs, ofArticles);
}

/** @returns 0 or 1. */
async function verifyBuild(places: Locations, manifest: Manifest, terminal: Terminal, found: Found): Promise<number> {
  const built = languages.filter((language) => manifest.languages.includes(language));
  const { value: prepared, diagnostics } = prepare(
    { ...openInputs(places), candidates: manifest.counts.candidates > 0 },
    built,
    (phase) => terminal.progress(`${phase} …`),
  );
  if (!prepared || hasErrors(diagnostics)) {
    tellDiagnostics(diagnostics, terminal, found);
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
    tellDiagnostics(expected.diagnostics, terminal, found);
    return 1;
  }
  const results = await verifyOutputs({
    ...expected.value,
    manifest,
    inputs: prepared.inputs,
    readOutput: (path) => {
      const file = join(places.output, path);
      if (!existsSync(file)) return undefined;
      const bytes = readNamed(file);
      return { bytes, sha256: hashBytes(bytes) };
    },
  });
  found.outputs = results;
  tellResults(results, mostPrinted, terminal);
  const total = results.reduce((sum, { problems }) => sum + problems.length, 0);
  const compared = results.reduce((sum, result) => sum + result.compared, 0);
  terminal.tell(
    total === 0
      ? `${compared} numbers compared, all agree`
      : `${compared} numbers compared, ${plural(total, 'difference')}; run ${buildCommand(places)} to make them again`,
  );
  return total === 0 ? 0 : 1;
}

/** Every phrase on file in its article, whatever its status: a refused figure stands there too. @returns 0 or 1. */
async function verifyArticles(
  { benchmark }: Locations,
  folder: string,
  terminal: Terminal,
  found: Found,
): Promise<number> {
  const { value: holdings, diagnostics } = openHoldings(openFolder(benchmark), { strict: true });
  if (!holdings) {
    tellDiagnostics(diagnostics, terminal, found);
    terminal.tell(`no article was checked: ${countDiagnostics(diagnostics)}`);
    return 1;
  }
  const { results, phrases, unnamed, unhashed, unquoted } = await checkArticles({
    ...holdings,
    rereadFigure: figureRereader(holdings.indicators),
    readArticle: async (file) => {
      const path = join(folder, file);
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
      const bytes = readNamed(path);
      return { sha256: hashBytes(bytes), text: await readArticleText({ path, bytes }) };
    },
  });
  found.articles = { files: results, phrases, unnamed, unhashed, unquoted };
  tellResults(results, Infinity, terminal);
  for (const id of unnamed) terminal.tell(`${id}: the source names no file, so that its phrases were not checked`);
  for (const id of unquoted) terminal.tell(`${id}: the figure has no phrase, so that it was not checked`);
  for (const id of unhashed)
    terminal.tell(`${id}: the source states no sha256, so that nothing tells whether the article is the one on file`);
  const total = results.reduce((sum, { problems }) => sum + problems.length, 0);
  const checked = `${plural(results.length, 'article')}, ${plural(phrases, 'phrase')}`;
  terminal.tell(`${checked} compared, ${total === 0 ? 'all agree' : plural(total, 'difference')}`);
  return total === 0 ? 0 : 1;
}

/** Files that differ come last, where they are seen, and are told even when quiet. */
function tellResults(results: readonly CheckResult[], most: number, terminal: Terminal): void {
  for (const { file, compared, problems } of results)
    if (problems.length === 0 && compared > 0) terminal.tell(`${file}: ${compared} compared, agrees`);
  for (const { file, compared, problems } of results) {
    if (problems.length === 0) continue;
    const lines = problems.slice(0, most).map(({ message }) => `  ${message}`);
    const more = problems.length > most ? [`  and ${problems.length - most} more`] : [];
    const head = `${file}: ${compared} compared, ${plural(problems.length, 'difference')}`;
    terminal.fail([head, ...lines, ...more].join('\n'));
  }
}
