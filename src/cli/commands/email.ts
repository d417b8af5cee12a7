/** `bench email`: the briefing and the workbook with a letter, as a draft or sent by a mail server. Makes no edition: sends what a build wrote. */
import { basename, dirname } from 'node:path';
import { hasErrors } from '../../diagnostics/diagnostic.js';
import { openFolder } from '../../host/node-folder.js';
import { isReadableByOthers, readCredentials } from '../../host/smtp/credentials.js';
import { JournalBroken } from '../../host/smtp/journal.js';
import { parseServer } from '../../host/smtp/server.js';
import type { Language } from '../../model/language.js';
import { openRecipients } from '../../pipeline.js';
import { attachedFormats } from '../mail/attachments.js';
import { readAddresses, type AddressOptions } from '../mail/plan-letters.js';
import { getReady, type ReadyLetter, type ReadyMail } from '../mail/ready-letters.js';
import { readStates, recipientsOf, sendAll } from '../mail/send.js';
import { showLetters, type ShownLetter } from '../mail/show-letters.js';
import { placeDrafts, refuseDrafts, writeDrafts } from '../mail/write-drafts.js';
import { countDiagnostics, formatSize, openTerminal, plural, type Terminal } from '../output.js';

export interface EmailOptions extends AddressOptions {
  readonly out?: string;
  readonly recipients?: string;
  /** One letter for each instead of one for all. */
  readonly each?: boolean;
  readonly lang?: Language;
  readonly bureau?: string;
  /** File of the draft, with `each` folder of the drafts. */
  readonly eml?: string;
  readonly smtp?: string;
  readonly credentials?: string;
  readonly plain?: boolean;
  readonly dryRun?: boolean;
  readonly resend?: boolean;
  readonly resendUnclear?: boolean;
  readonly stale?: boolean;
  readonly force?: boolean;
  /** First wait before another try, in milliseconds. */
  readonly retryWait?: number;
  /** Longest silence of the server, in milliseconds. */
  readonly smtpTimeout?: number;
  readonly quiet?: boolean;
}

/** In milliseconds: with it a run waits nearly seven minutes in all, longer than most servers put off strangers. */
const defaultRetryWait = 10_000;

/** In milliseconds: what RFC 5321 has a client wait for the answer to a whole letter. */
const defaultTimeout = 600_000;

/** Why options cannot be followed; undefined when they can. */
function findWrongUsage(folder: string | undefined, options: EmailOptions): string | undefined {
  const { eml, smtp, dryRun, credentials, plain, resend, resendUnclear, force } = options;
  if (folder?.includes('://')) return 'the first argument is the benchmark folder; name the mail server with --smtp';
  if (eml !== undefined && smtp !== undefined) return 'give --eml or --smtp, not both';
  if (eml === undefined && smtp === undefined && !dryRun)
    return 'say what to do: --eml FILE writes a draft, --smtp URL sends, --dry-run shows what would go to whom';
  if (eml === '') return 'the name of the draft is empty; name a file with --eml';
  const forServer = Object.entries({ credentials, plain, resend, 'resend-unclear': resendUnclear }).find(
    ([, value]) => value !== undefined,
  );
  if (forServer && smtp === undefined) return `--${forServer[0]} is for sending with --smtp`;
  if (force && eml === undefined) return '--force is for --eml, which names the draft to overwrite';
  return undefined;
}

/** @returns the exit status: 0 fine, 1 something wrong in the data or somebody without a letter, 2 wrong usage, or a server that cannot be used. */
export async function runEmail(folder: string | undefined, options: EmailOptions): Promise<number> {
  const terminal = openTerminal({ quiet: options.quiet ?? false });
  const fail = (sentence: string): 2 => {
    terminal.fail(sentence);
    return 2;
  };
  const wrong = findWrongUsage(folder, options);
  if (wrong !== undefined) return fail(wrong);
  const addresses = readAddresses(options);
  if (typeof addresses === 'string') return fail(addresses);
  const server = options.smtp === undefined ? undefined : parseServer(options.smtp);
  if (typeof server === 'string') return fail(server);
  if (options.plain && !server?.isLocal)
    return fail('--plain is for a server on this machine; over a network letters are sent with encryption only');
  const credentials = server ? readCredentials(options.credentials) : undefined;
  if (credentials && 'problem' in credentials) return fail(credentials.problem);
  if (credentials && options.credentials !== undefined && isReadableByOthers(options.credentials))
    terminal.warn(`others on this machine can read ${options.credentials}; chmod 600 keeps them out`);

  const { recipients: file } = options;
  const { recipients, diagnostics: inFile } =
    file === undefined
      ? { recipients: [], diagnostics: [] }
      : openRecipients(openFolder(dirname(file)), basename(file));
  terminal.diagnose(inFile);
  if (hasErrors(inFile)) {
    terminal.tell(`nothing was sent: ${countDiagnostics(inFile)}`);
    return 1;
  }
  if (addresses.to.length + recipients.length === 0)
    return fail(
      file === undefined
        ? 'nobody to send to; name them with --to, or in a file with --recipients'
        : `${file} names nobody, and neither does --to`,
    );

  const mail = await getReady(
    {
      folder,
      out: options.out,
      addresses,
      recipients,
      each: options.each ?? false,
      language: options.lang,
      bureau: options.bureau,
      stale: options.stale ?? false,
      draft: !server,
      again: options.resend ?? false,
    },
    terminal,
  );
  if (typeof mail === 'number') return mail;
  if (options.dryRun) return await showAll(mail, terminal);
  if (options.eml !== undefined) return await draftAll(mail, options.eml, options, terminal);
  if (!server) throw new Error('letters are neither shown nor drafted, and there is no server');
  const { folder: output, letters } = mail;
  const settings = {
    folder: output,
    server,
    credentials,
    plain: options.plain ?? false,
    resend: options.resend ?? false,
    resendUnclear: options.resendUnclear ?? false,
    retryWait: options.retryWait ?? defaultRetryWait,
    timeout: options.smtpTimeout ?? defaultTimeout,
  };
  const sizes = await measureEditions(letters);
  return await sendAll(
    letters.map((letter) => ({ ...letter, edition: letter.files.id, size: sizes.get(letter.files.id) ?? 0 })),
    settings,
    terminal,
  );
}

/** The size of one letter of each edition: those to others differ by their heads only. */
async function measureEditions(letters: readonly ReadyLetter[]): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  for (const { files, compose } of letters)
    if (!sizes.has(files.id)) sizes.set(files.id, (await compose()).bytes.length);
  return sizes;
}

async function showAll({ folder, letters }: ReadyMail, terminal: Terminal): Promise<number> {
  let stateOf: ReturnType<typeof readStates>;
  try {
    stateOf = readStates(folder);
  } catch (error) {
    if (!(error instanceof JournalBroken)) throw error;
    terminal.fail(error.message);
    return 2;
  }
  const shown: ShownLetter[] = [];
  for (const { addressing, isOwn, subject, files, letter, compose } of letters) {
    const recipients = recipientsOf({ addressing, isOwn });
    const without = recipients.flatMap(({ address, key }) => {
      const state = stateOf(files.id, key);
      return state ? [{ address, state }] : [];
    });
    const { language, bureau } = letter;
    shown.push({
      addressing,
      subject,
      edition: [language, ...(bureau ? [bureau.id] : [])].join(', '),
      attachments: attachedFormats.map((format) => ({ ...files.files[format], name: letter.files[format] })),
      size: (await compose()).bytes.length,
      without,
      count: recipients.length,
    });
  }
  terminal.data(showLetters(shown));
  return 0;
}

async function draftAll(
  { letters }: ReadyMail,
  target: string,
  { each = false, force = false }: EmailOptions,
  terminal: Terminal,
): Promise<number> {
  const addressings = letters.map(({ addressing }) => addressing);
  const paths = placeDrafts(target, addressings, each);
  const refusal = refuseDrafts(target, paths, { each, force });
  if (refusal !== undefined) {
    terminal.fail(refusal);
    return 2;
  }
  const sizes = await writeDrafts(letters.map(({ compose }, index) => ({ path: paths[index] ?? target, compose })));
  const total = formatSize(sizes.reduce((sum, size) => sum + size, 0));
  terminal.tell(each ? `${target}  ${plural(sizes.length, 'draft')}, ${total}` : `${target}  ${total}`);
  return 0;
}
