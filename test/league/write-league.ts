/** Writes a league to a folder on disk, for measuring and for looking at large outputs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeLeague, type LeagueOptions } from './make-league.js';

/** Creates the folder where needed; files of the same names are replaced. */
export function writeLeague(folder: string, options: LeagueOptions): void {
  for (const [path, content] of Object.entries(makeLeague(options))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
