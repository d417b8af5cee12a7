/** What is said when something fails that no stage foresaw: what, where, and what to do, in one line; and how to learn more. */
import { openTerminal } from './output.js';

/** A code of the system in words, and what helps. */
interface Explanation {
  readonly reason: string;
  readonly remedy: string;
  /** What helps where something was read, if that is something else. */
  readonly toRead?: string;
}

const makeReadable = 'make it readable, or ask whoever owns it';

const explanations: Readonly<Record<string, Explanation>> = {
  EACCES: {
    reason: 'permission denied',
    remedy: 'choose another folder, or ask whoever owns this one',
    toRead: makeReadable,
  },
  EPERM: {
    reason: 'not permitted',
    remedy: 'close the file if it is open in another program, and run again',
    toRead: makeReadable,
  },
  EBUSY: { reason: 'the file is in use', remedy: 'close it in Excel or WPS, and run again' },
  ETXTBSY: { reason: 'the file is in use', remedy: 'close it, and run again' },
  ENOSPC: { reason: 'the disk is full', remedy: 'make room, or choose a folder on another disk' },
  EDQUOT: { reason: 'your quota of the disk is used up', remedy: 'make room, or choose a folder on another disk' },
  EROFS: { reason: 'the file system is read-only', remedy: 'choose another folder' },
  ENOTDIR: {
    reason: 'a part of the path is a file, not a folder',
    remedy: 'choose another name',
    toRead: 'check the name',
  },
  EISDIR: { reason: 'it is a folder, not a file', remedy: 'choose another name', toRead: 'put a file in its place' },
  ENOENT: { reason: 'it is not there', remedy: 'check the name' },
  EFONT: { reason: 'the font is damaged', remedy: 'install the package again, or run "npm run build" in its folder' },
  ENOTSUP: { reason: 'the file system takes no new files there', remedy: 'choose another folder' },
  ENAMETOOLONG: { reason: 'the name is too long', remedy: 'choose a shorter one' },
  ELOOP: { reason: 'links lead round in a circle', remedy: 'mend them' },
  EMFILE: { reason: 'too many files are open', remedy: 'close other programs, and run again' },
  ENOMEM: { reason: 'there is not enough memory', remedy: 'close other programs, or build fewer formats at once' },
  EIO: { reason: 'the disk cannot be read or written', remedy: 'check it, and choose another' },
};

/** What the codes of the system mean, without a remedy. */
export const explained: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(explanations).map(([code, { reason }]) => [code, reason]),
);

const textOf = (error: unknown, key: 'code' | 'path' | 'syscall'): string | undefined =>
  error instanceof Error && key in error ? String((error as unknown as Record<string, unknown>)[key]) : undefined;

/** Calls of the system that read; opening a file is one of them where `readNamed` says so. */
const reading: ReadonlySet<string> = new Set(['read', 'scandir', 'stat', 'lstat', 'watch']);

/** The sentence for a failure; undefined where it is ours to explain. */
function explain(error: unknown): string | undefined {
  const known = explanations[textOf(error, 'code') ?? ''];
  if (!known) return undefined;
  const call = textOf(error, 'syscall') ?? '';
  if (call === 'uv_cwd') return `the current folder: ${known.reason}; change to another one`;
  const path = textOf(error, 'path') ?? '';
  const remedy = (reading.has(call) ? known.toRead : undefined) ?? known.remedy;
  if (textOf(error, 'code') !== 'EFONT' && /[\\/]dist[\\/]fonts[\\/]/.test(path))
    return `${path}: the package's fonts are missing; install it again, or run "npm run build" in its folder`;
  return `${path === '' ? '' : `${hideStaging(path)}: `}${known.reason}; ${remedy}`;
}

/** A file that is written aside is called after its place, and what is for the build alone after the folder. */
const hideStaging = (path: string): string =>
  path.replace(/[\\/]\.building-\d+(?:[\\/](?:new|old|journal\.json))?(?=[\\/]|$)/, '');

/** Prints the failure to stderr; the stack only with --debug. @returns the exit status, 2. */
export function tellFailure(error: unknown): number {
  const terminal = openTerminal({ quiet: false });
  const message = explain(error);
  terminal.fail(message ?? (error instanceof Error ? error.message : String(error)));
  if (process.argv.includes('--debug') && error instanceof Error) terminal.tell(error.stack ?? '');
  else if (message === undefined) terminal.tell('  this is a failure of bench; run again with --debug to see where');
  return 2;
}

/** Ends the process at Ctrl-C with a word on what was done: outputs are moved into place in one go or not at all. */
export function endOnInterrupt(): void {
  process.once('SIGINT', () => {
    openTerminal({ quiet: false }).fail('interrupted; what was there before is whole');
    process.exit(130);
  });
}
