/**
 * From whom the letters go to, to letters that can be composed: the outputs are there and not out of date, each edition has its letter. What
 * is wrong on the way is told.
 */
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { readManifest } from '../../host/output-folder.js';
import { languages, type Language } from '../../model/language.js';
import type { Addressing, Message } from '../../model/letter.js';
import { composeMessage, openLetters, prepare, type OpenLetter, type Recipient } from '../../pipeline.js';
import { isProblem, parseMailbox, type Mailbox } from '../../text/mailbox.js';
import { creationDate, explainWrongDate } from '../creation-date.js';
import { explainNoBenchmark } from '../explain-folder.js';
import { findBureau } from '../find-bureau.js';
import { buildCommand, explainNoManifest, locate, locateFonts, openInputs } from '../locate.js';
import { countDiagnostics, type Terminal } from '../output.js';
import { restore } from '../restore.js';
import { findFiles, findStale, readAttachments, type EditionFiles } from './attachments.js';
import { editionKey, editionsOf, planLetters, type PlannedLetter } from './plan-letters.js';

/** What is wanted, as the options say it. */
export interface WantedLetters {
  readonly folder: string | undefined;
  readonly out: string | undefined;
  readonly addresses: Addressing;
  readonly recipients: readonly Recipient[];
  /** One letter for each instead of one for all. */
  readonly each: boolean;
  /** Undefined: the benchmark's first. */
  readonly language: Language | undefined;
  /** Id; undefined: the main edition. */
  readonly bureau: string | undefined;
  /** Whether outputs that are out of date will do. */
  readonly stale: boolean;
  /** Whether they are for a mail program to send; else they are sent by us, which takes a sender. */
  readonly draft: boolean;
  /** Whether they are to differ from those sent before. */
  readonly again: boolean;
}

/** A letter with its files, which are read when it is composed. */
export interface ReadyLetter {
  readonly letter: OpenLetter;
  readonly files: EditionFiles;
  readonly addressing: Addressing;
  /** Whether each reader has a letter of their own. */
  readonly isOwn: boolean;
  readonly subject: string;
  readonly compose: () => Promise<Message>;
}

export interface ReadyMail {
  /** The output folder. */
  readonly folder: string;
  readonly letters: readonly ReadyLetter[];
}

/** @returns the letters, or the exit status after telling what is wrong. */
export async function getReady(wanted: WantedLetters, terminal: Terminal): Promise<ReadyMail | 1 | 2> {
  const { addresses, recipients, each } = wanted;
  const fail = (sentence: string): 2 => {
    terminal.fail(sentence);
    return 2;
  };
  const tellMistakes = (diagnostics: readonly Diagnostic[]): 1 => {
    terminal.diagnose(diagnostics);
    terminal.tell(`nothing was sent: ${countDiagnostics(diagnostics)}`);
    return 1;
  };
  const places = locate(wanted.folder, wanted.out);
  const { output } = places;
  const wrong = explainWrongDate() ?? explainNoBenchmark(places.benchmark);
  if (wrong !== undefined) return fail(wrong);
  restore(output, terminal);
  const manifest = readManifest(output);
  if (!manifest) return fail(explainNoManifest(places));
  const inputs = { ...openInputs(places), candidates: manifest.counts.candidates > 0 };
  const progress = (phase: string, detail?: string): void =>
    terminal.progress(`${phase}${detail === undefined ? '' : ` ${detail}`} …`);
  const { value: prepared, diagnostics } = prepare(inputs, languages, progress);
  if (!prepared || hasErrors(diagnostics)) return tellMistakes(diagnostics);

  const { benchmark, bureaus } = prepared.dataset;
  const bureau = wanted.bureau === undefined ? undefined : findBureau(wanted.bureau, bureaus);
  if (typeof bureau === 'string') return fail(bureau);
  const from = addresses.from ?? toSender(benchmark.mail?.from);
  if (!wanted.draft && !from) return fail('say who sends it: with --from, or with mail: { from: … } in benchmark.yaml');
  const edition = { language: wanted.language ?? benchmark.languages[0] ?? 'zh', bureau };
  const plan = planLetters({ addresses: { ...addresses, from }, recipients, each, bureaus, edition });
  if (hasErrors(plan.diagnostics)) return tellMistakes(plan.diagnostics);

  const editions = editionsOf(plan.letters);
  const files = new Map<string, EditionFiles>();
  for (const of of editions) {
    const found = findFiles(places, manifest, of);
    if (typeof found === 'string') return fail(found);
    files.set(editionKey(of), found);
  }
  const stale = findStale(manifest, prepared.inputs, [...files.values()]).join('; ');
  if (stale !== '' && !wanted.stale)
    return fail(
      `the outputs in ${output} are out of date (${stale}); run ${buildCommand(places)}, or send them all the same with --stale`,
    );
  if (stale !== '')
    terminal.warn(
      `the outputs are out of date (${stale}); the letter says what holds now, the attachments what held then`,
    );

  const { value: opened, diagnostics: inLetters } = await openLetters(
    prepared,
    inputs,
    editions,
    locateFonts(),
    progress,
  );
  if (!opened) return tellMistakes(inLetters);
  terminal.diagnose(inLetters);
  const letters = new Map(opened.map((letter) => [editionKey(letter), letter]));
  const date = creationDate(benchmark.date);
  return { folder: output, letters: plan.letters.map((planned) => join(planned, letters, files, { ...wanted, date })) };
}

/** The schema of benchmark.yaml has it be one address. */
function toSender(text: string | undefined): Mailbox | undefined {
  const parsed = text === undefined ? undefined : parseMailbox(text);
  return parsed && !isProblem(parsed) ? parsed : undefined;
}

function join(
  planned: PlannedLetter,
  letters: ReadonlyMap<string, OpenLetter>,
  filesOf: ReadonlyMap<string, EditionFiles>,
  { draft, again, date }: { readonly draft: boolean; readonly again: boolean; readonly date: Date },
): ReadyLetter {
  const { addressing, name, isOwn } = planned;
  const key = editionKey(planned);
  const [letter, files] = [letters.get(key), filesOf.get(key)];
  if (!letter || !files) throw new Error(`the edition ${key} was not opened`);
  const compose = async (): Promise<Message> => {
    const now = new Date();
    return await composeMessage({
      letter: letter.write(name),
      addressing,
      attachments: readAttachments(files, letter.files),
      // A draft carries the edition's date, a letter the time at which it is sent.
      date: draft ? date : now,
      draft,
      // Mail servers drop a second message of the same id as a duplicate.
      ...(again ? { salt: now.toISOString() } : {}),
    });
  };
  return { letter, files, addressing, isOwn, subject: letter.write(name).subject, compose };
}
