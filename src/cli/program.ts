/**
 * The command line as data: commands, arguments, options, examples. Takes nothing; gives the program that `main` runs, that completion is made
 * from and that docs/cli.md is written from. Each command loads what it does only when it runs.
 */
import { Command } from 'commander';
import { escapeHidden } from '../text/hidden-characters.js';
import { defineBuild } from './definitions/build.js';
import { defineCheck } from './definitions/check.js';
import { defineCompletion } from './definitions/completion.js';
import { defineDiff } from './definitions/diff.js';
import { defineEmail } from './definitions/email.js';
import { defineExplain } from './definitions/explain.js';
import { defineExtract } from './definitions/extract.js';
import { defineInit } from './definitions/init.js';
import { defineVerify } from './definitions/verify.js';
import { version } from './version.js';

const definitions = [
  defineInit,
  defineBuild,
  defineCheck,
  defineVerify,
  defineExtract,
  defineDiff,
  defineEmail,
  defineExplain,
  defineCompletion,
] as const;

export function createProgram(): Command {
  const program = new Command('bench')
    .description('Compares police bureaus by the figures in their published reviews. Every number leads to its words.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help on a command')
    .showSuggestionAfterError()
    // What was typed stands in its messages.
    .configureOutput({ writeErr: (text) => process.stderr.write(escapeHidden(text)) })
    .exitOverride();
  for (const define of definitions) define(program);
  return program;
}
