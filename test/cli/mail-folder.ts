/** A folder with a benchmark of invented places, built, from which letters can be sent; and readers of what arrives. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validBenchmark } from '../read/valid-benchmark.js';
import { projectRoot, runBench, writeFiles, type RunOptions, type RunResult } from './run-bench.js';

export interface MailFolder extends Disposable {
  /** Holds the benchmark `yunxi` and, in it, `output`. */
  readonly root: string;
  readonly output: string;
  /** Runs `bench email yunxi …`; passwords and authorities of the machine are unknown to it. */
  readonly email: (args: readonly string[], options?: Partial<RunOptions>) => Promise<RunResult>;
}

export const sender = '分析室 <fenxi@yunxi.example>';

/** What a build of it may take, in milliseconds. */
export const mailFolderTimeout = 60_000;

/** @param bureaus ids of those that have an edition of their own */
export async function makeMailFolder(bureaus: readonly string[] = []): Promise<MailFolder> {
  const root = mkdtempSync(join(tmpdir(), 'bench-email-'));
  const benchmark = `${validBenchmark['benchmark.yaml']}mail: { from: "${sender}" }\n`;
  writeFiles(join(root, 'yunxi'), { ...validBenchmark, 'benchmark.yaml': benchmark });
  for (const about of [[], ...bureaus.map((id) => ['--bureau', id])]) {
    const { status, stderr } = await runBench(['build', 'yunxi', '--quiet', '--format', 'pdf,xlsx', ...about], {
      cwd: root,
    });
    if (status !== 0) throw new Error(stderr);
  }
  const none = { BENCH_SMTP_USER: undefined, BENCH_SMTP_PASSWORD: undefined, NODE_EXTRA_CA_CERTS: undefined };
  return {
    root,
    output: join(root, 'yunxi/output'),
    email: async (args, { env, ...options } = {}) =>
      await runBench(['email', 'yunxi', ...args], { cwd: root, env: { ...none, ...env }, ...options }),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A message as Python's email package reads it, which shares no code with the writer. */
export interface ReadMessage {
  readonly headers: Readonly<Record<string, string>>;
  /** Types of all parts in their order, with what contains them. */
  readonly types: readonly string[];
  readonly text: string;
  readonly html: string;
  /** File name, type and SHA-256 of what is attached. */
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly sha256: string }[];
  readonly inline: readonly {
    readonly name: string;
    readonly type: string;
    readonly cid: string;
    readonly size: number;
  }[];
  /** What the parser complains of. */
  readonly defects: readonly string[];
}

const script = `
import email, email.policy, hashlib, json, sys
def read(data):
    m = email.message_from_bytes(data, policy=email.policy.default)
    parts = list(m.walk())
    def leaf(p): return p.get_payload(decode=True)
    return {
        'headers': {k.lower(): str(v) for k, v in m.items()},
        'types': [p.get_content_type() for p in parts],
        'text': m.get_body(('plain',)).get_content().replace('\\r\\n', '\\n'), 'html': m.get_body(('html',)).get_content(),
        'attachments': [{'name': p.get_filename(), 'type': p.get_content_type(), 'sha256': hashlib.sha256(leaf(p)).hexdigest()}
                        for p in parts if p.get_content_disposition() == 'attachment'],
        'inline': [{'name': p.get_filename(), 'type': p.get_content_type(), 'cid': p['content-id'], 'size': len(leaf(p))}
                   for p in parts if p.get_content_disposition() == 'inline'],
        'defects': [str(d) for p in parts for d in p.defects] +
                   # A name in words of RFC 2047 stands beside that of RFC 2231, for programs that know only the old way.
                   [f'{k}: {d}' for p in parts for k, v in p.items() for d in getattr(v, 'defects', ())
                    if not (k.lower() == 'content-type' and 'encoded' in str(d))],
    }
print(json.dumps(read(open(sys.argv[1], 'rb').read())))
`;

export function readWithPython(bytes: Uint8Array): ReadMessage {
  const folder = mkdtempSync(join(tmpdir(), 'bench-message-'));
  try {
    const path = join(folder, 'message.eml');
    writeFileSync(path, bytes);
    const message: ReadMessage = JSON.parse(
      execFileSync('python3', ['-c', script, path], { encoding: 'utf8', maxBuffer: 1 << 28 }),
    );
    return message;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const template = (language: string): string => join(projectRoot, `templates/email.${language}.md`);
