/** `bench email --smtp` to a second server, which shares nothing with ours: aiosmtpd, as Debian has it. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { because } from '../host/programs.js';
import { mailFolderTimeout, makeMailFolder, readWithPython, type MailFolder } from './mail-folder.js';

const python = '/usr/bin/python3';

function whyNoServer(): string | undefined {
  if (process.env['CI'] === 'true') return undefined;
  try {
    execFileSync(python, ['-c', 'import aiosmtpd'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return `skipped: ${python} with aiosmtpd is not on this machine`;
  }
}

const reason = whyNoServer();
let folder: MailFolder | undefined;
let server: ChildProcess | undefined;
let port = 0;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => void probe.listen(0, '127.0.0.1', resolve));
  const { port: found } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return found;
}

/** @throws Error when the server ends before it listens */
async function untilListening(child: ChildProcess): Promise<void> {
  for (;;) {
    const answers = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => resolve(true)).once('error', () => resolve(false));
      socket.once('close', () => resolve(false));
      socket.once('data', () => socket.destroy());
    });
    if (answers) return;
    if (child.exitCode !== null) throw new Error('aiosmtpd ended');
    await wait(50);
  }
}

beforeAll(async () => {
  if (reason !== undefined) return;
  folder = await makeMailFolder();
  port = await freePort();
  const mailbox = join(folder.root, 'mailbox');
  const args = ['-m', 'aiosmtpd', '-n', '-l', `127.0.0.1:${port}`, '-c', 'aiosmtpd.handlers.Mailbox', mailbox];
  server = spawn(python, args, { stdio: 'ignore' });
  await untilListening(server);
}, mailFolderTimeout);

afterAll(() => {
  server?.kill();
  folder?.[Symbol.dispose]();
});

it.skipIf(reason !== undefined)(`delivers to a mailbox what was sent${because(reason)}`, async () => {
  if (!folder) throw new Error('no folder');
  const { root, output, email } = folder;
  const args = ['--to', '张三 <zhang@yunxi.example>', '--cc', 'li@yunxi.example', '--smtp', `smtp://127.0.0.1:${port}`];
  const result = await email(args);
  expect(result).toMatchObject({ status: 0 });
  const [file, ...others] = readdirSync(join(root, 'mailbox/new'));
  expect(others).toEqual([]);
  const message = readWithPython(readFileSync(join(root, 'mailbox/new', file ?? '')));
  expect(message.defects).toEqual([]);
  expect(message.headers).toMatchObject({
    from: '分析室 <fenxi@yunxi.example>',
    to: '张三 <zhang@yunxi.example>',
    cc: 'li@yunxi.example',
    subject: '云溪公安盘点比较（2024年2月1日）',
  });
  const hash = (name: string): string =>
    createHash('sha256')
      .update(readFileSync(join(output, name)))
      .digest('hex');
  expect(message.attachments.map(({ name, sha256 }) => [name, sha256])).toEqual([
    ['云溪公安盘点比较（2024-02-01）.pdf', hash('yunxi.zh.pdf')],
    ['云溪公安盘点比较（2024-02-01）.xlsx', hash('yunxi.zh.xlsx')],
  ]);
});
