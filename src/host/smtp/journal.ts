/**
 * What was sent to whom: a file of JSON lines in the output folder. A line is on the disk before the end of a letter goes out, and another
 * after the server's answer, so that whatever happens in between is known to be unclear and never sent twice. Takes the file's path; gives
 * each recipient's state.
 */
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { addressKey } from '../../text/mailbox.js';

export const journalName = '.mail-journal.jsonl';

const EntrySchema = z.object({
  at: z.string(),
  /**
   * `ending`: the end of the letter goes out now · `sent`: the server has taken it · `refused`: the server answered with no · `dropped`: the
   * end did not go out.
   */
  event: z.enum(['ending', 'sent', 'refused', 'dropped']),
  /** SHA-256 over the attached files: what makes an edition the same or another one. */
  edition: z.string(),
  /** By their addresses, in lower case; of a copy of a letter that is another's own, `<address> of <whose>`. */
  recipients: z.array(z.string()),
  message_id: z.string(),
  server: z.string(),
  /** The server's own words. */
  reply: z.string().optional(),
});

export type JournalEntry = Readonly<z.infer<typeof EntrySchema>>;

/** How the journal calls a recipient. `of`: whose letter it is, where each has one of their own and this is a copy. */
export const recipientKey = (address: string, of?: string): string =>
  of === undefined ? addressKey(address) : `${addressKey(address)} of ${addressKey(of)}`;

export type SendState = Pick<JournalEntry, 'at' | 'server'> & { readonly state: 'sent' | 'unclear' };

export interface Journal {
  readonly path: string;
  /** Undefined for one who has not got the edition, as far as we know. */
  stateOf(edition: string, recipient: string): SendState | undefined;
  /** On the disk when this returns. */
  append(entries: readonly JournalEntry[]): void;
  close(): void;
}

/** The journal cannot be relied on: a line that is not the last is no entry. */
export class JournalBroken extends Error {
  constructor(path: string, line: number) {
    super(
      `${path}:${line}: the line is no entry of the journal, so that it is not known who got which letter; mend the line, or move the file away to begin anew`,
    );
  }
}

/** What the file says, without opening it for writing. @throws JournalBroken */
export function readJournal(path: string): Pick<Journal, 'stateOf'> {
  const states = new States();
  for (const entry of readEntries(path)) states.add(entry);
  return { stateOf: (edition, recipient) => states.get(edition, recipient) };
}

/** @throws JournalBroken */
export function openJournal(path: string): Journal {
  const states = new States();
  const text = readText(path);
  for (const entry of readEntries(path)) states.add(entry);
  // Others need not know who gets what.
  const file = openSync(path, 'a', 0o600);
  syncFolder(dirname(path));
  // A line that was cut off when a process died is ended, so that it stays the last of its kind.
  if (text !== '' && !text.endsWith('\n')) writeSync(file, '\n');
  return {
    path,
    stateOf: (edition, recipient) => states.get(edition, recipient),
    append: (entries) => {
      writeSync(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      fsyncSync(file);
      for (const entry of entries) states.add(entry);
    },
    close: () => closeSync(file),
  };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/**
 * A line cut off by the death of a process counts for nothing: before its end was on the disk, the step that it announces was not taken, or
 * the one that it confirms stays unclear.
 */
function readEntries(path: string): JournalEntry[] {
  const lines = readText(path).split('\n');
  return lines.flatMap((line, index): JournalEntry[] => {
    if (line.trim() === '') return [];
    try {
      return [EntrySchema.parse(JSON.parse(line))];
    } catch {
      if (isCutOff(line)) return [];
      throw new JournalBroken(path, index + 1);
    }
  });
}

/** The start of an entry that has no end. */
const isCutOff = (line: string): boolean => '{"at":"'.startsWith(line.slice(0, 7)) && !line.trimEnd().endsWith('}');

class States {
  readonly #states = new Map<string, SendState>();
  /** What was known of those whose letter is on its way. */
  readonly #before = new Map<string, SendState | undefined>();

  get(edition: string, recipient: string): SendState | undefined {
    return this.#states.get(`${edition} ${recipient}`);
  }

  add({ event, edition, recipients, at, server }: JournalEntry): void {
    for (const recipient of recipients) {
      const key = `${edition} ${recipient}`;
      const known = this.#states.get(key);
      if (event === 'sent') this.#states.set(key, { state: 'sent', at, server });
      else if (event === 'ending') {
        this.#before.set(key, known);
        this.#states.set(key, { state: 'unclear', at, server });
      } else if (known?.state === 'unclear' && this.#before.has(key)) {
        const before = this.#before.get(key);
        if (before) this.#states.set(key, before);
        else this.#states.delete(key);
      }
    }
  }
}

/** The file's name is on the disk as well; where a system has no way to say so (Windows), it sees to it by itself. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    // Nothing more can be done.
  }
}
