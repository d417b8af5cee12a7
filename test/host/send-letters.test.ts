/** Sending letters to a server on this machine that fails in every way: what passes is tried again, and nobody gets two. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, type ConnectOptions } from '../../src/host/smtp/connection.js';
import { openJournal, readJournal, recipientKey } from '../../src/host/smtp/journal.js';
import { isHeld, takeLock } from '../../src/host/smtp/lock.js';
import { sendLetters, type SendResult } from '../../src/host/smtp/send-letters.js';
import { parseServer, type Server } from '../../src/host/smtp/server.js';
import { serveMail, type Answer, type MailServerOptions } from './mail-server.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-sending-'));
afterAll(() => rmSync(folder, { recursive: true }));
const journalPath = join(folder, 'journal.jsonl');
beforeEach(() => rmSync(journalPath, { force: true }));

const people = ['zhang@yunlan.example', 'li@yunlan.example', 'wang@yunlan.example'];

interface Ways {
  /** Recipients of each letter. */
  readonly letters?: readonly (readonly string[])[];
  readonly resendUnclear?: boolean;
  readonly options?: Partial<ConnectOptions>;
  readonly size?: number;
  readonly signal?: AbortSignal;
  readonly onTold?: (event: string) => void;
}

interface Outcome extends SendResult {
  /** What was told, in its order: `sent zhang@yunlan.example`, `wait 2: …`. */
  readonly told: readonly string[];
}

/** As `bench email` sends, with small letters. */
async function send(url: string, ways: Ways = {}): Promise<Outcome> {
  const { letters = people.map((address) => [address]), resendUnclear = false, size = 2000, onTold } = ways;
  const { signal = new AbortController().signal } = ways;
  const server = parseServer(url) as Server;
  const journal = openJournal(journalPath);
  const told: string[] = [];
  const tell = (event: string): void => {
    told.push(event);
    onTold?.(event);
  };
  const bytes = Buffer.from(`Subject: x\r\n\r\n${'云澜市\r\n.\r\n'.repeat(Math.ceil(size / 14))}`);
  try {
    const result = await sendLetters(
      letters.map((to) => ({
        from: 'fenxi@yunlan.example',
        edition: 'e',
        size: bytes.length,
        recipients: to
          .map((address) => ({ address, key: recipientKey(address) }))
          .filter(({ key }) => {
            const state = journal.stateOf('e', key)?.state;
            return state === undefined || (state === 'unclear' && resendUnclear);
          }),
        compose: async () => await Promise.resolve({ id: `<${to.join()}>`, bytes }),
      })),
      {
        connect: () =>
          connect({ server, credentials: undefined, timeout: 10_000, plain: false, signal, ...ways.options }),
        journal,
        server: 'here',
        firstWait: 1,
        signal,
        now: () => new Date(0),
        tell: {
          begin: ({ recipients }) => tell(`begin ${recipients.map(({ address }) => address).join()}`),
          sent: (_, addresses) => tell(`sent ${addresses.join()}`),
          failed: (_, refused) => refused.forEach(({ address, failure }) => tell(`failed ${address}: ${failure.says}`)),
          unclear: ({ recipients }, says) =>
            tell(`unclear ${recipients.map(({ address }) => address).join()}: ${says}`),
          wait: (milliseconds, count, { says }) => tell(`wait ${milliseconds} for ${count}: ${says}`),
        },
      },
    );
    return { ...result, told };
  } finally {
    journal.close();
  }
}

const waits = ({ told }: Outcome): string[] => told.filter((event) => event.startsWith('wait'));
const oneEach = Object.fromEntries(people.map((address) => [address, 1]));
const at =
  (wanted: number, answer: Answer) =>
  (_: unknown, count: number): Answer =>
    count === wanted ? answer : undefined;

describe('what passes is tried again', () => {
  it.each([
    ['421 at the greeting', { atConnect: (count) => (count < 3 ? '421 4.3.2 later' : undefined) }, 2],
    ['421 at a sender', { atSender: at(1, '421 4.3.2 later') }, 1],
    ['421 at a recipient', { atRecipient: at(1, '421 4.3.2 later') }, 1],
    ['450 at a recipient', { atRecipient: at(1, '450 4.2.0 greylisted') }, 1],
    ['451 at a sender', { atSender: at(2, '451 4.3.0 busy') }, 1],
    ['451 at the end of a letter', { atEnd: at(1, '451 4.3.0 later') }, 1],
    ['421 at the end of a letter', { atEnd: at(1, '421 4.3.0 later') }, 1],
    ['a connection dropped at the greeting', { atConnect: (count) => (count === 1 ? 'drop' : undefined) }, 1],
    ['a connection dropped at a sender', { atSender: at(1, 'drop') }, 1],
    ['a connection dropped at a recipient', { atRecipient: at(1, 'drop') }, 1],
    ['a connection dropped in a letter', { atData: at(1, 'drop') }, 1],
    // A connection that has served is replaced at once.
    ['a connection dropped in the second letter', { atData: at(2, 'drop') }, 0],
    ['421 at the second sender', { atSender: at(2, '421 4.7.0 enough') }, 0],
    [
      'a connection that ends after each letter',
      { atSender: (_, count) => (count % 2 === 0 ? '421 4.7.0 enough' : undefined) },
      0,
    ],
  ] satisfies [string, MailServerOptions, number][])('%s', async (_, options, expected) => {
    await using server = await serveMail(options);
    const result = await send(server.url);
    expect(result).toMatchObject({ refused: [], unclear: [], left: [], stopped: undefined });
    expect(result.sent.toSorted()).toEqual(people.toSorted());
    expect(server.copies()).toEqual(oneEach);
    expect(waits(result)).toHaveLength(expected);
  });

  it('for those recipients of a letter only whom it concerns', async () => {
    await using server = await serveMail({ atRecipient: at(2, '450 4.2.0 later') });
    const result = await send(server.url, { letters: [people] });
    expect(server.letters.map(({ to }) => to)).toEqual([[people[0], people[2]], [people[1]]]);
    expect(result.sent).toHaveLength(3);
  });

  it('with waits that grow, until it gives up', async () => {
    await using server = await serveMail({
      atRecipient: (address) => (address === people[1] ? '450 4.2.2 full' : undefined),
    });
    const result = await send(server.url);
    const told = waits(result).map((event) => event.split(':')[0]);
    expect(told).toEqual(['wait 1 for 1', 'wait 3 for 1', 'wait 9 for 1', 'wait 27 for 1']);
    expect(result).toMatchObject({
      sent: [people[0], people[2]],
      left: [people[1]],
      stopped: { temporary: true, reach: 'letter' },
    });
    // Another run sends what is missing.
    await using later = await serveMail();
    expect(await send(later.url)).toMatchObject({ sent: [people[1]], left: [] });
    expect(later.copies()).toEqual({ [people[1] ?? '']: 1 });
  });

  it('for as long as it gets on', async () => {
    // Each connection takes one letter after a refused greeting.
    await using server = await serveMail({
      atConnect: (count) => (count % 2 === 1 ? '421 4.3.2 later' : undefined),
      atSender: (_, count) => (count % 2 === 0 ? '421 4.7.0 enough' : undefined),
    });
    const letters = Array.from({ length: 9 }, (_, index) => [`a${index}@yunlan.example`]);
    expect(await send(server.url, { letters })).toMatchObject({ left: [], stopped: undefined });
    expect(server.letters).toHaveLength(9);
  });
});

describe('what does not pass is told', () => {
  it.each([
    [
      '550 at a recipient',
      { atRecipient: at(2, '550 5.1.1 no such user') },
      'the server refused it: 550 5.1.1 no such user',
    ],
    ['554 at the end of a letter', { atEnd: at(2, '554 5.7.1 spam') }, 'the server refused it: 554 5.7.1 spam'],
    [
      '552 at the end of a letter',
      { atEnd: at(2, '552 5.3.4 big') },
      'the letter is too large for the server: 552 5.3.4 big',
    ],
    ['552 at a sender', { atSender: at(2, '552 5.3.4 big') }, 'the letter is too large for the server: 552 5.3.4 big'],
  ] satisfies [string, MailServerOptions, string][])(
    'of one letter, and the others go on: %s',
    async (_, options, says) => {
      await using server = await serveMail(options);
      const result = await send(server.url);
      expect(result).toMatchObject({ sent: [people[0], people[2]], left: [], stopped: undefined });
      expect(result.told).toContain(`failed ${people[1]}: ${says}`);
      expect(server.connections()).toBe(1);
      // Nothing says that they have it.
      await using later = await serveMail();
      expect(await send(later.url)).toMatchObject({ sent: [people[1]] });
    },
  );

  it.each([
    [
      '554 at the greeting',
      { atConnect: () => '554 5.3.2 not here' },
      'takes no letters from here: 554 5.3.2 not here',
    ],
    ['553 at a sender', { atSender: () => '553 5.7.1 not yours' }, 'does not take the sender: 553 5.7.1 not yours'],
    ['530 at a sender', { atSender: () => '530 5.7.0 log in' }, 'asks for a user and a password: 530 5.7.0 log in'],
  ] satisfies [string, MailServerOptions, string][])(
    'of all letters, and nothing more is tried: %s',
    async (_, options, says) => {
      await using server = await serveMail(options);
      const result = await send(server.url);
      expect(result).toMatchObject({ sent: [], left: people, stopped: { reach: 'run', temporary: false } });
      expect(result.stopped?.says).toContain(says);
      expect(server.connections()).toBe(1);
    },
  );

  it('of letters that are too large, before anything is sent', async () => {
    await using server = await serveMail({ size: 1000 });
    const result = await send(server.url);
    expect(result).toMatchObject({ sent: [], left: [] });
    expect(result.refused.map(({ address }) => address)).toEqual(people);
    expect(result.told.every((event) => event.includes('the server takes 1000 at most'))).toBe(true);
  });

  it('on one line, without what moves the cursor', async () => {
    await using server = await serveMail({ atRecipient: () => '550 no\u001b[2J\u202e' });
    const { told } = await send(server.url, { letters: [['a@yunlan.example']] });
    expect(told.at(-1)).toBe('failed a@yunlan.example: the server refused it: 550 no [2J');
  });
});

describe('what is unclear', () => {
  it.each([
    ['the server has it', 'keep', 1],
    ['the server has it not', 'drop', 0],
  ] as const)('is told and not sent again, unless asked to (%s)', async (_, answer, copies) => {
    await using server = await serveMail({ atEnd: (_to, count) => (count === 2 ? answer : undefined) });
    const first = await send(server.url);
    expect(first).toMatchObject({ sent: [people[0], people[2]], unclear: [people[1]], left: [] });
    expect(first.told.find((event) => event.startsWith('unclear'))).toContain(
      'closed the connection without an answer',
    );
    expect(await send(server.url)).toMatchObject({ sent: [], unclear: [], left: [] });
    expect(server.copies()[people[1] ?? ''] ?? 0).toBe(copies);
    expect(await send(server.url, { resendUnclear: true })).toMatchObject({ sent: [people[1]] });
    expect(server.copies()[people[1] ?? '']).toBe(copies + 1);
  });

  it.each([
    ['for good', '550 no such person', { refused: [{ address: people[0] }] }],
    ['for a while', '451 try again', { sent: [people[0]] }],
  ] as const)('is not what was refused before, %s', async (_, answer, becomes) => {
    await using server = await serveMail({
      atRecipient: at(1, answer),
      atEnd: (_to, count) => (count === 1 ? 'drop' : undefined),
    });
    const result = await send(server.url, { letters: [people] });
    expect(result).toMatchObject({ unclear: people.slice(1), left: [], ...becomes });
    expect(result.told.filter((event) => event.startsWith('unclear'))).toEqual([
      expect.stringMatching(/^unclear li@yunlan\.example,wang@yunlan\.example: /),
    ]);
    const journal = readJournal(journalPath);
    expect(people.map((address) => journal.stateOf('e', recipientKey(address))?.state)).toEqual([
      answer.startsWith('5') ? undefined : 'sent',
      'unclear',
      'unclear',
    ]);
    expect(await send(server.url, { letters: [people], resendUnclear: true })).toMatchObject({ unclear: [], left: [] });
  });

  it('stays so when a second try is refused before the letter is out', async () => {
    await using server = await serveMail({ atEnd: at(1, 'drop'), atRecipient: at(3, '550 no such person') });
    const letters = [people.slice(0, 2)];
    expect(await send(server.url, { letters })).toMatchObject({ unclear: letters[0] });
    expect(await send(server.url, { letters, resendUnclear: true })).toMatchObject({
      sent: [people[1]],
      refused: [{ address: people[0] }],
    });
    expect(readJournal(journalPath).stateOf('e', people[0] ?? '')).toMatchObject({ state: 'unclear' });
  });

  it('is what a server leaves unanswered for too long', async () => {
    await using server = await serveMail({ atEnd: async () => await new Promise(() => undefined) });
    const result = await send(server.url, { letters: [[people[0] ?? '']], options: { timeout: 200 } });
    expect(result.unclear).toEqual([people[0]]);
    expect(result.told.at(-1)).toContain('did not answer in time');
  });

  it('stays so when a second try is refused', async () => {
    await using server = await serveMail({ atEnd: (_, count) => (count === 1 ? 'drop' : '554 no') });
    const letters = [[people[0] ?? '']];
    await send(server.url, { letters });
    expect(await send(server.url, { letters, resendUnclear: true })).toMatchObject({
      refused: [{ address: people[0] }],
    });
    expect(readJournal(journalPath).stateOf('e', people[0] ?? '')).toMatchObject({ state: 'unclear' });
  });

  it('ends a run when it comes one letter after another', async () => {
    await using server = await serveMail({ atEnd: () => 'drop' });
    const letters = Array.from({ length: 9 }, (_, index) => [`a${index}@yunlan.example`]);
    const result = await send(server.url, { letters });
    expect(result.unclear).toHaveLength(3);
    expect(result.left).toHaveLength(6);
    expect(result.stopped).toMatchObject({ reach: 'run' });
  });
});

describe('an interruption', () => {
  it('lets the letter that is on its way be finished, and sends no other', async () => {
    const controller = new AbortController();
    await using server = await serveMail({
      atEnd: () => {
        controller.abort();
        return undefined;
      },
    });
    const result = await send(server.url, { signal: controller.signal });
    expect(result).toMatchObject({ sent: [people[0]], left: [people[1], people[2]], stopped: { says: 'interrupted' } });
    expect(server.letters).toHaveLength(1);
  });

  it('ends a wait', async () => {
    const controller = new AbortController();
    await using server = await serveMail({ atRecipient: () => '450 later' });
    const onTold = (event: string): void => {
      if (event.startsWith('wait')) controller.abort();
    };
    expect(await send(server.url, { signal: controller.signal, onTold })).toMatchObject({
      sent: [],
      left: people,
      stopped: { says: 'interrupted' },
    });
  });

  it('ends an attempt to connect', async () => {
    const controller = new AbortController();
    const silent = createServer(() => controller.abort());
    await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    expect(await send(`smtp://127.0.0.1:${port}`, { signal: controller.signal })).toMatchObject({
      left: people,
      stopped: { says: 'interrupted' },
    });
    silent.close();
  });
});

/** Speaks SMTP by a table: what it answers to each command; nothing: it hangs up. */
async function serveLines(
  answers: Readonly<Record<string, string>>,
): Promise<{ readonly port: number; readonly server: TcpServer; readonly heard: string[] }> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 here\r\n');
    socket.on('data', (chunk) => {
      for (const line of chunk.toString('latin1').split('\r\n')) {
        const command = /^[A-Z]+/.exec(line)?.[0];
        if (command === undefined) continue;
        heard.push(line);
        const answer = answers[command] ?? '250 ok\r\n';
        if (answer === '') socket.destroy();
        else socket.write(answer);
        if (command === 'QUIT') socket.end();
      }
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, server, heard };
}

describe('encryption', () => {
  it.each([
    ['does not offer it', '250 here\r\n', '502 5.5.1 what?\r\n'],
    ['refuses it', '250-here\r\n250 STARTTLS\r\n', '554 5.7.3 no\r\n'],
  ])('is asked of every server that is not this machine; one that %s gets nothing', async (_, hello, answer) => {
    const { port, server, heard } = await serveLines({ EHLO: hello, STARTTLS: answer });
    const options = {
      server: { host: '127.0.0.1', port, implicit: false, isLocal: false },
      credentials: { user: 'analyst', password: 'geheim' },
    };
    const result = await send('smtp://127.0.0.1:9', { options });
    expect(result).toMatchObject({ sent: [], left: people, stopped: { reach: 'run', temporary: false } });
    expect(result.stopped?.says).toContain('offers no STARTTLS, and a letter is not sent without encryption');
    expect(heard.map((line) => line.split(' ')[0])).toEqual(['EHLO', 'STARTTLS']);
    server.close();
  });
});

describe('a server that hangs up', () => {
  it.each(['EHLO', 'MAIL', 'RCPT', 'DATA'])('at every %s is given up', async (command) => {
    const { port, server, heard } = await serveLines({ [command]: '' });
    const result = await send(`smtp://127.0.0.1:${port}`);
    expect(result).toMatchObject({
      sent: [],
      unclear: [],
      left: people,
      stopped: { reach: 'connection', temporary: true },
    });
    expect(waits(result)).toHaveLength(4);
    expect(heard.filter((line) => line.startsWith('EHLO'))).toHaveLength(5);
    server.close();
  });

  it('after its hello is given up', async () => {
    const silent = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('220 here\r\n');
      socket.once('data', () => socket.end('250 here\r\n'));
    });
    await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    expect(await send(`smtp://127.0.0.1:${port}`)).toMatchObject({ sent: [], unclear: [], left: people });
    silent.close();
  });
});

describe('servers by their addresses', () => {
  it.each([
    ['smtp://mail.yunlan.example', { host: 'mail.yunlan.example', port: 587, implicit: false, isLocal: false }],
    ['smtps://Mail.Yunlan.example/', { host: 'mail.yunlan.example', port: 465, implicit: true, isLocal: false }],
    ['smtp://localhost:25', { host: 'localhost', port: 25, implicit: false, isLocal: true }],
    ['smtp://127.8.9.1:2525', { host: '127.8.9.1', port: 2525, implicit: false, isLocal: true }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, implicit: false, isLocal: true }],
    [
      'smtp://127.0.0.1.yunlan.example',
      { host: '127.0.0.1.yunlan.example', port: 587, implicit: false, isLocal: false },
    ],
    [
      'smtp://localhost.yunlan.example',
      { host: 'localhost.yunlan.example', port: 587, implicit: false, isLocal: false },
    ],
  ])('%s', (url, expected) => {
    expect(parseServer(url)).toEqual(expected);
  });

  it.each([
    'smtp://analyst:geheim@mail.yunlan.example',
    'smtps://geheim@mail.yunlan.example',
    'smtp:geheim',
    'smtp//analyst:geheim@mail',
    'http://geheim',
    'geheim',
    'smtp://',
    'smtp://mail.yunlan.example/geheim',
    'smtp://mail.yunlan.example?geheim',
    'smtp://mail.yunlan.example#geheim',
    'smtp://mail.yunlan.example:0',
    'smtp://mail.yunlan.example:99999',
    'smtp://gehe im',
    'smtp://geheim_x',
  ])('%s is refused, and not repeated', (url) => {
    const problem = parseServer(url);
    expect(problem).toEqual(expect.stringMatching(/^--smtp .*smtp:\/\/host:port/));
    expect(problem).not.toMatch(/gehe/);
  });
});

describe('the journal', () => {
  const entry = (
    event: 'ending' | 'sent' | 'refused' | 'dropped',
    to = 'a@yunlan.example',
  ): Parameters<ReturnType<typeof openJournal>['append']>[0][number] => ({
    at: '2024-02-01T00:00:00.000Z',
    event,
    edition: 'e',
    recipients: [recipientKey(to)],
    message_id: '<x>',
    server: 'here',
  });
  const write = (...events: readonly (readonly Parameters<typeof entry>[0][])[]): string[] =>
    events.map((list) => {
      rmSync(journalPath, { force: true });
      const journal = openJournal(journalPath);
      for (const event of list) journal.append([entry(event)]);
      const live = journal.stateOf('e', 'a@yunlan.example')?.state ?? 'none';
      journal.close();
      const read = readJournal(journalPath).stateOf('e', 'a@yunlan.example')?.state ?? 'none';
      expect(read).toBe(live);
      return read;
    });

  it('knows of each recipient what is known', () => {
    expect(
      write(
        [],
        ['ending'],
        ['ending', 'sent'],
        ['ending', 'refused'],
        ['ending', 'dropped'],
        ['ending', 'sent', 'ending', 'refused'],
        ['ending', 'ending', 'refused'],
        ['ending', 'ending', 'sent'],
        ['refused'],
      ),
    ).toEqual(['none', 'unclear', 'sent', 'none', 'none', 'sent', 'unclear', 'sent', 'none']);
  });

  it('tells editions and copies apart, and not the case of letters', () => {
    const journal = openJournal(journalPath);
    journal.append([
      {
        ...entry('sent'),
        recipients: [recipientKey('A@Yunlan.example'), recipientKey('c@yunlan.example', 'A@yunlan.example')],
      },
    ]);
    const state = (edition: string, key: string): string | undefined => journal.stateOf(edition, key)?.state;
    expect(state('e', recipientKey('a@YUNLAN.example'))).toBe('sent');
    expect(state('f', recipientKey('a@yunlan.example'))).toBeUndefined();
    expect(state('e', recipientKey('c@yunlan.example', 'a@yunlan.example'))).toBe('sent');
    expect(state('e', recipientKey('c@yunlan.example', 'b@yunlan.example'))).toBeUndefined();
    expect(state('e', recipientKey('c@yunlan.example'))).toBeUndefined();
    journal.close();
  });

  it('passes over a line that was cut off anywhere, also when others follow', () => {
    write(['ending', 'sent']);
    const text = readFileSync(journalPath, 'utf8');
    const [, last = ''] = text.split('\n');
    for (let length = 1; length < last.length; length += 7) {
      writeFileSync(journalPath, text.slice(0, text.length - 1 - last.length + length));
      expect(readJournal(journalPath).stateOf('e', 'a@yunlan.example')?.state).toBe('unclear');
      const journal = openJournal(journalPath);
      journal.append([entry('sent', 'b@yunlan.example')]);
      journal.close();
      expect(readJournal(journalPath).stateOf('e', 'b@yunlan.example')?.state).toBe('sent');
    }
  });

  it.each(['hello', '{}', '{"at":"x","event":"gone"}', '[1]'])('refuses the line %s', (line) => {
    write(['ending']);
    writeFileSync(journalPath, `${readFileSync(journalPath, 'utf8')}${line}\n`);
    expect(() => openJournal(journalPath)).toThrow(`${journalPath}:2: the line is no entry of the journal`);
  });
});

describe('the lock', () => {
  it('is held by one, told by process, and free when it is released', async () => {
    const others = join(folder, `.mail-lock.elsewhere.42`);
    const lock = await takeLock(folder);
    expect(isHeld(lock)).toBe(false);
    if (!isHeld(lock)) lock.release();
    writeFileSync(others, '');
    expect(await takeLock(folder)).toEqual({ file: others, pid: 42, host: 'elsewhere' });
    rmSync(others);
  });
});
