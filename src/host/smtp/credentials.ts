/**
 * User and password of the mail server: from a file, else from the environment, never from the command line. What is said of a wrong file
 * names lines and never what stands in them.
 */
import { readFileSync, statSync } from 'node:fs';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** A reason that there are none, as a sentence. */
interface NoCredentials {
  readonly problem: string;
}

export const variables = { user: 'BENCH_SMTP_USER', password: 'BENCH_SMTP_PASSWORD' } as const;

const form = 'it has two lines, "user: …" and "password: …"';

/** @returns undefined when neither is given: many servers inside a network ask for none. */
export function readCredentials(file: string | undefined): Credentials | NoCredentials | undefined {
  if (file !== undefined) return readFile(file);
  const user = process.env[variables.user] ?? '';
  const password = process.env[variables.password] ?? '';
  if (user === '' && password === '') return undefined;
  if (user === '') return { problem: `${variables.password} is set and ${variables.user} is not; set both` };
  if (password === '') return { problem: `${variables.user} is set and ${variables.password} is not; set both` };
  return { user, password };
}

/** Whether others than its owner can read the file; not asked on Windows, where modes say nothing. */
export function isReadableByOthers(file: string): boolean {
  return process.platform !== 'win32' && ((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
};

function readFile(file: string): Credentials | NoCredentials {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // Its name is not repeated: whoever mistakes the option for a password has written one.
    return { problem: `the file that --credentials names cannot be read: ${reasons[code] ?? code}; ${form}` };
  }
  const found = new Map<string, string>();
  for (const [index, line] of text
    .replace(/^\u{feff}/u, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    const [, key, value = ''] = /^\s*(user|password)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    if (key === undefined) return { problem: `${file}:${index + 1}: the line is neither of the file's: ${form}` };
    if (found.has(key)) return { problem: `${file}:${index + 1}: "${key}" stands twice` };
    if (value === '') return { problem: `${file}:${index + 1}: nothing stands after "${key}:"` };
    found.set(key, value);
  }
  const [user, password] = [found.get('user'), found.get('password')];
  if (user === undefined || password === undefined)
    return { problem: `${file}: "${user === undefined ? 'user' : 'password'}" is missing; ${form}` };
  return { user, password };
}
