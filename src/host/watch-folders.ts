/** Tells that something happens in folders; what it was is for those to find out who know what they have read. */
import { existsSync, watch, type FSWatcher } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Milliseconds without an event after which a change counts as made: editors write in several steps, and many files may come at once. */
const quiet = 30;
/** Milliseconds after which it counts as made although there are still events. */
const longest = 500;

/** The system has no watch left to give. */
export class WatchLimit extends Error {
  constructor(folder: string) {
    super(
      `${folder} cannot be watched, since other programs watch as many folders as the system allows; ` +
        'close some, or raise fs.inotify.max_user_watches and max_user_instances',
    );
  }
}

export interface FolderWatch {
  /** Watches these folders from now on, in place of those before; one that is not there by the nearest one around it. */
  readonly follow: (folders: readonly string[]) => void;
  /** Takes it that something has happened. */
  readonly stir: () => void;
  /** Waits until something has happened, and is over. @returns when it began, by the process's clock; undefined when the watch was closed. */
  readonly settled: () => Promise<number | undefined>;
  readonly close: () => void;
}

export function watchFolders(): FolderWatch {
  let watchers: FSWatcher[] = [];
  let isOpen = true;
  /** When the events began that nobody has been told of. */
  let since: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  let tell: (() => void) | undefined;
  const finish = (): void => {
    isOver = true;
    tell?.();
  };
  const stir = (): void => {
    const now = performance.now();
    since ??= now;
    isOver = false;
    clearTimeout(timer);
    timer = setTimeout(finish, Math.max(0, Math.min(quiet, since + longest - now)));
  };
  const stop = (): void => {
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  return {
    follow: (folders) => {
      // A watch ends with its folder, and one of the same name may be there again: all are opened anew.
      stop();
      watchers = [...new Set(folders.map(nearest))].map((folder) => open(folder, stir));
    },
    stir,
    settled: async () => {
      if (isOpen && !isOver) await new Promise<void>((told) => (tell = told));
      const began = since ?? performance.now();
      [since, isOver, tell] = [undefined, false, undefined];
      return isOpen ? began : undefined;
    },
    close: () => {
      isOpen = false;
      clearTimeout(timer);
      stop();
      tell?.();
    },
  };
}

/** The folder itself, else the nearest one around it. */
function nearest(folder: string): string {
  const path = resolve(folder);
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path));
}

/** @throws WatchLimit */
function open(folder: string, stir: () => void): FSWatcher {
  try {
    const watcher = watch(folder, stir);
    // On some systems a folder that goes is an error; what is left is found out like any change.
    watcher.on('error', stir);
    return watcher;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return open(nearest(dirname(folder)), stir);
    if (code === 'ENOSPC' || code === 'EMFILE') throw new WatchLimit(folder);
    throw error;
  }
}
