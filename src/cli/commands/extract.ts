/** `bench extract`: from articles to figures for review. Writes nothing but the file named with -o. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Collector } from '../../diagnostics/collector.js';
import { hasErrors } from '../../diagnostics/diagnostic.js';
import { languageModel } from '../../host/language-model.js';
import { openFolder } from '../../host/node-folder.js';
import { findIrregular, writeWhole } from '../../host/write-whole.js';
import type { Bureau } from '../../model/bureau.js';
import { dropReasons } from '../../model/proposal.js';
import { extract, openHoldings, type ArticleFile, type Extracted, type Proposed } from '../../pipeline.js';
import { listExtractions } from '../extraction/list-extractions.js';
import { viewExtraction } from '../extraction/view-extraction.js';
import { findOnFile } from '../extraction/on-file.js';
import { writeObservations } from '../extraction/write-observations.js';
import { explainNoBenchmark } from '../explain-folder.js';
import { findArticles } from '../find-articles.js';
import { findBureau } from '../find-bureau.js';
import { locate } from '../locate.js';
import { countDiagnostics, openTerminal, plural, type Terminal } from '../output.js';
import { parsePeriod } from '../parse-period.js';
import { endOnInterrupt, explained } from '../tell-failure.js';

export interface ExtractOptions {
  /** Folder of the benchmark whose catalogue, bureaus and sources are used. */
  readonly benchmark?: string;
  readonly bureau?: string;
  readonly period?: string;
  readonly json?: boolean;
  /** File to write observations to. */
  readonly output?: string;
  readonly force?: boolean;
  readonly all?: boolean;
  /** Base address of a language model's endpoint. */
  readonly model?: string;
  readonly modelName?: string;
  readonly quiet?: boolean;
}

/** Why options cannot be followed; undefined when they can. */
function findWrongUsage(
  paths: readonly string[],
  { json, output, force, all, model, modelName }: ExtractOptions,
): string | undefined {
  if (paths.includes('')) return 'the name of an article is empty; name a file or a folder';
  if (json && output !== undefined) return 'give --json or -o, not both';
  if (force && output === undefined) return '--force is for -o, which names the file to overwrite';
  if (all && (json || output !== undefined)) return '--all is for the view on the terminal; --json holds everything';
  if (model !== undefined && modelName === undefined) return 'say with --model-name which model is to be asked';
  if (modelName !== undefined && model === undefined) return 'say with --model where the language model is to be asked';
  if (output === undefined) return undefined;
  if (statSync(output, { throwIfNoEntry: false })?.isDirectory()) return `${output} is a folder; name a file`;
  const irregular = findIrregular(output);
  if (irregular !== undefined) return `${output} is ${irregular}; name another file`;
  if (existsSync(output) && !force) return `${output} exists; name another file, or overwrite it with --force`;
  return existsSync(dirname(output)) ? undefined : `there is no folder ${dirname(output)} to write into`;
}

/** @returns the exit status: 0 fine, 1 when an article or the benchmark could not be read, 2 wrong usage. */
export async function runExtract(paths: readonly string[], options: ExtractOptions): Promise<number> {
  endOnInterrupt();
  const terminal = openTerminal({ quiet: options.quiet ?? false });
  const period = options.period === undefined ? undefined : parsePeriod(options.period);
  const wrong = typeof period === 'string' ? period : findWrongUsage(paths, options);
  if (wrong !== undefined) {
    terminal.fail(wrong);
    return 2;
  }
  const { benchmark } = locate(options.benchmark, undefined);
  const noBenchmark = explainNoBenchmark(benchmark, ['benchmark.yaml', 'indicators.yaml']);
  if (noBenchmark !== undefined) {
    terminal.fail(noBenchmark);
    return 2;
  }
  const { value: holdings, diagnostics } = openHoldings(openFolder(benchmark), { strict: false });
  terminal.diagnose(diagnostics);
  if (!holdings) {
    if (options.json) terminal.data(JSON.stringify(listExtractions([]), null, 2));
    terminal.tell(`nothing was extracted: ${countDiagnostics(diagnostics)}`);
    return 1;
  }
  let bureau: Bureau | undefined;
  if (options.bureau !== undefined) {
    const found = findBureau(options.bureau, holdings.bureaus);
    if (typeof found === 'string') {
      terminal.fail(found);
      return 2;
    }
    bureau = found;
  }
  const { files, skipped, empty } = findArticles(paths);
  for (const { folder, names } of skipped) terminal.tell(`${folder}: left out, no articles: ${names.join(', ')}`);
  for (const folder of empty) terminal.fail(`${folder} holds no article`);
  const unread = new Collector();
  const { extracted, diagnostics: found } = await extract(readFiles(files, unread, terminal), holdings, {
    bureau,
    period: typeof period === 'string' ? undefined : period,
    proposer: openModel(options),
  });
  const all = [...unread.diagnostics, ...found];
  terminal.diagnose(all);
  const settings = extracted
    .flatMap(({ proposed }) => proposed?.failures ?? [])
    .find(({ code }) => code === 'settings');
  if (settings) {
    terminal.fail(settings.message);
    return 2;
  }
  for (const { extraction, proposed } of extracted) if (proposed) tellProposed(extraction.file, proposed, terminal);
  const failed = hasErrors(all) || empty.length > 0;
  if (options.json) terminal.data(JSON.stringify(listExtractions(extracted), null, 2));
  else if (options.output !== undefined) {
    if (extracted.length > 0) {
      writeWhole(options.output, schemaLine(options.output) + writeObservations(extracted, holdings));
      terminal.tell(summariseFile(options.output, extracted, holdings.observations));
    } else terminal.tell('nothing was written: no article could be read');
  } else for (const text of viewAll(extracted, terminal, options, holdings.observations)) terminal.data(text);
  if (failed && extracted.length > 0)
    terminal.tell(`${plural(extracted.length, 'article')} read, ${countDiagnostics(all)}`);
  return failed ? 1 : 0;
}

/** Names the schema to editors, where the file lies in a benchmark that has it. */
function schemaLine(file: string): string {
  const schema = '../schemas/observations.schema.json';
  return existsSync(join(dirname(file), schema)) ? `# yaml-language-server: $schema=${schema}\n` : '';
}

/** Opens one file at a time; what cannot be opened is told and left out. */
function* readFiles(files: readonly string[], collector: Collector, terminal: Terminal): Generator<ArticleFile> {
  for (const path of files) {
    terminal.progress(`${path} …`);
    try {
      yield { path, bytes: readFileSync(path) };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
      if (code === undefined) throw error;
      const reason = explained[code];
      if (code === 'ENOENT' || code === 'ENOTDIR') collector.add('article-missing', { path }, {});
      else collector.add('article-closed', { path }, { reason: reason ?? code });
    }
  }
}

/** The key comes from the environment alone, so that it stands in no history of commands. */
function openModel({ model, modelName }: ExtractOptions): ReturnType<typeof languageModel> | undefined {
  if (model === undefined || modelName === undefined) return undefined;
  return languageModel({ url: model, model: modelName, key: process.env['BENCH_MODEL_KEY'] });
}

function tellProposed(file: string, proposed: Proposed, terminal: Terminal): void {
  const { added, repeated, dropped, malformed, failures } = proposed;
  // A figure that is left out without a model's answer would look like one that is not there.
  for (const { message } of failures) terminal.warn(`${file}: ${message}; the figures of the rules stand`);
  const left = dropped.map(({ reason, count }) => `${count} × ${dropReasons[reason]}`);
  if (malformed > 0) left.push(`${malformed} × not in the shape that was asked for`);
  const answered = added + repeated + left.length > 0 || failures.length === 0;
  if (!answered) return;
  terminal.tell(
    `${file}: the language model added ${plural(added, 'figure')}; ${repeated} repeated the rules${left.length === 0 ? '' : `; not believed: ${left.join('; ')}`}`,
  );
}

function summariseFile(
  output: string,
  extracted: readonly Extracted[],
  onFile: Parameters<typeof viewExtraction>[1]['onFile'],
): string {
  const all = extracted.reduce((sum, { observations }) => sum + observations.length, 0);
  const known = extracted.reduce(
    (sum, { extraction, source }) =>
      sum + extraction.candidates.filter((candidate) => findOnFile(candidate, source.id, onFile)).length,
    0,
  );
  const figures = all - known;
  const more = known === 0 ? '' : `; ${known} more on file already`;
  const missing = new Set(extracted.flatMap(({ source }) => (source.isOnFile ? [] : source.id))).size;
  const hint =
    missing === 0 ? '' : `; ${plural(missing, 'source')} to be added to sources.yaml, at the top of the file`;
  return `${output}: ${plural(figures, 'candidate')} from ${plural(extracted.length, 'article')}${more}${hint}`;
}

/** Lines of text in a pipe, where nobody says how wide it is. */
const pipeWidth = 100;
const narrowest = 40;

function* viewAll(
  extracted: readonly Extracted[],
  { paintData }: Terminal,
  { all = false }: ExtractOptions,
  onFile: Parameters<typeof viewExtraction>[1]['onFile'],
): Generator<string> {
  const width = Math.max(narrowest, process.stdout.columns ?? pipeWidth);
  for (const [index, each] of extracted.entries()) {
    const view = viewExtraction(each, {
      width,
      all,
      onFile,
      paint: paintData && ((text) => paintData('mark', text)),
      strong: (text) => paintData?.('strong', text) ?? text,
      faint: (text) => paintData?.('faint', text) ?? text,
    });
    yield index === 0 ? view : `\n${view}`;
  }
}
