/**
 * Keeps two runs from sending at the same time. Each run puts down a file of its own, named by machine and process, then looks for those of
 * others: of two that start together at least one sees the other, and a file whose process is dead holds nobody up.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Lock {
  release(): void;
}

/** Another run that is sending. */
export interface LockHolder {
  readonly file: string;
  readonly pid: number;
  /** Undefined where it is this machine; on another one nobody here can look. */
  readonly host: string | undefined;
}

export const isHeld = (result: Lock | LockHolder): result is LockHolder => 'pid' in result;

/** How often two that start together try to get out of each other's way. */
const tries = 5;

export async function takeLock(folder: string): Promise<Lock | LockHolder> {
  const name = `.mail-lock.${hostname()}.${process.pid}`;
  const path = join(folder, name);
  for (let attempt = 1; ; attempt += 1) {
    writeFileSync(path, '', { mode: 0o600 });
    const holder = findHolder(folder, name);
    if (!holder) return { release: () => rmSync(path, { force: true }) };
    rmSync(path, { force: true });
    if (attempt === tries) return holder;
    await sleep(10 + Math.random() * 90);
  }
}

/** A run that is alive, as far as can be seen; the files of dead ones are cleared away. */
function findHolder(folder: string, own: string): LockHolder | undefined {
  for (const name of readdirSync(folder)) {
    const [, host, pid] = /^\.mail-lock\.(.*)\.(\d+)$/.exec(name) ?? [];
    if (pid === undefined || name === own) continue;
    const file = join(folder, name);
    if (host !== hostname()) return { file, pid: Number(pid), host };
    if (isAlive(Number(pid))) return { file, pid: Number(pid), host: undefined };
    rmSync(file, { force: true });
  }
  return undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
