/** A mail server on this machine that answers as each test has it, and keeps what it took. */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

/** A letter that the server has answered with 250. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly bytes: Buffer;
  readonly isEncrypted: boolean;
  readonly user: string | undefined;
}

/** An answer, or what is done instead of one. */
export type Answer = `${number} ${string}` | 'drop' | undefined;

export interface MailServerOptions {
  readonly key?: string;
  readonly cert?: string;
  /** Whether TLS starts with the connection. */
  readonly implicit?: boolean;
  /** Whether STARTTLS is offered; by default where there is a certificate. */
  readonly startTls?: boolean;
  /** Whom to let in; none: everyone without asking. */
  readonly login?: { readonly user: string; readonly password: string };
  /** Largest letter, in bytes. */
  readonly size?: number;
  /** At the greeting, at each sender and each recipient; `count` is 1 for the first of the run. Undefined: yes. */
  readonly atConnect?: (count: number) => Answer;
  readonly atSender?: (address: string, count: number) => Answer;
  readonly atRecipient?: (address: string, count: number) => Answer;
  /** Before the first bytes of a letter are there; an answer is given at its end. */
  readonly atData?: (to: readonly string[], count: number) => Answer;
  /** When the letter is there as a whole. `keep`: as `drop`, but the letter is delivered. */
  readonly atEnd?: (to: readonly string[], count: number) => Answer | 'keep' | Promise<Answer | 'keep'>;
  /** Answers a login that failed. */
  readonly loginAnswer?: string;
}

export interface MailServer extends AsyncDisposable {
  readonly port: number;
  /** `smtp://127.0.0.1:port`, with implicit TLS `smtps://localhost:port`. */
  readonly url: string;
  readonly letters: readonly Received[];
  /** How many copies each address got. */
  readonly copies: () => Readonly<Record<string, number>>;
  /** How often someone connected. */
  readonly connections: () => number;
}

function toError(answer: string): Error {
  const [, code = '', text = ''] = /^(\d{3}) (.*)$/s.exec(answer) ?? [];
  return Object.assign(new Error(text), { responseCode: Number(code) });
}

export async function serveMail(options: MailServerOptions = {}): Promise<MailServer> {
  const { key, cert, implicit = false, login, size } = options;
  const letters: Received[] = [];
  const counts = { connect: 0, sender: 0, recipient: 0, data: 0, end: 0 };
  const drop = ({ id }: SMTPServerSession): void => {
    for (const { session, _socket: socket } of server.connections) if (session.id === id) socket.destroy();
  };
  const answerWith = (session: SMTPServerSession, answer: Answer, callback: (error?: Error) => void): void => {
    if (answer === 'drop') drop(session);
    else callback(answer === undefined ? undefined : toError(answer));
  };
  const settings: SMTPServerOptions = {
    secure: implicit,
    ...(key !== undefined && cert !== undefined ? { key, cert } : {}),
    disabledCommands: (options.startTls ?? key !== undefined) && !implicit ? [] : ['STARTTLS'],
    authOptional: !login,
    allowInsecureAuth: true,
    ...(size === undefined ? {} : { size }),
    logger: false,
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect: (session, callback) => {
      counts.connect += 1;
      answerWith(session, options.atConnect?.(counts.connect), callback);
    },
    onAuth: ({ username, password }, _session, callback) => {
      if (username === login?.user && password === login?.password) callback(null, { user: username });
      else callback(toError(options.loginAnswer ?? '535 5.7.8 Authentication failed'));
    },
    onMailFrom: ({ address }, session, callback) => {
      counts.sender += 1;
      answerWith(session, options.atSender?.(address, counts.sender), callback);
    },
    onRcptTo: ({ address }, session, callback) => {
      counts.recipient += 1;
      answerWith(session, options.atRecipient?.(address, counts.recipient), callback);
    },
    onData: (stream, session, callback) => {
      counts.data += 1;
      const { mailFrom, rcptTo } = session.envelope;
      const to = rcptTo.map(({ address }) => address);
      const chunks: Buffer[] = [];
      const early = options.atData?.(to, counts.data);
      const isOver = early === 'drop';
      if (isOver) drop(session);
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (isOver) return;
        counts.end += 1;
        const take = (): void => {
          const from = mailFrom === false ? '' : mailFrom.address;
          const user = typeof session.user === 'string' ? session.user : undefined;
          letters.push({ from, to, bytes: Buffer.concat(chunks), isEncrypted: session.secure, user });
        };
        const finish = async (): Promise<void> => {
          const answer = await options.atEnd?.(to, counts.end);
          if (answer === 'keep' || (answer === undefined && early === undefined)) take();
          if (answer === 'keep' || answer === 'drop') drop(session);
          else answerWith(session, answer ?? early, callback);
        };
        void finish();
      });
    },
  };
  const server = new SMTPServer(settings);
  // Clients that break off, and clients that do not trust us.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    url: implicit ? `smtps://localhost:${port}` : `smtp://127.0.0.1:${port}`,
    letters,
    copies: () => {
      const copies: Record<string, number> = {};
      for (const address of letters.flatMap(({ to }) => to)) copies[address] = (copies[address] ?? 0) + 1;
      return copies;
    },
    connections: () => counts.connect,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}
