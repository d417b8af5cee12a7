/** `bench email` without a server: drafts, what would go to whom, and everything that is refused before anything is sent. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { plant } from '../read/plant.js';
import { mailFolderTimeout, makeMailFolder, readWithPython, template, type MailFolder } from './mail-folder.js';
import { listFiles, runBench, writeFiles, type RunResult } from './run-bench.js';

// Most tests run the command several times.
vi.setConfig({ testTimeout: 60_000 });

let folder: MailFolder;
const at = (...path: string[]): string => join(folder.root, ...path);

beforeAll(async () => {
  folder = await makeMailFolder(['dongchuan']);
}, mailFolderTimeout);

afterAll(() => folder[Symbol.dispose]());

/** The rules of RFC 5322 for a message as a file: 2.1.1, 2.2, 3.6. */
function breaches(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  const [head = ''] = text.split('\r\n\r\n', 1);
  const names = head.split('\r\n').flatMap((line) => /^([\x21-\x39\x3b-\x7e]+):/.exec(line)?.[1]?.toLowerCase() ?? []);
  const once = ['date', 'from', 'sender', 'reply-to', 'to', 'cc', 'bcc', 'message-id', 'subject', 'mime-version'];
  return [
    ...text
      .split('\r\n')
      .flatMap((line, index) => [
        ...(line.length > 998 ? [`line ${index + 1} has ${line.length} characters`] : []),
        ...(/[\r\n]/.test(line) ? [`line ${index + 1} holds a bare CR or LF`] : []),
        ...(/\0/.test(line) ? [`line ${index + 1} holds NUL`] : []),
      ]),
    ...head
      .split('\r\n')
      .flatMap((line) => [
        ...(line.length > 78 ? [`"${line}" has ${line.length} characters`] : []),
        ...(/^[\t\x20-\x7e]*$/.test(line) ? [] : [`"${line}" is not ASCII`]),
        ...(/^[\x21-\x39\x3b-\x7e]+:|^[ \t]+\S/.test(line) ? [] : [`"${line}" is no header`]),
      ]),
    // Heads of parts as well.
    ...[...text.matchAll(/^(?:Content-[A-Za-z-]+:|[ ](?:name|filename|boundary)).*$/gm)].flatMap(([line]) =>
      line.length > 78 + 1 ? [`"${line}" is too long`] : [],
    ),
    ...once.flatMap((name) => (names.filter((each) => each === name).length > 1 ? [`${name} stands twice`] : [])),
    ...['date', 'message-id'].filter((name) => !names.includes(name)),
  ];
}

describe('a draft', () => {
  const people = [
    '--to',
    '张三 <zhang@yunxi.example>, "李, 四" <li@yunxi.example>',
    '--cc',
    'wang@yunxi.example',
    '--bcc',
    'chen@yunxi.example',
  ];

  it('is a message that another parser reads, and that mail programs open for sending', async () => {
    const { status, stderr, stdout } = await folder.email([...people, '--eml', 'draft.eml']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toMatch(/^draft\.eml {2}\d+ kB$/m);
    const bytes = readFileSync(at('draft.eml'));
    expect(breaches(bytes)).toEqual([]);
    const { headers, attachments, defects, html, text } = readWithPython(bytes);
    expect(defects).toEqual([]);
    expect(headers).toMatchObject({
      'x-unsent': '1',
      'x-uniform-type-identifier': 'com.apple.mail-draft',
      from: '分析室 <fenxi@yunxi.example>',
      to: '张三 <zhang@yunxi.example>, "李, 四" <li@yunxi.example>',
      cc: 'wang@yunxi.example',
      bcc: 'chen@yunxi.example',
      subject: '云溪公安盘点比较（2024年2月1日）',
      date: 'Thu, 01 Feb 2024 00:00:00 +0000',
    });
    const hash = (name: string): string =>
      createHash('sha256')
        .update(readFileSync(join(folder.output, name)))
        .digest('hex');
    expect(attachments.map(({ name, sha256 }) => [name, sha256])).toEqual([
      ['云溪公安盘点比较（2024-02-01）.pdf', hash('yunxi.zh.pdf')],
      ['云溪公安盘点比较（2024-02-01）.xlsx', hash('yunxi.zh.xlsx')],
    ]);
    expect(html).toContain('各位领导、同事：');
    expect(text).toContain('各位领导、同事：');
  });

  it('is the same bytes for the same input, and has no other date than the edition', async () => {
    await folder.email([...people, '--eml', 'first.eml'], { env: { TZ: 'America/New_York' } });
    await folder.email([...people, '--eml', 'second.eml'], { env: { TZ: 'Asia/Shanghai' } });
    expect(readFileSync(at('second.eml')).equals(readFileSync(at('first.eml')))).toBe(true);
    await folder.email([...people, '--eml', 'third.eml'], { env: { SOURCE_DATE_EPOCH: '86400' } });
    expect(readWithPython(readFileSync(at('third.eml'))).headers['date']).toBe('Fri, 02 Jan 1970 00:00:00 +0000');
    await folder.email(['--to', 'zhang@yunxi.example', '--eml', 'other.eml']);
    const ids = ['first.eml', 'other.eml'].map((name) => readWithPython(readFileSync(at(name))).headers['message-id']);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('may lack a sender, and can be in English and about one bureau', async () => {
    const own = at('nobody');
    cpSync(at('yunxi'), own, { recursive: true });
    const path = join(own, 'benchmark.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^mail:.*$/m, ''));
    await runBench(['build', own, '--quiet', '--format', 'pdf,xlsx'], { cwd: folder.root });
    await runBench(['build', own, '--quiet', '--bureau', 'dongchuan', '--lang', 'en'], { cwd: folder.root });
    const args = ['email', own, '--to', 'a@b.example', '--lang', 'en', '--bureau', 'dongchuan', '--eml', 'plain.eml'];
    expect(await runBench(args, { cwd: folder.root })).toMatchObject({ status: 0 });
    const { headers, attachments } = readWithPython(readFileSync(at('plain.eml')));
    expect(headers).not.toHaveProperty('from');
    expect(breaches(readFileSync(at('plain.eml')))).toEqual([]);
    expect(headers['subject']).toBe('Dongchuan: Reviews of Yunxi Compared (1 February 2024)');
    // No Windows allows the colon in a name.
    expect(attachments.map(({ name }) => name)).toEqual(
      ['pdf', 'xlsx'].map((end) => `Dongchuan- Reviews of Yunxi Compared (2024-02-01).${end}`),
    );
    const { status, stderr } = await runBench(['email', own, '--to', 'a@b.example', '--smtp', 'smtp://127.0.0.1:9'], {
      cwd: folder.root,
    });
    expect(status).toBe(2);
    expect(stderr).toContain('say who sends it: with --from');
    rmSync(own, { recursive: true });
  });

  it('is never half written, and overwrites nothing unless told to', async () => {
    writeFileSync(at('mine.eml'), 'mine');
    const { status, stderr } = await folder.email([...people, '--eml', 'mine.eml']);
    expect(status).toBe(2);
    expect(stderr).toContain('mine.eml exists; name another file, or overwrite it with --force');
    expect(readFileSync(at('mine.eml'), 'utf8')).toBe('mine');
    expect(await folder.email([...people, '--eml', 'mine.eml', '--force'])).toMatchObject({ status: 0 });
    expect(readFileSync(at('mine.eml')).length).toBeGreaterThan(100_000);
    symlinkSync('mine.eml', at('link.eml'));
    expect(await folder.email([...people, '--eml', 'link.eml', '--force'])).toMatchObject({ status: 0 });
    expect(lstatSync(at('link.eml')).isSymbolicLink()).toBe(true);
    execFileSync('mkfifo', [at('pipe.eml')]);
    const piped = await folder.email([...people, '--eml', 'pipe.eml', '--force']);
    expect(piped).toMatchObject({ status: 2, stderr: 'error: pipe.eml is no regular file; name another file\n' });
    for (const name of ['link.eml', 'pipe.eml']) rmSync(at(name));
    expect(await folder.email([...people, '--eml', 'nowhere/d.eml'])).toMatchObject({ status: 2 });
    expect(existsSync(at('nowhere'))).toBe(false);
    expect(readdirSync(folder.root).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('is one for each into a folder with --each', async () => {
    writeFileSync(
      at('each.yaml'),
      '- { to: zhang@yunxi.example, name: 张局长 }\n- { to: li@yunxi.example, bureau: dongchuan, language: zh }\n',
    );
    expect(await folder.email(['--recipients', 'each.yaml', '--each', '--eml', 'drafts'])).toMatchObject({ status: 0 });
    expect(listFiles(at('drafts'))).toEqual(['1-zhang@yunxi.example.eml', '2-li@yunxi.example.eml']);
    const read = listFiles(at('drafts')).map((name) => readWithPython(readFileSync(at('drafts', name))));
    expect(read.map(({ headers }) => headers['subject'])).toEqual([
      '云溪公安盘点比较（2024年2月1日）',
      expect.stringContaining('东川区'),
    ]);
    const { status, stderr } = await folder.email(['--recipients', 'each.yaml', '--each', '--eml', 'drafts']);
    expect(status).toBe(2);
    expect(stderr).toContain('1-zhang@yunxi.example.eml exists');
  });
});

describe('--dry-run', () => {
  it('shows what would go to whom, and touches neither network nor files', async () => {
    writeFileSync(
      at('dry.yaml'),
      '- { to: zhang@yunxi.example, name: 张局长, cc: wang@yunxi.example }\n- { to: li@yunxi.example, bureau: dongchuan }\n',
    );
    const edition = await editionOf();
    const journal = join(folder.output, '.mail-journal.jsonl');
    const entry = {
      at: '2024-02-02T08:00:00.000Z',
      event: 'sent',
      edition,
      recipients: ['zhang@yunxi.example'],
      message_id: '<x>',
      server: 'mail.yunxi.example:587',
    };
    writeFileSync(journal, `${JSON.stringify(entry)}\n`);
    const before = listFiles(folder.root);
    // Nothing is at this port.
    const { status, stdout } = await folder.email([
      '--recipients',
      'dry.yaml',
      '--each',
      '--bcc',
      'chen@yunxi.example',
      '--smtp',
      'smtp://127.0.0.1:9',
      '--dry-run',
    ]);
    expect(status).toBe(0);
    expect(listFiles(folder.root)).toEqual(before);
    rmSync(journal);
    expect(stdout.replaceAll(/[\d.]+ [kM]B/g, '# kB')).toBe(`letter 1 of 2 (zh)
  From:      分析室 <fenxi@yunxi.example>
  To:        张局长 <zhang@yunxi.example>
  Cc:        wang@yunxi.example
  Bcc:       chen@yunxi.example
  Subject:   云溪公安盘点比较（2024年2月1日）
  Attached:  云溪公安盘点比较（2024-02-01）.pdf  # kB  (yunxi/output/yunxi.zh.pdf)
             云溪公安盘点比较（2024-02-01）.xlsx  # kB  (yunxi/output/yunxi.zh.xlsx)
  Size:      # kB
  has it already: zhang@yunxi.example, by mail.yunxi.example:587 on 2024-02-02

letter 2 of 2 (zh, dongchuan)
  From:      分析室 <fenxi@yunxi.example>
  To:        li@yunxi.example
  Bcc:       chen@yunxi.example
  Subject:   东川区：云溪公安盘点比较（2024年2月1日）
  Attached:  东川区：云溪公安盘点比较（2024-02-01）.pdf  # kB  (yunxi/output/yunxi.dongchuan.zh.pdf)
             东川区：云溪公安盘点比较（2024-02-01）.xlsx  # kB  (yunxi/output/yunxi.dongchuan.zh.xlsx)
  Size:      # kB

2 letters to 5 recipients, of whom 1 would get nothing, # kB; nothing was sent
`);
  });

  /** As the journal knows the main edition. */
  async function editionOf(): Promise<string> {
    const hash = (path: string): string =>
      createHash('sha256')
        .update(readFileSync(join(folder.output, path)))
        .digest('hex');
    return await Promise.resolve(
      createHash('sha256')
        .update(['zh', hash('yunxi.zh.pdf'), hash('yunxi.zh.xlsx')].join('\n'))
        .digest('hex'),
    );
  }
});

describe('wrong usage', () => {
  const to = ['--to', 'a@b.example'];
  it.each<[string, readonly string[], string]>([
    ['nothing to do', to, 'say what to do: --eml FILE writes a draft, --smtp URL sends, --dry-run shows'],
    ['both ways', [...to, '--eml', 'x.eml', '--smtp', 'smtp://localhost'], 'give --eml or --smtp, not both'],
    ['nobody', ['--dry-run'], 'nobody to send to; name them with --to'],
    ['a wrong address', ['--to', 'a@b.example, zhang', '--dry-run'], '--to: "zhang" is no e-mail address: it has no @'],
    ['a wrong sender', [...to, '--from', 'a@b@c', '--dry-run'], '--from: "a@b@c" is no e-mail address'],
    [
      'two senders',
      [...to, '--from', 'a@b.example,c@d.example', '--dry-run'],
      '--from: "a@b.example,c@d.example" is more than one address',
    ],
    ['a header in an address', ['--to', 'a@b.example\nBcc: x@y.example', '--dry-run'], 'holds a line break'],
    ['a header in a name', ['--cc', '"x\r\nSubject: y" <a@b.example>', ...to, '--dry-run'], '--cc:'],
    [
      'an encoded word in a name',
      ['--to', '=?utf-8?Q?a=0D=0ABcc:_evil=40x?= <z@b.example>', '--eml', 'b.eml'],
      '--to: "=?utf-8?Q?a=0D=0ABcc:_evil=40x?= <z@b.example>" holds the start of an encoded word (=?)',
    ],
    [
      'an encoded word in the sender',
      [...to, '--from', '"=?utf-8?B?DQo=?=" <z@b.example>', '--eml', 'b.eml'],
      '--from:',
    ],
    ['a sending option for a draft', [...to, '--eml', 'x.eml', '--resend'], '--resend is for sending with --smtp'],
    ['--force without a draft', [...to, '--smtp', 'smtp://localhost', '--force'], '--force is for --eml'],
    ['a folder for a draft', [...to, '--eml', 'yunxi'], 'yunxi is a folder; name a file'],
    [
      'an unknown bureau',
      [...to, '--bureau', 'dongchaun', '--dry-run'],
      'no bureau has the id "dongchaun"; did you mean dongchuan?',
    ],
    [
      'an edition that was not built',
      [...to, '--bureau', 'beiling', '--dry-run'],
      'holds no yunxi.beiling.zh.pdf and no yunxi.beiling.zh.xlsx; run bench build yunxi --bureau beiling --lang zh first',
    ],
  ])('%s', async (_, args, says) => {
    const { status, stdout, stderr } = await folder.email(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    [
      'a folder that is not there',
      ['email', 'unbuilt', '--to', 'a@b.example', '--dry-run'],
      'there is no folder unbuilt; name the folder that holds benchmark.yaml',
    ],
    [
      'a server in the place of the folder',
      ['email', 'smtp://analyst:geheim@mail.yunxi.example', '--to', 'a@b.example'],
      'name the mail server with --smtp',
    ],
  ])('%s', async (_, args, says) => {
    const { status, stderr } = await runBench(args, { cwd: folder.root });
    expect(status).toBe(2);
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('geheim');
  });
});

describe('a recipients file', () => {
  it('has every mistake told with its line and column', async () => {
    writeFileSync(
      at('wrong.yaml'),
      `- to: zhang@@yunxi.example
  name: "张\\n局长"
- { to: li@yunxi.example, bureau: dongchuan }
- { to: LI@yunxi.example, bureau: dongchuan }
- name: 王五
- { to: a@b.example, cc: [c@d.example, e], langauge: en }
- { to: a@b.example, cc: 5 }
- { to: a@b.example, language: fr }
- { to: z@b.example, name: "=?utf-8?Q?a=0D=0Ab?=" }
- { to: "=?utf-8?Q?a?= <y@b.example>" }
`,
    );
    const { status, stdout, stderr } = await folder.email(['--recipients', 'wrong.yaml', '--each', '--dry-run']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    const told = [...stderr.matchAll(/^error\[(.*?)\]: (.*)\n *--> (.*)$/gm)].map(
      ([, code, message, place]) => `${place} ${code}: ${message}`,
    );
    expect(told).toEqual([
      'wrong.yaml:1:7 address-wrong: "zhang@@yunxi.example" is no e-mail address: it has more than one @',
      "wrong.yaml:2:9 header-unsafe: the name holds a line break, which cannot stand in a letter's head",
      'wrong.yaml:4:9 recipient-twice: LI@yunxi.example would get the same letter twice',
      'wrong.yaml:5:3 key-missing: "to" is missing',
      'wrong.yaml:6:44 unknown-key: nothing is called "langauge" here',
      'wrong.yaml:7:26 wrong-value: "cc": expected an address or a list of addresses, found 5',
      'wrong.yaml:8:32 not-listed: "language" is "fr"; allowed are zh, en',
      "wrong.yaml:9:28 header-unsafe: the name holds the start of an encoded word (=?), which cannot stand in a letter's head",
      'wrong.yaml:10:9 address-wrong: "=?utf-8?Q?a?= <y@b.example>" holds the start of an encoded word (=?), which readers would take for something else',
    ]);
  });

  it.each<[string, string, readonly string[], string, number]>([
    ['a list of copies with a mistake', '- { to: a@b.example, cc: [c@d.example, e] }\n', ['--each'], 'r.yaml:1:40', 1],
    [
      'a bureau that is not there',
      '- { to: a@b.example, bureau: dongchaun }\n',
      ['--each'],
      'did you mean "dongchuan"?',
      1,
    ],
    [
      'an edition of their own in one letter for all',
      '- { to: a@b.example }\n- { to: c@d.example, bureau: dongchuan }\n',
      [],
      '--each sends one letter to each',
      1,
    ],
    ['no list', 'to: a@b.example\n', [], 'a list of entries, each starting with "- "', 1],
    ['broken YAML', '- { to: a@b.example\n', [], 'malformed YAML', 1],
    ['nobody', '[]\n', [], 'r.yaml names nobody, and neither does --to', 2],
  ])('%s is told', async (_, content, args, says, expected) => {
    writeFileSync(at('r.yaml'), content);
    const { status, stderr } = await folder.email(['--recipients', 'r.yaml', '--dry-run', ...args]);
    expect(stderr).toContain(says);
    expect(status).toBe(expected);
  });

  it('that is not there is told', async () => {
    const { status, stderr } = await folder.email(['--recipients', 'gone.yaml', '--dry-run']);
    expect(status).toBe(1);
    expect(stderr).toContain('the file gone.yaml is missing');
  });
});

describe('outputs that are out of date', () => {
  async function withCopy(change: (folder: string) => void, args: readonly string[] = []): Promise<RunResult> {
    const copy = at('copy');
    cpSync(at('yunxi'), copy, { recursive: true });
    try {
      change(copy);
      return await runBench(['email', copy, '--to', 'a@b.example', '--dry-run', ...args], { cwd: folder.root });
    } finally {
      rmSync(copy, { recursive: true });
    }
  }
  const replace = (file: string, from: string | RegExp, to: string) => (copy: string) =>
    writeFileSync(join(copy, file), readFileSync(join(copy, file), 'utf8').replace(from, to));

  it.each<[string, (copy: string) => void, string]>([
    [
      'a changed input',
      replace('observations/dongchuan-2023.yaml', '24', '25'),
      'changed since the build: observations/dongchuan-2023.yaml',
    ],
    [
      'an input that is gone',
      (copy) => rmSync(join(copy, 'observations/xiping-2023.csv')),
      'changed since the build: observations/xiping-2023.csv',
    ],
    [
      'a workbook that was saved',
      (copy) => writeFileSync(join(copy, 'output/yunxi.zh.xlsx'), 'edited'),
      'not as the build wrote it: ',
    ],
    [
      'another version of bench',
      replace('output/manifest.json', /"version": ".*"/, '"version": "0.0.1"'),
      'built by version 0.0.1 of bench',
    ],
  ])('are refused: %s', async (_, change, says) => {
    const { status, stdout, stderr } = await withCopy(change);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).toMatch(/run bench build \S+copy, or send them all the same with --stale/);
  });

  it('are sent with --stale, which says so', async () => {
    const { status, stderr, stdout } = await withCopy(replace('observations/dongchuan-2023.yaml', '24', '25'), [
      '--stale',
    ]);
    expect(status).toBe(0);
    expect(stderr).toContain('warning: the outputs are out of date');
    expect(stdout).toContain('1 letter to 1 recipient');
  });

  it('are not those of another language that was saved, or a letter that was written anew', async () => {
    const change = (copy: string): void => {
      writeFileSync(join(copy, 'output/yunxi.en.xlsx'), 'edited');
      mkdirSync(join(copy, 'templates'), { recursive: true });
    };
    expect(await withCopy(change)).toMatchObject({ status: 0 });
  });

  it('that are gone cannot be sent', async () => {
    const { status, stderr } = await withCopy((copy) => rmSync(join(copy, 'output/yunxi.zh.pdf')), ['--stale']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/holds no yunxi\.zh\.pdf; run bench build \S+copy --lang zh first/);
  });
});

describe('what would break out of a head', () => {
  it.each([
    [
      'the title',
      { find: 'title: { zh: 云溪公安盘点比较,', replace: 'title: { zh: "云溪\\nBcc: x@y.example",' },
      '"title.zh": expected a text on one line',
    ],
    [
      'the sender',
      {
        find: 'mail: { from: "分析室 <fenxi@yunxi.example>"',
        replace: 'mail: { from: "分析室\\r\\nX: y <fenxi@yunxi.example>"',
      },
      '"mail.from": ',
    ],
    [
      'the title, as an encoded word',
      {
        find: 'title: { zh: 云溪公安盘点比较,',
        replace: 'title: { zh: "云溪 =?utf-8?B?DQpCY2M6IHg=?=",',
      },
      'the subject, as filled in, holds an encoded word (=?…?=)',
    ],
    [
      'the sender, as an encoded word',
      {
        find: 'mail: { from: "分析室 <fenxi@yunxi.example>"',
        replace: 'mail: { from: "=?utf-8?B?DQo=?= <fenxi@yunxi.example>"',
      },
      'holds the start of an encoded word (=?)',
    ],
    ['the sender without an address', { find: '<fenxi@yunxi.example>', replace: 'fenxi' }, '"mail.from": '],
  ])('is refused in %s', async (_, { find, replace }, says) => {
    const valid = { 'benchmark.yaml': readFileSync(at('yunxi/benchmark.yaml'), 'utf8') };
    const { files } = plant(valid, [{ file: 'benchmark.yaml', find, replace }]);
    const copy = at('hostile');
    cpSync(at('yunxi'), copy, { recursive: true });
    writeFiles(copy, files);
    const { status, stderr } = await runBench(
      ['email', copy, '--to', 'a@b.example', '--eml', 'hostile.eml', '--stale'],
      { cwd: folder.root },
    );
    rmSync(copy, { recursive: true });
    expect(status).toBe(1);
    expect(stderr).toContain(says);
    expect(existsSync(at('hostile.eml'))).toBe(false);
  });

  it('is replaced in the names of attachments', async () => {
    const copy = at('signs');
    cpSync(at('yunxi'), copy, { recursive: true });
    const title = '甲/乙\\\\丙: "丁" <戊>|己?* ?= 1+1=? _=0D';
    const path = join(copy, 'benchmark.yaml');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(
        'title: { zh: 云溪公安盘点比较,',
        `title: { zh: "${title.replaceAll('"', '\\"')}",`,
      ),
    );
    await runBench(['build', copy, '--quiet', '--format', 'pdf,xlsx'], { cwd: folder.root });
    expect(
      await runBench(['email', copy, '--to', 'a@b.example', '--eml', 'signs.eml'], { cwd: folder.root }),
    ).toMatchObject({ status: 0 });
    const { attachments, headers } = readWithPython(readFileSync(at('signs.eml')));
    expect(headers['subject']).toBe('甲/乙\\丙: "丁" <戊>|己?* ?= 1+1=? _=0D（2024年2月1日）');
    expect(attachments[0]?.name).toBe('甲／乙＼丙： ＂丁＂ ＜戊＞｜己？＊ ？= 1+1=？ _=0D（2024-02-01）.pdf');
    rmSync(copy, { recursive: true });
  });
});

describe('a letter that is broken', () => {
  /** `▶` before the character at which the mistake is told. */
  const cases: readonly [string, string, string][] = [
    [
      'without a subject',
      '▶title: x\n',
      'the subject is missing: the letter does not start with "---", its subject and "---"',
    ],
    ['without an end of its head', '▶---\nsubject: x\n\ntext\n', '"---" is missing after them'],
    ['with an empty head', '▶---\n---\ntext\n', '"subject" is missing'],
    ['with an unknown key', '---\nsubject: x\n▶from: a@b.example\n---\ntext\n', 'nothing is called "from" here'],
    ['without a text', '---\nsubject: x\n---\n▶', 'the letter has no text below its subject'],
    [
      'with an unknown place',
      '---\nsubject: x\n---\n\n各位：{title}，▶{tilte}\n',
      'nothing is called {tilte} in a letter',
    ],
    [
      'with an unknown place in the subject',
      '---\nsubject: ▶"{message}"\n---\ntext\n',
      'nothing is called {message} in a letter',
    ],
    ['with a list in the subject', '---\nsubject: ▶"{messages}"\n---\ntext\n', '{messages} is no text for a subject'],
    [
      'with a list within a line',
      '---\nsubject: x\n---\n要点：▶{messages}\n',
      '{messages} does not stand on a line of its own',
    ],
    [
      'with a list within a case',
      '---\nsubject: x\n---\n{has_name, select, yes {\n▶{figure}\n} other {}}\n',
      '{figure} does not stand on a line of its own',
    ],
    ['with an open bracket', '---\nsubject: x\n---\ntext ▶{title\n', 'the bracket { has no end: } is missing'],
    ['with an empty bracket', '---\nsubject: x\n---\ntext ▶{}\n', 'nothing stands between { and }'],
    [
      'without the other case',
      '---\nsubject: x\n---\n{has_name, select, yes {a}▶}\n',
      'the case "other {…}" is missing',
    ],
    [
      'with another case',
      '---\nsubject: x\n---\n▶{has_name, select, no {a} other {b}}\n',
      'has no case "no"; its cases are yes and other',
    ],
    [
      'with an unknown condition',
      '---\nsubject: x\n---\n▶{has_nane, select, yes {a} other {b}}\n',
      'nothing is called {has_nane, select, …} in a letter',
    ],
    ['with a number', '---\nsubject: x\n---\n▶{title, number}\n', '{title, …} is no select'],
    [
      'with a picture from elsewhere',
      '---\nsubject: x\n---\ntext ▶![](https://a.example/x.png)\n',
      'a picture that is not {figure}',
    ],
    [
      'with a line break in the subject',
      '---\nsubject: ▶"a\\nBcc: x@y.example"\n---\ntext\n',
      'the subject holds a line break',
    ],
  ];

  it('is told by bench check, with file, line and column, all at once', async () => {
    const own = at('letters');
    cpSync(at('yunxi'), own, { recursive: true });
    cpSync(join(template('zh'), '..'), join(own, 'templates'), { recursive: true });
    for (const [name, text, says] of cases) {
      const before = text.slice(0, text.indexOf('▶')).split('\n');
      writeFileSync(join(own, 'templates/email.zh.md'), text.replace('▶', ''));
      const { status, stderr } = await runBench(['check', own], { cwd: folder.root });
      expect.soft(stderr, name).toContain(says);
      expect
        .soft(stderr, name)
        .toContain(`templates/email.zh.md:${before.length}:${[...(before.at(-1) ?? '')].length + 1}\n`);
      expect.soft(status, name).toBe(1);
    }
    writeFileSync(join(own, 'templates/email.zh.md'), '---\nsubject: "{tilte}"\n---\n{a}\n{b}\n');
    const sent = await runBench(['email', own, '--to', 'a@b.example', '--dry-run', '--stale'], { cwd: folder.root });
    expect(sent).toMatchObject({ status: 1, stdout: '' });
    expect(sent.stderr).toContain('nothing was sent: 3 errors');
    expect(sent.stderr).toContain('hint: did you mean "title"?');
    // A folder of templates from before there were letters takes the shipped ones.
    rmSync(join(own, 'templates/email.zh.md'));
    expect(await runBench(['check', own], { cwd: folder.root })).toMatchObject({ status: 0 });
    expect(
      await runBench(['email', own, '--to', 'a@b.example', '--dry-run', '--stale'], { cwd: folder.root }),
    ).toMatchObject({ status: 0 });
    rmSync(own, { recursive: true });
  }, 120_000);
});
