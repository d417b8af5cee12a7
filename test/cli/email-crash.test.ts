/** `bench email --smtp` that is killed, interrupted or started twice: nobody gets two letters, and in the end nobody has none. */
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ManifestSchema } from '../../src/model/manifest.js';
import { serveMail, type MailServer, type MailServerOptions } from '../host/mail-server.js';
import { mailFolderTimeout, makeMailFolder, type MailFolder } from './mail-folder.js';
import type { RunResult } from './run-bench.js';

// Most tests run the command several times.
vi.setConfig({ testTimeout: 60_000 });

let folder: MailFolder;

beforeAll(async () => {
  folder = await makeMailFolder();
  // Hundreds of letters go faster when little is attached.
  const path = join(folder.output, 'manifest.json');
  const manifest = ManifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const outputs = manifest.outputs.map((output) => {
    writeFileSync(join(folder.output, output.path), `stands for ${output.path}`);
    return { ...output, sha256: createHash('sha256').update(`stands for ${output.path}`).digest('hex') };
  });
  writeFileSync(path, JSON.stringify({ ...manifest, outputs }));
}, mailFolderTimeout);

afterAll(() => folder[Symbol.dispose]());

const hiddenFiles = (): string[] =>
  readdirSync(folder.output)
    .filter((name) => name.startsWith('.'))
    .toSorted();

beforeEach(() => {
  for (const name of hiddenFiles()) rmSync(join(folder.output, name));
});

function writeRecipients(count: number): readonly string[] {
  const people = Array.from({ length: count }, (_, index) => `reader${index}@yunxi.example`);
  writeFileSync(
    join(folder.root, 'recipients.yaml'),
    people.map((address) => `- { to: ${address}, name: 读者 }\n`).join(''),
  );
  return people;
}

const send = async (
  server: MailServer,
  args: readonly string[] = [],
  onStart?: (child: ChildProcess) => void,
): Promise<RunResult> =>
  await folder.email(
    [
      '--recipients',
      join(folder.root, 'recipients.yaml'),
      '--each',
      '--smtp',
      server.url,
      '--retry-wait',
      '1',
      ...args,
    ],
    onStart ? { onStart } : {},
  );

const oneEach = (people: readonly string[]): Record<string, number> =>
  Object.fromEntries(people.map((address) => [address, 1]));

interface Killer extends AsyncDisposable {
  readonly server: MailServer;
  /** Takes the process that is to be killed. */
  readonly watch: (child: ChildProcess) => void;
}

/** A server that kills the process which talks to it at the given moments, counted over all its runs. */
async function serveKiller(
  moments: { readonly [K in 'recipient' | 'data' | 'end']?: readonly number[] },
  endAnswer: 'keep' | 'drop',
  refused?: string,
): Promise<Killer> {
  let victim: ChildProcess | undefined;
  /** The signal is on its way before anything is answered. */
  const kill = async (): Promise<void> => {
    const child = victim;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  };
  const options: MailServerOptions = {
    atRecipient: (address, count) => {
      if (moments.recipient?.includes(count)) void kill();
      return address === refused ? '550 no such person' : undefined;
    },
    atData: (_, count) => {
      if (!moments.data?.includes(count)) return undefined;
      void kill();
      return 'drop';
    },
    atEnd: async (_, count) => {
      if (!moments.end?.includes(count)) return undefined;
      await kill();
      return endAnswer;
    },
  };
  const server = await serveMail(options);
  return {
    server,
    watch: (child) => (victim = child),
    [Symbol.asyncDispose]: async () => await server[Symbol.asyncDispose](),
  };
}

describe('500 letters', () => {
  it('each arrive once, however often the run is killed before the end of one is out', async () => {
    const people = writeRecipients(500);
    await using killer = await serveKiller({ recipient: [1, 101, 350], data: [180, 420] }, 'drop');
    const { server, watch } = killer;
    /** Hidden files after each run that was killed. */
    const left: string[][] = [];
    let result: RunResult;
    do {
      result = await send(server, [], watch);
      if (result.status === null) left.push(hiddenFiles().map((name) => name.replace(/lock\..*$/, 'lock')));
    } while (result.status === null && left.length < 9);
    // The lock of the dead is in nobody's way.
    expect(left).toEqual(Array.from({ length: 5 }, () => ['.mail-journal.jsonl', '.mail-lock']));
    expect(result.status).toBe(0);
    expect(server.copies()).toEqual(oneEach(people));
    expect(hiddenFiles()).toEqual(['.mail-journal.jsonl']);
    const again = await send(server);
    expect(again.status).toBe(0);
    expect(again.stderr).toContain('0 sent, 500 had it already');
    expect(server.letters).toHaveLength(500);
  }, 300_000);
});

describe('a run that is killed between the end of a letter and its answer', () => {
  it.each(['keep', 'drop'] as const)(
    'leaves one unclear, which is not sent again by itself (the server: %s)',
    async (answer) => {
      const people = writeRecipients(12);
      await using killer = await serveKiller({ end: [6] }, answer);
      const { server, watch } = killer;
      expect((await send(server, [], watch)).status).toBeNull();
      const { status, stderr } = await send(server);
      expect(status).toBe(1);
      expect(stderr).toContain('reader5@yunxi.example may have it already');
      expect(stderr).toContain('6 sent, 5 had it already, 1 unclear');
      const { 'reader5@yunxi.example': own = 0, ...others } = server.copies();
      expect(others).toEqual(oneEach(people.filter((address) => address !== 'reader5@yunxi.example')));
      expect(own).toBe(answer === 'keep' ? 1 : 0);
      if (answer === 'keep') return;
      expect(await send(server, ['--resend-unclear'])).toMatchObject({ status: 0 });
      expect(server.copies()).toEqual(oneEach(people));
    },
  );
});

it('a run that is killed there leaves those unclear whom the server had accepted, and nobody else', async () => {
  writeRecipients(3);
  await using killer = await serveKiller({ end: [1] }, 'keep', 'reader1@yunxi.example');
  const { server, watch } = killer;
  const args = ['--recipients', join(folder.root, 'recipients.yaml'), '--smtp', server.url, '--retry-wait', '1'];
  expect((await folder.email(args, { onStart: watch })).status).toBeNull();
  const { status, stderr } = await folder.email(args);
  expect(status).toBe(1);
  const unclear = [...stderr.matchAll(/(\S+) may have it already/g)].map(([, address]) => address);
  expect(unclear).toEqual(['reader0@yunxi.example', 'reader2@yunxi.example']);
  expect(stderr).toContain('0 sent, 1 refused, 2 unclear');
});

describe('two runs at the same time', () => {
  it('do not both send', async () => {
    const people = writeRecipients(6);
    let other: RunResult | undefined;
    await using server: MailServer = await serveMail({
      atEnd: async (_, count) => {
        if (count === 2) other = await send(server);
        return undefined;
      },
    });
    const { status } = await send(server);
    expect(status).toBe(0);
    expect(other?.status).toBe(2);
    expect(other?.stderr).toMatch(
      /another bench email \(process \d+\) is sending from this folder.*delete .*\.mail-lock\./,
    );
    expect(server.copies()).toEqual(oneEach(people));
  });

  it('that start together send each letter once', async () => {
    const people = writeRecipients(6);
    await using server = await serveMail();
    const results = await Promise.all([send(server), send(server), send(server)]);
    expect(results.map(({ status }) => status)).toContain(0);
    await send(server);
    expect(server.copies()).toEqual(oneEach(people));
  });
});

describe('Ctrl-C', () => {
  it('has the letter on its way finished, says what was sent, and leaves the rest to another run', async () => {
    const people = writeRecipients(4);
    let isTold: Promise<void> = Promise.resolve();
    let child: ChildProcess | undefined;
    await using server = await serveMail({
      atEnd: async (_, count) => {
        if (count !== 2) return undefined;
        child?.kill('SIGINT');
        await isTold;
        return undefined;
      },
    });
    const onStart = (started: ChildProcess): void => {
      child = started;
      isTold = new Promise((resolve) => {
        let said = '';
        started.stderr?.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          if (said.includes('is finished')) resolve();
        });
      });
    };
    const { status, stderr } = await send(server, [], onStart);
    expect(status).toBe(1);
    expect(stderr).toContain('sent to reader1@yunxi.example');
    expect(stderr).toContain('interrupted: 2 sent, 2 not sent yet');
    expect(stderr).toContain('the same command again sends what is missing, and nothing twice');
    expect(server.letters).toHaveLength(2);
    expect(hiddenFiles()).toEqual(['.mail-journal.jsonl']);
    expect(await send(server)).toMatchObject({ status: 0 });
    expect(server.copies()).toEqual(oneEach(people));
  });
});
