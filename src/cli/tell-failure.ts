/** What is said when something fails that no stage foresaw: one line, and how to learn more. */
import { openTerminal } from './output.js';

/** What the system's codes mean. */
export const explained: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted; is the file open in another program?',
  EBUSY: 'the file is in use; is it open in Excel?',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file, not a folder',
};

/** Prints the failure to stderr; the stack only with --debug. @returns the exit status, 2. */
export function tellFailure(error: unknown): number {
  const terminal = openTerminal({ quiet: false });
  const known = error instanceof Error && 'code' in error ? explained[String(error.code)] : undefined;
  const path = error instanceof Error && 'path' in error ? `${String(error.path)}: ` : '';
  const message = known === undefined ? (error instanceof Error ? error.message : String(error)) : `${path}${known}`;
  terminal.fail(message);
  if (process.argv.includes('--debug') && error instanceof Error) terminal.tell(error.stack ?? '');
  else if (known === undefined) terminal.tell('  this is a failure of bench; run again with --debug to see where');
  return 2;
}
