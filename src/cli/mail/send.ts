/** Sends letters by a server: lock, journal, signals, and what is told of each. */
import { join } from 'node:path';
import type { Credentials } from '../../host/smtp/credentials.js';
import {
  JournalBroken,
  journalName,
  openJournal,
  readJournal,
  recipientKey,
  type Journal,
  type SendState,
} from '../../host/smtp/journal.js';
import { isHeld, takeLock, type LockHolder } from '../../host/smtp/lock.js';
import { interrupted, sendLetters, type OutgoingLetter, type SendResult } from '../../host/smtp/send-letters.js';
import { formatServer, type Server } from '../../host/smtp/server.js';
import type { Addressing, Message } from '../../model/letter.js';
import { plural, type Terminal } from '../output.js';
import { tellFailure } from '../tell-failure.js';
import { ChangedMeanwhile } from './attachments.js';

/** A letter that can be composed, with what the journal knows it by. */
export interface LetterToSend {
  readonly addressing: Addressing;
  /** Whether each reader has a letter of their own. */
  readonly isOwn: boolean;
  /** Of the attached files. */
  readonly edition: string;
  /** Of a letter of the same edition. */
  readonly size: number;
  readonly compose: () => Promise<Message>;
}

export interface SendSettings {
  readonly folder: string;
  readonly server: Server;
  readonly credentials: Credentials | undefined;
  readonly plain: boolean;
  readonly resend: boolean;
  readonly resendUnclear: boolean;
  /** In milliseconds. */
  readonly retryWait: number;
  readonly timeout: number;
}

/** Everyone who gets a letter, with their names in the journal. */
export function recipientsOf({
  addressing: { to, cc, bcc },
  isOwn,
}: Pick<LetterToSend, 'addressing' | 'isOwn'>): readonly { readonly address: string; readonly key: string }[] {
  const [reader] = to;
  const copyOf = isOwn ? reader?.address : undefined;
  return [
    ...to.map(({ address }) => ({ address, key: recipientKey(address) })),
    ...[...cc, ...bcc].map(({ address }) => ({ address, key: recipientKey(address, copyOf) })),
  ];
}

/** What the journal says of each recipient, without taking part: for showing what would be sent. */
export function readStates(folder: string): (edition: string, key: string) => SendState | undefined {
  return readJournal(join(folder, journalName)).stateOf;
}

/** @returns the exit status: 0 when everyone has their letter, 1 when somebody has not, 2 when the server could not be used. */
export async function sendAll(
  letters: readonly LetterToSend[],
  settings: SendSettings,
  terminal: Terminal,
): Promise<number> {
  const lock = await takeLock(settings.folder);
  if (isHeld(lock)) {
    terminal.fail(explainHolder(lock));
    return 2;
  }
  let journal: Journal | undefined;
  try {
    journal = openJournal(join(settings.folder, journalName));
    return await sendWithJournal(letters, journal, settings, terminal);
  } catch (error) {
    if (!(error instanceof JournalBroken) && !(error instanceof ChangedMeanwhile)) return tellFailure(error);
    terminal.fail(error.message);
    return 2;
  } finally {
    journal?.close();
    lock.release();
  }
}

const explainHolder = ({ file, pid, host }: LockHolder): string =>
  host === undefined
    ? `another bench email (process ${pid}) is sending from this folder; wait until it is done. If there is no such process, delete ${file}`
    : `another bench email (process ${pid} on ${host}) is sending from this folder; wait until it is done. If it is not, delete ${file}`;

/** Who is still to be sent to, and who is left out. */
interface Sorted {
  readonly letters: readonly OutgoingLetter[];
  readonly have: readonly { readonly address: string; readonly state: SendState }[];
  readonly unclear: readonly { readonly address: string; readonly state: SendState }[];
}

function sortRecipients(
  letters: readonly LetterToSend[],
  journal: Journal,
  { resend, resendUnclear }: SendSettings,
): Sorted {
  const have: { address: string; state: SendState }[] = [];
  const unclear: { address: string; state: SendState }[] = [];
  const outgoing = letters.map((letter): OutgoingLetter => {
    const { edition, size, compose, addressing } = letter;
    const recipients = recipientsOf(letter).filter(({ address, key }) => {
      const state = journal.stateOf(edition, key);
      if (!state || resend || (state.state === 'unclear' && resendUnclear)) return true;
      (state.state === 'sent' ? have : unclear).push({ address, state });
      return false;
    });
    return { from: addressing.from?.address ?? '', edition, recipients, size, compose };
  });
  return { letters: outgoing, have, unclear };
}

async function sendWithJournal(
  letters: readonly LetterToSend[],
  journal: Journal,
  settings: SendSettings,
  terminal: Terminal,
): Promise<number> {
  const { server, credentials, timeout, plain, retryWait } = settings;
  const sorted = sortRecipients(letters, journal, settings);
  for (const { address, state } of sorted.unclear)
    terminal.warn(`${address} may have it already: ${describeState(state)}`);
  const [first] = sorted.have;
  if (first) {
    const names =
      sorted.have.length === 1
        ? `${first.address} has it`
        : `${first.address} and ${sorted.have.length - 1} more have it`;
    terminal.tell(`${names} already (${describeState(first.state)}); --resend sends it again`);
  }
  const { connect } = await import('../../host/smtp/connection.js');
  const interruption = watchSignals(terminal);
  let result: SendResult;
  try {
    result = await sendLetters(sorted.letters, {
      connect: () => {
        terminal.progress(`${formatServer(server)} …`);
        return connect({ server, credentials, timeout, plain, signal: interruption.signal });
      },
      journal,
      server: formatServer(server),
      firstWait: retryWait,
      signal: interruption.signal,
      now: () => new Date(),
      tell: {
        begin: ({ recipients }) => terminal.progress(`${nameAddresses(recipients.map(({ address }) => address))} …`),
        sent: (_, addresses) => terminal.tell(`sent to ${nameAddresses(addresses)}`),
        failed: (_, refused) => {
          for (const { address, failure } of refused) terminal.fail(`${address} does not get it: ${failure.says}`);
        },
        unclear: ({ recipients }, says) =>
          terminal.warn(`${nameAddresses(recipients.map(({ address }) => address))} may or may not get it: ${says}`),
        wait: (wait, count, { says }) =>
          terminal.tell(
            `${says}; ${plural(count, 'letter')} ${count === 1 ? 'waits' : 'wait'}, next try in ${formatWait(wait)}`,
          ),
      },
    });
  } finally {
    interruption.end();
  }
  return summarise(result, sorted, journal, terminal);
}

const describeState = ({ state, at, server }: SendState): string =>
  state === 'sent'
    ? `sent by ${server} on ${at.slice(0, 16).replace('T', ' ')} UTC`
    : `the letter went to ${server} on ${at.slice(0, 16).replace('T', ' ')} UTC and no answer is known`;

/** Addresses that a line names. */
const mostNamed = 6;

const nameAddresses = (addresses: readonly string[]): string =>
  addresses.slice(0, mostNamed).join(', ') +
  (addresses.length > mostNamed ? ` and ${addresses.length - mostNamed} more` : '');

const formatWait = (milliseconds: number): string => `${Number((milliseconds / 1000).toFixed(1))} s`;

function summarise(
  { sent, refused, unclear, left, stopped }: SendResult,
  sorted: Sorted,
  journal: Journal,
  terminal: Terminal,
): number {
  if (stopped && stopped !== interrupted) terminal.fail(stopped.says);
  const parts = [
    `${sent.length} sent`,
    ...(sorted.have.length > 0 ? [`${sorted.have.length} had it already`] : []),
    ...(refused.length > 0 ? [`${refused.length} refused`] : []),
    ...(unclear.length + sorted.unclear.length > 0 ? [`${unclear.length + sorted.unclear.length} unclear`] : []),
    ...(left.length > 0 ? [`${left.length} not sent yet`] : []),
  ];
  terminal.tell(`${stopped === interrupted ? 'interrupted: ' : ''}${parts.join(', ')}`);
  if (left.length > 0) terminal.tell('the same command again sends what is missing, and nothing twice');
  if (unclear.length + sorted.unclear.length > 0)
    terminal.tell(
      `what is unclear is not sent again by itself: ask whether it arrived, then --resend-unclear (${journal.path} knows more)`,
    );
  if (stopped && stopped !== interrupted && stopped.reach !== 'letter') return 2;
  return refused.length + unclear.length + sorted.unclear.length + left.length === 0 ? 0 : 1;
}

/** The first Ctrl-C lets the letter that is on its way be finished, the second ends at once; the journal is right either way. */
function watchSignals(terminal: Terminal): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const stop = (): void => {
    if (controller.signal.aborted) {
      terminal.fail('ended in the middle of a letter; the journal says which');
      process.exit(1);
    }
    terminal.tell('the letter that is on its way is finished, then no more are sent; once more ends at once');
    controller.abort();
  };
  for (const signal of signals) process.on(signal, stop);
  return { signal: controller.signal, end: () => signals.forEach((signal) => process.off(signal, stop)) };
}
