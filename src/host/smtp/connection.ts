/**
 * A connection to a mail server over which letters go one after another. Takes server, credentials and limits; tells of each letter what became
 * of it. Encrypted but on this machine itself; certificates are always verified.
 */
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Credentials } from './credentials.js';
import { FailureTeller, type Failure, type MailError } from './failure.js';
import type { Server } from './server.js';

export interface ConnectOptions {
  readonly server: Server;
  readonly credentials: Credentials | undefined;
  /** Longest silence of the server, in milliseconds; of one that has the whole letter as well. */
  readonly timeout: number;
  /** Whether to leave a server on this machine unencrypted even where it has STARTTLS. */
  readonly plain: boolean;
  /** Ends the attempt to connect; a letter that is on its way is not stopped. */
  readonly signal: AbortSignal;
}

export interface Delivery {
  readonly from: string;
  readonly to: readonly string[];
  readonly bytes: Uint8Array;
  /**
   * Called when the server has everything but the end of the letter: from then on it may be delivered to those that it accepted. What it throws
   * stops the letter.
   */
  readonly beforeEnd: (accepted: readonly string[]) => void;
}

export interface Refused {
  readonly address: string;
  readonly failure: Failure;
}

/** What became of a letter. */
export type Fate =
  /** The server has it for those that it accepted. */
  | {
      readonly kind: 'taken';
      readonly accepted: readonly string[];
      readonly refused: readonly Refused[];
      readonly reply: string;
    }
  /** The server answered with no, for all: nobody gets it. `ended`: it was told that the letter was whole. */
  | { readonly kind: 'refused'; readonly refused: readonly Refused[]; readonly ended: boolean }
  /** The connection ended before the server had the whole letter: nobody gets it. */
  | { readonly kind: 'lost'; readonly failure: Failure; readonly ended: boolean }
  /** The server had the whole letter and did not answer; those that it refused before do not get it. */
  | { readonly kind: 'unclear'; readonly refused: readonly Refused[]; readonly says: string };

export interface Connection {
  /** The largest letter that the server takes, in bytes; undefined: it does not say. */
  readonly limit: number | undefined;
  /** Whether it can be used for another letter. */
  readonly isOpen: () => boolean;
  readonly deliver: (delivery: Delivery) => Promise<Fate>;
  /** Says goodbye, where there is anyone left. */
  readonly close: () => void;
}

/** Resolves with a failure that says why there is no connection. */
export async function connect(options: ConnectOptions): Promise<Connection | Failure> {
  const { server, credentials, timeout, plain, signal } = options;
  const teller = new FailureTeller(server, credentials);
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.implicit,
    requireTLS: !server.implicit && !server.isLocal,
    ignoreTLS: server.isLocal && plain,
    allowInternalNetworkInterfaces: server.isLocal,
    connectionTimeout: Math.min(timeout, 30_000),
    greetingTimeout: Math.min(timeout, 30_000),
    dnsTimeout: Math.min(timeout, 15_000),
    socketTimeout: timeout,
    socketCloseTimeout: 500,
    // Said here, so that no variable of the environment can take it back.
    tls: { rejectUnauthorized: true },
  });
  const hello = await open(connection, credentials, signal);
  if (typeof hello !== 'string') {
    connection.close();
    return teller.ofConnecting(hello);
  }
  // An error of a connection at rest only means that it is gone, which the next letter finds out.
  connection.on('error', () => undefined);
  const size = /[ -]SIZE[ \t]+(\d+)/i.exec(hello)?.[1];
  return {
    limit: size === undefined || Number(size) === 0 ? undefined : Number(size),
    isOpen: () => isUsable(connection),
    deliver: (delivery) => deliver(connection, delivery, teller),
    close: () => {
      if (!isUsable(connection)) return connection.close();
      const timer = setTimeout(() => connection.close(), longestGoodbye);
      connection.once('end', () => clearTimeout(timer));
      connection.quit();
    },
  };
}

export const isFailure = (result: object): result is Failure => 'reach' in result;

/** Connects and logs in. @returns what the server says of itself (its answer to EHLO), or what went wrong. */
async function open(
  connection: SMTPConnection,
  credentials: Credentials | undefined,
  signal: AbortSignal,
): Promise<string | MailError> {
  const cancelled: MailError = { code: 'ECANCELLED' };
  if (signal.aborted) return cancelled;
  return await new Promise((resolve) => {
    const end = (result: string | MailError): void => {
      signal.removeEventListener('abort', cancel);
      resolve(result);
    };
    const cancel = (): void => end(cancelled);
    signal.addEventListener('abort', cancel, { once: true });
    connection.on('error', end);
    connection.connect((error) => {
      const hello = String(connection.lastServerResponse);
      if (error) end(error);
      else if (!credentials) end(hello);
      else if (!connection.allowsAuth) end({ code: 'EAUTH', responseCode: 504 });
      else
        connection.login({ user: credentials.user, pass: credentials.password }, (failed) => {
          end(failed ?? hello);
        });
    });
  });
}

const isUsable = ({ destroyed, _socket: socket }: SMTPConnection): boolean =>
  !destroyed && socket instanceof Object && socket.writable && !socket.readableEnded;

/** A server that does not answer our goodbye is not waited for, in milliseconds. */
const longestGoodbye = 2000;

/** Pieces in which a letter is handed on, in bytes. */
const pieceSize = 1 << 16;

/** Before the end of a letter, in milliseconds: time for the news that the server has broken off. */
const lastLook = 10;

/** A recipient that the server did not accept. */
type Rejection = MailError & { readonly recipient?: string | undefined };

async function deliver(
  connection: SMTPConnection,
  { from, to, bytes, beforeEnd }: Delivery,
  teller: FailureTeller,
): Promise<Fate> {
  let ended = false;
  let isOut = false;
  let broken: unknown;
  /** The library notes in it what the server answers to each recipient. */
  const envelope: SMTPConnection.Envelope & { readonly rejectedErrors?: readonly Rejection[] } = {
    from,
    to: [...to],
    size: bytes.length,
  };
  const rejectedErrors = (): readonly Rejection[] => envelope.rejectedErrors ?? [];
  const refusedBefore = (): Refused[] =>
    rejectedErrors().map((each) => ({ address: each.recipient ?? '', failure: teller.ofReply(each) }));
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
    await drained(connection);
    if (!isUsable(connection)) throw new Error('the connection is gone');
    ended = true;
    try {
      beforeEnd(to.filter((address) => !rejectedErrors().some(({ recipient }) => recipient === address)));
    } catch (error) {
      broken = error;
      throw error;
    }
    // The server may have broken off when it had less than we have written: after the end of the letter nobody can tell any more.
    await sleep(lastLook);
    if (!isUsable(connection)) throw new Error('the connection is gone');
    isOut = true;
  }
  const { error, info } = await new Promise<{
    readonly error?: MailError;
    readonly info?: SMTPConnection.SentMessageInfo;
  }>((resolve) => {
    const stream = Readable.from(pieces(), { objectMode: false });
    connection.send(envelope, stream, (failed, done) => resolve(failed ? { error: failed } : { info: done }));
  });
  if (broken !== undefined) {
    connection.close();
    throw broken;
  }
  if (info) {
    return { kind: 'taken', accepted: info.accepted, refused: refusedBefore(), reply: teller.quote(info.response) };
  }
  const failed = error ?? {};
  const { responseCode } = failed;
  if (responseCode === undefined && failed.code === 'EMESSAGE') {
    const failure: Failure = {
      reach: 'letter',
      temporary: false,
      says: `the letter is larger than the server takes (${bytes.length} bytes)`,
    };
    return { kind: 'refused', refused: to.map((address) => ({ address, failure })), ended };
  }
  if (responseCode === undefined) {
    if (isOut) return { kind: 'unclear', refused: refusedBefore(), says: teller.ofSilence(failed) };
    connection.close();
    return { kind: 'lost', failure: teller.ofLoss(failed), ended };
  }
  if (responseCode === 421) {
    connection.close();
    return { kind: 'lost', failure: teller.ofLoss(failed), ended };
  }
  if (isUsable(connection)) await reset(connection);
  return { kind: 'refused', refused: refusalsOf(failed, to, teller), ended };
}

/** Each recipient with the answer that was its own, or with the letter's. */
function refusalsOf(
  error: MailError & {
    readonly rejectedErrors?: readonly Rejection[] | undefined;
  },
  to: readonly string[],
  teller: FailureTeller,
): Refused[] {
  const own = new Map((error.rejectedErrors ?? []).map((each) => [each.recipient, each]));
  return to.map((address) => ({ address, failure: teller.ofReply(own.get(address) ?? error) }));
}

/** Ends what a refused letter left behind; a connection that cannot do that is given up. */
async function reset(connection: SMTPConnection): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => resolve();
    connection.once('end', end);
    connection.reset((error) => {
      connection.off('end', end);
      if (error) connection.close();
      resolve();
    });
  });
}

/** Until the system has taken everything that was written, or the connection is gone. */
async function drained(connection: SMTPConnection): Promise<void> {
  const unwritten = ({ _socket: socket }: SMTPConnection): number => (socket ? socket.writableLength : 0);
  while (unwritten(connection) > 0 && isUsable(connection)) await sleep(1);
}
