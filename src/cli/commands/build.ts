/** `bench build`: from a benchmark folder to briefing, workbook, charts and data. */
import { resolve } from 'node:path';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { sortDiagnostics } from '../../diagnostics/print.js';
import { findObstacle, refuseOutput, wouldRemove, writeOutputs, type Refusal } from '../../host/output-folder.js';
import type { Language } from '../../model/language.js';
import type { Manifest } from '../../model/manifest.js';
import {
  check,
  countModel,
  formats,
  prepare,
  render,
  type Format,
  type Inputs,
  type OutputFile,
  type Prepared,
  type Progress,
  type RenderOptions,
} from '../../pipeline.js';
import { creationDate, explainWrongDate } from '../creation-date.js';
import { explainNoBenchmark } from '../explain-folder.js';
import { findBureau } from '../find-bureau.js';
import { buildCommand, locate, locateFonts, openInputs, type Locations } from '../locate.js';
import { countDiagnostics, formatSize, openTerminal, plural, type Terminal } from '../output.js';
import { restore } from '../restore.js';
import { endOnInterrupt } from '../tell-failure.js';
import { tellUnlisted } from '../tell-unlisted.js';
import { startTimings } from '../timings.js';
import { version } from '../version.js';

export interface BuildOptions {
  readonly out?: string;
  readonly lang?: Language[];
  readonly format?: Format[];
  /** Id of the bureau that the edition is about; absent: the main edition. */
  readonly bureau?: string;
  readonly attach?: boolean;
  readonly pdfa?: boolean;
  /** Whether figures that wait for review take part. */
  readonly candidates?: boolean;
  readonly force?: boolean;
  /** Prints what was written, or what is wrong, as JSON on stdout. */
  readonly json?: boolean;
  readonly timings?: boolean;
  readonly quiet?: boolean;
}

/** What a build that is one of several in a process takes besides. */
export interface BuildTools extends Pick<RenderOptions, 'keep' | 'renderEditions'> {
  readonly places: Locations;
  readonly inputs: Inputs;
}

/** What an edition about one bureau is written as; charts and data are the main edition's. */
const bureauFormats: readonly Format[] = ['pdf', 'xlsx'];

/** @returns the exit status: 0 fine, 1 something wrong in the data, 2 wrong usage. */
export async function runBuild(folder: string | undefined, options: BuildOptions): Promise<number> {
  endOnInterrupt();
  const terminal = openTerminal({ quiet: options.quiet ?? false });
  const places = locate(folder, options.out);
  const wrong = explainWrongDate() ?? explainNoBenchmark(places.benchmark);
  if (wrong !== undefined) {
    terminal.fail(wrong);
    return 2;
  }
  return await buildOnce(options, terminal, { places, inputs: openInputs(places) });
}

/** @returns the exit status. */
export async function buildOnce(
  options: BuildOptions,
  terminal: Terminal,
  { places, inputs: read, ...tools }: BuildTools,
): Promise<number> {
  const wanted = options.format ?? (options.bureau === undefined ? formats : bureauFormats);
  if (options.bureau !== undefined && wanted.some((format) => !bureauFormats.includes(format))) {
    terminal.fail(`an edition about one bureau is written as ${bureauFormats.join(' and ')} only`);
    return 2;
  }
  const timings = startTimings();
  const progress: Progress = (phase, detail) => {
    timings.begin(phase);
    terminal.progress(`${phase}${detail === undefined ? '' : ` ${detail}`} …`);
  };
  const inputs = { ...read, candidates: options.candidates ?? false };
  const { value: prepared, diagnostics } = prepare(inputs, options.lang, progress);
  if (!prepared || hasErrors(diagnostics)) {
    const all = prepared ? (await check(inputs, locateFonts())).diagnostics : diagnostics;
    return tellNothingWritten(all, options, terminal);
  }
  if (!options.json) terminal.diagnose(diagnostics);
  const bureau = options.bureau === undefined ? undefined : findBureau(options.bureau, prepared.dataset.bureaus);
  if (typeof bureau === 'string') {
    terminal.fail(bureau);
    return 2;
  }
  const { previous } = prepared.dataset.benchmark;
  if (previous !== undefined && resolve(places.benchmark, previous) === resolve(places.output)) {
    terminal.fail(
      `${places.output} holds the edition before (previous in benchmark.yaml), which this build would overwrite; name another folder with --out`,
    );
    return 2;
  }
  const refuse = (paths: readonly string[]): boolean => {
    const refusal =
      (options.force ? undefined : refuseOutput(places.output, paths)) ?? findObstacle(places.output, paths);
    if (refusal) terminal.fail(explainRefusal(refusal));
    return refusal !== undefined;
  };
  restore(places.output, terminal);
  if (refuse([])) return 2;
  const rendered = await render(
    prepared,
    {
      formats: new Set(wanted),
      fontFiles: locateFonts(),
      created: creationDate(prepared.dataset.benchmark.date),
      attach: options.attach ?? false,
      archival: options.pdfa ?? false,
      bureau,
      ...tools,
    },
    progress,
  );
  if (!rendered.value || hasErrors(rendered.diagnostics))
    return tellNothingWritten([...diagnostics, ...rendered.diagnostics], options, terminal);
  if (!options.json) terminal.diagnose(rendered.diagnostics);
  progress('write');
  const paths = rendered.value.map(({ path }) => path);
  if (refuse(paths)) return 2;
  const built = describeBuild(prepared);
  if (bureau && wouldRemove(places.output, paths, built)) {
    terminal.fail(
      `${places.output} holds an edition of earlier inputs, which this build leaves alone; run ${buildCommand(places)} first, or name another folder with --out`,
    );
    return 2;
  }
  const manifest = writeOutputs(places.output, rendered.value, built);
  timings.end();
  if (options.timings) terminal.data(JSON.stringify(timings.report()));
  if (options.json) {
    terminal.data(describeOutputs(places.output, manifest, [...diagnostics, ...rendered.diagnostics]));
    return 0;
  }
  summarise(
    terminal,
    places.output,
    rendered.value,
    prepared,
    manifest,
    countDiagnostics([...diagnostics, ...rendered.diagnostics]),
  );
  return 0;
}

function tellNothingWritten(diagnostics: readonly Diagnostic[], { json }: BuildOptions, terminal: Terminal): number {
  if (json) terminal.data(JSON.stringify({ outputs: [], diagnostics: sortDiagnostics(diagnostics) }, null, 2));
  else terminal.diagnose(diagnostics);
  terminal.tell(`nothing was written: ${countDiagnostics(diagnostics)}`);
  return 1;
}

/** What a build wrote, for programs: every file of the edition with its size and hash. */
const describeOutputs = (folder: string, { outputs, counts }: Manifest, diagnostics: readonly Diagnostic[]): string =>
  JSON.stringify({ folder, outputs, counts, diagnostics: sortDiagnostics(diagnostics) }, null, 2);

function explainRefusal({ path, reason }: Refusal): string {
  const explanations: Readonly<Record<Refusal['reason'], string>> = {
    'not-empty': 'is not empty and no build made it; name another folder with --out, or write into it with --force',
    'not-ours': 'was not written by a build and stands in the way; move it, or overwrite it with --force',
    'in-the-way': 'stands where the build writes something else, a file for a folder or a folder for a file; move it',
  };
  return `${path} ${explanations[reason]}`;
}

function describeBuild(prepared: Prepared): Omit<Manifest, 'outputs'> {
  const { dataset, editions, inputs } = prepared;
  const { benchmark } = dataset;
  return {
    generator: 'bench',
    version,
    slug: benchmark.slug,
    date: benchmark.date,
    languages: editions.map(({ language }) => language),
    counts: countModel(prepared),
    inputs: [...inputs],
  };
}

/** What was written, and what the reader should know. */
function summarise(
  terminal: Terminal,
  folder: string,
  files: readonly OutputFile[],
  { dataset, comparisons }: Prepared,
  { counts }: Manifest,
  problems: string,
): void {
  const main = files.filter(({ path }) => !path.includes('/'));
  for (const { path, bytes } of main) terminal.tell(`${folder}/${path}  ${formatSize(bytes.length)}`);
  for (const group of ['charts', 'data']) {
    const own = files.filter(({ path }) => path.startsWith(`${group}/`));
    if (own.length === 0) continue;
    const size = own.reduce((sum, { bytes }) => sum + bytes.length, 0);
    terminal.tell(`${folder}/${group}/  ${plural(own.length, 'file')}, ${formatSize(size)}`);
  }
  const count = (test: (comparison: (typeof comparisons)[number]) => boolean): number =>
    comparisons.filter(test).length;
  const several = comparisons.filter(({ members }) => members.length > 1);
  const notes = [
    `${plural(counts.observations, 'observation')}, ${plural(counts.comparisons, 'comparison')}`,
    `${count(({ verdict }) => verdict.startsWith('comparable'))} comparable`,
    `${count(({ verdict }) => verdict === 'indicative' || verdict === 'undetermined')} indicative`,
    `${several.filter(({ verdict }) => verdict === 'not-comparable').length} not comparable`,
    `${count(({ members }) => members.length === 1)} published by one only`,
  ];
  terminal.tell(notes.join(', '));
  const waiting = tellCandidates(dataset.candidates, counts.candidates);
  if (waiting !== undefined) terminal.tell(waiting);
  const leftOut = tellUnlisted(dataset.unlisted);
  if (leftOut !== undefined) terminal.tell(leftOut);
  if (problems !== '') terminal.tell(problems);
}

/** What is said of figures that wait for review: `waiting` are on file, of which `included` take part. */
function tellCandidates(waiting: number, included: number): string | undefined {
  if (waiting === 0) return undefined;
  const are = waiting === 1 ? 'candidate waits' : 'candidates wait';
  if (included === 0) return `${waiting} ${are} for review and ${waiting === 1 ? 'was' : 'were'} left out`;
  const part = included === 1 ? '1 takes part and is marked as such' : `${included} take part and are marked as such`;
  return `${waiting} ${are} for review; ${part}`;
}
