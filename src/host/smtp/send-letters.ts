/**
 * Sends letters one after another, in rounds: what fails for a while is tried again in the next round, after a wait that grows. Takes the
 * letters with those who still need them, a way to connect, and the journal; gives what became of each. A letter is never sent to anyone who
 * may have it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isFailure, type Connection, type Fate, type Refused } from './connection.js';
import type { Failure } from './failure.js';
import type { Journal, JournalEntry } from './journal.js';

export interface OutgoingLetter {
  /** Address of the sender. */
  readonly from: string;
  /** Under which the journal knows it. */
  readonly edition: string;
  /** Those who still need it. */
  readonly recipients: readonly OutgoingRecipient[];
  /** About how large it is, in bytes; compared with the server's limit before anything is sent. */
  readonly size: number;
  readonly compose: () => Promise<{ readonly id: string; readonly bytes: Uint8Array }>;
}

export interface OutgoingRecipient {
  readonly address: string;
  /** Under which the journal knows their copy. */
  readonly key: string;
}

export interface SendOptions {
  readonly connect: () => Promise<Connection | Failure>;
  readonly journal: Pick<Journal, 'append'>;
  /** As the journal names it. */
  readonly server: string;
  /** The first wait, in milliseconds; each next one is three times as long. */
  readonly firstWait: number;
  /** Ends the run after the letter that is on its way. */
  readonly signal: AbortSignal;
  /** The time, for the journal. */
  readonly now: () => Date;
  readonly tell: SendTeller;
}

/** What is told while letters are sent. */
export interface SendTeller {
  readonly begin: (letter: OutgoingLetter) => void;
  readonly sent: (letter: OutgoingLetter, addresses: readonly string[]) => void;
  readonly failed: (letter: OutgoingLetter, refused: readonly Refused[]) => void;
  readonly unclear: (letter: OutgoingLetter, says: string) => void;
  /** `letters`: how many wait, `why`: what the last one failed of. */
  readonly wait: (milliseconds: number, letters: number, why: Failure) => void;
}

/** Addresses by what became of their copies. */
export interface SendResult {
  readonly sent: readonly string[];
  readonly refused: readonly Refused[];
  readonly unclear: readonly string[];
  /** Not sent: the run ended before their turn, or what they failed of did not pass. */
  readonly left: readonly string[];
  /** Why the run ended before all was done. */
  readonly stopped: Failure | undefined;
}

/** Rounds in a row that send nothing, before a run gives up: after the fourth wait it has waited 40 times the first one. */
const mostFruitless = 5;

/** Letters in a row that a server may leave unanswered, before a run stops. */
const mostUnclear = 3;

interface State {
  readonly sent: string[];
  readonly refused: Refused[];
  readonly unclear: string[];
  unclearInARow: number;
}

export async function sendLetters(letters: readonly OutgoingLetter[], options: SendOptions): Promise<SendResult> {
  const { signal, tell, firstWait } = options;
  const state: State = { sent: [], refused: [], unclear: [], unclearInARow: 0 };
  let waiting: readonly OutgoingLetter[] = letters.filter(({ recipients }) => recipients.length > 0);
  let fruitless = 0;
  let isFirst = true;
  const end = (stopped: Failure | undefined): SendResult => {
    const { sent, refused, unclear } = state;
    return {
      sent,
      refused,
      unclear,
      left: waiting.flatMap(({ recipients }) => recipients.map(({ address }) => address)),
      stopped,
    };
  };
  for (;;) {
    const before = state.sent.length;
    const round = await sendRound(waiting, options, state, isFirst);
    isFirst = false;
    waiting = round.left;
    if (round.stopped || waiting.length === 0 || !round.why) return end(round.stopped);
    fruitless = state.sent.length > before ? 1 : fruitless + 1;
    if (fruitless === mostFruitless) return end(round.why);
    const wait = firstWait * 3 ** (fruitless - 1);
    tell.wait(wait, waiting.length, round.why);
    await sleep(wait, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return end(interrupted);
  }
}

export const interrupted: Failure = { reach: 'run', temporary: true, says: 'interrupted' };

interface Round {
  readonly left: readonly OutgoingLetter[];
  readonly stopped?: Failure;
  /** What letters wait for. */
  readonly why?: Failure | undefined;
}

/** Each letter once; over a new connection where the old one has served, and is gone. */
async function sendRound(
  letters: readonly OutgoingLetter[],
  options: SendOptions,
  state: State,
  checkSizes: boolean,
): Promise<Round> {
  const { connect, signal, tell } = options;
  const queue = [...letters];
  const later: OutgoingLetter[] = [];
  let why: Failure | undefined;
  let connection: Connection | undefined;
  let served = 0;
  try {
    for (;;) {
      if (queue.length === 0) return { left: later, why };
      if (signal.aborted) return { left: [...queue, ...later], stopped: interrupted };
      if (!connection?.isOpen()) {
        const opened = await connect();
        if (isFailure(opened)) {
          const left = [...queue, ...later];
          if (signal.aborted) return { left, stopped: interrupted };
          return opened.reach === 'run' ? { left, stopped: opened } : { left, why: opened };
        }
        connection = opened;
        served = 0;
        if (checkSizes) queue.splice(0, queue.length, ...dropTooLarge(queue, connection.limit, state, tell));
        checkSizes = false;
      }
      const [letter] = queue;
      if (!letter) continue;
      tell.begin(letter);
      const fate = await sendOne(letter, connection, options);
      queue.shift();
      if (fate.kind === 'lost') {
        why = fate.failure;
        // A server that ends its connections after some letters takes more over another one.
        if (served > 0) {
          queue.unshift(letter);
          continue;
        }
        return { left: [letter, ...queue, ...later], why };
      }
      served += 1;
      const isUnclear = fate.kind === 'unclear';
      state.unclearInARow = isUnclear ? state.unclearInARow + 1 : 0;
      if (isUnclear) {
        connection.close();
        const refused = new Set(fate.refused.map(({ address }) => address));
        const reached = letter.recipients.filter(({ address }) => !refused.has(address));
        state.unclear.push(...reached.map(({ address }) => address));
        tell.unclear({ ...letter, recipients: reached }, fate.says);
      }
      const fatal = isUnclear ? undefined : fate.refused.find(({ failure }) => failure.reach === 'run');
      if (fatal) return { left: [letter, ...queue, ...later], stopped: fatal.failure };
      if (fate.kind === 'taken') {
        state.sent.push(...fate.accepted);
        tell.sent(letter, fate.accepted);
      }
      const passing = fate.refused.filter(({ failure }) => failure.temporary);
      const lasting = fate.refused.filter(({ failure }) => !failure.temporary);
      if (lasting.length > 0) {
        state.refused.push(...lasting);
        tell.failed(letter, lasting);
      }
      if (passing.length > 0) {
        why = passing[0]?.failure;
        later.push({
          ...letter,
          recipients: letter.recipients.filter(({ address }) => passing.some((each) => each.address === address)),
        });
      }
      if (isUnclear && state.unclearInARow === mostUnclear)
        return { left: [...queue, ...later], stopped: { reach: 'run', temporary: true, says: fate.says } };
    }
  } finally {
    connection?.close();
  }
}

/** Told before anything is sent; the others go on. */
function dropTooLarge(
  letters: readonly OutgoingLetter[],
  limit: number | undefined,
  state: State,
  tell: SendTeller,
): OutgoingLetter[] {
  if (limit === undefined) return [...letters];
  return letters.filter((letter) => {
    if (letter.size <= limit) return true;
    const says = `the letter has ${letter.size} bytes, the server takes ${limit} at most; its administrator can raise that`;
    const refused = letter.recipients.map(({ address }) => ({
      address,
      failure: { reach: 'letter', temporary: false, says } as const,
    }));
    state.refused.push(...refused);
    tell.failed(letter, refused);
    return false;
  });
}

/** One letter, with what the journal has to know of it before its end goes out and after the answer. */
async function sendOne(
  letter: OutgoingLetter,
  connection: Connection,
  { journal, server, now }: SendOptions,
): Promise<Fate> {
  const { id, bytes } = await letter.compose();
  const note = (event: JournalEntry['event'], addresses: readonly string[], reply?: string): void => {
    const recipients = letter.recipients.filter(({ address }) => addresses.includes(address)).map(({ key }) => key);
    const entry = { at: now().toISOString(), event, edition: letter.edition, recipients, message_id: id, server };
    journal.append([{ ...entry, ...(reply === undefined ? {} : { reply }) }]);
  };
  const to = letter.recipients.map(({ address }) => address);
  /** Whom the end of the letter may reach: of the others there is nothing to take back. */
  let within: readonly string[] = [];
  const beforeEnd = (accepted: readonly string[]): void => {
    within = accepted;
    note('ending', accepted);
  };
  const fate = await connection.deliver({ from: letter.from, to, bytes, beforeEnd });
  switch (fate.kind) {
    case 'taken':
      note('sent', fate.accepted, fate.reply);
      break;
    case 'refused':
      if (fate.ended) note('refused', within, fate.refused[0]?.failure.says);
      break;
    case 'lost':
      if (fate.ended) note('dropped', within);
      break;
    case 'unclear':
      break;
  }
  return fate;
}
