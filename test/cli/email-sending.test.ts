/** `bench email --smtp`: over a real connection to a server on this machine, what arrives, and what is told when it does not. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeCertificates, type Certificate, type Certificates } from '../host/certificates.js';
import { serveMail, type MailServer } from '../host/mail-server.js';
import { mailFolderTimeout, makeMailFolder, readWithPython, type MailFolder } from './mail-folder.js';
import type { RunResult } from './run-bench.js';

const certificatesFolder = mkdtempSync(join(tmpdir(), 'bench-certificates-'));
let certificates: Certificates;
// Most tests run the command several times.
vi.setConfig({ testTimeout: 60_000 });

let folder: MailFolder;

beforeAll(async () => {
  certificates = makeCertificates(certificatesFolder);
  folder = await makeMailFolder(['dongchuan']);
}, mailFolderTimeout);

afterAll(() => {
  folder[Symbol.dispose]();
  rmSync(certificatesFolder, { recursive: true });
});

const journal = (): string => join(folder.output, '.mail-journal.jsonl');

beforeEach(() => rmSync(journal(), { force: true }));

const people = ['zhang@yunxi.example', 'li@yunxi.example', 'wang@yunxi.example'] as const;
const toAll = ['--each', '--to', people.join(',')];
const quick = ['--retry-wait', '1'];

const send = async (
  server: Pick<MailServer, 'url'>,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<RunResult> => await folder.email([...args, '--smtp', server.url, ...quick], { env });

const hashOf = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(join(folder.output, name)))
    .digest('hex');

/** Everything that a run may have written or said, in which a secret must not stand. */
const traces = ({ stdout, stderr }: RunResult): string =>
  [
    stdout,
    stderr,
    ...readdirSync(folder.output)
      .filter((name) => name.startsWith('.'))
      .map((name) => readFileSync(join(folder.output, name), 'utf8')),
  ].join('\n');

const password = 'p4ss, 口令 "x"';
const secrets = [
  password,
  Buffer.from(password).toString('base64'),
  Buffer.from(`\0analyst\0${password}`).toString('base64'),
];
const login = { user: 'analyst', password };
const loginEnv = { BENCH_SMTP_USER: 'analyst', BENCH_SMTP_PASSWORD: password };

describe('what arrives', () => {
  it('is one letter for all, read by another parser as it was meant', async () => {
    await using server = await serveMail();
    const args = [
      '--to',
      '张三 <zhang@yunxi.example>',
      '--to',
      'li@yunxi.example',
      '--cc',
      '"王, 五" <wang@yunxi.example>',
      '--bcc',
      'chen@yunxi.example',
      '--reply-to',
      'answers@yunxi.example',
    ];
    const { status, stderr, stdout } = await send(server, args);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('4 sent');
    expect(server.letters).toHaveLength(1);
    const [letter] = server.letters;
    expect(letter).toMatchObject({
      from: 'fenxi@yunxi.example',
      to: ['zhang@yunxi.example', 'li@yunxi.example', 'wang@yunxi.example', 'chen@yunxi.example'],
    });
    const bytes = letter?.bytes ?? Buffer.alloc(0);
    const message = readWithPython(bytes);
    expect(message.defects).toEqual([]);
    expect(message.headers).toMatchObject({
      from: '分析室 <fenxi@yunxi.example>',
      to: '张三 <zhang@yunxi.example>, li@yunxi.example',
      cc: '"王, 五" <wang@yunxi.example>',
      'reply-to': 'answers@yunxi.example',
      subject: '云溪公安盘点比较（2024年2月1日）',
      'content-language': 'zh-CN',
    });
    expect(message.headers).not.toHaveProperty('bcc');
    expect(message.headers).not.toHaveProperty('x-unsent');
    expect(bytes.toString('latin1')).not.toContain('chen@');
    expect(message.attachments).toEqual([
      { name: '云溪公安盘点比较（2024-02-01）.pdf', type: 'application/pdf', sha256: hashOf('yunxi.zh.pdf') },
      {
        name: '云溪公安盘点比较（2024-02-01）.xlsx',
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        sha256: hashOf('yunxi.zh.xlsx'),
      },
    ]);
    expect(message.inline).toHaveLength(1);
    const cid = message.inline[0]?.cid.slice(1, -1) ?? '';
    expect(message.html).toContain(`src="cid:${cid}"`);
    expect(message.types).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'multipart/related',
      'text/html',
      'image/png',
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    expect(message.text).toContain('云溪公安盘点比较');
  });

  it('is one letter each, with the edition of their bureau and in their language', async () => {
    const file = join(folder.root, 'recipients.yaml');
    writeFileSync(
      file,
      `- { to: zhang@yunxi.example, name: 张局长, cc: 王五 <wang@yunxi.example> }
- { to: li@yunxi.example, bureau: dongchuan }
- { to: smith@yunxi.example, name: 'Ms Smith', language: en }
`,
    );
    await using server = await serveMail();
    const { status } = await send(server, ['--recipients', file, '--each', '--bcc', 'archive@yunxi.example']);
    expect(status).toBe(0);
    expect(server.letters.map(({ to }) => to)).toEqual([
      ['zhang@yunxi.example', 'wang@yunxi.example', 'archive@yunxi.example'],
      ['li@yunxi.example', 'archive@yunxi.example'],
      ['smith@yunxi.example', 'archive@yunxi.example'],
    ]);
    const read = server.letters.map(({ bytes }) => readWithPython(bytes));
    expect(read.map(({ headers }) => headers['to'])).toEqual([
      '张局长 <zhang@yunxi.example>',
      'li@yunxi.example',
      'Ms Smith <smith@yunxi.example>',
    ]);
    expect(read.map(({ attachments }) => attachments.map(({ sha256 }) => sha256))).toEqual(
      ['yunxi.zh', 'yunxi.dongchuan.zh', 'yunxi.en'].map((stem) => [hashOf(`${stem}.pdf`), hashOf(`${stem}.xlsx`)]),
    );
    expect(read.map(({ text }) => text.split('\n')[0])).toEqual(['张局长：', '各位领导、同事：', 'Dear Ms Smith,']);
    expect(read[1]?.headers['subject']).toContain('东川区');
    expect(new Set(read.map(({ headers }) => headers['message-id'])).size).toBe(3);
  });
});

describe('encryption', () => {
  const local = (server: MailServer): { readonly url: string } => ({ url: `smtp://localhost:${server.port}` });
  const trusted = (): Record<string, string> => ({ NODE_EXTRA_CA_CERTS: certificates.authority });

  it.each([
    ['STARTTLS', false],
    ['TLS from the start', true],
  ])('by %s, with a login', async (_, implicit) => {
    await using server = await serveMail({ ...certificates.good, implicit, login });
    const result = await send(implicit ? server : local(server), ['--to', people[0]], { ...trusted(), ...loginEnv });
    expect(result).toMatchObject({ status: 0 });
    expect(server.letters).toMatchObject([{ isEncrypted: true, user: 'analyst' }]);
    for (const secret of secrets) expect(traces(result)).not.toContain(secret);
  });

  const wrong: readonly (readonly [string, () => Certificate, boolean, RegExp])[] = [
    [
      'an unknown authority',
      () => certificates.good,
      false,
      /an authority that this machine does not know.*NODE_EXTRA_CA_CERTS/,
    ],
    ['itself', () => certificates.selfSigned, false, /signed by itself.*NODE_EXTRA_CA_CERTS/],
    ['a past time', () => certificates.expired, true, /has expired/],
    ['another name', () => certificates.otherName, true, /for another name than localhost/],
  ];
  describe.each([
    ['STARTTLS', false, wrong],
    ['TLS from the start', true, wrong.slice(0, 1)],
  ] as const)('%s', (_how, implicit, cases) => {
    it.each(cases)('refuses a certificate of %s, and says what to do', async (_, certificate, isKnown, says) => {
      await using server = await serveMail({ ...certificate(), implicit });
      // Not even a variable that turns verification off for all of Node does so here.
      const env = { ...(isKnown ? trusted() : {}), NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' };
      const { status, stderr } = await send(implicit ? server : local(server), toAll, env);
      expect(status).toBe(2);
      expect(stderr).toMatch(says);
      expect(stderr).toContain('0 sent, 3 not sent yet');
      expect(server.letters).toHaveLength(0);
      expect(server.connections()).toBeLessThan(2);
    });
  });

  it('can be left out with --plain, on this machine only', async () => {
    await using server = await serveMail(certificates.selfSigned);
    expect(await send(server, ['--to', people[0], '--plain'])).toMatchObject({ status: 0 });
    expect(server.letters).toMatchObject([{ isEncrypted: false }]);
    const { status, stderr } = await send({ url: 'smtp://mail.yunxi.example' }, ['--to', people[0], '--plain']);
    expect(status).toBe(2);
    expect(stderr).toContain('over a network letters are sent with encryption only');
  });
});

describe('login', () => {
  it('takes user and password from a file, and warns where others can read it', async () => {
    const file = join(folder.root, 'login');
    writeFileSync(file, `# of the office\nuser: analyst\npassword: ${password}\n`, { mode: 0o644 });
    await using server = await serveMail({ login });
    const result = await send(server, ['--to', people[0], '--credentials', file], {
      BENCH_SMTP_USER: 'other',
      BENCH_SMTP_PASSWORD: 'other',
    });
    expect(result).toMatchObject({ status: 0 });
    expect(result.stderr).toContain('chmod 600');
    expect(server.letters).toMatchObject([{ user: 'analyst' }]);
    for (const secret of secrets) expect(traces(result)).not.toContain(secret);
  });

  it('stops when the password is wrong, and repeats nothing of it, whatever the server writes', async () => {
    await using server = await serveMail({
      login: { user: 'analyst', password: 'another' },
      loginAnswer: `535 5.7.8 wrong: ${secrets.join(' ')}`,
    });
    const result = await send(server, toAll, loginEnv);
    expect(result.status).toBe(2);
    expect(result.stderr).toContain('did not accept the user and the password (535 5.7.8)');
    expect(server.connections()).toBe(1);
    for (const secret of secrets) expect(traces(result)).not.toContain(secret);
  });

  it('hides the password in what a server says later', async () => {
    await using server = await serveMail({ login, atRecipient: () => `550 no: ${secrets.join(' ')}\u001b[31m` });
    const result = await send(server, ['--to', people[0]], loginEnv);
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('550 no: *** *** ***');
    expect(result.stderr).not.toContain('\u001b');
    for (const secret of secrets) expect(traces(result)).not.toContain(secret);
  });

  it('is asked for by a server that needs one', async () => {
    await using server = await serveMail({ login });
    const { status, stderr } = await send(server, toAll);
    expect(status).toBe(2);
    expect(stderr).toContain('asks for a user and a password');
    expect(server.connections()).toBe(1);
  });

  it.each([
    ['a password without a user', { BENCH_SMTP_PASSWORD: password }, [], 'BENCH_SMTP_USER is not'],
    ['a file that is not there', {}, ['--credentials', `analyst:${password}`], 'cannot be read: it is not there; '],
    ['a line that is something else', {}, ['--credentials', 'broken'], 'broken:2: the line is neither'],
  ])('refuses %s without repeating it', async (_, env, args, says) => {
    writeFileSync(join(folder.root, 'broken'), `user: analyst\npasword: ${password}\n`, { mode: 0o600 });
    const result = await send({ url: 'smtp://127.0.0.1:9' }, ['--to', people[0], ...args], env);
    expect(result.status).toBe(2);
    expect(result.stderr).toContain(says);
    for (const secret of secrets) expect(traces(result)).not.toContain(secret);
  });

  it('refuses an address with a password in it, without repeating it', async () => {
    const { status, stdout, stderr } = await send({ url: 'smtp://analyst:geheim@mail.yunxi.example' }, [
      '--to',
      people[0],
    ]);
    expect(status).toBe(2);
    expect(stderr).toContain('--smtp has a user name or a password in it');
    expect(stdout + stderr).not.toContain('geheim');
  });
});

describe('a server that cannot be used', () => {
  it('that refuses connections is tried again, and told', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { status, stderr } = await send({ url: `smtp://127.0.0.1:${port}` }, toAll);
    expect(status).toBe(2);
    expect(stderr.match(/next try in/g)).toHaveLength(4);
    expect(stderr).toContain(`127.0.0.1:${port} refused the connection`);
    expect(stderr).toContain('0 sent, 3 not sent yet');
  });

  it('whose name is not known is told', async () => {
    const { status, stderr } = await send({ url: 'smtp://mail.yunxi.invalid' }, toAll);
    expect(status).toBe(2);
    expect(stderr).toContain('the name mail.yunxi.invalid cannot be resolved');
  });

  it('that says nothing is told', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    try {
      const { status, stderr } = await send({ url: `smtp://127.0.0.1:${port}` }, [
        '--to',
        people[0],
        '--smtp-timeout',
        '50',
      ]);
      expect(status).toBe(2);
      expect(stderr).toContain('did not answer in time');
    } finally {
      silent.close();
    }
  });

  it('that speaks no TLS is told apart from one that does', async () => {
    await using server = await serveMail();
    const { status, stderr } = await send({ url: `smtps://127.0.0.1:${server.port}` }, ['--to', people[0]]);
    expect(status).toBe(2);
    expect(stderr).toContain('does not start with TLS; if it has STARTTLS, use smtp://');
  });
});

describe('a server that fails for a while, or for some', () => {
  it('drops the connection in a letter and answers 450: each has theirs in the end', async () => {
    await using server = await serveMail({
      atData: (_, count) => (count === 1 ? 'drop' : undefined),
      atRecipient: (_, count) => (count === 2 ? '450 4.2.0 greylisted' : undefined),
    });
    const { status, stderr } = await send(server, toAll);
    expect(stderr).toMatch(/dropped the connection.*; 3 letters wait, next try in 0 s/);
    expect(stderr).toMatch(/450 4\.2\.0 greylisted; 1 letter waits, next try in 0 s/);
    expect(stderr).toContain('3 sent');
    expect(status).toBe(0);
    expect(server.copies()).toEqual(Object.fromEntries(people.map((address) => [address, 1])));
  });

  it.each([
    ['one each', toAll],
    ['one for all', ['--to', people.join(',')]],
  ])('550 for one recipient: the others have theirs, and the run fails (%s)', async (_, args) => {
    await using server = await serveMail({
      atRecipient: (address) => (address.startsWith('li@') ? '550 5.1.1 no such user' : undefined),
    });
    const { status, stderr } = await send(server, args);
    expect(status).toBe(1);
    expect(stderr).toContain('li@yunxi.example does not get it: the server refused it: 550 5.1.1 no such user');
    expect(stderr).toContain('2 sent, 1 refused');
    expect(server.copies()).toEqual({ 'zhang@yunxi.example': 1, 'wang@yunxi.example': 1 });
    expect(server.connections()).toBe(1);
  });
});

describe('a letter that is too large', () => {
  it('is told before anything is sent', async () => {
    await using server = await serveMail({ size: 100_000 });
    const { status, stderr } = await send(server, toAll);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /zhang@yunxi\.example does not get it: the letter has \d+ bytes, the server takes 100000 at most/,
    );
    expect(stderr).toContain('0 sent, 3 refused');
  });
});

describe('the journal', () => {
  it('has a second run send only what is missing', async () => {
    await using server = await serveMail();
    expect(await send(server, ['--each', '--to', people[0]])).toMatchObject({ status: 0 });
    const { status, stderr } = await send(server, toAll);
    expect(status).toBe(0);
    expect(stderr).toContain('zhang@yunxi.example has it already');
    expect(stderr).toContain('2 sent, 1 had it already');
    // One letter for all, with a copy: only who has not had it gets it.
    expect(
      await send(server, ['--to', people.join(','), '--cc', 'ZHANG@yunxi.example', '--bcc', 'chen@yunxi.example']),
    ).toMatchObject({ status: 0 });
    expect(server.letters.map(({ to }) => to)).toEqual([[people[0]], [people[1]], [people[2]], ['chen@yunxi.example']]);
  });

  it('sends to all again when asked to, as a message of its own', async () => {
    await using server = await serveMail();
    await send(server, ['--to', people[0]]);
    expect(await send(server, ['--to', people[0], '--resend'])).toMatchObject({ status: 0 });
    const ids = server.letters.map(({ bytes }) => /^Message-ID: (.*)$/m.exec(bytes.toString('latin1'))?.[1]);
    expect(new Set(ids).size).toBe(2);
  });

  it('keeps what is unclear from being sent again, unless asked to', async () => {
    await using server = await serveMail({ atEnd: (_, count) => (count === 1 ? 'keep' : undefined) });
    const first = await send(server, toAll);
    expect(first.status).toBe(1);
    expect(first.stderr).toContain('zhang@yunxi.example may or may not get it');
    expect(first.stderr).toContain('2 sent, 1 unclear');
    const second = await send(server, toAll);
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('zhang@yunxi.example may have it already');
    expect(server.copies()).toEqual(Object.fromEntries(people.map((address) => [address, 1])));
    expect(await send(server, [...toAll, '--resend-unclear'])).toMatchObject({ status: 0 });
    // The same message: a mail server that has it knows it again.
    expect(server.letters.map(({ to }) => to.join())).toEqual([...people, people[0]]);
    const ids = server.letters.map(({ bytes }) => /^Message-ID: (.*)$/m.exec(bytes.toString('latin1'))?.[1]);
    expect(ids[3]).toBe(ids[0]);
  });

  it('that cannot be read is told, and nothing is sent', async () => {
    await using server = await serveMail();
    writeFileSync(journal(), 'hello\n');
    const { status, stderr } = await send(server, toAll);
    expect(status).toBe(2);
    expect(stderr).toContain('.mail-journal.jsonl:1: the line is no entry of the journal');
    expect(server.letters).toHaveLength(0);
  });

  it('is not for other eyes', async () => {
    await using server = await serveMail();
    await send(server, ['--to', people[0]]);
    expect(existsSync(journal())).toBe(true);
    expect(readdirSync(folder.output).filter((name) => name.startsWith('.'))).toEqual(['.mail-journal.jsonl']);
  });
});
