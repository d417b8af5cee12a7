/**
 * `bench build --watch`: builds, and builds again whenever what was read is not as it was. The outputs of before stay until there are new ones.
 * What one build can hand on to the next is kept, and each language has a thread of its own, so that a rebuild takes a fraction of a build.
 */
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { watchFolders, WatchLimit } from '../../host/watch-folders.js';
import { openKeep } from '../../model/keep.js';
import { explainWrongDate } from '../creation-date.js';
import { openEditionThreads } from '../edition-threads.js';
import { explainNoBenchmark } from '../explain-folder.js';
import { locate } from '../locate.js';
import { countDiagnostics, openTerminal, type Terminal } from '../output.js';
import { tellFailure } from '../tell-failure.js';
import { openWatched, type WatchedInputs } from '../watched-inputs.js';
import { buildOnce, type BuildOptions } from './build.js';

/** What came of a build: its exit status, and what it found in the data. */
interface Result {
  readonly status: number;
  readonly found: readonly Diagnostic[];
}

/** @returns the exit status: 0 when it was ended, 2 when nothing can be built or watched this way. */
export async function runWatch(folder: string | undefined, options: BuildOptions): Promise<number> {
  const terminal = openTerminal({ quiet: options.quiet ?? false });
  const wrong = explainWrongDate() ?? explainNoBenchmark(locate(folder, options.out).benchmark);
  if (wrong !== undefined) {
    terminal.fail(wrong);
    return 2;
  }
  const watch = watchFolders();
  const threads = openEditionThreads();
  const { keep, endRound } = openKeep();
  let isEnding = false;
  const end = (): void => {
    isEnding = true;
    watch.close();
    // A build in progress fails before it writes; one that writes is over before this is called.
    void threads.end();
  };
  /** Undefined when it was ended. */
  const build = async ({ places, inputs }: WatchedInputs, shown: Terminal): Promise<Result | undefined> => {
    const found: Diagnostic[] = [];
    const diagnose = (some: readonly Diagnostic[]): void => {
      for (const diagnostic of some) found.push(diagnostic);
      shown.diagnose(some);
    };
    try {
      const tools = { places, inputs, keep, renderEditions: threads.renderEditions };
      const status = await buildOnce(options, { ...shown, diagnose }, tools);
      if (status === 0) endRound();
      return { status, found };
    } catch (error) {
      return isEnding ? undefined : { status: tellFailure(error), found };
    }
  };
  const places = locate(folder, options.out);
  let inputs = openWatched(places, keep);
  const follow = (): string[] => {
    watch.follow(inputs.listFolders());
    return inputs.findChanges();
  };
  const silent: Terminal = { ...terminal, tell: () => undefined, diagnose: () => undefined };
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    const first = await build(inputs, terminal);
    if (first?.status === 2) return 2;
    // What has changed meanwhile is a change.
    if (follow().length > 0) watch.stir();
    if (first) terminal.tell(`watching ${places.benchmark} and its templates; Ctrl-C ends`);
    let told = first?.found;
    for (let began = await watch.settled(); began !== undefined; began = await watch.settled()) {
      const changed = follow();
      if (changed.length === 0) continue;
      inputs = openWatched(places, keep);
      const result = await build(inputs, silent);
      if (!result) break;
      // Warnings that stood before need no telling again.
      if (result.status !== 0 || JSON.stringify(result.found) !== JSON.stringify(told)) terminal.diagnose(result.found);
      if (result.status === 0) told = result.found;
      terminal.tell(`${clock()} ${listPaths(changed)}: ${describe(result, performance.now() - began)}`);
      if (follow().length > 0) watch.stir();
    }
    return 0;
  } catch (error) {
    if (!(error instanceof WatchLimit)) throw error;
    terminal.fail(error.message);
    return 2;
  } finally {
    watch.close();
    process.off('SIGINT', end).off('SIGTERM', end);
    await threads.end();
  }
}

function describe({ status, found }: Result, milliseconds: number): string {
  const problems = countDiagnostics(found);
  if (status === 0) return `rebuilt in ${(milliseconds / 1000).toFixed(1)} s${problems === '' ? '' : `, ${problems}`}`;
  return `${problems === '' ? '' : `${problems}; `}the outputs of before are kept`;
}

/** Most paths that are named. */
const mostNamed = 3;

const listPaths = (paths: readonly string[]): string =>
  paths.length <= mostNamed
    ? paths.join(', ')
    : `${paths.slice(0, mostNamed - 1).join(', ')} and ${paths.length - mostNamed + 1} others`;

/** `12:04:31` */
const clock = (): string => new Date().toTimeString().slice(0, 8);
